"""The editors of single fields: a line, a line for digits, a day, a text of several lines. One is made for each field.

An editor shows text and gives text; what the text means is the entry's business.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from unionbook.ground.fields import Field
from unionbook.ui.look import theme

STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons for losing the focus that do not mean the clerk went on to another field."""


class LineEditor(QLineEdit):
    """One line of text.

    edited: the clerk changed the text.  left: the clerk went elsewhere.  entered: Enter, on to the next field.
    chosen: the key of what was picked from a list instead of typed.  escaped: Esc with nothing to give back.
    repeated: Ctrl+' or Ctrl+D, the same as in the record above.  listed: several lines were pasted where the field
    takes lists (`takes_lists`).
    """

    edited = Signal()
    left = Signal()
    entered = Signal()
    chosen = Signal(str)
    escaped = Signal()
    repeated = Signal()
    listed = Signal(str)
    takes_lists = False

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.setInputMethodHints(hints_of(field))
        self.composed = ""
        self._full = ""
        self._masked = ""
        self._before = ""
        self._kept: str | None = None
        self._hint = ""
        self.setAccessibleName(field.label)
        self.setAlignment(Qt.AlignmentFlag.AlignRight if field.right else Qt.AlignmentFlag.AlignLeft)
        self.textEdited.connect(self._typed)
        self._without_input_method()

    def _without_input_method(self) -> None:
        # Digits would otherwise arrive full-width, or be kept back by the list of words.
        if self.field.digits:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def _typed(self, text: str) -> None:
        # Nothing typed over a veiled value leaves it as it is.
        self._full = text if text or self._kept is None else self._kept
        self.edited.emit()

    def value_text(self) -> str:
        """The text of the field, also while it is masked."""
        return self._full

    def show_text(self, text: str, masked: str = "", veiled: bool = False) -> None:
        """Show a text; `masked` stands in for it while the clerk is elsewhere.

        veiled: in the field too; what is typed takes its place.
        """
        self._full, self._masked = text, masked or text
        self._veil(masked if veiled else "")
        self._redraw()

    def _veil(self, masked: str) -> None:
        if masked and self._kept is None:
            self._hint = self.placeholderText()
        if masked:
            self.setPlaceholderText(f"{masked}（输入就会替换）")
        elif self._kept is not None:
            self.setPlaceholderText(self._hint)
        self._kept = self._full if masked else None

    @property
    def untouched(self) -> bool:
        """Does the text stand as it was when the clerk came to the field?"""
        return self._full == self._before

    def begin(self) -> None:
        """The clerk is in the field already when another record comes: what stands there now is what Esc gives back."""
        self._before = self._full
        self.selectAll()

    def _redraw(self) -> None:
        seen = "" if self._kept is not None and self._full == self._kept else self._full
        wanted = seen if self.hasFocus() else self._cut(self._masked)
        if self.text() != wanted:
            self.setText(wanted)
            self.setCursorPosition(0)

    def _cut(self, text: str) -> str:
        """The text as far as there is room for it; the whole of it is in the tool tip."""
        room = self.width() - theme.SIZES.px(22) - len(self.actions()) * theme.SIZES.px(28)
        cut = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room) if room > 0 else text
        self.setToolTip(text if cut != text else self.field.help)
        return cut

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.hasFocus():
            self._redraw()

    def lock(self, on: bool) -> None:
        """Only to be read, not typed in."""
        if self.isReadOnly() != on:
            self.setReadOnly(on)
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if on else Qt.FocusPolicy.StrongFocus)
            theme.state(self, "fixed", on)
            self._without_input_method()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in STAYING:
            self._before = self._full
        self._redraw()
        if event.reason() not in (*STAYING, Qt.FocusReason.MouseFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.left.emit()
            self._redraw()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed = event.preeditString()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composed or not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """The keys of a field; False for a key the line itself shall have."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not held(event):
                self.entered.emit()
            case Qt.Key.Key_Escape if self._full != self._before and not self.isReadOnly():
                self.restore()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _ if repeats(event) and not self.isReadOnly():
                self.repeated.emit()
            case _ if self.takes_lists and event.matches(QKeySequence.StandardKey.Paste) and (text := pasted_list()):
                self.listed.emit(text)
            case _:
                return False
        return True

    def decide(self) -> None:
        """Take what is marked in an open list. A plain line has none."""

    def restore(self) -> None:
        """The text the field had when the clerk came to it."""
        self.setText("" if self._before == self._kept else self._before)
        self._typed(self.text())
        self.selectAll()

    def take(self, text: str) -> None:
        """A text as if it had been typed."""
        self.setText(text)
        self._typed(text)


class NoteEditor(QPlainTextEdit):
    """A text of several lines: Enter makes a new one, Tab leaves. The signals are those of `LineEditor`."""

    edited = Signal()
    left = Signal()
    entered = Signal()
    chosen = Signal(str)
    escaped = Signal()
    repeated = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._shown = self._before = ""
        self.setAccessibleName(field.label)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.SIZES.px(76))
        self.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.edited.emit()

    def value_text(self) -> str:
        """The text of the field."""
        return self.toPlainText()

    def show_text(self, text: str, masked: str = "", veiled: bool = False) -> None:
        """Show a text. Long texts are never masked."""
        if text != self.toPlainText():
            self._shown = text
            self.setPlainText(text)

    @property
    def untouched(self) -> bool:
        """As of `LineEditor`."""
        return self.toPlainText() == self._before

    def decide(self) -> None:
        """As of `LineEditor`."""

    def begin(self) -> None:
        """As of `LineEditor`."""
        self._before = self.toPlainText()

    def lock(self, on: bool) -> None:
        """Only to be read, not typed in."""
        self.setReadOnly(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in STAYING:
            self._before = self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.toPlainText() != self._before:
                self.setPlainText(self._before)
            else:
                self.escaped.emit()
        elif repeats(event) and not self.isReadOnly():
            self.repeated.emit()
        else:
            super().keyPressEvent(event)


Editor = LineEditor | NoteEditor


def held(event: QKeyEvent) -> bool:
    """Is a modifier held that makes the key a shortcut?"""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def repeats(event: QKeyEvent) -> bool:
    """Ctrl+' as either keyboard or input method gives it, or Ctrl+D."""
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return False
    return event.key() in (Qt.Key.Key_Apostrophe, Qt.Key.Key_D) or event.text() in ("'", "‘", "’")


def pasted_list() -> str:
    """What lies on the clipboard, when it is of several lines or cells; "" otherwise."""
    text = QApplication.clipboard().text().strip()
    return text if "\n" in text or "\t" in text else ""


def hints_of(field: Field) -> Qt.InputMethodHint:
    """What an input method is told: digits come plain, and what is sensitive is not to be learnt."""
    hints = Qt.InputMethodHint.ImhNone
    if field.digits:
        hints |= (
            Qt.InputMethodHint.ImhPreferLatin
            | Qt.InputMethodHint.ImhPreferNumbers
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
    if field.sensitive:
        hints |= Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    return hints


def overrides(event: QEvent, *keys: Qt.Key) -> bool:
    """Does the event ask whether one of these keys, held with Alt, belongs to the field rather than to a shortcut?"""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in keys
        and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    )
