"""Fusion, a palette and one style sheet, made of the tokens; and what pages need to draw in the same look."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPushButton, QWidget

from unionbook.ground.resources import path
from unionbook.ui.look import icons, inmemory
from unionbook.ui.look.contrast import tokens_of
from unionbook.ui.look.sheet import plain_sheet, sheet
from unionbook.ui.look.tokens import DARK, LIGHT, Sizes, Tokens

W = TypeVar("W", bound=QWidget)

TOKENS = Tokens(**vars(LIGHT))
"""The colours now in use; changed in place by `apply`."""

SIZES = Sizes()
"""The sizes now in use; changed in place by `apply`."""

SYSTEM_FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei")
BUNDLED_FAMILY = "Noto Sans SC"
BUNDLED = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
PRINTED = "NotoSansSC_500Medium.ttf"

GROUND = "Fusion"
"""The style everything is drawn on."""

BASE = "unionbookBaseStyle"
"""The property of the application that says it has the style everything is drawn on."""

FRAMED = frozenset({"card", "popup"})
"""Looks that are set off by their ground and edge; where the system gives all one ground, by a frame."""

_IMAGES = {
    "chevron": ("chevron_down", "text2"),
    "tick": ("checkmark_filled", "on_accent"),
    "dash": ("subtract_filled", "on_accent"),
    "mark": ("checkmark_filled", "text1"),
}


def apply(app: QApplication, scale: float, dark: bool, system: float = 1.0) -> None:
    """Give the application the look. scale: one of SCALES.  system: `system_factor`, taken before the first call."""
    plain = high_contrast(app)
    if plain:
        # Setting none gives the system's own back.
        app.setPalette(QPalette())
    TOKENS.become(tokens_of(app.palette()) if plain else DARK if dark else LIGHT)
    SIZES.scale = min(scale * system, 1.75)
    if app.property(BASE) is None:
        # A style sheet hides the style under it: asked for its name, that of the sheet answers.
        app.setStyle(GROUND)
        app.setProperty(BASE, GROUND)
    app.setFont(font(14))
    if not plain:
        app.setPalette(palette())
    wanted = plain_sheet(SIZES) if plain else sheet(TOKENS, SIZES, _images())
    if app.styleSheet() != wanted:
        app.setStyleSheet(wanted)


def system_factor(app: QApplication) -> float:
    """How much larger than usual the system's own text is set (Windows 文本大小); ask before `apply`."""
    usual, points = 9.0, app.font().pointSizeF()
    return max(1.0, points / usual) if sys.platform == "win32" and points > 0 else 1.0


def high_contrast(app: QApplication) -> bool:
    """Does the system ask for high contrast? Then its own palette is shown, and the style sheet names no colours."""
    hints = app.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


@cache
def family() -> str:
    """The screen font: the system's Chinese one on Windows, otherwise the one shipped."""
    known = QFontDatabase.families()
    for name in (*SYSTEM_FAMILIES, BUNDLED_FAMILY):
        if name in known:
            return name
    return bundled([file for name in BUNDLED if (file := path("fonts", name)).is_file()])


def bundled(files: Sequence[Path]) -> str:
    """The family of shipped screen fonts; where none came along (Windows has its own), that of a print font."""
    # By their names: they are read as far as they are needed, which is a small part.
    handles = [QFontDatabase.addApplicationFont(str(file)) for file in files or [path("fonts", PRINTED)]]
    return QFontDatabase.applicationFontFamilies(handles[0])[0]


def font(size: float, bold: bool = False) -> QFont:
    """The screen font at a type size of the standard scale."""
    found = QFont(family())
    found.setPixelSize(SIZES.type(size))
    found.setBold(bold)
    return found


def colour(token: str) -> QColor:
    """The colour of a token, for painters."""
    return QColor(getattr(TOKENS, token))


def palette() -> QPalette:
    """The palette of the tokens, for what the style sheet does not reach."""
    found = QPalette()
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.WindowText: "text1",
        QPalette.ColorRole.Base: "card",
        QPalette.ColorRole.AlternateBase: "head",
        QPalette.ColorRole.Text: "text1",
        QPalette.ColorRole.PlaceholderText: "text3",
        QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "text1",
        QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "card",
        QPalette.ColorRole.ToolTipText: "text1",
        QPalette.ColorRole.Light: "card",
        QPalette.ColorRole.Midlight: "line2",
        QPalette.ColorRole.Mid: "edge",
        QPalette.ColorRole.Dark: "strong",
        QPalette.ColorRole.Shadow: "strong",
    }
    for role, token in roles.items():
        found.setColor(role, colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, role, colour("disabled"))
    return found


def _images() -> dict[str, str]:
    """The small drawings the style sheet names, in the colours now in use."""
    return _drawn(tuple((f"{image}.svg", name, getattr(TOKENS, token)) for image, (name, token) in _IMAGES.items()))


@cache
def _drawn(images: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    files = {file: icons.tinted(name, colour) for file, name, colour in images}
    found = inmemory.urls(files, f"look/{crc32(repr(images).encode()):08x}")
    return {file.removesuffix(".svg"): f'"{url}"' for file, url in found.items()}


def look(widget: W, name: str) -> W:
    """The widget with a look of the style sheet ("primary", "card", "caption" …)."""
    widget.setProperty("look", name)
    if isinstance(widget, QFrame) and name in FRAMED and TOKENS.selected == TOKENS.card:
        widget.setFrameShape(QFrame.Shape.Box)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def state(widget: QWidget, name: str, on: bool) -> None:
    """Set a state of the style sheet on a field: "wrong" or "doubt"."""
    if bool(widget.property(name)) != on:
        widget.setProperty(name, on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def icon(name: str, size: int = 20, tone: str = "text2") -> QIcon:
    """An icon in a token's colour, larger with large type."""
    return icons.icon(name, SIZES.icon(size), getattr(TOKENS, tone), TOKENS.disabled)


def pixmap(name: str, size: int, tone: str, ratio: float) -> QPixmap:
    """An icon as a picture for painters; ratio: the device pixel ratio painted on."""
    return icons.pixmap(name, SIZES.icon(size), getattr(TOKENS, tone), ratio)


def mark(painter: QPainter, rect: QRect) -> None:
    """The ground of what is chosen in a painted list; a frame besides where the system has one ground for all."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = TOKENS.selected == TOKENS.card
    painter.setPen(QPen(colour("accent"), 2) if plain else Qt.PenStyle.NoPen)
    painter.setBrush(colour("selected"))
    painter.drawRoundedRect(QRectF(rect), 4, 4)
    painter.restore()


def button(text: str, name: str = "", style: str = "", tip: str = "") -> QPushButton:
    """A button with its icon (a name under resources/icons) and look; without text `tip` is its name."""
    made = look(QPushButton(text), style)
    if name:
        # Where the system has one ground for all, primary buttons stand on it too.
        filled = style == "primary" and TOKENS.selected != TOKENS.card
        tone = "on_accent" if filled else "accent" if style == "link" else "text2"
        size, gap = SIZES.icon(20), SIZES.px(4) if text or not tip else 0
        made.setIcon(icons.icon(name, size, getattr(TOKENS, tone), TOKENS.disabled, gap))
        made.setIconSize(QSize(size + gap, size))
    if tip:
        made.setToolTip(tip)
    made.setAccessibleName(text or tip.split("（")[0])
    # Enter presses it as the space bar does, in dialogs and outside them.
    made.setAutoDefault(True)
    return made


def soften(menu: QMenu) -> QMenu:
    """The menu with its round corners: what lies outside them shows through."""
    menu.setWindowFlags(
        menu.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
    )
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return menu
