"""会员变动: from the members at the beginning of a period to those at its end; every number opens its rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from unionbook.ground.conditions import Frame, among
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.services.ahead import CHUNK
from unionbook.services.bridge import Bridge, Term, bridge
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.offers import of_records
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.layout import listed, page_column
from unionbook.ui.look.rowbutton import RowButton

YEARS = 6
"""Years offered, with the parts of the newest."""

UNION = "organisation"
"""The field of a member by which one union's are counted."""

COUNTED = frozenset({"member", "member_event", "organisation"})
"""The kinds of which the sum is made."""


class _Number(RowButton):
    """One number of the sum with its word above."""

    def __init__(self, term: Term, strong: bool) -> None:
        super().__init__(f"{term.label} {term.number:,} {term.kind.measure}", 74)
        self.term, self.strong = term, strong
        self.setToolTip(f"看这 {term.number:,} {term.kind.measure}")
        self.setEnabled(term.number > 0)

    def draw(self, painter: QPainter) -> None:
        middle, tall = Qt.AlignmentFlag.AlignHCenter, self.height()
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text2"))
        upper = self.rect().adjusted(0, theme.SIZES.px(9), 0, -tall // 2)
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignVCenter, self.term.label)
        painter.setFont(theme.font(24, bold=True))
        painter.setPen(theme.colour("accent" if self.strong else "text1" if self.term.number else "text3"))
        lower = self.rect().adjusted(0, tall * 2 // 5, 0, -theme.SIZES.px(6))
        painter.drawText(lower, middle | Qt.AlignmentFlag.AlignVCenter, f"{self.term.number:,}")


class BridgePage(Page):
    """The sum of a period, its months, and whatever does not come out."""

    topic = "会员变动"

    def __init__(self, shell: Shell, kind: Kind) -> None:
        super().__init__()
        self.shell, self.book, self.kind = shell, shell.book, kind
        self.union = ""
        self.bridge: Bridge | None = None
        self.head = PageHead(self.topic, shell.back)
        self.periods = QComboBox()
        self.periods.setAccessibleName("时段")
        field = kind.fields[UNION]
        self.unions = Chooser(field, of_records(self.book, self.book.cabinet[UNION]))
        self.unions.setPlaceholderText("全部基层工会")
        self.unions.setFixedWidth(theme.SIZES.px(220))
        self.head.add(self.unions, self.periods)
        self.sum = QHBoxLayout()
        self.aside, self.verdict = QHBoxLayout(), Foresight()
        self.months = PlainTable([plain_column("时段", 5, bold=True)], "逐月变动")
        named = (plain_column("会员", 6, bold=True), plain_column("相差", 4, right=True))
        self.faults = PlainTable([*named, plain_column("原因和办法", 24, wide=True)], "对不上的会员")
        self._lay_out()
        self._offer()
        self.periods.activated.connect(lambda _: self.refresh())
        self.unions.chosen.connect(self._of_union)
        self.unions.edited.connect(self._cleared)
        self.months.opened.connect(self._into_month)
        self.unions.left.connect(self._name_union)
        self.faults.opened.connect(self._open_fault)
        leave_by_escape(self, shell.back)
        for part in (self.unions, self.months, self.faults):
            part.escaped.connect(shell.back)

    def _lay_out(self) -> None:
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(2)
        self.sum.setSpacing(0)
        inner.addLayout(self.sum)
        inner.addLayout(self.aside)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.months)
        self.stack.addWidget(self.faults)
        page_column(self, self.head, card, self.verdict, listed(self.stack), gap=10)

    def _offer(self) -> None:
        from unionbook.ui.home.reading import latest_year

        year = latest_year(self.book)
        names = [f"{year}{part}" for part in ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4")]
        names += [str(year - back) for back in range(1, YEARS)]
        for name in names:
            self.periods.addItem(Period.parse(name).label, name)

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        self.refresh()
        self._table().setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self) -> tuple[str, str]:
        return self.periods.currentData(), self.union

    def resume(self, mark: object) -> None:
        match mark:
            case (str(period), str(union)):
                self._take_period(period)
                self.union = union
                self._name_union()

    def changed(self, kinds: set[str]) -> None:
        if kinds & COUNTED:
            self.refresh()
            if QApplication.focusWidget() is None:
                self._table().setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self) -> PlainTable:
        return self.months if self.bridge is not None and self.bridge.closes else self.faults

    def _of(self, name: str) -> Bridge:
        return bridge(self.book, Frame(Period.parse(name), self.book.today()), self.union or None)

    def refresh(self) -> None:
        """Count everything again."""
        self.bridge = found = self._of(self.periods.currentData())
        self.head.caption.tell(f"{self.periods.currentText()} · 截至 {found.frame.period.cut.isoformat()}")
        self._show_sum(found)
        self._show_verdict(found)
        if found.closes:
            self._show_months(found)
        else:
            self._show_faults(found)
        self.stack.setCurrentWidget(self._table())
        hint = "按 Enter 只看这个月" if found.closes else "按 Enter 打开这条会员记录"
        self.shell.say(f"期初 {found.opening.number:,}，期末 {found.closing.number:,}", hint)

    def _show_sum(self, found: Bridge) -> None:
        empty(self.sum)
        empty(self.aside)
        for term in (found.opening, *(one for one in found.terms if one.sign)):
            if term is not found.opening:
                self.sum.addWidget(_sign("+" if term.sign > 0 else "−"))
            self.sum.addWidget(self._number(term, term is found.opening), 1)
        self.sum.addWidget(_sign("=" if found.closes else "≠"))
        self.sum.addWidget(self._number(found.closing, True), 1)
        words = theme.look(QLabel("不影响人数的变动："), "caption")
        words.setContentsMargins(8, 0, 0, 0)
        self.aside.addWidget(words)
        for term in (one for one in found.terms if not one.sign):
            link = theme.button(f"{term.label} {term.number:,} {self.kind.measure}", style="link")
            link.setEnabled(term.number > 0)
            link.clicked.connect(lambda _=False, term=term: self.open_term(term))
            self.aside.addWidget(link)
        self.aside.addStretch()

    def _number(self, term: Term, strong: bool) -> QWidget:
        made = _Number(term, strong)
        made.clicked.connect(lambda: self.open_term(term))
        return made

    def _show_verdict(self, found: Bridge) -> None:
        if found.closes:
            self.verdict.say("对得上：期初加减各项变动，正好是期末人数。", "ok")
            return
        off = found.closing.number - found.total
        sides = f"期末比加减出来的{'多' if off > 0 else '少'} {abs(off):,} {self.kind.measure}"
        number = sides if off else "总数相等，但各人对不上"
        count = f"{len(found.differences):,} {self.kind.measure}"
        self.verdict.say(f"对不上：{number}。下面 {count}的日期和会籍变动不一致，请逐一打开核对。", "warn")

    def _show_months(self, found: Bridge) -> None:
        """The same sum month by month, up to the last counted day."""
        period = found.frame.period
        first, last = period.first, min(period.cut, self.book.today())
        names = [f"{first.year}-{month:02}" for month in range(first.month, last.month + 1)] if first <= last else []
        terms = [term for term in found.terms if term.sign]
        labels = ["期初", *(term.label for term in terms), "期末"]
        if len(self.months.plain.columns) == 1:
            counted = (plain_column(one, 5, right=True, wide=True) for one in labels)
            self.months.plain.columns = [plain_column("时段", 6, bold=True, wide=True), *counted]
        rows = []
        for name in names:
            one = self._of(name)
            told = [one.opening.number, *(term.number for term in one.terms if term.sign), one.closing.number]
            label = Period.parse(name).label
            rows.append(PlainRow((label, *(f"{number:,}" if number else "—" for number in told)), key=name))
        self.months.show_rows(rows)

    def _show_faults(self, found: Bridge) -> None:
        told = ((one, f"{one.off:+}".replace("-", "−")) for one in found.differences)
        self.faults.show_rows([PlainRow((one.title, off, one.why), key=one.member) for one, off in told])

    # --- choosing --------------------------------------------------------------------------------------------------

    def _of_union(self, uid: str) -> None:
        self.union = uid
        self.refresh()

    def _cleared(self) -> None:
        if self.union and not self.unions.value_text().strip():
            self._of_union("")

    def _name_union(self) -> None:
        """The field names the union that is counted, whatever was typed in it and not chosen."""
        self.unions.show_text(self.book.title(UNION, self.union) if self.union else "")

    def _into_month(self) -> None:
        """The chosen month alone."""
        if (row := self.months.current()) is not None:
            self._take_period(row.key)
            self.refresh()

    def _take_period(self, name: str) -> None:
        if self.periods.findData(name) < 0:
            self.periods.addItem(Period.parse(name).label, name)
        self.periods.setCurrentIndex(self.periods.findData(name))

    def _open_fault(self) -> None:
        if (row := self.faults.current()) is not None:
            self.shell.open_record(self.kind, row.key)

    def _members(self, kind: Kind, rows: list[str]) -> list[str]:
        """The members whose changes these are, each once."""
        found: dict[str, None] = {}
        for at in range(0, len(rows), CHUNK):
            chosen = among("uid", *rows[at : at + CHUNK])
            found |= dict.fromkeys(uid for (uid,) in self.book.select(kind.name, [kind.parent], chosen))
        return list(found)

    def open_term(self, term: Term) -> None:
        """The members behind a number."""
        if self.bridge is None:
            return
        rows = [uid for uid, _ in self.bridge.rows(self.book, term)]
        if term.kind.parent:
            rows = self._members(term.kind, rows)
        told = f"{term.number:,} {self.kind.measure}"
        if len(rows) != term.number:
            told = f"{term.number:,} 次，共 {len(rows):,} {self.kind.measure}"
        title = f"{self.periods.currentText()}{term.label} {told}"
        self.shell.open_rows(self.kind, rows, title)


def _sign(sign: str) -> QLabel:
    made = theme.look(QLabel(sign), "section")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(theme.SIZES.px(20))
    return made
