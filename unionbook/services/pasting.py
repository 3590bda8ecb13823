"""粘贴名单: lines of names pasted from elsewhere, and which persons of the book they mean."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unionbook.ground.conditions import Compare, Op, among, every
from unionbook.ground.fields import LinkField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.pinyin import readings
from unionbook.services.batch.cells import cells_of, key
from unionbook.services.doubles.comparing import both_forms, slip_of
from unionbook.services.listing import looking_for
from unionbook.services.personpage import PERSON
from unionbook.store.book import Book

_BETWEEN = re.compile(r"[\s、，,;；|]+")
_PLACE = re.compile(r"^\(?\d{1,4}[.、)]?(?=\D)|^\d{1,4}$")
_ID = re.compile(r"\d{17}[\dX]|\d{15}")
_PHONE = re.compile(r"1\d{10}")
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,12}")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_HEADS = {"姓名", "名字", "名单", "人员", "人员名单", "职工姓名", "会员姓名", "参加人员", "参加人员姓名"}
_SHORT = 3
_UNIT = re.compile(r"公司|工会|厂|局|所|站|院|校|村|社区|中心|集团|委|店|合作社|银行|办")
LONGEST_NAME = 5
NEAR = 20
"""Persons looked at whose name is read the same."""


@dataclass(frozen=True)
class Named:
    """One person of the list. uids: whom it may mean, () for nobody of the book.  sure: the first is the one.

    near: their names are only read the same.
    """

    name: str
    unit: str = ""
    number: str = ""
    phone: str = ""
    uids: tuple[str, ...] = ()
    sure: bool = False
    near: bool = False


def names_in(text: str) -> list[Named]:
    """The persons a pasted text names: one for each line, or several where a line is nothing but names."""
    found: list[Named] = []
    for line in text.splitlines():
        cells = cells_of(line)
        if line.strip() and not cells.head and not cells.sum and key(line) not in _HEADS:
            found += _of_line(line)
    return found


def _of_line(line: str) -> Iterator[Named]:
    words = [word for cell in line.split("\t") for part in _joined(cell) if (word := _PLACE.sub("", key(part)))]
    names = [word for word in words if _named(word)]
    if len(names) > 1 and len(names) == len(words) and "\t" not in line:
        yield from (Named(name) for name in names)
    elif names:
        others = [word for word in words if word != names[0] and not word.isdigit() and not _ID.fullmatch(word)]
        units = sorted(others, key=lambda word: (not _UNIT.search(word), -len(word)))
        number = next((word for word in words if _ID.fullmatch(word)), "")
        phone = next((word for word in words if _PHONE.fullmatch(word)), "")
        yield Named(names[0], units[0] if units else "", number, phone)


def _joined(cell: str) -> list[str]:
    """The words of a cell; a single character belongs to the short word before it: 李 静, 欧阳 娜."""
    found: list[str] = []
    for part in filter(None, _BETWEEN.split(cell)):
        if len(part) == 1 and found and len(found[-1]) < _SHORT and _HAN.fullmatch(part):
            found[-1] += part
        else:
            found.append(part)
    return found


def _named(word: str) -> bool:
    return bool(_NAME.fullmatch(word)) and (len(word) <= LONGEST_NAME or "·" in word) and not _UNIT.search(word)


def whom(book: Book, named: Sequence[Named]) -> list[Named]:
    """Whom each of them means: by number, then by name with unit or phone, then by name alone; those whose name is
    only read the same must be looked at."""
    kind = book.cabinet[PERSON]
    numbers = _numbered(book, kind, {one.number for one in named if one.number})
    names = _known(book, kind, "name", {one.name for one in named})
    return [_meant(book, kind, one, numbers.get(one.number, ()), names.get(one.name, ())) for one in named]


Row = tuple[Value, ...]
"""uid, name, number, phone of a person."""
_READ = ["uid", "name", "id_number", "phone"]


def _known(book: Book, kind: Kind, path: str, wanted: set[str]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in book.select(kind.name, _READ, among(path, *sorted(wanted))) if wanted else ():
        found[str(row[_READ.index(path)])].append(row)
    return found


def _numbered(book: Book, kind: Kind, wanted: set[str]) -> Mapping[str, list[Row]]:
    """The persons with these numbers, in whichever of its two forms one is kept."""
    forms = {form for number in wanted for form in both_forms(number)}
    found = _known(book, kind, "id_number", forms)
    return {number: [row for form in both_forms(number) for row in found.get(form, ())] for number in wanted}


def _meant(book: Book, kind: Kind, one: Named, numbered: Sequence[Row], called: Sequence[Row]) -> Named:
    if numbered:
        return replace(one, uids=(str(numbered[0][0]),), sure=numbered[0][1] == one.name)
    # Two different numbers are two persons, unless one is a slip of the other.
    likely = [row for row in called if not (one.number and row[2]) or slip_of(one.number, row[2])]
    if len(likely) > 1:
        likely = _narrowed(book, kind, one, likely)
    if likely:
        return replace(one, uids=tuple(str(row[0]) for row in likely), sure=len(likely) == 1 and not one.number)
    near = [] if called else _sounding(book, kind, one.name)
    return replace(one, uids=tuple(near), near=bool(near))


def _narrowed(book: Book, kind: Kind, one: Named, likely: list[Row]) -> list[Row]:
    """Those whose phone, or else whose unit, is the one of the list; all of them when none is."""
    by_phone = [row for row in likely if one.phone and row[3] == one.phone]
    if by_phone:
        return by_phone
    by_unit = [row for row in likely if one.unit and _of_unit(book, kind, str(row[0]), one.unit)]
    return by_unit or likely


def _of_unit(book: Book, kind: Kind, person: str, unit: str) -> bool:
    """Does a record of the person name that unit?"""
    for other, link in book.cabinet.linking(kind):
        paths = [path for path in _units(book, other) if path]
        if other.hidden or other.parent or not paths:
            continue
        for values in book.select(other.name, paths, every(Compare(link, Op.IS, person))):
            if any(isinstance(value, str) and (unit in key(value) or key(value) in unit) for value in values):
                return True
    return False


def _units(book: Book, kind: Kind) -> Iterator[str]:
    """The paths at which records of a kind name a union, a firm or a place of work."""
    for name, one in kind.fields.items():
        if isinstance(one, LinkField) and one.kind != PERSON and not book.cabinet[one.kind].hidden:
            title = book.cabinet[one.kind].title[0]
            yield f"{name}.{title}" if "." not in title else ""
        elif type(one) is TextField and "单位" in one.label:
            yield name


def _sounding(book: Book, kind: Kind, name: str) -> list[str]:
    """Persons whose name has as many characters and is read the same."""
    heard = "".join(way[0] for char in name if (way := readings(char)))
    found = book.select(kind.name, ["uid", "name"], looking_for(kind, heard), limit=NEAR) if heard else []
    return [str(uid) for uid, other in found if isinstance(other, str) and len(other) == len(name)]
