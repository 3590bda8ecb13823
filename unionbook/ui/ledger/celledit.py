"""F2: one field of the current row changed in its cell, through the form's own checks, in one act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from unionbook.ground.errors import Problem, Refusal
from unionbook.ground.fields import SerialField
from unionbook.services.entry import Entry
from unionbook.services.listing import shown
from unionbook.services.privacy.lifting import veils
from unionbook.services.saving import draft_of, errors, open_entry, save
from unionbook.ui.form.editors import Editor, LineEditor, NoteEditor
from unionbook.ui.form.fieldbox import editor_for
from unionbook.ui.frame.toast import announce
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.drafts import text_at
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

LEAST = 160
"""px an editor in a cell has at least."""


class CellEdit(QObject):
    """The editor over a cell of a list. editor: None while none is open."""

    def __init__(self, drawer: "Drawer") -> None:
        super().__init__(drawer)
        self.drawer, self.table = drawer, drawer.table
        self.editor: Editor | None = None
        self.entry: Entry | None = None
        self.column: ListColumn | None = None
        self.pane = theme.look(QFrame(self.table), "refused")
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._inner = QVBoxLayout(self.pane)
        self._inner.setContentsMargins(8, 4, 8, 4)
        self._inner.addWidget(self.note)
        self.pane.hide()
        self.table.edited.connect(self.edit)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self.give_up())
        self.table.horizontalScrollBar().valueChanged.connect(lambda _: self.give_up())

    def why_not(self) -> str:
        """Why the current cell cannot be changed here, as a sentence; "" when it can."""
        index, kind = self.table.currentIndex(), self.drawer.kind
        column = self.table.rows.visible[index.column()]
        uid = self.table.current()
        if self.drawer.book.read_only:
            return self.drawer.book.read_only
        if not column.edits or kind.lasting or isinstance(column.field, SerialField):
            return f"“{column.label}”由系统填写，不能在列表里改。"
        if kind.stages is not None and column.edits == kind.stages.field:
            return f"“{column.label}”按步骤变更，请勾选后用下面的按钮，或按 F8。"
        if draft_of(self.drawer.book, kind, uid):
            return "这一条有草稿，请按 Enter 在右边的表单里改。"
        field = self.drawer.book.cabinet.field(kind, column.edits)
        return f"“{column.label}”由系统填写，不能在列表里改。" if field.auto else ""

    def edit(self) -> None:
        """F2: change the current cell, or say why it cannot be changed here."""
        if self.table.place() >= 0 and not self.begin() and (why := self.why_not()):
            self.drawer.shell.toast(why)

    def begin(self, typed: str = "") -> bool:
        """Open the editor in the current cell; False where that cannot be. typed: what was typed already."""
        uid, column = self.table.current(), self.table.rows.visible[self.table.currentIndex().column()]
        if not uid or self.why_not() or not self.drawer.form.leave():
            return False
        self.column, self.entry = column, open_entry(self.drawer.book, self.drawer.kind, uid)
        self.entry.examine()
        owner, name, _ = self.entry.locate(column.edits)
        if name in owner.filled:
            self.entry = None
            return False
        self._show(owner, name, typed)
        return True

    def _show(self, owner: Entry, name: str, typed: str) -> None:
        assert self.entry is not None and self.column is not None
        editor = editor_for(self.drawer.book, self.drawer.kind, self.column.edits)
        self.editor = editor
        editor.setParent(self.table.viewport())
        editor.setAccessibleName(f"修改{self.column.label}")
        text, masked = text_at(self.entry, self.column.edits), shown(owner.kind.fields[name], owner.values[name])
        editor.show_text(text, masked if self.column.sensitive else "", veils(owner, name))
        cell = self.table.visualRect(self.table.currentIndex())
        wide = max(cell.width(), theme.SIZES.px(LEAST))
        left = max(0, min(cell.left(), self.table.viewport().width() - wide))
        editor.setGeometry(QRect(left, cell.top(), wide, max(cell.height(), editor.sizeHint().height())))
        editor.entered.connect(self.take)
        editor.escaped.connect(self.give_up)
        editor.left.connect(self._left)
        editor.chosen.connect(self._chosen)
        editor.show()
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed and isinstance(editor, LineEditor):
            editor.take(typed)
            editor.setCursorPosition(len(typed))

    def _chosen(self, key: str) -> None:
        """Something was picked from the list."""
        assert self.entry is not None and self.column is not None
        self.entry.put(self.column.edits, key)
        self._save()

    def _left(self) -> None:
        """The clerk went elsewhere: what was typed is saved when it can be."""
        if self.editor is not None and not self.editor.untouched:
            self.take()
            if self.editor is not None:
                self.give_up()
        else:
            self.give_up(focus=False)

    def take(self) -> None:
        """Save what was typed, and go on to the row below."""
        if self.editor is None or self.entry is None or self.column is None:
            return
        if self.editor.untouched:
            self.give_up()
            return
        self.entry.type(self.column.edits, self.editor.value_text())
        self._save()

    def _save(self) -> None:
        assert self.entry is not None and self.column is not None
        entry, column, shell = self.entry, self.column, self.drawer.shell
        place = self.table.place()
        try:
            wrong = errors(save(entry))
        except Refusal as refusal:
            self.give_up()
            shell.refuse(refusal)
            return
        if wrong:
            self._say(wrong)
            return
        self.give_up()
        called = shell.book.title(self.drawer.kind.name, entry.uid)
        shell.toast(f"已改 {called} 的{column.label}", shell.undo)
        if self.table.current() == entry.uid and self.table.place() == place:
            self.step(1)

    def _say(self, wrong: list[Problem]) -> None:
        """What keeps the value from being saved, below the cell."""
        assert self.editor is not None and self.column is not None
        mine = next((one for one in wrong if one.field == self.column.edits), wrong[0])
        theme.state(self.editor, "wrong", True)
        self.editor.setAccessibleDescription(mine.sentence)
        announce(self.editor)
        self.note.setText(mine.sentence)
        place = self.editor.mapTo(self.table, self.editor.rect().bottomLeft())
        wide = min(theme.SIZES.px(340), self.table.width() - 16)
        self.pane.setFixedSize(wide, self._inner.heightForWidth(wide))
        self.pane.move(max(8, min(place.x(), self.table.width() - wide - 8)), place.y() + 3)
        self.pane.show()
        self.pane.raise_()
        self.editor.setFocus()

    def step(self, by: int) -> None:
        """The row below or above, in the same column."""
        index = self.table.currentIndex()
        place = index.row() + by
        if 0 <= place < self.table.rows.count:
            self.table.go_to(place, index.column())

    def give_up(self, focus: bool = True) -> None:
        """Close the editor; nothing of it is kept."""
        editor, self.editor, self.entry = self.editor, None, None
        self.pane.hide()
        if editor is None:
            return
        if focus and not isinstance(editor, NoteEditor):
            self.table.setFocus()
        editor.hide()
        editor.deleteLater()
