"""A pasted list of names poured into child rows: each name a row, its person chosen where it is certain."""

from collections import Counter
from dataclasses import dataclass

from unionbook.ground.fields import LinkField, NameField, TextField
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.pasting import Named, names_in, whom
from unionbook.services.personpage import PERSON
from unionbook.store.book import Book

NAME = "name"


@dataclass(frozen=True)
class Places:
    """Where a child kind keeps what a list tells. link: the person.  outside: the name of one who is no person of the
    book.  unit: where he works. "" for what it has no field for."""

    link: str
    outside: str
    unit: str


@dataclass
class Poured:
    """rows: the new ones.  open: those of which somebody must say who is meant.  again: names left out, there already.
    outside: how many are no persons of the book."""

    rows: list[Entry]
    open: list[Entry]
    again: int = 0
    outside: int = 0

    @property
    def sentence(self) -> str:
        """What came of it: 粘贴 60 人：对上 57 人，待选择 2 人，外部人员 1 人。"""
        counts = {
            "对上": len(self.rows) - len(self.open) - self.outside,
            "待选择": len(self.open),
            "外部人员": self.outside,
            "已在名单里": self.again,
        }
        told = "，".join(f"{word} {count} 人" for word, count in counts.items() if count)
        return f"粘贴 {len(self.rows) + self.again} 人：{told}。" if told else "剪贴板里没有名单。"


def places_of(kind: Kind) -> Places | None:
    """Where a kind's rows name persons; None for a kind whose rows name none."""
    link = next((name for name, one in kind.fields.items() if isinstance(one, LinkField) and one.kind == PERSON), "")
    outside = next((name for name, one in kind.fields.items() if isinstance(one, NameField)), "")
    unit = next((name for name, one in kind.fields.items() if type(one) is TextField and "单位" in one.label), "")
    field = kind.fields.get(link)
    return Places(link, outside, unit) if isinstance(field, LinkField) and NAME in field.embed else None


def pour(book: Book, parent: Entry, kind: Kind, text: str) -> Poured:
    """Add a row for each name of a pasted text; a person or name that has a row already is left out."""
    places = places_of(kind)
    named = whom(book, names_in(text)) if places is not None else []
    result, fresh = Poured([], []), set[str]()
    there = Counter(_who(row, places) for row in parent.children[kind.name]) if places else Counter[str]()
    for one in named:
        assert places is not None
        if known := next((key for key in one.uids or (one.name,) if there[key]), ""):
            # Two of one name in the list are two persons: each row there stands for one of them.
            there[known] -= 1
            result.again += 1
            continue
        if one.sure and one.uids[0] in fresh:
            result.again += 1
            continue
        fresh.add(one.uids[0] if one.sure else "")
        row = parent.new_child(kind.name)
        result.rows.append(row)
        _fill(row, places, one)
        if not one.sure and one.uids:
            result.open.append(row)
        elif not one.sure:
            result.outside += 1
    return result


def _who(row: Entry, places: Places) -> str:
    person = row.linked[places.link]
    return person.uid if person.exists else str(row.values.get(places.outside) or "")


def _fill(row: Entry, places: Places, one: Named) -> None:
    if places.unit and one.unit:
        row.type(places.unit, one.unit)
    if one.sure:
        row.choose(places.link, one.uids[0])
    elif one.uids:
        row.linked[places.link].wrong[NAME] = one.name, _asked(one)
    elif places.outside:
        row.type(places.outside, one.name)
    else:
        row.type(f"{places.link}.{NAME}", one.name)


def _asked(one: Named) -> str:
    if one.near:
        return f"台账里没有“{one.name}”，有读音相同的人，请选定，或改填外部人员姓名。"
    if one.number:
        return f"“{one.name}”的身份证号与台账里的不同，请核对后选定。"
    return f"“{one.name}”有 {len(one.uids)} 个同名的人，请选定是哪一位。"


def still_open(row: Entry, places: Places) -> bool:
    """Must somebody still say who a row means?"""
    return NAME in row.linked[places.link].wrong


def nameless(row: Entry, places: Places) -> bool:
    """Is it a new row in which nobody is named yet?"""
    outside = row.values.get(places.outside) if places.outside else None
    return not row.exists and outside is None and not row.linked[places.link].exists and row.linked[places.link].blank()
