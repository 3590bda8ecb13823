"""Everything that names one row names another afterwards: links of every kind, attachments, drafts, what was noted."""

from collections.abc import Iterator

from unionbook.ground.conditions import Compare, Op, is_
from unionbook.ground.fields import BlobField, LinkField
from unionbook.ground.kind import Kind
from unionbook.services.doubles.apart import apart
from unionbook.store.act import Act
from unionbook.store.book import Book


def follow(book: Book, act: Act, kind: Kind, kept: str, other: str) -> None:
    """Within an act: what links to or names the other row does so to the kept one."""
    noting = kind.upkeep.alike.apart[0] if kind.upkeep.alike is not None else ""
    if noting:
        _notes(book, act, kind, kept, other)
    for linked, link in book.cabinet.linking(kind):
        if linked.name == noting:
            continue
        for (uid,) in book.select(linked.name, ["uid"], is_(link, other)):
            itself = linked.name == kind.name and uid in (kept, other)
            act.set(linked.name, uid, {link: None if itself else kept})
    _texts(book, act, kept, other)


def _notes(book: Book, act: Act, kind: Kind, kept: str, other: str) -> None:
    """What was found different from the other row is different from the kept one, said once."""
    assert kind.upkeep.alike is not None
    child, link = kind.upkeep.alike.apart
    parent = book.cabinet[child].parent
    known = apart(book, kind)
    for name in (parent, link):
        for uid, one, two in book.select(child, ["uid", parent, link], is_(name, other)):
            third = two if name == parent else one
            if third == kept or frozenset((kept, third)) in known:
                act.drop(child, uid)
            else:
                known.add(frozenset((kept, third)))
                act.set(child, uid, {name: kept})


def _texts(book: Book, act: Act, kept: str, other: str) -> None:
    """Attachments, drafts, views and findings name rows in texts."""
    for kind, name in _naming(book):
        for uid, text in book.select(kind.name, ["uid", name], Compare(name, Op.CONTAINS, other)):
            act.set(kind.name, uid, {name: str(text).replace(other, kept)})


def _naming(book: Book) -> Iterator[tuple[Kind, str]]:
    for kind in book.cabinet:
        if kind.lasting or not kind.hidden or kind.vouching:
            continue
        for name, field in kind.fields.items():
            if field.column == "TEXT" and not isinstance(field, LinkField | BlobField):
                yield kind, name
