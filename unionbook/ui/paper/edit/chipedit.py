"""A field for sentences with chips in them: typed around and inside, each line one sentence."""

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from unionbook.ui.look import theme
from unionbook.ui.paper.edit.chips import CHARACTER, OBJECT, SIGN, Chips, chip_format, raw_of
from unionbook.ui.paper.edit.signs import Sign, Signs, all_tokens, each_of, tokens

MARKUP = "application/x-unionbook-report-text"
"""What is copied keeps its chips when it is pasted into a report."""

CONTROL = Qt.KeyboardModifier.ControlModifier
_PLAIN = str.maketrans("{}[]｛｝［］", "（）（）（）（）")


class ChipEdit(QTextEdit):
    """edited: the clerk changed something.  moved: the cursor stands elsewhere.  asked: a figure shall be put in.

    wanted: the chip at the cursor shall be changed.  saved: Ctrl+Enter.  escaped: Esc.
    """

    edited = Signal()
    moved = Signal()
    asked = Signal()
    wanted = Signal()
    saved = Signal()
    escaped = Signal()

    def __init__(self, name: str, signs: Signs, many: bool) -> None:
        super().__init__()
        self.signs, self.many = signs, many
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not many:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._chips = Chips(self)
        self.document().documentLayout().registerHandler(OBJECT, self._chips)
        self._composing = False
        self.textChanged.connect(self.edited)
        self.cursorPositionChanged.connect(self._moved)

    # --- the text --------------------------------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show text in the language of the templates."""
        self.blockSignals(True)
        self.clear()
        cursor = self.textCursor()
        self._put(cursor, text)
        self.document().clearUndoRedoStacks()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self.blockSignals(False)

    def raw(self) -> str:
        """The text in the language of the templates."""
        return raw_of(self.document(), 0, self.document().characterCount() - 1)

    def _put(self, cursor: QTextCursor, text: str) -> None:
        cursor.beginEditBlock()
        for number, line in enumerate(text.split("\n")):
            if number:
                cursor.insertBlock()
            self._put_line(cursor, line)
        cursor.endEditBlock()

    def _put_line(self, cursor: QTextCursor, line: str) -> None:
        each = ""
        for token, is_sign in tokens(line):
            if is_sign:
                each = each_of(token) or each
                self._put_sign(cursor, self.signs.of(token, each))
            else:
                cursor.insertText(token, self._letters())

    def _put_sign(self, cursor: QTextCursor, sign: Sign) -> None:
        cursor.insertText(CHARACTER, chip_format(sign, self._letters()))
        cursor.setCharFormat(self._letters())

    def _letters(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self.font())
        return made

    # --- chips -----------------------------------------------------------------------------------------------------

    def sign(self) -> Sign | None:
        """The chip that is chosen, or else stands before or behind the cursor."""
        at = self._place()
        return None if at < 0 else self._sign_at(at)

    def _place(self) -> int:
        cursor = self.textCursor()
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            return start if end - start == 1 and self._sign_at(start) else -1
        at = cursor.position()
        return next((place for place in (at, at - 1) if self._sign_at(place)), -1)

    def _sign_at(self, place: int) -> Sign | None:
        if place < 0 or self.document().characterAt(place) != CHARACTER:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        found = cursor.charFormat().property(SIGN)
        return found if isinstance(found, Sign) else None

    def all_signs(self) -> list[Sign]:
        """The chips, from the top."""
        return [one for at in range(self.document().characterCount()) if (one := self._sign_at(at)) is not None]

    def put(self, raw: str) -> None:
        """Put a chip in at the cursor; one that is chosen makes room for it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._put_sign(cursor, self.signs.of(raw))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._moved()

    def change(self, raw: str) -> None:
        """Put another chip in place of the one at the cursor; it stays chosen."""
        if (at := self._place()) < 0:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        # For a moment there is no chip, which nobody needs to hear of.
        self.blockSignals(True)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._put_sign(cursor, self.signs.of(raw))
        cursor.endEditBlock()
        self.blockSignals(False)
        self.edited.emit()
        self.choose(at)

    def choose(self, place: int) -> None:
        """Choose the chip at a place of the text."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._moved()

    def step_to_figure(self, by: int) -> bool:
        """Choose the next chip that is a figure, or the one before; False when there is none."""
        at = self.textCursor().selectionStart() if self.textCursor().hasSelection() else self.textCursor().position()
        places = [n for n in range(self.document().characterCount()) if (one := self._sign_at(n)) and one.number]
        wanted = [n for n in places if n > at] if by > 0 else [n for n in reversed(places) if n < at]
        if wanted:
            self.choose(wanted[0])
        return bool(wanted)

    def may_omit(self) -> None:
        """Make what is chosen a stretch that is left out when there is nothing to say."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        for place, raw in ((end, "]"), (start, "[")):
            cursor.setPosition(place)
            self._put_sign(cursor, self.signs.of(raw))
        cursor.endEditBlock()
        if start == end:
            cursor.setPosition(start + 1)
            self.setTextCursor(cursor)

    def _moved(self) -> None:
        sign = self.sign()
        told = f"{sign.shown}，{sign.told}" + ("按 F4 改写法。" if sign.number else "") if sign else ""
        self.setAccessibleDescription(told)
        self.moved.emit()

    # --- keys, mouse, clipboard ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._mine(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _mine(event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == CONTROL
        return event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Escape) or (held and (enter or event.key() == Qt.Key.Key_J))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            super().keyPressEvent(event)
            return
        held = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == CONTROL
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held:
            self.saved.emit()
        elif enter and not self.many:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.wanted.emit()
        elif (held and event.key() == Qt.Key.Key_J) or event.text() in ("{", "｛"):
            self.asked.emit()
        elif event.text() in ("[", "]", "［", "］"):
            self.put("[" if event.text() in "[［" else "]")
        else:
            typed = not event.modifiers() & (CONTROL | Qt.KeyboardModifier.AltModifier) and event.text().isprintable()
            if enter or (typed and event.text()):
                self._make_plain()
            super().keyPressEvent(event)

    def _make_plain(self) -> None:
        """What is typed behind a chip is no chip; what is typed over one takes its place."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
        if cursor.charFormat().hasProperty(SIGN):
            self.setCurrentCharFormat(self._letters())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if event.commitString():
            self._make_plain()
        super().inputMethodEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            for at in (place, place - 1):
                if self._sign_at(at) and self._box(at).contains(event.position().toPoint()):
                    self.choose(at)
                    return

    def _box(self, place: int) -> QRect:
        """Where a chip stands in the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        before = self.cursorRect(cursor)
        cursor.setPosition(place + 1)
        after = self.cursorRect(cursor)
        return before.united(after) if after.top() == before.top() else before.adjusted(0, 0, theme.SIZES.px(60), 0)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cursorForPosition(event.pos()).position()
            near = (at for at in (place, place - 1) if self._sign_at(at) and self._box(at).contains(event.pos()))
            sign = self._sign_at(next(near, -1))
            QToolTip.showText(event.globalPos(), f"<p>{sign.told}</p>" if sign else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor, made = self.textCursor(), QMimeData()
        raw = raw_of(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        shown = (self.signs.of(token).shown if is_sign else token for token, is_sign in all_tokens(raw))
        made.setText("".join(shown))
        made.setData(MARKUP, raw.encode())
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        own = bytes(source.data(MARKUP).data()).decode() if source.hasFormat(MARKUP) else ""
        text = own or source.text().replace("\r\n", "\n").translate(_PLAIN)
        cursor = self.textCursor()
        cursor.removeSelectedText()
        self._put(cursor, text if self.many else " ".join(text.split("\n")).strip())
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit()
