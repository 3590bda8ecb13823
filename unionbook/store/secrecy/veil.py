"""The veil for visitors: while it lies over an open book, nothing that reads the book can see what is under it.

It is laid over the tables themselves, as temporary views of the same names. Lists, forms, searches, figures' rows and
paper read through it without knowing; so a page that is made tomorrow is veiled too. Names of persons and sensitive
values come out masked, also where a text mentions them; notes, drafts, history and kept files do not come out at all.
"""

from collections.abc import Callable, Iterator

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import (
    CodeField,
    CreditCodeField,
    DayField,
    Field,
    IdNumberField,
    LinkField,
    NameField,
    NoteField,
    PhoneField,
    SerialField,
    TextField,
    Value,
)
from unionbook.ground.kind import Kind
from unionbook.ground.pattern import pattern
from unionbook.store.book import Book
from unionbook.store.changes import ADD, DROP, GONE, ROW
from unionbook.store.notice import Topic

READ_ONLY = "现在是访客模式，只能看，不能改。请先按 F9 并输入口令退出访客模式。"
HIDDEN = "****"

_NOTHING = ("change", "bulk", "blob", "search")
"""Tables that come out empty: what was once written, whole files, and the words rows are found by."""
_UNSEEN = ("draft", "disclosure")
_LONGEST = 6
"""Letters of a Chinese name at most; longer names are looked for as a whole."""
_DIGITS = pattern(r"(?<![0-9A-Za-z])\d{7,}[Xx]?(?![0-9A-Za-z])")
_NAME, _ID, _PHONE = NameField(label=""), IdNumberField(label=""), PhoneField(label="")
_ADDRESS = "住址"


def veiled(book: Book) -> bool:
    """Does the veil lie over the book?"""
    return bool(book.rows("SELECT 1 FROM temp.sqlite_master WHERE type = 'view' LIMIT 1"))


def unseen(book: Book) -> frozenset[str]:
    """The kinds that are not shown at all now: those that share a guarded tab, while the veil lies over the book."""
    if not any(kind.guarded for kind in book.cabinet) or not veiled(book):
        return frozenset()
    tabs = {kind.tab for kind in book.cabinet if kind.guarded}
    return frozenset(kind.name for kind in book.cabinet if kind.tab in tabs)


def lay(book: Book) -> None:
    """Lay the veil over the book; it can only be read until it is lifted. Raises Refusal."""
    names = _names(book)
    for name, function in _functions(names).items():
        book.connection.create_function(name, 1, function)
    statements = list(_views(book.cabinet))
    _run(book, [f"CREATE TEMP VIEW {statement}" for statement in statements])
    book.trail.forget()
    book.read_only = READ_ONLY


def lift(book: Book, read_only: str = "") -> None:
    """Take the veil away. read_only: why the book can only be read even so; damage may be known only since."""
    views = book.rows("SELECT name FROM temp.sqlite_master WHERE type = 'view'")
    _run(book, [f'DROP VIEW temp."{name}"' for (name,) in views])
    book.trail.forget()
    hurt = (one.sentence for one in book.notices if one.topic is Topic.DAMAGED)
    book.read_only = read_only or next(hurt, "")


def _run(book: Book, statements: list[str]) -> None:
    (only,) = book.connection.execute("PRAGMA query_only").fetchone()
    book.connection.execute("PRAGMA query_only = OFF")
    try:
        for statement in statements:
            book.connection.execute(statement)
    finally:
        book.connection.execute(f"PRAGMA query_only = {only}")


def _names(book: Book) -> set[str]:
    """Every name of a person the book holds, or held: acts are called by the names of then."""
    found: set[str] = set()
    for kind in book.cabinet:
        for name, field in kind.fields.items():
            if isinstance(field, NameField):
                rows = book.rows(f'SELECT DISTINCT "{name}" FROM main."{kind.name}" WHERE "{name}" IS NOT NULL')
                found |= {str(value) for (value,) in rows} | set(_former(book, kind.name, name))
    return {name for name in found if len(name) > 1}


