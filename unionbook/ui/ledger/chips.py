"""The chips above a list: its named subsets with live counts, the rows a figure opened, the drafts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from unionbook.ui.look import theme

GAP = 8

LONGEST = 16
"""Characters of a chip's words."""


@dataclass(frozen=True)
class Chip:
    """One chip. key: what it stands for.  closes: it goes when pressed again, with a cross.  icon: in amber.

    added: it narrows the list besides the one that is down, until it is pressed.  own: it has a menu.
    """

    key: str
    label: str
    count: int | None = None
    closes: bool = False
    icon: str = ""
    definition: str = ""
    added: bool = False
    own: bool = False

    @property
    def words(self) -> str:
        """The words on it."""
        number = "" if self.count is None else f" {self.count:,}"
        label = self.label if len(self.label) <= LONGEST else self.label[: LONGEST - 1] + "…"
        return f"{label}{number}{'  ×' if self.closes or self.added else ''}"


class ChipBar(QWidget):
    """A row of chips, one of them down; those there is no room for stand in a menu.

    chosen: the key of the chip pressed.  closed: the key of a closing chip that was pressed while down.
    menued: the menu of a chip is wanted at a place on the screen.
    """

    chosen = Signal(str)
    closed = Signal(str)
    menued = Signal(str, QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.chips: list[Chip] = []
        self.current = ""
        self._buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SIZES.px(GAP))
        self._more = theme.button("", "more_horizontal", "flat", tip="其他筛选")
        self._more.clicked.connect(self._open_more)
        self._row.addWidget(self._more)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: list[Chip], current: str) -> None:
        """Show these chips, one of them down."""
        if [chip.key for chip in chips] != [chip.key for chip in self.chips]:
            self._rebuild(chips)
        self.chips, self.current = chips, current
        for chip in chips:
            button = self._buttons[chip.key]
            button.setText(chip.words)
            button.setAccessibleName(chip.words.removesuffix("×").strip())
            button.setToolTip(chip.definition or (chip.label if len(chip.label) > LONGEST else ""))
            button.setChecked(chip.added or chip.key == current)
        self.arrange()

    def _rebuild(self, chips: list[Chip]) -> None:
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for place, chip in enumerate(chips):
            button = theme.look(QPushButton(self), "chip")
            button.setCheckable(True)
            if chip.icon:
                button.setIcon(theme.icon(chip.icon, 16, "warn"))
            button.clicked.connect(self._pressed(chip))
            if chip.own:
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                button.customContextMenuRequested.connect(partial(self._menued, chip.key))
            self._row.insertWidget(place, button)
            self._buttons[chip.key] = button

    def _pressed(self, chip: Chip) -> Callable[[], None]:
        def press() -> None:
            closing = chip.added or (chip.closes and chip.key == self.current)
            self._buttons[chip.key].setChecked(chip.added or chip.key == self.current)
            (self.closed if closing else self.chosen).emit(chip.key)

        return press

    def _menued(self, key: str, place: QPoint) -> None:
        self.menued.emit(key, self._buttons[key].mapToGlobal(place))

    def arrange(self) -> None:
        """Show the chips there is room for, the one that is down and those that narrow the list always."""
        gap, room = self._row.spacing(), self.width()
        sizes = {key: button.sizeHint().width() + gap for key, button in self._buttons.items()}
        if sum(sizes.values()) - gap > room:
            room -= self._more.sizeHint().width() + gap
        kept = {chip.key for chip in self.chips if chip.added or chip.key == self.current}
        room -= sum(sizes[key] for key in kept)
        for chip in self.chips:
            fits = chip.key in kept
            if not fits and room >= sizes[chip.key]:
                room -= sizes[chip.key]
                fits = True
            elif not fits:
                room = 0
            self._buttons[chip.key].setVisible(fits)
        self._more.setVisible(any(button.isHidden() for button in self._buttons.values()))

    def _open_more(self) -> None:
        menu = theme.soften(QMenu(self))
        for chip in self.chips:
            if self._buttons[chip.key].isHidden():
                menu.addAction(chip.words, self._pressed(chip))
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(60), theme.SIZES.px(28) + 2)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
