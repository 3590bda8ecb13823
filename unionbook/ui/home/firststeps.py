"""开始使用: the five steps of the first days on 今日, until they are done or sent away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.firststeps import STEPS, FirstStep, done, ready
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

AWAY, TRIED = "first-steps-away", "report"


class FirstSteps(QFrame):
    """A strip: how far one is, the steps beside each other, and what the report can tell already."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        theme.look(self, "card")
        self.desk, self.book = desk, desk.book
        self.over = bool(self.book.practice_day or self.book.read_only or self._noted(AWAY))
        self.shown: set[str] | None = None
        self.count = theme.look(QLabel(), "caption")
        away = theme.button("不再显示", style="link")
        away.setAccessibleName("不再显示开始使用")
        away.clicked.connect(self._send_away)
        head = QHBoxLayout()
        head.setSpacing(theme.SIZES.px(10))
        head.addWidget(theme.look(QLabel("开始使用"), "section"))
        head.addWidget(self.count, 1)
        self.told = theme.button("", style="link")
        self.told.clicked.connect(self._look)
        head.addWidget(self.told)
        head.addWidget(away)
        self.steps = QHBoxLayout()
        self.steps.setSpacing(theme.SIZES.px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(theme.SIZES.px(6))
        column.addLayout(head)
        column.addLayout(self.steps)
        self.hide()

    def refresh(self) -> None:
        """How far the book is now."""
        if self.over:
            self.hide()
            return
        found = done(self.book) | ({TRIED} if self._noted(TRIED) else set())
        if found != self.shown:
            self._show(found)
        if found - {TRIED}:
            behind(self.book).ask((self, "ready"), _ready, self._tell)
        self.over = len(found) == len(STEPS)
        self.setVisible(not self.over)

    def _show(self, found: set[str]) -> None:
        self.shown = found
        self.count.setText(f"{len(STEPS)} 步已完成 {len(found)} 步，次序随意")
        self.told.hide()
        empty(self.steps)
        first = next((step.name for step in STEPS if step.name not in found), "")
        for number, step in enumerate(STEPS, 1):
            self.steps.addWidget(self._step(number, step, step.name in found, step.name == first), 1)

    def _step(self, number: int, step: FirstStep, over: bool, main: bool) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(4))
        line = QHBoxLayout()
        line.setSpacing(6)
        if over:
            mark = QLabel()
            mark.setPixmap(theme.pixmap("checkmark_circle_filled", 16, "ok", self.devicePixelRatio()))
        else:
            mark = theme.look(QLabel(f"{number}."), "strong")
        line.addWidget(mark)
        line.addWidget(theme.look(QLabel(step.title), "label" if over else "strong"), 1)
        column.addLayout(line)
        button = theme.button("已完成" if over else step.verb, style="primary" if main else "")
        button.setEnabled(not over)
        button.setAccessibleName(f"{step.title}：{'已完成' if over else step.verb}")
        button.clicked.connect(partial(self._take, step))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return cell

    def _take(self, step: FirstStep) -> None:
        if step.name == TRIED:
            self._look()
        elif step.table:
            from unionbook.ui.intake.joins import show_import

            show_import(self.desk, self.book.cabinet[step.kind])
        else:
            self.desk.enter(self.book.cabinet[step.kind])

    def _look(self) -> None:
        self._note(TRIED)
        self.desk.go(len(self.desk.tabs) - 1)

    def _tell(self, count: int) -> None:
        self.told.setText(f"已能自动算出年度总结中的 {count} 个数字，看看")
        self.told.setVisible(count > 0)

    def _send_away(self) -> None:
        self._note(AWAY)
        self.over = True
        self.desk.setFocus()
        self.hide()

    def _noted(self, what: str) -> bool:
        return f"{self.book.facts.get('file_id', '')} {what}" in self.desk.frame.settings.hints

    def _note(self, what: str) -> None:
        settings = self.desk.frame.settings
        if not self._noted(what):
            settings.hints.append(f"{self.book.facts.get('file_id', '')} {what}")
            settings.save()


def _ready(book: Book) -> int:
    from unionbook.ground.errors import Refusal

    try:
        return ready(book)
    except Refusal:  # the summary's own style cannot be read: its page says so
        return 0
