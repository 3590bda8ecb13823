"""对应列: every column of the table, what stands in it, the field it goes to, how sure that is, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from unionbook.ground.fields import TextField
from unionbook.services.intake.mapping import Match, Target, targets
from unionbook.services.intake.mapping.model import SURE
from unionbook.services.intake.model import Verdicts
from unionbook.services.sheets.model import column_letters
from unionbook.store.book import Book
from unionbook.ui.form.choosing import Chooser, Option
from unionbook.ui.intake.lines import missing, remarks, sample
from unionbook.ui.ledger.cells import SIDE, Pill
from unionbook.ui.ledger.plain import PlainModel, PlainRow, PlainTable, plain_column
from unionbook.ui.ledger.rowpaint import Cells, Line, Sheet, Span
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

NOWHERE = "— 不导入"
GOES = 3
"""The column that is chosen."""

COLUMNS = (
    plain_column("列", 2),
    plain_column("表头原文", 8, bold=True),
    plain_column("前几行内容", 12, wide=True, narrow=False),
    # Bold columns are never dropped for want of room; this one is painted as a box.
    plain_column("对应到", 9, bold=True),
    plain_column("识别", 5),
    plain_column("说明", 14, wide=True),
)


class _Boxes(Cells):
    """Cells of which one column looks like what it is: a box with a list."""

    def paint_column(self, sheet: Sheet, span: Span, lines: Sequence[Line], marked: bool) -> None:
        super().paint_column(sheet, span, lines, marked)
        model = self.view.model()
        if isinstance(model, PlainModel) and model.visible[span.at].label == COLUMNS[GOES].label:
            for line in lines:
                rect = QRect(span.left, line.top, span.width, line.height)
                self._box(sheet.painter, rect, line.across[span.at])

    def _box(self, painter: QPainter, rect: QRect, what: str | Pill) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(4, 3, -4, -4)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        size = theme.SIZES.icon(14)
        picture = theme.pixmap("chevron_down", 14, "text2", painter.device().devicePixelRatio())
        painter.drawPixmap(box.right() - size - 6, box.center().y() - size // 2 + 1, picture)
        text = what if isinstance(what, str) else what[0]
        inner = box.adjusted(theme.SIZES.px(SIDE), 0, -size - 10, 0)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text3" if text == NOWHERE else "text1"))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()


class ColumnTable(PlainTable):
    """entered: Enter, on to the next step.  asked: the field of the current column shall be chosen; with what was
    typed already."""

    entered = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(COLUMNS, "表格的各列")
        self.cells = _Boxes(self)
        self.setItemDelegate(self.cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typed = event.text() if event.text().isprintable() and not held else ""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not held:
                self.entered.emit()
            case Qt.Key.Key_F2 | Qt.Key.Key_F4 | Qt.Key.Key_Space if not held:
                self.asked.emit("")
            case Qt.Key.Key_Down if held == Qt.KeyboardModifier.AltModifier:
                self.asked.emit("")
            case Qt.Key.Key_Delete if not held:
                self.doomed.emit()
            case _ if typed.strip():
                self.asked.emit(typed)
            case _:
                super().keyPressEvent(event)

    def box(self) -> QRect:
        """Where the current row's field is shown."""
        column = next(at for at, one in enumerate(self.plain.visible) if one.label == COLUMNS[GOES].label)
        return self.visualRect(self.plain.index(max(self.place(), 0), column))


