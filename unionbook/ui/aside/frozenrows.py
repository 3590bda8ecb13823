"""The rows behind a figure of an issued report as they were that day; today's are one key away."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from unionbook.ground.conditions import Frame
from unionbook.ground.dates import print_date
from unionbook.ground.periods import Period
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import code_of, frozen, of_code
from unionbook.services.issue.frozen import Frozen, FrozenFigure, FrozenRow
from unionbook.services.issue.standing import Stand, standing
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.numberrows import open_number
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import listed, page_column

ADDS, NOW, ROW = "计入", "现在", "记录"

PILLS = {Stand.SAME: ("没有改动", "neutral"), Stand.CHANGED: ("有改动", "info"), Stand.GONE: ("已删除", "warn")}

LEAST, MOST = 4, 16
"""Chinese characters a column may want."""

MEASURED = 500
"""Rows whose words say how wide the columns are."""


class FrozenRows(Page):
    """Read only: nothing here can be changed any more. Enter opens a row as it is now."""

    topic = "定稿时的记录"

    def __init__(self, shell: Shell, issue: ReportIssue, kept: Frozen, figure: FrozenFigure) -> None:
        super().__init__()
        self.shell, self.issue, self.kept, self.figure = shell, issue, kept, figure
        self.stand: dict[str, Stand] = {}
        self._mark = ""
        self.head = PageHead(f"{figure.label} {figure.printed}", shell.back)
        self.open = theme.button("打开现在的记录 Enter", "open")
        self.open.setAccessibleName("打开现在的记录")
        self.all = theme.button("现在的数字", "list", tip="打开这个数字现在的全部记录")
        self.head.add(self.open, self.all)
        self.about = theme.look(QLabel(), "label")
        self.table = PlainTable(self._columns(), self.topic)
        self._lay_out()
        self.open.clicked.connect(self.open_now)
        self.all.clicked.connect(self.open_all_now)
        self.table.opened.connect(self.open_now)
        self.table.moved.connect(self._suit)
        self.table.escaped.connect(shell.back)
        leave_by_escape(self, shell.back)

    @classmethod
    def of_code(cls, shell: Shell, code: str) -> "FrozenRows":
        """The rows of the figure of a code. Raises Refusal when there is none."""
        issue, figure, _ = of_code(shell.book, code)
        return cls(shell, issue, frozen(shell.book, issue), figure)

    def _lay_out(self) -> None:
        self.about.setWordWrap(True)
        note = theme.look(QFrame(), "tint_info")
        inside = QVBoxLayout(note)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.about)
        page_column(self, self.head, note, listed(self.table))

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def _adding(self) -> bool:
        """Do the rows add other things than one each?"""
        return self.figure.scale > 1 or any(adds != 1 for _, adds in self.figure.rows)

    def _columns(self) -> list[ListColumn]:
        kind = self.kept.kinds.get(self.figure.kind)
        heads = kind.heads if kind is not None and kind.heads else (ROW,)
        cells = [_cells(row, len(heads)) for row in self.kept.rows(self.figure, MEASURED)]
        wide = max(range(len(heads)), key=lambda at: sum(_width(row[at]) for row in cells))
        made = [
            plain_column(head, _chars(head, [row[at] for row in cells]), bold=not at, wide=at == wide, narrow=at < 5)
            for at, head in enumerate(heads)
        ]
        adds = [plain_column(ADDS, 6, right=True)] if self._adding else []
        return [*made, *adds, plain_column(NOW, 5, bold=True)]

    def activated(self) -> None:
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, kinds: set[str]) -> None:
        if kinds & {self.figure.kind, "person"}:
            self._read()

    def mark(self) -> str:
        row = self.table.current()
        return row.key if row is not None else ""

    def resume(self, mark: object) -> None:
        self._mark = str(mark)
        self._read()

    def leave(self) -> bool:
        behind(self.shell.book).drop(self)
        return True

    def _read(self) -> None:
        """See behind the window how the rows stand now."""
        heads = len(self.table.plain.columns) - self._adding - 1
        read = partial(_found, kept=self.kept, figure=self.figure, heads=heads, adding=self._adding)
        behind(self.shell.book).ask(self, read, self._show, first=True)

    def _show(self, found: tuple[dict[str, Stand], list[PlainRow]]) -> None:
        self.stand, rows = found
        self.table.show_rows(rows)
        if self._mark:
            self.table.go(self._mark)
            self._mark = ""
        day = print_date(self.issue.issued_on or "")
        self.head.caption.tell(f"代码 {code_of(self.issue, self.figure)} · {day}定稿 · {len(rows):,} 条")
        self.shell.say(f"{len(rows):,} 条记录", f"编号 {self.issue.number} 第 {self.issue.version} 版")
        self.about.setText(self._about(len(rows)))
        self._suit()

    def _about(self, rows: int) -> str:
        """What the number is, whether it was written by hand, and what has happened to its rows since."""
        figure = self.figure
        told = [f"下面是定稿那天的样子，以后改了记录也不变。口径：{figure.definition}截至{print_date(figure.cut)}。"]
        if figure.automatic:
            told.append(f"这个数是手工写的（自动 {figure.automatic}），原因：{figure.reason}。")
        if missing := figure.count - rows:
            told.append(f"另有 {missing} 条当时没有留存。")
        counts = {stand: sum(one is stand for one in self.stand.values()) for stand in (Stand.CHANGED, Stand.GONE)}
        since = [f"{counts[stand]} 条{word}" for stand, word in ((Stand.CHANGED, "有改动"), (Stand.GONE, "已删除"))
                 if counts[stand]]
        told.append(f"定稿以后 {'、'.join(since)}。" if since else "定稿以后都没有改动。" if rows else "")
        return "".join(told)

    def _suit(self) -> None:
        row = self.table.current()
        self.open.setEnabled(row is not None and self.stand.get(row.key) is not Stand.GONE)
        self.all.setEnabled(self.figure.kind in self.shell.book.cabinet)

    # --- today -----------------------------------------------------------------------------------------------------

    def open_now(self) -> None:
        """The current row as it is now."""
        row = self.table.current()
        if row is None:
            return
        if self.stand.get(row.key, Stand.GONE) is Stand.GONE:
            self.shell.toast("这条记录在定稿以后删除了，可以到“数据—回收站”里找。")
            return
        self.shell.open_record(self.shell.book.cabinet[self.figure.kind], row.key)

    def open_all_now(self) -> None:
        """The rows that make the figure today, for the same days."""
        figure = self.figure
        period = Period(date.fromisoformat(figure.first), date.fromisoformat(figure.cut))
        open_number(self.shell, figure.key, Frame(period, self.shell.book.today()), f"{figure.label}（现在）")


def _found(
    book: Book, kept: Frozen, figure: FrozenFigure, heads: int, adding: bool
) -> tuple[dict[str, Stand], list[PlainRow]]:
    """How the rows stand now, and the rows as the table shows them."""
    stand = standing(book, kept, figure)

    def line(row: FrozenRow) -> PlainRow:
        adds = (_amount(row.adds, figure.scale),) if adding else ()
        cells = (*_cells(row, heads), *adds, "")
        return PlainRow(cells, {len(cells) - 1: PILLS[stand.get(row.uid, Stand.GONE)]}, row.uid)

    return stand, [line(row) for row in kept.rows(figure)]


def _cells(row: FrozenRow, heads: int) -> tuple[str, ...]:
    """A row's words under so many heads; of a sealed row, whose cells say nothing, its title."""
    if any(row.cells) and len(row.cells) == heads:
        return row.cells
    return (row.title, *([""] * (heads - 1)))


def _chars(head: str, words: list[str]) -> int:
    """Chinese characters a column wants: those of its longest words."""
    longest = max(map(_width, words), default=0)
    return round(min(max(longest, len(head), LEAST), MOST) + 0.5)


def _width(text: str) -> float:
    """Of a text, in Chinese characters."""
    return sum(1 if ord(char) > 255 else 0.55 for char in text)


def _amount(adds: int, scale: int) -> str:
    return f"{adds / scale:,.2f}" if scale > 1 else f"{adds:,}"
