"""The sheet of all keys, and what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from unionbook import __version__
from unionbook.services.help.keys import inside
from unionbook.ui.look import icons, theme

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

class KeySheet(QDialog):
    """Every key, over the window; Esc closes it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        title = "快捷键一览"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        inner = theme.look(QWidget(), "plain")
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 12, 0)
        words.addLayout(_keys(desk))
        words.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setAccessibleName(title)
        done = theme.button("知道了", style="primary")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel(title), "title"))
        column.addWidget(area, 1)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        room = desk.frame.size()
        self.resize(min(theme.SIZES.px(760), room.width() - 60), min(theme.SIZES.px(600), room.height() - 60))
        done.setFocus()


def _keys(desk: "Desk") -> QGridLayout:
    """Two columns of (what, key), menu by menu, read from the actions themselves."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SIZES.px(12))
    grid.setVerticalSpacing(theme.SIZES.px(4))
    groups = [*desk.menus.listed(), *inside().items()]
    line = 0
    for title, keys in groups:
        head = theme.look(QLabel(title), "section")
        head.setContentsMargins(0, 8 if line else 0, 0, 2)
        grid.addWidget(head, line, 0, 1, 4)
        line += 1
        for number, (words, key) in enumerate(keys):
            place = 2 * (number % 2)
            told = theme.look(QLabel(words), "label")
            told.setWordWrap(True)
            grid.addWidget(told, line + number // 2, place)
            grid.addWidget(theme.look(QLabel(key), "strong"), line + number // 2, place + 1)
        line += (len(keys) + 1) // 2
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    return grid


class About(QDialog):
    """What the program is, and under which terms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("关于工会台账")
        tile = QLabel()
        tile.setPixmap(icons.tile(theme.SIZES.px(48), self.devicePixelRatio()))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(tile)
        head.addWidget(theme.look(QLabel(f"工会台账 UnionBook {__version__}"), "title"))
        head.addStretch()
        words = QLabel(
            "离线的工会台账：一个文件，管好会员、信访、帮扶、活动，年底自动成稿。\n"
            "不联网，不收集任何数据。程序按 Apache-2.0 许可发布；图标为 Fluent UI System Icons（MIT），"
            "字体为 Noto Sans SC、霞鹜文楷等（OFL-1.1），界面基于 Qt（LGPL-3.0）。"
        )
        words.setWordWrap(True)
        words.setFixedWidth(theme.SIZES.px(480))
        done = theme.button("知道了", style="primary")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(14))
        column.addLayout(head)
        column.addWidget(words)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