def _former(book: Book, kind: str, name: str) -> Iterator[str]:
    """What rows of a kind were ever called, if any was removed or called otherwise since."""
    told = "SELECT 1 FROM main.{} WHERE kind = ? AND {} LIMIT 1"
    turned = book.rows(told.format("change", "field IN (?, ?)"), (kind, name, GONE))
    if not turned and not book.rows(told.format("bulk", "what = ?"), (kind, DROP)):
        return
    singles = (
        "SELECT DISTINCT CASE field WHEN ? THEN json_extract(value, ?) ELSE value END FROM main.change"
        " WHERE kind = ? AND field IN (?, ?) AND typeof(value) = 'text'"
    )
    yield from (str(value) for (value,) in book.rows(singles, (ROW, f"$.{name}", kind, ROW, name)) if value)
    for (number,) in book.rows("SELECT id FROM main.bulk WHERE kind = ? AND what = ?", (kind, ADD)):
        names, rows = book.trail.held(number)
        if name in names:
            at = names.index(name) + 1
            yield from (str(row[at]) for row in rows.values() if row[at])


def _functions(names: set[str]) -> dict[str, Callable[[Value], Value]]:
    def masked(field: Field) -> Callable[[Value], Value]:
        return lambda value: None if value is None else field.mask(value)

    scrub = scrubber(names)
    return {
        "veil_name": masked(_NAME),
        "veil_id": masked(_ID),
        "veil_phone": masked(_PHONE),
        "veil_text": lambda value: scrub(value) if isinstance(value, str) else value,
    }


def scrubber(names: set[str]) -> Callable[[str], str]:
    """What masks the names, and long numbers, wherever they stand in a text."""
    short = {name for name in names if len(name) <= _LONGEST}
    long = sorted(names - short, key=len, reverse=True)

    def scrub(text: str) -> str:
        for name in long:
            text = text.replace(name, _NAME.mask(name))
        told, at = [], 0
        while at < len(text):
            found = next((text[at : at + size] for size in range(_LONGEST, 1, -1) if text[at : at + size] in short), "")
            told.append(_NAME.mask(found) if found else text[at])
            at += len(found) or 1
        return _DIGITS.sub(lambda match: _ID.mask(match[0]), "".join(told))

    return scrub


def _views(cabinet: Cabinet) -> Iterator[str]:
    for kind in cabinet:
        columns = ", ".join(f'{_column(kind, name, field)} AS "{name}"' for name, field in kind.fields.items())
        where = " WHERE 0" if kind.name in _UNSEEN else ""
        yield f'"{kind.name}" AS SELECT rowid AS "rowid", "uid", {columns} FROM main."{kind.name}"{where}'
    for name in _NOTHING:
        yield f'"{name}" AS SELECT * FROM main."{name}" WHERE 0'
    yield "act AS SELECT id, session, n, at, hlc, veil_text(label) AS label, undoes FROM main.act"


def _column(kind: Kind, name: str, field: Field) -> str:
    told = _told(name, field)
    if kind.sealed and isinstance(field, TextField):
        return f"CASE WHEN {_sealed(kind)} THEN NULL ELSE {told} END"
    return told


def _sealed(kind: Kind) -> str:
    """Is a row sealed? By its own flag, or by that of the row it belongs to."""
    link, dot, flag = kind.sealed.partition(".")
    if not dot:
        return f'"{kind.sealed}" = 1'
    field = kind.fields[link]
    assert isinstance(field, LinkField)
    return f'EXISTS (SELECT 1 FROM main."{field.kind}" AS "over" WHERE "over"."uid" = "{link}" AND "over"."{flag}" = 1)'


def _told(name: str, field: Field) -> str:
    """How a column comes out."""
    mine = f'"{name}"'
    hidden = f"CASE WHEN {mine} IS NULL THEN NULL ELSE '{HIDDEN}' END"
    match field:
        case IdNumberField():
            return f"veil_id({mine})"
        case PhoneField():
            return f"veil_phone({mine})"
        case NameField():
            return f"veil_name({mine})"
        case NoteField():
            return hidden
        case _ if field.sensitive:
            return hidden if isinstance(field, TextField) else "NULL"
        case TextField() if _ADDRESS in field.label:
            return hidden
        case CodeField() | CreditCodeField() | DayField() | LinkField() | SerialField():
            return mine
        case _:
            return f"veil_text({mine})" if field.column == "TEXT" else mine
