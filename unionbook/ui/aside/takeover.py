"""顶岗: what one handler has open goes to another in one act; how much that is stands there before."""

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.ground.errors import Refusal
from unionbook.services.entry import Entry
from unionbook.services.takeover import Taken, handled, take_over
from unionbook.store.book import Book
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.form.fieldgrid import FieldGrid
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.look import theme
from unionbook.ui.look.layout import page_column

LOG = "takeover"
"""The kind that keeps what was taken over; its fields are those asked here."""

ASKED = ("staff_from", "staff_to", "taken_on", "reason")
WIDE = 620
PREVIEW = "顶岗"


class _Enough(Exception):
    """The end of an act of which nothing is to stay."""


def foresee(book: Book, staff_from: str, staff_to: str, on: date) -> Taken:
    """What would change hands, with nothing changed. Raises Refusal as `take_over` does."""
    result = Taken()
    with suppress(_Enough), book.change("预看"):
        result = take_over(book, staff_from, staff_to, on, PREVIEW)
        raise _Enough
    return result


class TakeoverPage(Page):
    """Who hands over, who takes over, from which day, why; Enter in the last field does it."""

    topic = "顶岗"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.kind = self.book.cabinet[LOG]
        self.head = PageHead(self.topic, shell.back)
        self.past = theme.button("以前的顶岗记录", "history")
        self.head.add(self.past)
        self.entry = Entry(self.book, self.kind)
        self.fields = FieldGrid(self.book, self.kind, ASKED)
        self.foresight = Foresight()
        self.take = theme.button("办理顶岗 Enter", style="primary", tip="全部移交，一步可以撤销（Enter）")
        self.take.setAccessibleName("办理顶岗")
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._lay_out()
        self.fields.show_entry(self.entry)
        self.fields.edited.connect(lambda _: self._soon.start())
        self.fields.left.connect(lambda _: self._soon.start())
        self.fields.passed.connect(self.save)
        self.fields.escaped.connect(shell.back)
        leave_by_escape(self, shell.back)
        self.take.clicked.connect(self.save)
        self.past.clicked.connect(lambda: shell.show_list(self.kind))
        self._soon.timeout.connect(self.look_ahead)
        self.look_ahead()

    def _lay_out(self) -> None:
        card = theme.look(QFrame(), "card")
        card.setMaximumWidth(theme.SIZES.px(WIDE))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(theme.SIZES.px(12))
        labels = "、".join(kind.label for kind in handled(self.book.cabinet))
        told = f"承办人请假、调离时，把他名下没有办结的件（{labels}）一次交给另一位。"
        words = theme.look(QLabel(f"{told}原承办人自动成为 B 角，每一件的经过里都会记上一笔。"), "label")
        words.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.take)
        for part in (words, self.fields, self.foresight):
            inner.addWidget(part)
        inner.addLayout(foot)
        row = QHBoxLayout()
        row.addWidget(card, 1)
        row.addStretch()
        column = page_column(self)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addStretch()

    def activated(self) -> None:
        self.fields.focus_first()

    def leave(self) -> bool:
        self._soon.stop()
        if (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self._soon.stop()
        return True

    def _staff(self) -> tuple[str, str] | None:
        one, other = self.entry.values["staff_from"], self.entry.values["staff_to"]
        return (one, other) if isinstance(one, str) and isinstance(other, str) else None

    def _day(self) -> date | None:
        day = self.entry.values["taken_on"]
        return date.fromisoformat(day) if isinstance(day, str) else None

    def look_ahead(self) -> None:
        """Tell how much would change hands."""
        self.fields.take_all()
        self.take.setEnabled(False)
        staff = self._staff()
        if staff is None:
            self.foresight.say("先选原承办人和顶岗人，再看要移交哪些件。", "info")
            return
        try:
            taken = foresee(self.book, *staff, self._day() or self.book.today())
        except Refusal as refusal:
            self.foresight.say(refusal.sentence, "warn")
            return
        names = [self.book.title("staff", one) for one in staff]
        parts = [(self.book.cabinet[name], uids) for name, uids in taken.moved.items()]
        told = "、".join(f"{kind.label} {len(uids)} {kind.measure}" for kind, uids in parts)
        named = [(uid, self.book.title(kind.name, uid), kind.label) for kind, uids in parts for uid in uids]
        self.foresight.say(f"{names[0]}名下在办 {taken.count} 件（{told}），改由{names[1]}承办。", "ok", named)
        self.take.setEnabled(True)

    def save(self) -> None:
        """Do it, once everything is filled."""
        for path in self.fields.boxes:
            self.fields.take(path)
        wanted = set(ASKED)
        wrong = {one.field: one for one in self.entry.examine() if one.field in wanted and not one.warning}
        self.fields.tell(wrong)
        staff, day = self._staff(), self._day()
        if wrong or staff is None or day is None:
            self.fields.focus(next((path for path in ASKED if path in wrong), ASKED[0]))
            return
        try:
            taken = take_over(self.book, *staff, day, str(self.entry.values["reason"]))
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.shell.toast(f"已移交 {taken.count} 件给{self.book.title('staff', staff[1])}。", self.shell.undo)
        self.shell.back()

