"""Records that would be there twice when two rows become one: two memberships, one person twice in one activity."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground.conditions import every, is_
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.store.book import Book


@dataclass(frozen=True)
class Clash:
    """Two records of a kind, of the row that stays and of the one that goes, of which there should be one."""

    kind: Kind
    link: str
    one: str
    other: str
    titles: tuple[str, str]

    @property
    def words(self) -> str:
        """会员“某甲”和“某甲”."""
        first, second = self.titles
        return f"{self.kind.label}“{first}”" + (f"和“{second}”" if second != first else "（各有一条）")


def clashes(book: Book, kind: Kind, kept: str, other: str) -> list[Clash]:
    """Everything that would be there twice."""
    noting = kind.upkeep.alike.apart[0] if kind.upkeep.alike is not None else ""
    found = []
    for linked, link in book.cabinet.linking(kind):
        if linked.lasting or linked.name == noting:
            continue
        for one, two in _twice(book, linked, link, kept, other):
            titles = book.title(linked.name, one), book.title(linked.name, two)
            found.append(Clash(linked, link, one, two, titles))
    return list({(one.kind.name, one.other): one for one in found}.values())


@dataclass(frozen=True)
class Beside:
    """Records of a kind that would stand beside each other though only one may. rule: what is to be done then."""

    kind: Kind
    titles: tuple[str, ...]
    rule: str

    @property
    def words(self) -> str:
        """困难档案“困2020-001 某甲”和“困2020-007 某甲”；一户只建一档…."""
        return f"{self.kind.label}“{'”和“'.join(self.titles)}”；{self.rule}"


def beside(book: Book, kind: Kind, kept: str, other: str) -> list[Beside]:
    """What would stand beside each other when two rows become one."""
    found = []
    for linked, link in book.cabinet.linking(kind):
        alone = linked.upkeep.alone
        if alone is None or alone.link != link:
            continue
        rows = [book.select(linked.name, ["uid"], every(alone.where, is_(link, of))) for of in (kept, other)]
        if all(rows):
            titles = tuple(book.title(linked.name, str(uid)) for some in rows for (uid,) in some)
            found.append(Beside(linked, titles, alone.rule))
    return found


def _twice(book: Book, linked: Kind, link: str, kept: str, other: str) -> Iterator[tuple[str, str]]:
    """The pairs of records of a kind that may not both stand under one row."""
    if not book.count(linked.name, is_(link, other)) or not book.count(linked.name, is_(link, kept)):
        return
    alike = linked.upkeep.alike
    if alike is not None and (link,) in alike.ways:
        running = [
            [str(row) for (row,) in book.select(linked.name, ["uid"], every(alike.where, is_(link, uid)))]
            for uid in (kept, other)
        ]
        yield from zip(*running, strict=False)
    within = _within(linked, link)
    mine = {key: uid for uid, key in _keys(book, linked, link, kept, within)}
    for uid, key in _keys(book, linked, link, other, within):
        if key in mine:
            yield mine[key], uid


def _within(linked: Kind, link: str) -> list[str]:
    """What two records under one row may not have in common: their activity, or what names them besides the row (the
    day of a count, the month of a fee), or all there is."""
    if linked.parent and linked.parent != link:
        return [linked.parent]
    named = [path for path in linked.title if path != link and not path.startswith(f"{link}.")]
    return named or [name for name in linked.fields if name != link]


def _keys(book: Book, linked: Kind, link: str, uid: str, within: list[str]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for row, *values in book.select(linked.name, ["uid", *within], is_(link, uid)):
        yield row, tuple(values)
