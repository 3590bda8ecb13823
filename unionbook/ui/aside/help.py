"""Help: what can be done on the page in front, the sheet of all keys, and what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from unionbook import __version__
from unionbook.ui.look import icons, theme

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

STEPS = {
    "今日": (
        "左上是正在走的期限，最急的在最前。点“办理”就打开那条记录。",
        "右上是一年的数字。点任何一个数字，都会列出组成它的每一条记录。",
        "看别的年份，用右上角的左右箭头。",
        "没填完的资料存成草稿后列在右下，点“继续”接着填。",
    ),
    "报告": (
        "年度总结里的数字全部由台账自动得出，看到的页面就是打印出来的页面。",
        "点文中的数字，会列出组成它的每一条记录。",
        "数字不对时，先改那条记录，再按 F5 更新。",
    ),
    "": (
        "左边是列表，右边是表单。点一行就看到它的全部内容，直接改，按 Ctrl+S 保存。",
        "登记新的一条按 Ctrl+N；填完一栏按 Enter 到下一栏；Ctrl+Enter 保存并接着登记下一条。",
        "日期可以只打 3.8 或 20260308；在日期栏里按 T 就是今天。",
        "没填完也能离开：内容存成草稿，黄色标出，不计入任何数字。",
        "列表上方的搜索框边打边找；旁边的圆角按钮是常用的筛选。",
        "删错了按 Ctrl+Z，或到“数据—回收站”里恢复。",
    ),
}
"""Tab → what can be done there; "" is for the lists and forms."""

FIELD_KEYS = (
    ("到下一栏，最后一栏之后到“保存”", "Enter"),
    ("到下一栏，到上一栏", "Tab，Shift+Tab"),
    ("打开选项或日历", "Alt+↓ 或 F4"),
    ("今天（日期栏）", "T 或 Ctrl+;"),
    ("关掉浮层，放弃这一栏，回到列表，清空搜索", "Esc"),
)


class HelpSheet(QDialog):
    """A sheet over the window; Esc closes it. keys: only the keys."""

    def __init__(self, desk: "Desk", keys: bool) -> None:
        super().__init__(desk)
        tab = desk.tabs[desk.pages.index].label if desk.pages.index >= 0 else ""
        title = "快捷键一览" if keys else f"{tab or '本页'}：怎么用"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        inner = theme.look(QWidget(), "plain")
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 12, 0)
        words.setSpacing(theme.SIZES.px(8))
        if not keys:
            for number, step in enumerate(STEPS.get(tab, STEPS[""]), 1):
                words.addWidget(_step(number, step))
            words.addSpacing(8)
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


def _step(number: int, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    told = QLabel(words)
    told.setWordWrap(True)
    row.addWidget(theme.look(QLabel(f"{number}."), "strong"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(told, 1)
    return line


def _keys(desk: "Desk") -> QGridLayout:
    """Two columns of (what, key), menu by menu, read from the actions themselves."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SIZES.px(12))
    grid.setVerticalSpacing(theme.SIZES.px(4))
    groups = [*desk.menus.listed(), ("填表时", list(FIELD_KEYS))]
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