class ColumnsPane(QWidget):
    """mapped: a column shall go to a path.  aside: take hidden columns, too?  entered, escaped: Enter and Esc in the
    table."""

    mapped = Signal(int, str)
    aside = Signal(bool)
    entered = Signal()
    escaped = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.table = ColumnTable()
        self.missing, self.hidden = Elided("", "warning"), QCheckBox()
        self.targets: dict[str, Target] = {}
        self.chooser: Chooser | None = None
        self.verdicts: Verdicts | None = None
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 8)
        inner.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(6))
        column.addWidget(card, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.SIZES.px(16))
        below.addWidget(self.hidden)
        below.addWidget(self.missing, 1)
        column.addLayout(below)
        self.hidden.clicked.connect(self.aside)
        self.table.entered.connect(self.entered)
        self.table.escaped.connect(self.escaped)
        self.table.asked.connect(self.ask)
        self.table.doomed.connect(lambda: self._put(""))
        self.table.clicked.connect(lambda index: self._clicked(index.column()))
        self.table.opened.connect(lambda: self.ask(""))

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Show the columns with what their cells told."""
        self.verdicts = verdicts
        self.targets = {one.path: one for one in targets(self.book.cabinet, verdicts.plan.kind)}
        told, lacking = remarks(verdicts), missing(self.book.cabinet, verdicts.plan)
        self.missing.tell(lacking)
        self.missing.setVisible(bool(lacking))
        hidden = verdicts.plan.columns.hidden
        self.hidden.setText(f"隐藏的 {len(hidden):,} 列也导入")
        self.hidden.setChecked(not any(one.aside for one in hidden))
        self.hidden.setVisible(bool(hidden))
        self.table.show_rows([self._row(match, verdicts, told) for match in verdicts.plan.columns.columns])

    def _row(self, match: Match, verdicts: Verdicts, told: dict[str, str]) -> PlainRow:
        target = self.targets.get(match.path)
        words = "，".join(filter(None, (told.get(match.path, ""), match.why)))
        if match.head.hidden and match.aside is None:
            words = f"隐藏的列，{words}"
        cells = (
            column_letters(match.head.column),
            match.head.full or "（没有列名）",
            sample(verdicts, match, target),
            target.label if target is not None else NOWHERE,
            "",
            words,
        )
        return PlainRow(cells, {4: _pill(match)}, str(match.head.column))

    def first_doubt(self) -> None:
        """Go to the first column somebody should look at."""
        assert self.verdicts is not None
        doubtful = self.verdicts.plan.columns.unsure
        if not doubtful or not self.table.go(str(doubtful[0].head.column)):
            self.table.go_to(0)

    def take_keys(self) -> None:
        """The table has the keys."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- choosing --------------------------------------------------------------------------------------------------

    def _clicked(self, column: int) -> None:
        if self.table.plain.visible[column].label == COLUMNS[GOES].label:
            self.ask("")

    def ask(self, typed: str) -> None:
        """Open the list of fields over the current column's box."""
        if self.table.place() < 0:
            return
        self.close_list()
        chooser = Chooser(TextField(label="对应到"), self._offer)
        chooser.setParent(self.table.viewport())
        chooser.setAccessibleName("对应到哪一栏")
        chooser.setPlaceholderText("输入栏目名")
        chooser.setGeometry(self.table.box().adjusted(2, 0, -2, 0))
        chooser.chosen.connect(self._put)
        chooser.entered.connect(lambda: self.close_list(True))
        chooser.escaped.connect(lambda: self.close_list(True))
        chooser.left.connect(self.close_list)
        self.chooser = chooser
        chooser.show()
        chooser.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            chooser.take(typed)
            chooser.setCursorPosition(len(typed))
        chooser.list_options(typed)

    def _offer(self, typed: str) -> list[Option]:
        assert self.verdicts is not None
        taken = {one.path: one.head.full for one in self.verdicts.plan.columns.columns if one.path}
        wanted = typed.strip().lower()
        found = [
            Option(path, one.label, f"现在是“{taken[path]}”" if path in taken else "")
            for path, one in self.targets.items()
            if (not one.field.auto or path in taken) and (wanted in one.label.lower() or wanted in one.names)
        ]
        return [*found, Option("", NOWHERE)] if not wanted else found

    def _put(self, path: str) -> None:
        row = self.table.current()
        self.close_list(True)
        if row is not None:
            self.mapped.emit(int(row.key), path)

    def close_list(self, focus: bool = False) -> None:
        """Put the list away."""
        chooser, self.chooser = self.chooser, None
        if chooser is None:
            return
        chooser.close_list()
        if focus:
            self.take_keys()
        chooser.hide()
        chooser.deleteLater()


def _pill(match: Match) -> tuple[str, str]:
    if not match.path:
        left = match.head.sequence or match.aside or match.why.startswith(("手工", "照上次"))
        return ("不导入" if left else "未识别"), "neutral"
    if match.why.startswith("手工"):
        return "手工指定", "info"
    return ("自动识别", "ok") if match.sure >= SURE else ("请确认", "warn")
