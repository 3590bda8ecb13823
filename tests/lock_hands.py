"""What tests of passphrase, lock and visitors do by hand."""


from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from secret_book import PHRASE
from shell.hands import compose

from unionbook.store.secrecy.keys import new_key
from unionbook.store.secrecy.unlock import encrypted
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage

SECRET = new_key(PHRASE)


def type_into(field: QWidget, text: str) -> None:
    """Keys, or an input method for what is Chinese."""
    field.setFocus()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        compose(field, text)


def texts(window: QWidget) -> str:
    """Everything that can be read in the window: labels, buttons, fields, titles, tool tips and heard names."""
    found = [window.windowTitle()]
    for part in [window, *window.findChildren(QWidget)]:
        found += [part.accessibleName(), part.toolTip(), part.windowTitle()]
        if isinstance(part, QLabel | QPushButton | QLineEdit):
            found.append(part.text())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
    return "\n".join(found)


def dialog_of(window: Window, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is open."""
    return next(one for one in window.findChildren(kind) if one.isVisible())


def encrypted_closed(window: Window) -> bool:
    """Is the window's book encrypted? It is closed for it, for reading an open one would drop its lock."""
    assert window.desk is not None
    path, key = window.desk.book.path, window.locking.key
    window.close_book()
    found = encrypted(path)
    window.open_book(path, key)
    return found


def seen_text(label: QLabel) -> str:
    return label.text()


def field_of(page: LedgerPage, name: str) -> QLineEdit:
    """A field of the form in front."""
    return next(one for one in page.drawer.form.findChildren(QLineEdit) if one.accessibleName() == name)
