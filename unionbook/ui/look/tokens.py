"""The look as data: colours of the light and the dark theme, the pairs that must be readable, and the sizes."""

from dataclasses import dataclass, fields


@dataclass
class Tokens:
    """The colours of one theme, as #RRGGBB. A tone is a pair: `ok` is the ink, `ok_bg` the ground under it."""

    dark: bool
    bg: str
    card: str
    head: str
    hover: str
    pressed: str
    line: str
    line2: str
    edge: str
    strong: str
    text1: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    subtle: str
    selected: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    on_bad: str
    info: str
    info_bg: str
    neutral: str
    neutral_bg: str
    chart1: str
    chart2: str
    chart3: str
    chart4: str
    batch: str
    on_batch: str
    brand: str
    ribbon: str

    def become(self, other: "Tokens") -> None:
        """Take another theme's colours, in place: whoever holds these tokens sees the new ones."""
        for field in fields(self):
            setattr(self, field.name, getattr(other, field.name))

    def tone(self, name: str) -> tuple[str, str]:
        """(ink, ground) of a tone: ok, warn, bad, info or neutral."""
        return getattr(self, name), getattr(self, f"{name}_bg")


LIGHT = Tokens(
    dark=False,
    bg="#F2F4F7",
    card="#FFFFFF",
    head="#F6F8FA",
    hover="#E9EDF2",
    pressed="#DDE2E9",
    line="#E1E5EA",
    line2="#EDF0F3",
    edge="#C6CCD4",
    strong="#7D8794",
    text1="#1A1E24",
    text2="#454D57",
    text3="#5C6570",
    disabled="#9AA3AE",
    accent="#0F5FB5",
    accent_hover="#0C529E",
    accent_press="#093F7B",
    on_accent="#FFFFFF",
    subtle="#E4EFFB",
    selected="#DDEBFA",
    ok="#0B6A36",
    ok_bg="#E1F4E8",
    warn="#7A4700",
    warn_bg="#FFF0D2",
    bad="#B3201A",
    bad_bg="#FDE7E5",
    on_bad="#FFFFFF",
    info="#0C529E",
    info_bg="#E4EFFB",
    neutral="#454D57",
    neutral_bg="#E9EDF2",
    chart1="#1F66B8",
    chart2="#5F93D1",
    chart3="#B87A00",
    chart4="#3F7F57",
    batch="#22303F",
    on_batch="#FFFFFF",
    brand="#C2241B",
    ribbon="#E67E00",
)

DARK = Tokens(
    dark=True,
    bg="#1B1D21",
    card="#25282D",
    head="#2B2F35",
    hover="#30343A",
    pressed="#3A3F46",
    line="#383D44",
    line2="#2E3238",
    edge="#4B525B",
    strong="#8B939E",
    text1="#F2F4F7",
    text2="#C6CCD4",
    text3="#A9B1BC",
    disabled="#6C747E",
    accent="#6DB1F2",
    accent_hover="#86BFF5",
    accent_press="#A3CFF8",
    on_accent="#0B1726",
    subtle="#1D3348",
    selected="#1F3B57",
    ok="#6FCF97",
    ok_bg="#173726",
    warn="#F0C265",
    warn_bg="#3D2F10",
    bad="#FF9A92",
    bad_bg="#47201D",
    on_bad="#2A0B09",
    info="#8CC2F6",
    info_bg="#1D3348",
    neutral="#C6CCD4",
    neutral_bg="#353A41",
    chart1="#6CAEF0",
    chart2="#4C84BD",
    chart3="#D9A441",
    chart4="#5BA878",
    batch="#E9EDF2",
    on_batch="#1A1E24",
    brand="#D9463C",
    ribbon="#E08A1E",
)

TEXT_PAIRS = (
    *((ink, ground) for ink in ("text1", "text2", "text3") for ground in ("bg", "card", "head", "hover")),
    ("text1", "selected"),
    ("text2", "selected"),
    ("text1", "subtle"),
    ("accent", "bg"),
    ("accent", "card"),
    ("accent", "subtle"),
    ("accent", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    *((tone, f"{tone}_bg") for tone in ("ok", "warn", "bad", "info", "neutral")),
    ("text1", "bad_bg"),
    ("text3", "bad_bg"),
    ("bad", "card"),
    ("warn", "card"),
    ("warn", "bg"),
    ("ok", "bg"),
    ("on_bad", "bad"),
    ("on_batch", "batch"),
)
"""(ink, ground) that occur together as text: at least 4.5:1 in both themes."""

EDGE_PAIRS = (
    *(("strong", ground) for ground in ("card", "bg")),
    *(("accent", ground) for ground in ("card", "bg")),
    ("bad", "card"),
    *((f"chart{number}", "card") for number in (1, 2, 3, 4)),
)
"""(edge or shape, ground) that carry meaning without text: at least 3:1."""

SCALES = {"标准": 1.0, "大": 1.15, "特大": 1.29}
"""The three text sizes: body text of 14, 16 and 18 px."""


@dataclass
class Sizes:
    """How far type and metrics grow. scale: that of the type, 1.0 for body text of 14 px."""

    scale: float = 1.0

    def type(self, size: float) -> int:
        """A type size of the standard scale, grown; in px, never under 12."""
        return max(12, round(size * self.scale))

    def px(self, size: float) -> int:
        """A height, width or gap of the standard scale, grown: slower than the type."""
        return round(size * (1 + 0.8 * (self.scale - 1)))

    def icon(self, size: int) -> int:
        """An icon's size: 16 → 20 and 20 → 24 with large type, and on."""
        return size if self.scale < 1.25 else size + 4 * round((self.scale - 1) / 0.29)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
