"""设置: what belongs to this PC, and the way to what belongs to the book."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ui.frame.page import Page
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.tokens import SCALES

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

WIDE = 820


class Options(Page):
    """Cards, each with what it sets, one sentence, and the choice."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        window = desk.frame
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 10)
        column.setSpacing(theme.SIZES.px(8))
        column.addWidget(theme.look(QLabel("设置"), "title"))
        column.addSpacing(4)
        sizes = {name: partial(window.set_size, name) for name in SCALES}
        dark = {"浅色": partial(window.set_dark, False), "深色": partial(window.set_dark, True)}
        words = "只影响这台电脑上的显示，打印不变。也可以按 Ctrl+加号、Ctrl+减号。"
        chosen = "深色" if theme.TOKENS.dark else "浅色"
        column.addWidget(_card("text_font_size", "文字大小", words, _choice("文字大小", sizes, window.settings.size)))
        words = "浅色最接近纸面；深色适合光线暗的房间。"
        column.addWidget(_card("weather_sunny", "背景", words, _choice("背景", dark, chosen)))
        for kind in desk.book.cabinet:
            if kind.single:
                open_it = theme.button("打开")
                open_it.setAccessibleName(f"打开{kind.label}信息")
                open_it.clicked.connect(partial(desk.show_single, kind))
                told = "单位名称、上级工会、工作人员。报告和表格里的名称都取自这里。"
                column.addWidget(_card(kind.icon, f"{kind.label}信息", told, open_it))
        keys = theme.button("查看")
        keys.setAccessibleName("查看快捷键一览")
        keys.clicked.connect(lambda: desk.show_help(keys=True))
        column.addWidget(_card("keyboard", "快捷键", "不用鼠标也能做完所有的事。Ctrl+/ 随时可看。", keys))
        column.addWidget(_card("document", "台账文件", str(desk.book.path), None))
        column.addStretch()


def _card(icon: str, title: str, words: str, choice: QWidget | None) -> QFrame:
    card = theme.look(QFrame(), "card")
    card.setMaximumWidth(theme.SIZES.px(WIDE))
    card.setMinimumHeight(theme.SIZES.px(60))
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(14)
    picture = QLabel()
    picture.setPixmap(theme.pixmap(icon, 20, "text2", card.devicePixelRatio()))
    told = QVBoxLayout()
    told.setSpacing(1)
    told.addWidget(Elided(title, "strong"))
    told.addWidget(Elided(words, "caption"))
    row.addWidget(picture)
    row.addLayout(told, 1)
    if choice is not None:
        row.addWidget(choice)
    return card


def _choice(name: str, ways: Mapping[str, Callable[[], object]], now: str) -> QWidget:
    """Chips of which one is down."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    group = QButtonGroup(made)
    for word, act in ways.items():
        chip = theme.button(word, style="chip")
        chip.setCheckable(True)
        chip.setChecked(word == now)
        chip.setAccessibleName(f"{name}：{word}")
        chip.clicked.connect(act)
        group.addButton(chip)
        row.addWidget(chip)
    return made
