"""F1 where no desk is: on the first page, the locked window, and dialogs that have a page of the help."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from unionbook.ground.cabinet import Cabinet


def on_f1(widget: QWidget, name: str, cabinet: Cabinet) -> None:
    """F1 in this window, while the widget is seen, opens a page of the help by its name."""
    QShortcut(QKeySequence("F1"), widget).activated.connect(partial(show, widget, name, cabinet))


def show(widget: QWidget, name: str, cabinet: Cabinet) -> None:
    """A page of the help over the widget."""
    from unionbook.ui.help.sheet import HelpBook

    book = HelpBook(widget, cabinet)
    book.show_page(name)
    book.open()
    book.text.setFocus()
