"""不是同一人: what somebody said of two who look like one while a table was taken in, kept in the book."""

from collections.abc import Sequence

from unionbook.ground.kind import Kind
from unionbook.services.intake.model import Judged
from unionbook.store.act import Act
from unionbook.store.book import Book


def note_apart(book: Book, act: Act, kind: Kind, rows: Sequence[Judged]) -> None:
    """Keep it for every new record that was said to be none of those it looks like."""
    for row in rows:
        for link, others in row.apart.items():
            inner = row.fresh.inner.get(link) if row.fresh is not None else None
            linked = book.cabinet[getattr(kind.fields[link], "kind", "")]
            alike = linked.upkeep.alike
            if inner is None or inner.exists or alike is None or not alike.apart[0]:
                continue
            child = book.cabinet[alike.apart[0]]
            # One of a row before may have been left out since.
            for other in (one for one in others if book.values(linked.name, one) is not None):
                said = {child.parent: inner.uid, alike.apart[1]: other, "noted_on": book.today().isoformat()}
                act.add(child.name, said)
