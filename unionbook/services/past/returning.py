"""The ways back. Each is an act of its own and can be taken back like any other."""

from collections.abc import Iterable

from unionbook.ground.errors import Problem, Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.entry import Entry
from unionbook.services.kept import follow_law
from unionbook.services.recovery.keeping import survives
from unionbook.services.saving import errors, write
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.changes import GONE, Bulk
from unionbook.store.fold import lived_of
from unionbook.store.history import title_of
from unionbook.store.secrecy.blanked import refuse_blanked
from unionbook.store.undo import Undone, undo


class _Enough(Exception):
    """The end of an act of which nothing is to stay."""


def foresee(book: Book, number: int) -> list[str]:
    """What taking an act back would leave as it is, a sentence each; nothing is changed. Raises Refusal when nothing
    of it can be taken back."""
    found: list[str] = []
    try:
        with book.change("预看"):
            found = undo(book, number, _follow).conflicts
            raise _Enough
    except _Enough:
        return found


@survives("undo", "撤销", lambda result: result.conflicts)
def take_back(book: Book, key: str) -> Undone:
    """Take an act back, named by its key in every copy. Raises Refusal when nothing of it can be."""
    found = book.rows(
        "SELECT act.id FROM act JOIN session ON session.id = act.session"
        " WHERE lower(hex(session.sid)) || ':' || act.n = ?",
        (key,),
    )
    if not found:
        raise Refusal("这一份台账里没有这次操作，没有改动。")
    number = int(found[0][0])
    beforehand(book, Why.BATCH, rows_of(book, number))
    return undo(book, number, _follow)


def _follow(book: Book, act: Act, rows: Iterable[tuple[str, str]]) -> None:
    """What the program fills itself follows from what is there now: sums of child rows, last days."""
    for name, uid in rows:
        if book.values(name, uid) is not None:
            entry = Entry(book, book.cabinet[name], uid)
            entry.examine()
            filled = (one for one in entry.filled if entry.kind.fields[one].auto)
            act.set(name, uid, {one: entry.values[one] for one in sorted(filled)})
    follow_law(book, act)


def rows_of(book: Book, number: int) -> int:
    """So many records an act changed, those made or removed in bulk too."""
    ((single,),) = book.rows("SELECT count(DISTINCT uid) FROM change WHERE act = ?", (number,))
    ((many,),) = book.rows("SELECT coalesce(sum(rows), 0) FROM bulk WHERE act = ?", (number,))
    return int(single) + int(many)


def _wrong(problems: list[Problem]) -> list[str]:
    return [problem.sentence for problem in errors(problems)]


@survives("restore_field", "恢复一栏", _wrong)
def restore_field(book: Book, kind: Kind, uid: str, name: str, value: Value) -> list[Problem]:
    """Give one field of a record a value it had; what follows from it follows. The problems found: with an error
    among them nothing is changed. Raises Refusal."""
    refuse_blanked(book, kind.name, uid)
    entry = Entry(book, kind, uid)
    known = kind.fields[name]
    if isinstance(known, LinkField) and isinstance(value, str) and book.values(known.kind, value) is None:
        raise Refusal(f"“{known.label}”从前填的那条记录已被删除，没有恢复。请先在回收站恢复它。")
    if name in entry.linked and isinstance(value, str):
        entry.choose(name, value)
    else:
        entry.put(name, value)
    problems = entry.examine()
    if entry.values[name] != value:
        raise Refusal(f"“{known.label}”由程序按别的栏目自动填写，不能单独恢复。请改它所依据的栏目。")
    before = {one.sentence for one in Entry(book, kind, uid).examine()}
    if new := [one for one in errors(problems) if one.sentence not in before]:
        return new
    with book.change(f"恢复{known.label}：{book.title(kind.name, uid)}".removesuffix("：")) as act:
        write(entry, act, _parent(book, entry))
        follow_law(book, act)
    return [one for one in problems if one.warning]


def _parent(book: Book, entry: Entry) -> Entry | None:
    parent = book.cabinet.parent_of(entry.kind)
    uid = entry.values.get(entry.kind.parent)
    return Entry(book, parent, uid) if parent is not None and isinstance(uid, str) else None


@survives("bring_back", "恢复")
def bring_back(book: Book, kind: Kind, uid: str) -> None:
    """Restore a removed record with the child rows that went in the same act, and the records it links to that were
    removed too. Raises Refusal."""
    title = title_of(book, kind.name, book.trail.of_row(kind.name, uid))
    with book.change(f"恢复{kind.label} {title}".strip()) as act:
        _back(book, act, kind, uid, set())
        follow_law(book, act)


def _back(book: Book, act: Act, kind: Kind, uid: str, seen: set[str]) -> None:
    if uid in seen or book.values(kind.name, uid) is not None:
        return
    seen.add(uid)
    changes = book.trail.of_row(kind.name, uid)
    lived = lived_of(changes)
    for name, known in kind.fields.items():
        if isinstance(known, LinkField) and isinstance(target := lived.get(name), str):
            _back(book, act, book.cabinet[known.kind], target, seen)
    removals = (one for one in changes if one.field == GONE and one.value == 1)
    last = max(removals, key=lambda one: (one.hlc, one.seq), default=None)
    act.restore(kind.name, uid)
    if last is not None:
        _children_back(book, act, kind, uid, last.act, seen)


def _children_back(book: Book, act: Act, kind: Kind, uid: str, number: int, seen: set[str]) -> None:
    children = {child.name: child for child in book.cabinet.children(kind)}
    for change in book.trail.of_act(number):
        uids = change.uids() if isinstance(change, Bulk) else [change.uid]
        for row in uids if change.kind in children else ():
            child = children[change.kind]
            lived = lived_of(book.trail.of_row(child.name, row))
            if lived.get(child.parent) == uid:
                _back(book, act, child, row, seen)
