"""会员变动: from the members at the beginning of a period to those at its end; every number opens its rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from unionbook.ground.conditions import Frame, among
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.services.bridge import Bridge, Difference, Term, bridge
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.offers import of_records
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.rowbutton import RowButton

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

YEARS = 6
"""Years offered, with the parts of the newest."""

UNION = "organisation"
"""The field of a member by which one union's are counted."""


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


class _Unexplained(RowButton):
    """A member of whom days and changes tell different things, and what to do."""

    def __init__(self, one: Difference) -> None:
        super().__init__(f"{one.title}，{one.off:+} 人，{one.why}", 40)
        self.one = one

    def draw(self, painter: QPainter) -> None:
        box = self.rect().adjusted(theme.SIZES.px(8), 0, -theme.SIZES.px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(14, bold=True))
        painter.setPen(theme.colour("text1"))
        title = painter.fontMetrics().elidedText(self.one.title, Qt.TextElideMode.ElideRight, box.width() // 3)
        painter.drawText(box, middle, title)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(title) + theme.SIZES.px(12))
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("bad"))
        painter.drawText(box, middle, f"{self.one.off:+}")
        box.setLeft(box.left() + theme.SIZES.px(34))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, middle, painter.fontMetrics().elidedText(
            self.one.why, Qt.TextElideMode.ElideRight, box.width()))


class BridgePage(Page):
    """The sum of a period, its months, and whatever does not come out."""

    def __init__(self, desk: "Desk", kind: Kind) -> None:
        super().__init__()
        self.desk, self.book, self.kind = desk, desk.book, kind
        self.union = ""
        self.bridge: Bridge | None = None
        self.head = PageHead(f"{kind.label}变动", desk.back)
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
        self.faults = QVBoxLayout()
        self._lay_out()
        self._offer()
        self.periods.activated.connect(lambda _: self.refresh())
        self.unions.chosen.connect(self._of_union)
        self.unions.edited.connect(self._cleared)
        self.months.opened.connect(self._into_month)
        leave_by_escape(self, desk.back)

    def _lay_out(self) -> None:
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(2)
        self.sum.setSpacing(0)
        inner.addLayout(self.sum)
        inner.addLayout(self.aside)
        table = theme.look(QFrame(), "card")
        within = QVBoxLayout(table)
        within.setContentsMargins(1, 1, 1, 8)
        within.addWidget(self.months)
        plain = theme.look(QWidget(), "plain")
        plain.setLayout(self.faults)
        self.faults.setContentsMargins(8, 8, 8, 8)
        self.faults.setSpacing(0)
        area = QScrollArea()
        area.setWidget(plain)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named = theme.look(QFrame(), "card")
        holder = QVBoxLayout(named)
        holder.setContentsMargins(1, 1, 1, 1)
        holder.addWidget(area)
        self.stack = QStackedWidget()
        self.stack.addWidget(table)
        self.stack.addWidget(named)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 10)
        column.setSpacing(theme.SIZES.px(10))
        for part in (self.head, card, self.verdict, self.stack):
            column.addWidget(part, 1 if part is self.stack else 0)

    def _offer(self) -> None:
        from unionbook.ui.home.today import latest_year

        year = latest_year(self.book)
        names = [f"{year}{part}" for part in ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4")]
        names += [str(year - back) for back in range(1, YEARS)]
        for name in names:
            self.periods.addItem(Period.parse(name).label, name)

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        self.refresh()
        self.months.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, kinds: set[str]) -> None:
        self.refresh()

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
        self.stack.setCurrentIndex(0 if found.closes else 1)
        self.desk.say(f"期初 {found.opening.number:,}，期末 {found.closing.number:,}")

    def _show_sum(self, found: Bridge) -> None:
        _empty(self.sum)
        _empty(self.aside)
        for term in (found.opening, *(one for one in found.terms if one.sign)):
            if term is not found.opening:
                self.sum.addWidget(_sign("+" if term.sign > 0 else "−"))
            self.sum.addWidget(self._number(term, term is found.opening), 1)
        self.sum.addWidget(_sign("=" if found.closes else "≠"))
        self.sum.addWidget(self._number(found.closing, True), 1)
        words = theme.look(QLabel("另有"), "caption")
        words.setContentsMargins(8, 0, 0, 0)
        self.aside.addWidget(words)
        for term in (one for one in found.terms if not one.sign):
            link = theme.button(f"{term.label} {term.number:,} {self.kind.measure}", style="link")
            link.setEnabled(term.number > 0)
            link.clicked.connect(lambda _=False, term=term: self.open_term(term))
            self.aside.addWidget(link)
        self.aside.addWidget(theme.look(QLabel("，会员人数不变。"), "caption"))
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
        number = f"差 {abs(off):,} {self.kind.measure}" if off else "总数相等，但各人对不上"
        count = f"{len(found.differences):,} {self.kind.measure}"
        self.verdict.say(f"对不上：{number}。下面 {count}的日期与变动记录不一致，请逐一核对。", "warn")

    def _show_months(self, found: Bridge) -> None:
        """The same sum month by month, up to the last counted day."""
        period = found.frame.period
        first, last = period.first, min(period.cut, self.book.today())
        names = [f"{first.year}-{month:02}" for month in range(first.month, last.month + 1)] if first <= last else []
        terms = [term for term in found.terms if term.sign]
        labels = ["期初", *(term.label for term in terms), "期末"]
        if len(self.months.plain.columns) == 1:
            self.months.plain.columns = [
                plain_column("时段", 6, bold=True, wide=True), *(plain_column(one, 5, right=True) for one in labels)
            ]
        rows = []
        for name in names:
            one = self._of(name)
            told = [one.opening.number, *(term.number for term in one.terms if term.sign), one.closing.number]
            label = Period.parse(name).label
            rows.append(PlainRow((label, *(f"{number:,}" if number else "—" for number in told)), key=name))
        self.months.show_rows(rows)

    def _show_faults(self, found: Bridge) -> None:
        _empty(self.faults)
        for one in found.differences:
            line = _Unexplained(one)
            line.clicked.connect(lambda _=False, uid=one.member: self.desk.open_record(self.kind, uid))
            self.faults.addWidget(line)
        self.faults.addStretch()

    # --- choosing --------------------------------------------------------------------------------------------------

    def _of_union(self, uid: str) -> None:
        self.union = uid
        self.refresh()

    def _cleared(self) -> None:
        if self.union and not self.unions.value_text().strip():
            self._of_union("")

    def _into_month(self) -> None:
        """The chosen month alone."""
        if (row := self.months.current()) is None:
            return
        if self.periods.findData(row.key) < 0:
            self.periods.addItem(Period.parse(row.key).label, row.key)
        self.periods.setCurrentIndex(self.periods.findData(row.key))
        self.refresh()

    def open_term(self, term: Term) -> None:
        """The members behind a number."""
        if self.bridge is None:
            return
        rows = [uid for uid, _ in self.bridge.rows(self.book, term)]
        if term.kind.parent:
            found = self.book.select(term.kind.name, [term.kind.parent], among("uid", *rows))
            rows = list(dict.fromkeys(uid for (uid,) in found))
        title = f"{self.periods.currentText()}{term.label} {term.number:,} {self.kind.measure}"
        self.desk.open_rows(self.kind, rows, title)


def _sign(sign: str) -> QLabel:
    made = theme.look(QLabel(sign), "section")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(theme.SIZES.px(20))
    return made


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
