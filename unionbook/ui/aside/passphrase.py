"""Typing a passphrase: one field that hides it, two for a new one, and the sentences about them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QWidget

from unionbook.store.secrecy.passphrase import LEAST, WORDS, normal, weakness
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme

HINT = f"至少 {LEAST} 个字符，或用空格隔开的 {WORDS} 个词；中文也可以。记在纸上锁好，忘了只能用恢复单。"
AGAIN = "两次输入的口令不一样，请重新输入。"


class Secret(QLineEdit):
    """A field whose text is dots until its eye is pressed. name: how it is called on screen and heard."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        # Chinese may be typed, but no list of words may learn it.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.eye = QAction(theme.icon("eye"), "显示", self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)

    def _show(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.eye.setIcon(theme.icon("eye_off" if on else "eye"))
        self.eye.setText("隐藏" if on else "显示")

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.eye.setChecked(False)
        self.clear()


class Wrong(QLabel):
    """The line under a field that says what is wrong with it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        theme.look(self, "error")
        self.setWordWrap(True)
        self.field = field
        self.hide()

    def say(self, sentence: str) -> None:
        """Say it, or nothing."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        theme.state(self.field, "wrong", bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence:
            self.field.setFocus()
            if isinstance(self.field, QLineEdit):
                # What is typed next takes its place.
                self.field.selectAll()
            announce(self.field)
        fit(self)


def paragraph(text: str, look: str, width: int) -> QLabel:
    """Words of several lines, as wide as that and as high as they need. width: px at the standard size."""
    made = theme.look(QLabel(text), look)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFixedWidth(theme.SIZES.px(width))
    made.ensurePolished()
    made.setMinimumHeight(made.heightForWidth(made.width()))
    return made


def fit(part: QWidget) -> None:
    """The dialog around a part is as high as it needs now."""
    dialog = part.window()
    inner: QWidget | None = part
    while inner is not None and inner is not dialog:
        # What was hidden in it counts until its own layout was told.
        if (own := inner.layout()) is not None:
            own.activate()
        inner = inner.parentWidget()
    if isinstance(dialog, QDialog) and (layout := dialog.layout()) is not None:
        layout.activate()
        width = dialog.width()
        tall = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        dialog.resize(width, tall)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. changed: something was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = Secret("新口令"), Secret("再输一遍")
        self.wrong, self.other = Wrong(self.first), Wrong(self.second)
        self.hint = theme.look(QLabel(HINT), "caption")
        self.hint.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.SIZES.px(3))
        grid.setHorizontalSpacing(theme.SIZES.px(8))
        for column, field in enumerate((self.first, self.second)):
            grid.addWidget(theme.look(QLabel(field.accessibleName()), "label"), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        for row, part in enumerate((self.wrong, self.other, self.hint), 2):
            grid.addWidget(part, row, 0, 1, 2)
        for field, wrong in ((self.first, self.wrong), (self.second, self.other)):
            field.textEdited.connect(lambda _, wrong=wrong: wrong.say("") if wrong.text() else None)
            field.textEdited.connect(lambda _: self.changed.emit())

    def taken(self) -> str | None:
        """The passphrase; None when it will not do, which is then said at its field."""
        self.hint.hide()
        text = self.first.text()
        if why := weakness(text):
            self.wrong.say(why)
            return None
        if normal(text) != normal(self.second.text()):
            self.other.say(AGAIN)
            return None
        return text

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.first.forget()
        self.second.forget()
