"""The head of a register: its name, how many there are, which kind is shown, and the ways to more."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QTabBar, QWidget

from unionbook.ground.kind import Kind
from unionbook.ui.frame.pagehead import back_button
from unionbook.ui.ledger.extras import Extra
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

COUNTS, FEW, ICON, WIDEST = 200, 60, 40, 16_777_215
"""px of the counts before which the words of the buttons go, and the new record's key with what is left of the counts;
px of a button that has no words, and as wide as Qt lets one be."""


class Header(QWidget):
    """Title, counts, the switch between kinds when there are several, and the button for a new record."""

    def __init__(self, title: str, kinds: list[Kind], back: Callable[[], object] | None) -> None:
        super().__init__()
        self.title = theme.look(QLabel(title), "title")
        self.caption = Elided("", "caption")
        self.switch = QTabBar()
        self.switch.setAccessibleName(f"{title}的各类记录")
        self.switch.setExpanding(False)
        self.switch.setDrawBase(False)
        for number, kind in enumerate(kinds, 1):
            self.switch.addTab(kind.label)
            self.switch.setTabToolTip(number - 1, f"Alt+{number}")
        if len(kinds) == 1:
            self.switch.hide()
        self.button = theme.button("", "add", "primary")
        self.more = theme.button("", "more_horizontal", tip="更多")
        self.menu = QMenu(self)
        self.enter = ""
        policy = self.caption.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.caption.setSizePolicy(policy)
        self.fronts: dict[QPushButton, str] = {}
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        row = self.row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(8))
        if back is not None:
            row.addWidget(back_button(back))
        row.addWidget(self.title)
        row.addWidget(self.switch)
        row.addWidget(self.caption, 1)
        row.addWidget(self.more)
        row.addWidget(self.button)
        self.setFixedHeight(theme.SIZES.px(44))

    def offer(self, offered: list[Extra]) -> None:
        """What else can be done on the page, in a menu; what is done most stands before it too."""
        self.more.setVisible(bool(offered))
        for one in offered:
            if one.word:
                self._front(one)
        self.menu = theme.soften(QMenu(self))
        self.menu.setAccessibleName("更多")
        for one in offered:
            self.menu.addAction(theme.icon(one.icon), one.label, one.act)

    def _front(self, one: Extra) -> None:
        keys = one.label.partition("… ")[2]
        made = theme.button(one.word, one.icon, tip=f"{one.word}（{keys}）")
        made.setAutoDefault(False)
        made.clicked.connect(lambda: one.act())
        self.fronts[made] = one.word
        self.row.insertWidget(self.row.indexOf(self.more), made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The buttons have words as long as those leave room for the counts; then the new record's loses its key."""
        counts = max(1, min(self.caption.sizeHint().width(), theme.SIZES.px(COUNTS)))
        for words, key, room in ((True, True, counts), (False, True, theme.SIZES.px(FEW)), (False, False, 0)):
            self._show(words, key)
            self.caption.setVisible(room > 0)
            if self._needed() + room <= self.width():
                return

    def _show(self, words: bool, key: bool) -> None:
        for button, word in self.fronts.items():
            button.setText(word if words else "")
        for button in (*self.fronts, self.more):
            button.setMaximumWidth(WIDEST if words else theme.SIZES.px(ICON))
        self.button.setText(f"{self.enter} Ctrl+N" if key else self.enter)

    def _needed(self) -> int:
        """px for everything but the counts."""
        items = [self.row.itemAt(at) for at in range(self.row.count())]
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        seen = [part for part in parts if part is not self.caption and not part.isHidden()]
        return sum(min(one.sizeHint().width(), one.maximumWidth()) + self.row.spacing() for one in seen)

    def show_kind(self, kind: Kind) -> None:
        """The button's words are the kind's."""
        self.enter = kind.enter or f"登记{kind.label}"
        self.button.setVisible(not kind.lasting)
        self.button.setAccessibleName(self.enter)
        self._fit()
