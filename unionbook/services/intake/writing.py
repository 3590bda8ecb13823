"""A judged plan into the book: one act, with a backup before it; all of it, or nothing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, SerialField, Value
from unionbook.ground.kind import Kind
from unionbook.services.ahead import Ahead
from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.entry import Entry
from unionbook.services.intake.apart import note_apart
from unionbook.services.intake.fresh import Fresh, Held
from unionbook.services.intake.judging import Going, Stopped
from unionbook.services.intake.memory import remember
from unionbook.services.intake.model import NEW_ROW, Judged, Packed, Verdict, Verdicts
from unionbook.services.kept import follow_law
from unionbook.services.oneofmany import keep
from unionbook.services.saving import errors, next_number
from unionbook.services.saving import write as write_entry
from unionbook.store.act import Act
from unionbook.store.book import Book

OFTEN = 200
"""Rows of the book changed between two looks whether somebody has had enough, and read ahead together."""

AT_ONCE = 2_000
"""New rows written between two looks whether somebody has had enough: whole bulk changes."""


@dataclass
class Taken:
    """What was taken in. uids: the rows that are new or changed, as in the file; made: referred rows made for them."""

    new: int = 0
    changed: int = 0
    uids: list[str] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)


def take_in(
    book: Book, verdicts: Verdicts, going: Going = lambda done, of: True
) -> Taken:
    """Write the rows that are new or changed, in one act, with a backup before it.

    Refusal: nothing to write, or the file does not take it; nothing was written then.  Stopped: nothing was written.
    """
    plan = verdicts.plan
    new = [row for row in verdicts.rows if row.verdict is Verdict.NEW]
    changed = [row for row in verdicts.rows if row.verdict is Verdict.UPDATE]
    if not new and not changed:
        raise Refusal("没有可导入的行，台账没有改动。请先处理有误的行，或检查是不是已经导入过。")
    beforehand(book, Why.IMPORT)
    kind = plan.kind
    taken = Taken(len(new), len(changed), [row.fresh.held.uid for row in new if row.fresh] + [r.uid for r in changed])
    with book.change(_label(kind, plan.block.title, new, changed)) as act:
        made = _Made(book, act, taken)
        for row in (*new, *changed):
            # A packed row refers to nothing new.
            if not isinstance(row.values, Packed):
                made.refer(kind, row)
        _add(book, act, kind, new, going, len(new) + len(changed))
        for start in range(0, len(changed), OFTEN):
            if not going(len(new) + start, len(new) + len(changed)):
                raise Stopped
            _change(book, act, kind, changed[start : start + OFTEN])
        note_apart(book, act, kind, new)
        follow_law(book, act)
        if plan.remember:
            remember(book, act, plan)
    return taken


def _label(kind: Kind, title: str, new: Sequence[Judged], changed: Sequence[Judged]) -> str:
    counts = [f"新增 {len(new)}" if new else "", f"更新 {len(changed)}" if changed else ""]
    return f"导入{kind.label} {' '.join(filter(None, counts))} {kind.measure}"


class _Made:
    """Rows that rows of the file refer to and somebody wants made: once for each name."""

    def __init__(self, book: Book, act: Act, taken: Taken) -> None:
        self.book, self.act, self.taken = book, act, taken
        self.uids: dict[tuple[str, str], str] = {}

    def refer(self, kind: Kind, row: Judged) -> None:
        """Make what a row refers to and let it refer to that."""
        for path, value in row.values.items():
            if value != NEW_ROW:
                continue
            linked = self.book.cabinet[getattr(kind.fields[path], "kind", "")]
            key = (linked.name, row.texts[path])
            if key not in self.uids:
                self.uids[key] = self._make(linked, row.texts[path])
            made = self.uids[key]
            row.values = {**row.values, path: made}
            if row.fresh is not None:
                row.fresh.held.put([*kind.fields].index(path), made)
            if path in row.changes:
                row.changes = {**row.changes, path: made}

    def _make(self, kind: Kind, name: str) -> str:
        entry = Entry(self.book, kind)
        entry.type(kind.title[0], name)
        if wrong := errors(entry.examine()):
            raise Refusal(
                f"{kind.label}“{name}”还缺内容，不能直接新建：{wrong[0].sentence}请先登记它再导入。什么都没有导入。"
            )
        write_entry(entry, self.act)
        self.taken.made.append((kind.name, entry.uid))
        return entry.uid


def _add(book: Book, act: Act, kind: Kind, rows: Sequence[Judged], going: Going, of: int) -> None:
    """New rows with what they embed, many at once."""
    fresh = [row.fresh for row in rows if row.fresh is not None]

    def tell(done: int) -> None:
        if not going(done, of):
            raise Stopped

    tell(0)
    _number(book, kind, [one.held for one in fresh])
    for name, inner in _embedded(kind, fresh).items():
        linked = book.cabinet[name]
        _add_many(act, linked, [one for one in inner if not one.exists], lambda _: tell(0))
        for one in inner:
            if one.exists:
                act.set(name, one.uid, dict(zip(linked.fields, one.values, strict=True)))
    _add_many(act, kind, [one.held for one in fresh], tell)
    unfolded: dict[str, list[Held]] = {}
    for name, child in (child for made in fresh for child in made.unfolded):
        unfolded.setdefault(name, []).append(child)
    for name, children in unfolded.items():
        _add_many(act, book.cabinet[name], children)


def _embedded(kind: Kind, fresh: Sequence[Fresh]) -> dict[str, Collection[Held]]:
    """What new rows embed, by kind: each once, with all that any of the rows says of it."""
    found: dict[str, dict[str, Held]] = {}
    for link, declared in kind.fields.items():
        if isinstance(declared, LinkField):
            known = found.setdefault(declared.kind, {})
            for one in (one.inner[link] for one in fresh if link in one.inner):
                known[one.uid] = _together(known[one.uid], one) if one.uid in known else one
    return {name: known.values() for name, known in found.items()}


def _together(before: Held, now: Held) -> Held:
    """One of which two rows tell: a row knows what those before it said."""
    values = tuple([was if value is None else value for was, value in zip(before.values, now.values, strict=True)])
    return Held(now.uid, values, before.exists and now.exists)


def _add_many(
    act: Act, kind: Kind, found: Sequence[Held], tell: Callable[[int], None] = lambda done: None
) -> None:
    """Rows of one kind; columns in which none of those written together holds anything are left out. tell: told how
    many are written."""
    for start in range(0, len(found), AT_ONCE):
        part = found[start : start + AT_ONCE]
        columns = zip(kind.fields.items(), zip(*[one.values for one in part], strict=True), strict=True)
        kept = {
            name: column
            for (name, declared), column in columns
            if declared.required or column.count(None) < len(column)
        }
        act.add_many(kind.name, list(kept), list(zip(*kept.values(), strict=True)), [one.uid for one in part])
        tell(start + len(part))


def _number(book: Book, kind: Kind, rows: Sequence[Held]) -> None:
    """Running numbers for rows that have none, counted on from the book's highest of each year."""
    places = {name: at for at, name in enumerate(kind.fields)}
    for name, declared in kind.fields.items():
        if isinstance(declared, SerialField):
            _number_in(book, kind, name, declared, rows, places[name], places[declared.by])


