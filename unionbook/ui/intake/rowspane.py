"""检查与修正: the rows somebody should look at; each mended in its place, answered, or left out."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.services.intake.answers import alike
from unionbook.services.intake.model import NEW_ROW, Verdict
from unionbook.store.book import Book
from unionbook.ui.form.editors import Editor, LineEditor
from unionbook.ui.form.fieldbox import editor_for
from unionbook.ui.intake.answercard import AnswerCard
from unionbook.ui.intake.course import Course
from unionbook.ui.intake.lines import Line, lines
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme

WROTE = 4
"""The column that is mended."""

COLUMNS = (
    plain_column("行", 3, right=True),
    plain_column("结果", 4, narrow=False),
    plain_column("记录", 5, bold=True),
    plain_column("栏目和单元格", 9),
    plain_column("表里写的", 9, wide=True),
    plain_column("说明", 16, wide=True, narrow=False),
)


class RowsTable(PlainTable):
    """entered: Enter.  edited: F2, or typing; with what was typed.  picked: a digit.  undone: Ctrl+Z, while something
    is answered; else it takes back what was written."""

    entered = Signal()
    edited = Signal(str)
    picked = Signal(int)
    undone = Signal()

    def __init__(self) -> None:
        super().__init__(COLUMNS, "要看的行")
        self.answered = False

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.answered
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.answered and event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not held:
                self.entered.emit()
            case Qt.Key.Key_F2 if not held:
                self.edited.emit("")
            case key if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and not held:
                self.picked.emit(key - Qt.Key.Key_0)
            case _:
                super().keyPressEvent(event)

    def box(self) -> QRect:
        """Where the current row's cell is shown."""
        shown = [one.label for one in self.plain.visible]
        column = shown.index(COLUMNS[WROTE].label) if COLUMNS[WROTE].label in shown else len(shown) - 1
        return self.visualRect(self.plain.index(max(self.place(), 0), column))


class RowsPane(QWidget):
    """mended: another text for the current line.  chosen: an answer to it.  left, repeated: it is left out; the last
    answer is given to all alike.  entering: a record it names shall be entered first.  entered, escaped: Enter, Esc."""

    mended = Signal(str)
    chosen = Signal(str)
    left = Signal()
    repeated = Signal()
    entering = Signal(object, str)
    entered = Signal()
    escaped = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.course = Course()
        self.lines: list[Line] = []
        self.table, self.card = RowsTable(), AnswerCard()
        self.editor: Editor | None = None
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        listed = theme.look(QFrame(), "card")
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(1, 1, 1, 8)
        inner.addWidget(self.table)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(12))
        row.addWidget(listed, 1)
        self.card.setFixedWidth(theme.SIZES.px(280))
        row.addWidget(self.card)

    def _wire(self) -> None:
        table, card = self.table, self.card
        table.moved.connect(self._show_line)
        table.entered.connect(self.entered)
        table.escaped.connect(self.escaped)
        table.edited.connect(self.edit)
        table.opened.connect(lambda: self.edit(""))
        table.doomed.connect(self.left)
        table.picked.connect(card.pick)
        table.verticalScrollBar().valueChanged.connect(lambda _: self.close_editor())
        card.chosen.connect(self.chosen)
        card.edited.connect(lambda: self.edit(""))
        card.left.connect(self.left)
        card.repeated.connect(self.repeated)
        card.entering.connect(self._enter)
        card.back.connect(self.take_keys)

    # --- what is shown ---------------------------------------------------------------------------------------------

    def show_course(self, course: Course, only: Verdict | None) -> None:
        """Show the rows of an import."""
        self.close_editor()
        self.course = course
        assert course.verdicts is not None
        self.lines = lines(self.book, course.verdicts, only)
        self.table.quiet = True
        self.table.show_rows([_row(line) for line in self.lines])
        self.table.quiet = False
        self._show_line()

    def current(self) -> Line | None:
        """The line the clerk is at."""
        place = self.table.place()
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def _show_line(self) -> None:
        course, line = self.course, self.current()
        again = alike(course.verdicts, course.given) if course.verdicts and course.given else []
        kind = self._named(line)
        self.card.show_line(line, len(again), kind.label if kind is not None else "")

    def _named(self, line: Line | None) -> Kind | None:
        """The kind a line asks for a record of that the book lacks and a name alone does not make."""
        reason = line.reason if line is not None else None
        plan = self.course.plan
        field = plan.kind.fields.get(reason.path) if plan is not None and reason is not None else None
        if reason is None or not isinstance(field, LinkField) or field.embed or reason.warning or reason.beside:
            return None
        return None if any(answer == NEW_ROW for answer, _ in reason.choices) else self.book.cabinet[field.kind]

    def _enter(self) -> None:
        line = self.current()
        if (kind := self._named(line)) is not None and line is not None:
            self.entering.emit(kind, line.text)

    def take_keys(self) -> None:
        """The list has the keys."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- mending ---------------------------------------------------------------------------------------------------

    def edit(self, typed: str) -> None:
        """Open the field's own editor over the current line's cell."""
        line, plan = self.current(), self.course.plan
        if line is None or plan is None or line.reason is None or not line.reason.path:
            return
        self.close_editor()
        editor = editor_for(self.book, plan.kind, line.reason.path)
        self.editor = editor
        editor.setParent(self.table.viewport())
        editor.setAccessibleName(f"修改{line.reason.label}")
        editor.show_text(line.text)
        box = self.table.box()
        wide = max(box.width(), theme.SIZES.px(200))
        left = max(0, min(box.left(), self.table.viewport().width() - wide))
        editor.setGeometry(QRect(left, box.top(), wide, max(box.height(), editor.sizeHint().height())))
        editor.entered.connect(self._take)
        editor.escaped.connect(lambda: self.close_editor(True))
        editor.left.connect(self.close_editor)
        editor.chosen.connect(self._picked)
        editor.show()
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed and isinstance(editor, LineEditor):
            editor.take(typed)

    def _picked(self, key: str) -> None:
        self.close_editor(True)
        self.mended.emit(key)

    def _take(self) -> None:
        editor = self.editor
        if editor is None:
            return
        text, same = editor.value_text().strip(), editor.untouched
        self.close_editor(True)
        if not same:
            self.mended.emit(text)

    def close_editor(self, focus: bool = False) -> None:
        """Close the editor; nothing of it is kept."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        if focus:
            self.take_keys()
        editor.hide()
        editor.deleteLater()


def _row(line: Line) -> PlainRow:
    cells = (str(line.row.number), "", line.name, line.field, line.text, line.sentence)
    return PlainRow(cells, {1: line.pill}, line.key)
