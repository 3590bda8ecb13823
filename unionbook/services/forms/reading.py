"""The rows of a form with everything it names, read in as few questions as it has kinds."""

from collections.abc import Iterable, Mapping, Sequence

from unionbook.ground.conditions import EVERY, Condition, Frame, among
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Field, LinkField, Value
from unionbook.ground.forms import Form
from unionbook.ground.formtext import SPECIAL, Named
from unionbook.ground.kind import Kind
from unionbook.services.listing import asked
from unionbook.store.book import Book

Values = Mapping[str, "Value | tuple[Value, ...]"]
"""A row by the names of a form: stored values, of child rows all of them; "uid" is always there."""

CHUNK = 500
"""Keys in one question."""


def field_of(book: Book, kind: Kind, one: Named) -> Field:
    """The field a name stands for, that of the linked row's title where it ends in a link."""
    owner = book.cabinet[one.of] if one.of else kind
    return book.cabinet.field(owner, last_path(book, owner, one.path))


def last_path(book: Book, kind: Kind, path: str) -> str:
    """The path to read: a link is read as the title of what it links to."""
    field = book.cabinet.field(kind, path)
    while isinstance(field, LinkField):
        linked = book.cabinet[field.kind]
        path = f"{path}.{linked.title[0]}"
        field = book.cabinet.field(kind, path)
    return path


def read(
    book: Book,
    kind: Kind,
    names: Iterable[Named],
    condition: Condition,
    frame: Frame | None = None,
    order: Sequence[str] = (),
) -> list[Values]:
    """The rows that meet the condition, in order."""
    wanted = list(dict.fromkeys(one for one in names if one.of not in SPECIAL and not one.words))
    plain = [one.path for one in wanted if not one.of]
    paths = ["uid", *(last_path(book, kind, path) for path in plain)]
    found = book.select(kind.name, paths, condition, frame, order)
    rows: list[dict[str, Value | tuple[Value, ...]]] = [dict(zip(["uid", *plain], row, strict=True)) for row in found]
    for of in dict.fromkeys(one.of for one in wanted if one.of):
        keys = [one for one in wanted if one.of == of]
        told = _of_children(book, book.cabinet[of], [one.path for one in keys], [str(row["uid"]) for row in rows])
        for row in rows:
            mine = told.get(str(row["uid"]), [])
            for at, one in enumerate(keys):
                row[one.key] = tuple(dict.fromkeys(values[at] for values in mine if values[at] is not None))
    return list(rows)


def _of_children(
    book: Book, child: Kind, paths: Sequence[str], parents: Sequence[str]
) -> dict[str, list[tuple[Value, ...]]]:
    """What the child rows of parents say, by parent."""
    told: dict[str, list[tuple[Value, ...]]] = {}
    columns = [child.parent, *(last_path(book, child, path) for path in paths)]
    for start in range(0, len(parents), CHUNK):
        some = among(child.parent, *parents[start : start + CHUNK])
        for parent, *values in book.select(child.name, columns, some, order=child.order):
            told.setdefault(parent, []).append(tuple(values))
    return told


def named_rows(book: Book, kind: Kind, form: Form, names: Iterable[Named], uids: Sequence[str]) -> list[Values]:
    """The rows with these keys, in the order of the keys. Raises Refusal when one is not of the kind, or the form is
    not meant for it."""
    wanted = [*names, *([Named("", form.only.path)] if form.only else [])]
    found: dict[str, Values] = {}
    for start in range(0, len(uids), CHUNK):
        some = read(book, kind, wanted, among("uid", *uids[start : start + CHUNK]))
        found |= {str(row["uid"]): row for row in some}
    missing = [uid for uid in uids if uid not in found]
    if missing:
        raise Refusal(f"要打印的记录里有 {len(missing)} 条不是{kind.label}或已被删除，没有打印，请重新选择。")
    rows = [found[uid] for uid in uids]
    for row in rows if form.only else ():
        assert form.only is not None
        if row.get(form.only.path) not in form.only.values:
            raise Refusal(f"“{book.title(kind.name, str(row['uid']))}”不能印{form.label}：{form.only.why}")
    return rows


def nothing_chosen(kind: Kind) -> str:
    """What is said when a form for single records is asked for without any."""
    return f"还没有选要打印的{kind.label}，没有打印。请先选一条或几条，也可以打印空白表。"


def subset_rows(
    book: Book,
    kind: Kind,
    form: Form,
    names: Iterable[Named],
    subset: str,
    frame: Frame | None,
    order: Sequence[str],
    where: Condition = EVERY,
) -> list[Values]:
    """The rows of a subset ("" all) the form is meant for, sealed ones left out unless it shows them. Raises Refusal
    for no such subset."""
    meant = [among(form.only.path, *form.only.values)] if form.only else []
    try:
        condition = asked(kind, subset, more=[where, *meant])
    except KeyError:
        known = "、".join(f"{one.name}（{one.label}）" for one in kind.subsets) or "没有子集"
        raise Refusal(f"{kind.label}没有“{subset}”这个子集，可以用：{known}。") from None
    return read(book, kind, names, condition, frame, order)
