"""What the tests of hardship files, aid and activities share: people, files, programmes, applications, local rules."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from unionbook.ground.conditions import Frame
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services import tally
from unionbook.services.demo.invented import id_number
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.services.tally import rows_behind
from unionbook.store.book import Book

TODAY = date(2020, 12, 31)
HARDSHIP, APPLICATION, PROGRAMME = (CABINET[name] for name in ("hardship", "application", "programme"))
_places = count()


def person(name: str, born: date = date(1975, 5, 5)) -> dict[str, str]:
    """Somebody new, as a form takes them."""
    return {"name": name, "id_number": id_number(born, next(_places) % 400, woman=False)}


def filled(book: Book, kind: Kind, data: Mapping[str, Any], today: date = TODAY) -> Entry:
    """A form with this data typed into it; children as lists of data under their kind's name."""
    entry = Entry(book, kind, today=today)
    assert errors(entry.fill(data)) == []
    return entry


def saved(book: Book, kind: Kind, data: Mapping[str, Any], today: date = TODAY) -> Entry:
    """The same, saved."""
    entry = filled(book, kind, data, today)
    assert errors(save(entry)) == []
    return entry


def told(entry: Entry, warning: bool = False) -> dict[str, str]:
    """What the form says is wrong, by field."""
    found = entry.examine()
    assert all(problem.sentence.endswith("。") for problem in found)
    return {problem.field: problem.sentence for problem in found if problem.warning == warning}


def local(book: Book, key: str, value: str, unit: str, since: str = "2020-01-01") -> str:
    """A local rule of the office; its uid."""
    data = {"key": key, "value": value, "unit": unit, "since": since, "source": "本县通知"}
    return saved(book, CABINET["local_rule"], data, date(2026, 12, 31)).uid


FILE: dict[str, Any] = {
    "opened_on": "2020-02-03",
    "category": "深度困难",
    "persons": 1,
    "annual_income": 6000,
    "cause": "患重特大疾病",
}


def file(book: Book, name: str = "赵甲子", today: date = TODAY, **more: Any) -> Entry:
    """A saved hardship file."""
    return saved(book, HARDSHIP, FILE | {"person": person(name)} | more, today)


def programme(book: Book, category: str = "hardship", **more: Any) -> str:
    """A saved programme of 2020; its uid."""
    data = {"name": f"2020年{category}{next(_places)}", "year": 2020, "category": category}
    return saved(book, PROGRAMME, data | more, date(2026, 12, 31)).uid


def number(book: Book, key: str, period: str = "2020", as_of: date | None = None) -> int | None:
    """A figure; its rows add up to it."""
    return counted(book, key, period, as_of).value


def counted(book: Book, key: str, period: str = "2020", as_of: date | None = None) -> tally.Counted:
    """The same with its words."""
    frame = Frame(Period.parse(period, as_of), TODAY)
    found = tally.count(book, key, frame)
    adds = sum(adds for _, _, adds in rows_behind(book, key, frame).rows)
    assert adds == (found.value or 0) or found.figure.measure == "%"
    return found


def applied(book: Book, uid: str, who: Any = None, today: date = TODAY, **more: Any) -> Entry:
    """A form of an application in a programme; who: a person's data or uid."""
    data = {"programme": uid, "person": who or person("赵甲子"), "applied_on": "2020-03-09", "asked": 1000}
    return filled(book, APPLICATION, data | more, today)


def granted(day: str, amount: int = 1000) -> dict[str, Any]:
    return {"stage": "已批准", "screened_on": "2020-03-10", "approved_on": day, "granted": amount}


def paid(day: str, amount: int = 300) -> dict[str, Any]:
    return {"stage": "已发放", "paid_on": day, "granted": amount}


def kept(book: Book, uid: str, who: Any, **more: Any) -> str:
    """A saved application; its person's uid."""
    entry = applied(book, uid, who, **more)
    assert errors(save(entry)) == []
    return entry.linked["person"].uid


def many(book: Book, category: str, rows: list[dict[str, Value]]) -> list[str]:
    """Rows of applications of new people in a new programme, as an import writes them; their uids."""
    uid = programme(book, category, level="省")
    with book.change("导入") as act:
        people = [act.add("person", {"name": f"工{n:03}"}) for n in range(len(rows))]
        base: dict[str, Value] = {"programme": uid, "applied_on": "2020-03-05", "stage": "applied", "asked": 100_000}
        data = [base | {"person": one} | row for one, row in zip(people, rows, strict=True)]
        return [act.add("application", row) for row in data]
