"""High contrast: the colours of the tokens taken from the system's own palette, for what the program paints itself."""

from dataclasses import fields

from PySide6.QtGui import QPalette

from unionbook.ui.look.tokens import Tokens, luminance

Role = QPalette.ColorRole

ROLES: dict[str, QPalette.ColorRole] = {
    "bg": Role.Window,
    "card": Role.Base,
    "head": Role.Window,
    "hover": Role.Window,
    "pressed": Role.Window,
    "line": Role.WindowText,
    "line2": Role.WindowText,
    "edge": Role.WindowText,
    "strong": Role.WindowText,
    "text1": Role.WindowText,
    "text2": Role.WindowText,
    "text3": Role.WindowText,
    "accent": Role.Highlight,
    "accent_hover": Role.Highlight,
    "accent_press": Role.Highlight,
    "on_accent": Role.HighlightedText,
    "subtle": Role.Window,
    "selected": Role.Window,
    "on_bad": Role.HighlightedText,
    "batch": Role.Highlight,
    "on_batch": Role.HighlightedText,
    "brand": Role.Highlight,
    "ribbon": Role.Highlight,
}
"""Which role of the palette stands for a token; an ink that is not named is text, a ground is Base."""


def tokens_of(palette: QPalette) -> Tokens:
    """Tokens with no colours but those of the palette: everything is text on its ground, or selected."""

    def of(name: str) -> str:
        if name == "disabled":
            return palette.color(QPalette.ColorGroup.Disabled, Role.WindowText).name().upper()
        usual = Role.Base if name.endswith("_bg") else Role.Highlight if name == "bad" else Role.WindowText
        return palette.color(ROLES.get(name, usual)).name().upper()

    colours = {field.name: of(field.name) for field in fields(Tokens) if field.name != "dark"}
    return Tokens(dark=luminance(colours["bg"]) < 0.5, **colours)
