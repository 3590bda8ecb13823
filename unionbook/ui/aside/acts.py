"""操作记录: everything that was done to the book, by whom, when, on which PC; what it changed; and taking it back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from unionbook.ground.errors import Refusal
from unionbook.services.past import Contents, Done, acts_found, contents_of, foresee, rows_of, take_back
from unionbook.ui.aside.actpane import ActPane
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import beside, edged, page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

MOST = 500
"""Acts listed; older ones are found by searching."""

GONE = "这一步已经撤销。要恢复，请撤销那次“撤销”。"

TOLD = 8
"""Records shown of an act on more than are foreseen."""

FORESEEN, LATER = 100, "记录多，撤销时逐条核对，后来又改过的不动。"
"""Records of an act up to which it is looked at beforehand what taking it back would leave; what is said of more."""

FOLLOWS = 80
"""ms after the last step in the list before what the act changed is read."""

COLUMNS = (
    plain_column("时间", 8),
    plain_column("做了什么", 14, bold=True, wide=True),
    plain_column("谁", 4, narrow=False),
    plain_column("电脑", 6, narrow=False),
    plain_column("", 5),
)


class ActsPage(Page):
    """The list and, beside it, what the current act changed. F8 takes it back."""

    topic = "操作记录"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book = desk, desk.book
        self.found: dict[str, Done] = {}
        self.head = PageHead(self.topic, desk.back)
        self.search = SearchBox("查找操作", "做了什么、谁、电脑、日期")
        self.search.setFixedWidth(theme.SIZES.px(260))
        self.bin = theme.button("回收站", "delete")
        self.head.add(self.search, self.bin)
        self.table = PlainTable(COLUMNS, self.topic)
        self.pane = ActPane(self.book)
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWS)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        row = beside(edged(self.table), self.pane)
        row.setStretch(0, 55)
        row.setStretch(1, 45)
        page_column(self, self.head, row)

    def _wire(self) -> None:
        self.search.sought.connect(lambda _: self.refresh())
        self.search.down.connect(self._into_list)
        self.search.escaped.connect(self.desk.back)
        self.table.moved.connect(self._soon.start)
        self.table.opened.connect(self.pane.take_keys)
        self.table.escaped.connect(self.desk.back)
        self.bin.clicked.connect(self.desk.show_bin)
        self.pane.undone.connect(self.take_back)
        self.pane.opened.connect(self.desk.open_record)
        self._soon.timeout.connect(self._follow)
        leave_by_escape(self, self.desk.back)
        # Esc in what an act changed leads to the list first.
        self.pane.escaped.connect(self._into_list)

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Read the acts."""
        self.refresh()
        self._into_list()

    def mark(self) -> tuple[str, str]:
        row = self.table.current()
        return row.key if row is not None else "", self.search.text()

    def resume(self, mark: object) -> None:
        match mark:
            case (str(key), str(text)):
                self.search.setText(text)
                self.refresh()
                self.table.go(key)

    def changed(self, kinds: set[str]) -> None:
        """Something was written."""
        self.refresh()

    def refresh(self) -> None:
        """List the acts that are looked for, the newest first."""
        found = acts_found(self.book, self.search.wanted(), MOST)
        self.found = {one.line.key: one for one in found}
        self.table.show_rows([_row(one) for one in found])
        more = "，更早的请查找" if len(found) == MOST else ""
        self.head.caption.tell(f"{len(found)} 次{more}" if found else "没有找到" if self.search.wanted() else "还没有")
        self.desk.say(f"操作 {len(found)} 次", "F8 撤销这一步")
        self._follow()

    def _follow(self) -> None:
        """Show what the current act changed, and what taking it back would leave."""
        self._soon.stop()
        row = self.table.current()
        done = self.found.get(row.key) if row is not None else None
        behind(self.book).drop(self)
        if done is None:
            self.pane.show_nothing()
        elif rows_of(self.book, number := done.line.number) > FORESEEN:
            read = partial(contents_of, number=number, most=TOLD)
            behind(self.book).ask(self, read, partial(self._show_many, done))
        else:
            self.pane.show_act(done, contents_of(self.book, number), *self._foreseen(done))

    def _show_many(self, done: Done, contents: Contents) -> None:
        """What an act on many records changed was read."""
        why = GONE if done.gone else ""
        self.pane.show_act(done, contents, why, [], "" if why else LATER)

    def _foreseen(self, done: Done) -> tuple[str, list[str]]:
        """Why the act cannot be taken back ("" when it can), and what would stay as it is."""
        if done.gone:
            return GONE, []
        try:
            return "", foresee(self.book, done.line.number)
        except Refusal as refusal:
            return refusal.sentence, []

    def _into_list(self) -> None:
        (self.table if self.found else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:  # type: ignore[override]
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def cycle(self) -> None:
        """F6: the other pane."""
        here: QWidget | None = self.focusWidget()
        inside = here is not None and self.pane.isAncestorOf(here)
        (self._into_list if inside else self.pane.take_keys)()

    # --- what is done ----------------------------------------------------------------------------------------------

    def take_back(self) -> None:
        """Take the current act back."""
        row = self.table.current()
        if row is None:
            return
        try:
            done = take_back(self.book, row.key)
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.desk.toast("".join([f"已撤销：{done.label}。", *done.conflicts]), self.desk.undo)
        self.table.go(row.key)


def _row(one: Done) -> PlainRow:
    line = one.line
    pills = {4: ("已撤销", "neutral")} if one.gone else {}
    return PlainRow((f"{line.at:%Y-%m-%d %H:%M}", line.label, line.who, line.device, ""), pills, line.key)
