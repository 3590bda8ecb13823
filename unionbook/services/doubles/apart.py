"""不是同一人: noted of two rows that look like one, in the book, so that nobody is asked again."""

from unionbook.ground.conditions import Compare, Op, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.recovery.keeping import survives
from unionbook.store.act import Act
from unionbook.store.book import Book

SETTLED = "settled"

Pair = frozenset[str]


def apart(book: Book, kind: Kind) -> set[Pair]:
    """The pairs of rows of a kind of which somebody noted that they are two."""
    found: set[Pair] = set()
    child, link = _noting(kind)
    if child:
        found |= {frozenset(pair) for pair in book.select(child, [book.cabinet[child].parent, link])}
    if SETTLED in book.cabinet:
        begins = f"{_key(kind)}:"
        rows = book.select(SETTLED, ["finding", "target"], Compare("finding", Op.STARTS, begins))
        found |= {frozenset((str(finding).removeprefix(begins), target)) for finding, target in rows}
    return found


def settled(book: Book, kind: Kind) -> set[str]:
    """The rows that a clerk looked into and left as they are, all together."""
    if SETTLED not in book.cabinet:
        return set()
    return {uid for (uid,) in book.select(SETTLED, ["target"], is_("finding", _key(kind)))}


def note_apart(book: Book, act: Act, kind: Kind, one: str, other: str) -> None:
    """Within an act: these are two."""
    child, link = _noting(kind)
    today = book.today().isoformat()
    if child:
        act.add(child, {book.cabinet[child].parent: one, link: other, "noted_on": today})
    else:
        finding = f"{_key(kind)}:{one}"
        act.add(SETTLED, {"finding": finding, "of_kind": kind.name, "target": other, "settled_on": today})


@survives("set_apart", "记为不是同一条")
def set_apart(book: Book, kind: Kind, one: str, other: str) -> None:
    """Note of two rows that they are not the same, in one act. Raises Refusal."""
    if frozenset((one, other)) in apart(book, kind):
        raise Refusal(f"这两{kind.measure}已经记过不是同一{kind.measure}，没有改动。")
    for uid in (one, other):
        book.must(kind.name, uid)
    with book.change(f"记为不是同一{kind.measure} {book.title(kind.name, one)}") as act:
        note_apart(book, act, kind, one, other)


def _noting(kind: Kind) -> tuple[str, str]:
    return kind.upkeep.alike.apart if kind.upkeep.alike is not None else ("", "")


def _key(kind: Kind) -> str:
    return f"{kind.name}.alike"
