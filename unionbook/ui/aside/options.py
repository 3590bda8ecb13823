"""设置: what belongs to this PC, what belongs to the office, the rules it works by."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.backup.settings import settings_of
from unionbook.services.law import days_of, law_of, statute
from unionbook.services.outlet.readable import MASKED, OFF, want
from unionbook.services.takeover import handled
from unionbook.ui.aside.cards import choice, opener, setting_card
from unionbook.ui.aside.holidays import HolidaysPage
from unionbook.ui.aside.rules import RulesPage
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.visits import show_keys
from unionbook.ui.ledger.extras import MEMBER, show_bridge, show_takeover
from unionbook.ui.look import theme
from unionbook.ui.look.layout import scrolled
from unionbook.ui.look.tokens import SCALES

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

WIDE, TWO = 820, 860
"""px of a card at most, and of the page from which the groups stand side by side."""

OPEN = "打开"
COUNTING = "期限算法"
"""The section of the office's form that says how days are counted."""


class Options(Page):
    """Cards in groups, each with what it sets, one sentence, and the choice."""

    topic = "设置"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book, self.cabinet = desk, desk.book, desk.book.cabinet
        inner = theme.look(QWidget(), "plain")
        self.sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self.sides.setContentsMargins(0, 0, 8, 0)
        self.sides.setSpacing(theme.SIZES.px(16))
        self.cards = QVBoxLayout()
        area = scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 12, 10)
        column.setSpacing(theme.SIZES.px(4))
        column.addWidget(PageHead(self.topic, desk.back))
        column.addWidget(area, 1)
        self._side(self._office, self._law)
        self._side(self._display, self._proof)
        leave_by_escape(self, desk.back)

    def _side(self, *groups: Callable[[], None]) -> None:
        self.cards = QVBoxLayout()
        self.cards.setSpacing(theme.SIZES.px(8))
        for group in groups:
            group()
        self.cards.addStretch()
        self.sides.addLayout(self.cards, 1)

    def activated(self) -> None:
        first = next((one for one in self.findChildren(QPushButton) if one.text() == OPEN), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.SIZES.px(TWO)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self.sides.setDirection(way)

    # --- groups ----------------------------------------------------------------------------------------------------

    def _display(self) -> None:
        self._group("这台电脑")
        window = self.desk.frame
        sizes = {name: partial(window.set_size, name) for name in SCALES}
        dark = {"浅色": partial(window.set_dark, False), "深色": partial(window.set_dark, True)}
        words = "只影响屏幕，打印不变。"
        self._card("text_font_size", "文字大小", words, choice("文字大小", sizes, window.settings.size))
        words = "深色适合光线暗的房间。"
        now = "深色" if theme.TOKENS.dark else "浅色"
        self._card("weather_sunny", "背景", words, choice("背景", dark, now))
        keys = opener("查看", "查看快捷键一览", lambda: show_keys(self.desk))
        self._card("keyboard", "快捷键", "不用鼠标也能做完所有的事。", keys)
        ways = {"不留": partial(self._want_copy, OFF), "留": partial(self._want_copy, MASKED)}
        kept = settings_of(self.book.facts["file_id"]).readable
        words = "关闭时另存 Excel 和 PDF，遮住号码。"
        self._card("document_table", "可读副本", words, choice("可读副本", ways, "留" if kept else "不留"))
        words = "口令、锁定、访客模式，谁看过完整号码。"
        self._card("key", "隐私和口令", words, opener(OPEN, "打开隐私和口令", self.desk.show_privacy))

    def _want_copy(self, how: str) -> None:
        try:
            want(self.book, how)
        except Refusal as refusal:
            self.desk.refuse(refusal)

    def _proof(self) -> None:
        if MEMBER not in self.cabinet:
            return
        self._group("核对")
        kind = self.cabinet[MEMBER]
        told = opener(OPEN, f"打开{kind.label}变动", partial(show_bridge, self.desk, kind))
        self._card("data_bar_vertical", f"{kind.label}变动", "年初加减各项变动，是不是年末的人数。", told)

    def _office(self) -> None:
        singles = [kind for kind in self.cabinet if kind.single]
        if not singles:
            return
        self._group("本单位")
        for kind in singles:
            told = "单位名称、上级工会、工作人员，报告都取自这里。"
            self._card(kind.icon, f"{kind.label}信息", told, self._form(kind, ""))
        if "duty" in self.cabinet:
            self._card("calendar_clock", "值班与 AB 角", self._on_duty(), *self._duty(self.cabinet["duty"]))

    def _law(self) -> None:
        self._group("期限和规定")
        if "day_off" in self.cabinet:
            told = opener(OPEN, "打开节假日安排", lambda: self.desk.visit(lambda: HolidaysPage(self.desk)))
            self._card("calendar_ltr", "节假日安排", self._days(), told)
        if "local_rule" in self.cabinet:
            told = opener(OPEN, "打开本地规定", lambda: self.desk.visit(lambda: RulesPage(self.desk)))
            self._card("book_open", "法律和本地规定", self._rules(), told)
        for kind in self.cabinet:
            if kind.single and any(section.label == COUNTING for section in kind.sections):
                self._card("clock", COUNTING, self._counting(), self._form(kind, COUNTING))

    # --- what the cards say ----------------------------------------------------------------------------------------

    def _on_duty(self) -> str:
        duty = self.cabinet["duty"]
        names = ["staff_a.name", "staff_b.name"]
        found = self.book.select("duty", names, duty.subset("in_force").where, order=duty.order, limit=1)
        if not found:
            return "还没有值班安排，承办人要逐件填。"
        return f"现在 A 角 {found[0][0]}，B 角 {found[0][1]}。"

    def _days(self) -> str:
        year = self.book.today().year
        days = days_of(self.book, year)
        own = sum(ours for _, ours in days)
        told = f"{year} 年有 {len(days)} 天与平常不同" if days else f"{year} 年的放假通知没有收录"
        return f"{told}，其中自定 {own} 天。" if own else f"{told}，可以自己添加。"

    def _rules(self) -> str:
        own = self.book.count("local_rule")
        told = f"{len(statute().topics)} 项时限和标准"
        return f"{told}，本单位另定 {own} 条。" if own else f"{told}，各地不同的可以改成本地的数。"

    def _counting(self) -> str:
        law = law_of(self.book)
        first = "起算当日算第 1 天" if law.count_first_day else "起算次日算第 1 天"
        last = "末日逢休息日顺延到工作日" if law.roll_to_working else "末日逢休息日不顺延"
        return f"{first}；{last}。"

    # --- parts -----------------------------------------------------------------------------------------------------

    def _form(self, kind: Kind, section: str) -> QPushButton:
        name = f"打开{section or kind.label + '信息'}"
        return opener(OPEN, name, partial(self.desk.show_single, kind, section))

    def _duty(self, kind: Kind) -> list[QPushButton]:
        listed = opener(OPEN, f"打开{kind.label}", partial(self.desk.show_list, kind))
        if not handled(self.cabinet):
            return [listed]
        return [opener("顶岗…", "顶岗", partial(show_takeover, self.desk)), listed]

    def _group(self, word: str) -> None:
        label = theme.look(QLabel(word), "strong")
        label.setContentsMargins(0, theme.SIZES.px(8) if self.cards.count() else 0, 0, 0)
        self.cards.addWidget(label)

    def _card(self, icon: str, title: str, words: str, *choices: QWidget) -> None:
        self.cards.addWidget(setting_card(icon, title, words, *choices))
