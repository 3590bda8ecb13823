"""What is asked of a form: which records, the period, day and names on it, columns and sheets, masks."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import BadValue
from unionbook.ground.fields import DayField
from unionbook.ground.forms import Form, Register, Worked
from unionbook.ground.periods import Period
from unionbook.services.forms import Wanted
from unionbook.services.forms.columns import label_of, offered
from unionbook.services.forms.words import Words
from unionbook.store.book import Book
from unionbook.ui.form.days import DayEditor
from unionbook.ui.look import theme
from unionbook.ui.print.columnlist import ColumnList
from unionbook.ui.print.kept import SIDES, kept
from unionbook.ui.print.labelled import Labelled
from unionbook.ui.print.signers import Signers
from unionbook.ui.print.subject import Extent, Subject, extents, first_extent, of_a_period
from unionbook.ui.print.unmasking import Unmasking

SPARE = (0, 1, 2, 3, 5, 10, 15, 20, 30)
"""Blank rows that may follow the last."""

MONTHS, YEARS = 24, 6
DAY = DayField(label="表上日期")
NAMED = (Extent.TICKED, Extent.LISTED, Extent.CURRENT)


class Settings(QWidget):
    """changed: other pages are wanted.  escaped: Esc in a field that gives nothing back.  shown: what is to be seen."""

    changed = Signal()
    escaped = Signal()
    shown = Signal(object)

    def __init__(self, book: Book, subject: Subject) -> None:
        super().__init__()
        theme.look(self, "plain")
        self.book, self.subject = book, subject
        self.form: Form = subject.forms[0]
        self.extent, self.period, self.lie = _combo(), _combo(), QComboBox()
        self.day, self.signers = DayEditor(DAY, book.today), Signers()
        self.columns, self.spare = ColumnList(), QComboBox()
        self.usual = theme.button("恢复通常的列", style="link")
        self.both = QCheckBox("双面打印（装订边左右相对）")
        self.veil = QCheckBox("姓名中间的字遮住")
        self.unmasking = Unmasking()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.lie.addItem("A4 横向", True)
        self.lie.addItem("A4 纵向", False)
        self.both.setChecked(SIDES.both)
        self.period_box, self.day_box = Labelled("时段", self.period), Labelled(DAY.label, self.day)
        self.columns_box = Labelled("选取列（空格勾选，Alt+↑↓ 排序）", self.columns, self.usual)
        self.sheet = QWidget()
        pair = QHBoxLayout(self.sheet)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        for part in (Labelled("纸张", self.lie), Labelled("表后空行", self.spare)):
            pair.addWidget(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(theme.SIZES.px(8))
        above = (Labelled("印哪些", self.extent), self.period_box, self.day_box, self.signers, self.sheet, self.both)
        for one in (*above, self.veil, self.unmasking, self.columns_box):
            column.addWidget(one)
        column.addStretch(1)

    def _wire(self) -> None:
        self.extent.currentIndexChanged.connect(lambda _: self._turn())
        for signal in (
            self.period.currentIndexChanged,
            self.lie.currentIndexChanged,
            self.spare.currentIndexChanged,
            self.day.edited,
            self.day.left,
            self.signers.changed,
            self.columns.changed,
            self.both.toggled,
            self.veil.toggled,
            self.unmasking.changed,
        ):
            signal.connect(lambda *_: self.changed.emit())
        self.unmasking.opened.connect(lambda: self.shown.emit(self.unmasking))
        self.columns.changed.connect(self._mark_columns)
        self.usual.clicked.connect(self._restore_columns)
        self.day.escaped.connect(self.escaped)
        self.day.entered.connect(lambda: self.focusNextChild())

    # --- another form ----------------------------------------------------------------------------------------------

    def show_form(self, form: Form) -> None:
        """Ask what this form needs; what was set for it before stands there again."""
        self.form = form
        known = kept(self.subject.kind.name, form.name)
        self.blockSignals(True)
        self.extent.clear()
        for extent, words in extents(self.book, self.subject, form):
            self.extent.addItem(words, extent)
            self.extent.setItemData(self.extent.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.extent.setCurrentIndex(self.extent.findData(first_extent(self.subject, form)))
        self._offer_periods()
        self.day.show_text(DAY.show(self.book.today().isoformat()))
        self.signers.ask(form, known.handlers)
        if isinstance(form, Register):
            self._offer_columns(form)
            lie = form.landscape if known.landscape is None else known.landscape
            self.lie.setCurrentIndex(self.lie.findData(lie))
            self._offer_spare(form, form.spare if known.spare is None else known.spare)
        self.unmasking.reset()
        self._suit()
        self.blockSignals(False)

    def _offer_columns(self, form: Register) -> None:
        words = Words(self.book, self.book.cabinet[form.of] if form.of else self.subject.kind)
        usual = [head.value or label_of(words, head) for head in form.columns if head.usual]
        self.columns.offer(offered(words, form.columns), usual, kept(self.subject.kind.name, form.name).columns)
        self._mark_columns()

    def _offer_spare(self, form: Register, wanted: int) -> None:
        self.spare.clear()
        for rows in sorted({*SPARE, form.spare, wanted}):
            self.spare.addItem(f"{rows} 行" if rows else "不留", rows)
        self.spare.setCurrentIndex(self.spare.findData(wanted))

    def _offer_periods(self) -> None:
        self.period.clear()
        if not of_a_period(self.subject.kind, self.form):
            return
        today = self.book.today()
        months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(MONTHS)]
        names = [f"{year}-{month + 1:02}" for year, month in months] if isinstance(self.form, Worked) else []
        for name in [*names, *(str(today.year - back) for back in range(YEARS))]:
            self.period.addItem(Period.parse(name).label, name)

    def _turn(self) -> None:
        """Other records shall stand on it."""
        self._suit()
        self.changed.emit()

    def _suit(self) -> None:
        """Show what can be asked of the form and its records."""
        form, blank = self.form, self.blank
        register, worked = isinstance(form, Register), isinstance(form, Worked)
        public = isinstance(form, Register) and form.public is not None
        own = self.extent.currentData() is Extent.OWN
        for part, there in (
            (self.period_box, own and self.period.count() > 0),
            (self.day_box, not blank and not worked),
            (self.signers, bool(self.signers.lines) and not blank),
            (self.columns_box, register),
            (self.sheet, register),
            (self.veil, public and not blank),
            (self.unmasking, not public and not blank and not worked),
        ):
            part.setVisible(there)
        self.spare.setEnabled(not blank)

    # --- what is wanted --------------------------------------------------------------------------------------------

    @property
    def blank(self) -> bool:
        """Is nothing to be filled in?"""
        return self.extent.currentData() is Extent.BLANK

    def wanted(self) -> Wanted:
        """What of the form is wanted now."""
        self._remember()
        extent = self.extent.currentData()
        reason = "" if self.unmasking.isHidden() else self.unmasking.reason
        wanted = Wanted(
            rows=self.subject.rows(extent) if extent in NAMED else None,
            blank=self.blank,
            unmasked=bool(reason),
            reason=reason,
            names_masked=self.veil.isChecked() and not self.veil.isHidden(),
            handlers=() if self.signers.isHidden() else self.signers.names,
            day=None if self.day_box.isHidden() else self._day(),
            frame=self._frame(),
        )
        return self._as_register(self.form, wanted) if isinstance(self.form, Register) else wanted

    def _as_register(self, form: Register, wanted: Wanted) -> Wanted:
        """With what can be chosen of a register alone; what is as declared is not named."""
        spare, lie = self.spare.currentData(), self.lie.currentData()
        return replace(
            wanted,
            columns=self.columns.wanted(),
            spare=None if self.blank or spare == form.spare else spare,
            landscape=None if lie == form.landscape else lie,
        )

    def _day(self) -> date | None:
        """The day on the paper; None (today) also while something is typed that is no day."""
        try:
            stored = DAY.parse(self.day.value_text(), self.book.today())
            return date.fromisoformat(str(stored)) if stored else None
        except (BadValue, ValueError):
            return None

    def _frame(self) -> Frame | None:
        if self.period_box.isHidden() or not self.period.currentData():
            return None
        return Frame(Period.parse(self.period.currentData()), self.book.today())

    def _remember(self) -> None:
        known = kept(self.subject.kind.name, self.form.name)
        if isinstance(self.form, Register):
            known.columns, known.landscape = self.columns.wanted(), self.lie.currentData()
            known.spare = self.spare.currentData()
        known.handlers = self.signers.names
        SIDES.both = self.both.isChecked()

    # --- columns ---------------------------------------------------------------------------------------------------

    def _mark_columns(self) -> None:
        self.usual.setVisible(bool(self.columns.wanted()))

    def _restore_columns(self) -> None:
        if isinstance(self.form, Register):
            kept(self.subject.kind.name, self.form.name).columns = []
            self._offer_columns(self.form)
            self.columns.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()


def _combo() -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made
