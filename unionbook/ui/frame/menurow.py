"""The row at the top: the menus at the left; undo, redo, search everywhere and the state of saving at the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.ui.frame.deeds import deeds_of
from unionbook.ui.frame.everywhere import Everywhere
from unionbook.ui.frame.menus import Menus, name
from unionbook.ui.frame.savestate import SaveState
from unionbook.ui.frame.steps import Steps
from unionbook.ui.frame.visits import open_hit
from unionbook.ui.look import theme
from unionbook.ui.look.pill import Pill

SOUGHT = 180
"""px of the search box at least, where the state of saving is told in words."""

RIBBON = 3
"""px of the orange ribbon over a practice book."""

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk


class MenuRow(QWidget):
    """The top row of the desk."""

    def __init__(self, desk: "Desk", menus: Menus) -> None:
        super().__init__()
        self.setAccessibleName("菜单、全局搜索和保存状态")
        self.menus = menus
        self.search = Everywhere(desk.book, desk, partial(open_hit, desk), partial(deeds_of, desk, menus))
        self.search.escaped.connect(lambda: desk.pages.take_keys())
        self.state = SaveState(desk.book)
        self.undo = theme.button("", "arrow_undo", "flat", tip="撤销（Ctrl+Z）")
        self.redo = theme.button("", "arrow_redo", "flat", tip="重做（Ctrl+Y）")
        self.undo.setEnabled(False)
        self.redo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 16, 4)
        row.setSpacing(6)
        row.addWidget(menus, 0, Qt.AlignmentFlag.AlignVCenter)
        menus.setMinimumWidth(_whole(menus))
        row.addStretch(1)
        for button, act in ((self.undo, desk.undo), (self.redo, desk.redo)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self.search, 4)
        row.addSpacing(4)
        self.practice = _practice()
        row.addWidget(self.practice)
        self.practice.setVisible(bool(desk.book.practice_day))
        row.addWidget(self.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.practice.isHidden():
            high = theme.SIZES.px(RIBBON)
            with QPainter(self) as painter:
                painter.fillRect(0, self.height() - high, self.width(), high, QColor(theme.TOKENS.ribbon))

    def _fit(self) -> None:
        """Every menu first: the words about saving give way to them, their mark stays."""
        self.state.fold(False)
        beside = (self.menus, self.undo, self.redo, self.practice, self.state)
        needed = sum(one.sizeHint().width() + 6 for one in beside if not one.isHidden())
        self.state.fold(needed + theme.SIZES.px(SOUGHT) + 40 > self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(_whole(self.menus) + theme.SIZES.px(SOUGHT), super().minimumSizeHint().height())

    def name_steps(self, steps: Steps) -> None:
        """Name what can be taken back and done again, in the menu and at the buttons."""
        parts = (
            (self.undo, "撤销", "Ctrl+Z", "(&U)", steps.back),
            (self.redo, "重做", "Ctrl+Y", "(&R)", steps.forth),
        )
        for button, word, key, access, label in parts:
            text = f"{word}：{label}" if label else word
            name(self.menus.of(word), text.replace("&", "&&") + access)
            button.setToolTip(f"{text}（{key}）")
            button.setAccessibleName(text)
            button.setEnabled(bool(label))
        self.redo.setVisible(bool(steps.forth))


def _whole(menus: Menus) -> int:
    """px all menus need beside each other."""
    return sum(menus.actionGeometry(action).width() + 2 for action in menus.actions()) + 8


def _practice() -> Pill:
    """Says that this is no real book."""
    made = Pill("示例台账", "warn", "info_filled")
    made.setToolTip("这是示例台账，里面的人和单位都是虚构的，可以随意练习，不影响您自己的台账。")
    return made