def _number_in(
    book: Book, kind: Kind, name: str, declared: SerialField, rows: Sequence[Held], at: int, by: int
) -> None:
    """In one field. at, by: the places of the number and of the day that tells its year."""
    last: dict[str, int] = {}
    given = {row.values[at] for row in rows}
    numbered = declared.form.format
    for row in rows:
        day: Value = row.values[by]
        if row.values[at] is not None or not isinstance(day, str):
            continue
        year = day[:4]
        if year not in last:
            head = declared.form.split("{n")[0].format(year=year)
            first = next_number(book, kind, name, {declared.by: day})
            last[year] = int(str(first)[len(head) :]) - 1
        while True:
            last[year] += 1
            number = numbered(year=year, n=last[year])
            if number not in given:
                break
        row.put(at, number)


def _change(book: Book, act: Act, kind: Kind, changed: Sequence[Judged]) -> None:
    """Rows of the book, each through its form's checks."""
    rows = Ahead(book, kind, [row.uid for row in changed], embedded=True)
    _foresee(act, kind, rows, changed)
    for row in changed:
        entry = Entry(book, kind, row.uid, rows=rows)
        for path, value in row.changes.items():
            entry.put(path, value)
        if wrong := errors(entry.examine()):
            raise Refusal(
                f"第 {row.number} 行更新不了：{wrong[0].sentence}什么都没有导入。请改好这一行，或把它设为不导入。"
            )
        keep(act, rows, entry)


def _foresee(act: Act, kind: Kind, rows: Ahead, changed: Sequence[Judged]) -> None:
    """The book is asked about all rows that will be written, and about whom they embed."""
    inside = {link: one.kind for link, one in kind.fields.items() if isinstance(one, LinkField) and one.embed}
    for link, name in {"": kind.name, **inside}.items():
        names = {row.uid: _names(row, link) for row in changed}
        uids: list[Value] = [uid for uid in names if names[uid]]
        if link:
            uids = list(dict.fromkeys(rows.must(kind.name, str(uid))[link] for uid in uids))
        act.foresee(name, [uid for uid in uids if isinstance(uid, str)], set().union(*names.values()))


def _names(row: Judged, link: str) -> set[str]:
    """The fields that change of a row itself, or of what it embeds by a link."""
    parts = (path.rpartition(".") for path in row.changes)
    return {name for before, _, name in parts if before == link}
