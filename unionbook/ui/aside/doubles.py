"""疑似重复: pairs of rows that may be one, side by side; made one, or noted as two, by keys alone."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.doubles.apart import set_apart
from unionbook.services.doubles.merging import fuller, prospect, unite
from unionbook.services.doubles.scan import LIKELY, Pair, scan
from unionbook.store.book import Book
from unionbook.ui.aside.doublepane import DoublePane
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.seeking import Seeking
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look.layout import beside, edged, page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

FOLLOWS = 60
"""ms after the last step in the list before the two rows are read."""
MOST = 500
"""Pairs listed; the likeliest ones."""
LONG = 2.0
"""Seconds of looking through the book from which it is not looked through again after each pair."""
SOUGHT = "正在整本台账里查找，可以照常工作。找到的列在左边。"
ENDED = "已停止，没有查完。再查按 F5"

COLUMNS = (plain_column("分数", 4), plain_column("名称", 8, bold=True), plain_column("理由", 12, wide=True))

Listed = list[tuple[Pair, str]]


class DoublesPage(Page):
    """The list of pairs and, beside it, the two rows of the current one."""

    topic = "疑似重复"

    def __init__(self, desk: "Desk", kind: Kind) -> None:
        super().__init__()
        self.desk, self.book, self.kind = desk, desk.book, kind
        self.found: dict[str, Pair] = {}
        self.titles: dict[str, str] = {}
        self._begun, self._took, self._own = 0.0, 0.0, False
        self.head = PageHead(f"{self.topic}的{kind.label}", desk.back)
        self.table = PlainTable(COLUMNS, f"{self.topic}的{kind.label}")
        self.pane = DoublePane(self.book, kind)
        self.seeking = Seeking(f"查找疑似重复的{kind.label}")
        self.head.add(self.seeking)
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWS)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        row = beside(edged(self.table), self.pane)
        row.setStretch(0, 40)
        row.setStretch(1, 60)
        page_column(self, self.head, row)

    def _wire(self) -> None:
        self.table.moved.connect(self._soon.start)
        self.table.opened.connect(self.pane.take_keys)
        self.table.escaped.connect(self.desk.back)
        self._soon.timeout.connect(self._follow)
        self.seeking.given_up.connect(self.give_up)
        self.pane.united.connect(self.unite)
        self.pane.parted.connect(self.part)
        self.pane.escaped.connect(self._into_list)
        leave_by_escape(self, self.desk.back)

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Look through the book."""
        self.refresh()
        self._into_list()

    def changed(self, kinds: set[str]) -> None:
        """Something was written. What this page itself did to a pair is shown already."""
        if not (self._own and self._took > LONG):
            self.refresh()

    def leave(self) -> bool:
        behind(self.book).drop(self)
        self.seeking.end()
        return True

    def refresh(self) -> None:
        """Look through the whole kind, beside the window."""
        kind, step = self.kind, behind(self.book).step(self, self.seeking.moved.emit)

        def read(book: Book) -> Listed:
            return [(pair, book.title(kind.name, pair.one)) for pair in scan(book, kind, step=step)[:MOST]]

        if not self.found:
            self.head.caption.tell("正在查找")
            self.pane.show_nothing(SOUGHT)
        self._begun = perf_counter()
        self.seeking.begin()
        behind(self.book).ask(self, read, self._came)

    def give_up(self) -> None:
        """The clerk does not want to wait: what was found before stays."""
        behind(self.book).drop(self)
        self.seeking.end()
        self.head.caption.tell(ENDED)
        if not self.found:
            self.pane.show_nothing(f"{ENDED}。")
        self._into_list()

    def _came(self, listed: Listed) -> None:
        self._took = perf_counter() - self._begun
        self.seeking.end()
        self.titles = {_key(pair): title for pair, title in listed}
        self._show([pair for pair, _ in listed])

    def _show(self, pairs: list[Pair]) -> None:
        self.found = {_key(pair): pair for pair in pairs}
        self.table.show_rows([_row(pair, self.titles[_key(pair)]) for pair in pairs])
        likely = sum(pair.score >= LIKELY for pair in pairs)
        told = f"{len(pairs)} 组，其中很可能重复的 {likely} 组" if pairs else "没有发现"
        self.head.caption.tell(told)
        self.desk.say(f"疑似重复 {len(pairs)} 组", "Enter 核对", f"N {self.pane.no}")
        self._follow()

    def _without(self, gone: Callable[[Pair], bool]) -> None:
        """Those pairs are dealt with."""
        self._show([pair for pair in self.found.values() if not gone(pair)])

    def _follow(self) -> None:
        """Show the two rows of the current pair."""
        self._soon.stop()
        pair = self._pair()
        if pair is None:
            self.pane.show_nothing(f"没有疑似重复的{self.kind.label}。")
            return
        try:
            kept, other = fuller(self.book, self.kind, pair.one, pair.other)
            self.pane.show_pair(pair, prospect(self.book, self.kind, kept, other))
        except Refusal as refusal:
            self.pane.show_nothing(refusal.sentence)

    def _pair(self) -> Pair | None:
        row = self.table.current()
        return self.found.get(row.key) if row is not None else None

    def _into_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def cycle(self) -> None:
        """F6: the other pane."""
        (self.pane.take_keys if self.table.hasFocus() else self._into_list)()

    # --- what is done ----------------------------------------------------------------------------------------------

    def unite(self) -> None:
        """Make the two rows one, as chosen."""
        ahead = self.pane.ahead
        if ahead is None:
            return
        self._own = True
        try:
            unite(self.book, self.kind, ahead.kept, ahead.other, self.pane.taken(), self.pane.twice())
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        finally:
            self._own = False
        self._without(lambda pair: ahead.other in (pair.one, pair.other))
        moved = f"，{ahead.moving_words}已改到一起" if ahead.moving else ""
        self.desk.toast(f"已合并 {self.book.title(self.kind.name, ahead.kept)}{moved}。", self.desk.undo)
        self._into_list()

    def part(self) -> None:
        """Note that the two are not the same."""
        pair = self._pair()
        if pair is None:
            return
        self._own = True
        try:
            set_apart(self.book, self.kind, pair.one, pair.other)
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        finally:
            self._own = False
        self._without(lambda one: one is pair)
        self.desk.toast(f"已记为{self.pane.no}，不再提示。", self.desk.undo)
        self._into_list()


def _key(pair: Pair) -> str:
    return f"{pair.one}|{pair.other}"


def _row(pair: Pair, title: str) -> PlainRow:
    tone = "warn" if pair.score >= LIKELY else "neutral"
    return PlainRow((str(pair.score), title, pair.words), {0: (f"{pair.score} 分", tone)}, _key(pair))
