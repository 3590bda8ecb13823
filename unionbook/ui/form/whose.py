"""Which persons a record speaks of: those it links to, or else those of the records it links to."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from unionbook.ground.conditions import is_
from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.services.personpage import PERSON
from unionbook.store.book import Book
from unionbook.ui.frame.page import Shell
from unionbook.ui.look import theme


def persons_of(book: Book, kind: Kind, uid: str) -> dict[str, str]:
    """The persons of a record by uid, each with what the person is in it."""
    if kind.name == PERSON:
        return {uid: kind.label}
    paths = list(_paths(book, kind))
    found: dict[str, str] = {}
    if paths and (rows := book.select(kind.name, [path for path, _ in paths], is_("uid", uid))):
        for (_, label), value in zip(paths, rows[0], strict=True):
            if isinstance(value, str):
                found.setdefault(value, label)
    return found


def _paths(book: Book, kind: Kind) -> Iterator[tuple[str, str]]:
    """Paths to persons with the word for each: the record's own, otherwise those one link away."""
    links = {name: field for name, field in kind.fields.items() if isinstance(field, LinkField)}
    own = [(name, field.label) for name, field in links.items() if field.kind == PERSON]
    if own:
        yield from own
        return
    for name, field in links.items():
        for inner, far in book.cabinet[field.kind].fields.items():
            if isinstance(far, LinkField) and far.kind == PERSON:
                yield f"{name}.{inner}", field.label


def show_person(shell: Shell, kind: Kind, uid: str, under: QWidget) -> None:
    """Show everything about the person a record speaks of; of several, one is chosen under a widget."""
    found = persons_of(shell.book, kind, uid)
    if len(found) == 1:
        shell.open_person(next(iter(found)))
    elif found:
        menu = theme.soften(QMenu(under))
        menu.setAccessibleName("全部情况")
        for person, label in found.items():
            menu.addAction(f"{label} {shell.book.title(PERSON, person)}", partial(shell.open_person, person))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
