"""保存期限与清除: what has passed the time it may be kept for; the chosen records lose their personal data for good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.privacy.purge import Purged, foresee, purge
from unionbook.services.privacy.retention import PURGE, Past, past
from unionbook.ui.aside.purgeasked import PurgeAsked
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, plain_column
from unionbook.ui.ledger.ticktable import TickTable
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.layout import page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

COLUMNS = (
    plain_column("记录", 10, bold=True, wide=True),
    plain_column("种类", 6),
    plain_column("用途结束", 7),
    plain_column("保存到", 7),
    plain_column("保存年数和依据", 14, wide=True),
)
LAW = "《个人信息保护法》第十九条：保存期限应当是实现处理目的所必要的最短时间。"
YEARS = "各类保存几年，在“设置—法律和本地规定”里按本单位的规定改。"
NONE = f"现在没有超过保存期限的记录。{LAW}{YEARS}"
REASON = "超过保存期限"


class PurgePage(Page):
    """Space ticks, Enter opens a record; the button, or Del, asks once and purges."""

    topic = "保存期限与清除"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book = desk, desk.book
        self.found: dict[str, Past] = {}
        self._mark: list[str] = []
        self.head = PageHead(self.topic, desk.back)
        self.done_before = theme.button("清除登记", "history")
        self.all = theme.button("全选 Ctrl+A")
        self.head.add(self.all, self.done_before)
        self.table = TickTable(COLUMNS, "超过保存期限的记录")
        self.empty = theme.look(QLabel(NONE), "label")
        self.result = Foresight()
        self.reason = QLineEdit(REASON)
        self.do = theme.button("清除…", "delete", "danger", tip="清除勾选的记录里的个人信息（Del）")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 8)
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(24, 24, 24, 24)
        inner.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.table, 1)
        self.foot = theme.look(QFrame(), "card")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(theme.SIZES.px(8))
        self.reason.setMaxLength(100)
        self.reason.setAccessibleName("说明")
        self.reason.setPlaceholderText("不要写姓名")
        self.reason.setFixedWidth(theme.SIZES.px(240))
        row.addWidget(theme.look(QLabel("说明"), "label"))
        row.addWidget(self.reason)
        row.addStretch()
        row.addWidget(self.do)
        self.law = Elided(f"{LAW}{YEARS}", "caption")
        page_column(self, self.head, self.law, self.result, card, self.foot, tall=card)
        self.result.hide()
        self.empty.hide()

    def _wire(self) -> None:
        self.table.turned.connect(self._turned)
        self.table.opened.connect(self._open)
        self.table.doomed.connect(self.ask)
        self.table.escaped.connect(self.desk.back)
        self.all.clicked.connect(self.table.turn_all)
        self.done_before.clicked.connect(lambda: self.desk.show_list(self.book.cabinet[PURGE]))
        self.reason.returnPressed.connect(self.ask)
        self.do.clicked.connect(self.ask)
        leave_by_escape(self, self.desk.back)

    def activated(self) -> None:
        self.refresh()

    def changed(self, kinds: set[str]) -> None:
        self.refresh()

    def mark(self) -> object:
        return sorted(self.table.ticked)

    def resume(self, mark: object) -> None:
        self._mark = mark if isinstance(mark, list) else []
        self.refresh()

    def leave(self) -> bool:
        behind(self.book).drop(self)
        return True

    def refresh(self) -> None:
        """Read again, beside the window, what is past its time."""
        if not self.found:
            self.head.caption.tell("正在查看…")
        behind(self.book).ask(self, past, self._came, first=True)

    def _came(self, found: list[Past]) -> None:
        self._show({f"{one.kind.name}:{one.uid}": one for one in found})
        if self._mark:
            self.table.turn(key for key in self._mark if key in self.found)
            self._mark = []
        if self.window().focusWidget() is self:
            # The clerk waits for it, and is nowhere else yet.
            self._take_keys()

    def _take_keys(self) -> None:
        (self.table if self.found else self.done_before).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: dict[str, Past]) -> None:
        self.found = found
        self.table.show_rows([_row(key, one) for key, one in self.found.items()])
        some = bool(self.found)
        for part in (self.table, self.foot, self.all, self.law):
            part.setVisible(some)
        self.empty.setVisible(not some)
        self.done_before.setText(f"清除登记 {self.book.count(PURGE)} 次")
        self.desk.say(f"超过保存期限 {len(self.found)} 条", "年数在“法律和本地规定”里改")

    def _turned(self) -> None:
        count = len(self.table.ticked)
        self.head.caption.tell(f"共 {len(self.found)} 条，已勾选 {count} 条（空格勾选）" if self.found else "")
        self.do.setText(f"清除勾选的 {count} 条… Del" if count else "清除勾选的… Del")
        self.do.setAccessibleName(f"清除勾选的 {count} 条")
        self.do.setEnabled(count > 0)

    def _open(self) -> None:
        row = self.table.current()
        if row is not None and not (one := self.found[row.key]).deleted:
            self.desk.open_record(one.kind, one.uid)
        elif row is not None:
            self.desk.show_bin()

    # --- the deed --------------------------------------------------------------------------------------------------

    def chosen(self) -> list[tuple[Kind, str]]:
        """The ticked records."""
        return [(self.found[key].kind, self.found[key].uid) for key in self.table.ticked_keys()]

    def ask(self) -> None:
        """Tell what would go and what would stay, and ask once."""
        if not self.table.ticked:
            self.desk.refuse(Refusal("还没有勾选记录，没有清除。请用空格勾选要清除的记录。"))
            return
        try:
            with work.waiting():
                seen = foresee(self.book, self.chosen())
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        dialog = PurgeAsked(self, seen)
        dialog.accepted.connect(self.purge)
        dialog.open()

    def purge(self) -> None:
        """Do it and tell what came of it."""
        try:
            with work.waiting():
                done = purge(self.book, self.chosen(), self.reason.text())
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self._tell(done)
        # What else went with them is being read already.
        self._show({key: one for key, one in self.found.items() if key not in self.table.ticked})
        self._take_keys()

    def _tell(self, done: Purged) -> None:
        persons = f"，连同 {done.persons} 人的姓名和号码" if done.persons else ""
        sentence = f"已清除{done.what}的个人信息{persons}，修改历史里也没有了。已记入“清除登记”和“查阅登记”。"
        self.result.say("\n".join([sentence, *(f"· {line}" for line in done.stays)]), "ok")
        self.result.show()


def _row(key: str, one: Past) -> PlainRow:
    basis = f"{one.rule.words}，{_basis(one)}"
    cells = (one.title, one.kind.label, one.ended.isoformat(), one.until.isoformat(), basis)
    return PlainRow(cells, {1: ("回收站", "neutral")} if one.deleted else {}, key)


def _basis(one: Past) -> str:
    """Whose number of years it is: the program's own until the office has set it."""
    return "年数未核，请按本单位规定核定" if not one.rule.verified else f"{one.rule.source}，{one.rule.since} 起"
