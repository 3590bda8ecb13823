"""A round of aid to try batches on: invented workers with their hardship files and applications."""

from dataclasses import dataclass
from datetime import date, timedelta

from unionbook.ground.fields import Value
from unionbook.services.demo.invented import SIXTY, SURNAMES, id_number
from unionbook.store.book import Book

FIRST = date(1960, 1, 1)
FIRMS = ("样板甲子电子厂工会委员会", "样板乙丑鞋业有限公司工会委员会", "样板丙寅灯饰厂工会委员会")
PERSON = ("name", "id_type", "id_number", "sex", "born", "phone")
ASKED = 1_000_00
STAGES = ("applied", "screened", "submitted")
DAYS = {"screened_on": "2020-03-10", "submitted_on": "2020-03-20"}
"""The days of the steps to those stages."""


@dataclass(frozen=True)
class Round:
    """The keys of a programme and of its applications, in the order of their archive numbers."""

    programme: str
    applications: list[str]
    persons: list[str]
    files: list[str]


def name(at: int) -> str:
    """The name of applicant number `at`; all different for the first 4980."""
    return SURNAMES[at % 83] + SIXTY[at * 7 % 60]


def number(at: int) -> str:
    """Their identity number."""
    return id_number(FIRST + timedelta(days=at), 7, woman=False)


def _person(called: str, at: int, place: int = 7) -> list[Value]:
    born = FIRST + timedelta(days=at)
    return [called, "1", id_number(born, place, woman=False), "1", born.isoformat(), f"129{at:08}"]


def write(book: Book, count: int, family: bool = False, stage: str = "applied") -> Round:
    """A programme of 2020 with so many applications of 1000 元 each, all in one stage with the days it needs.

    family: every household has a second person.
    """
    with book.change("写入一批申请") as act:
        programme = act.add(
            "programme",
            {"name": "2020年困难职工帮扶", "year": 2020, "category": "hardship", "starts_on": "2020-01-01"},
        )
        union: dict[str, Value] = {"stage": "normal", "structure": "1"}
        unions = [act.add("organisation", {"name": firm, **union}) for firm in FIRMS]
        persons = act.add_many("person", PERSON, [_person(name(at), at) for at in range(count)])
        files = act.add_many(
            "hardship",
            ("number", "opened_on", "category", "person", "persons", "cause", "stage"),
            [
                [f"困2020-{at + 1:03}", "2020-01-06", "deep", who, 1 + family, "illness", "on_file"]
                for at, who in enumerate(persons)
            ],
        )
        if family:
            others = act.add_many("person", PERSON, [_person(name(at + 1), at, 8) for at in range(count)])
            rows = [[file, who, "spouse"] for file, who in zip(files, others, strict=True)]
            act.add_many("household_member", ("hardship", "person", "relation"), rows)
        reached = dict(list(DAYS.items())[: STAGES.index(stage)])
        applications = act.add_many(
            "application",
            ("programme", "applied_on", "person", "hardship", "organisation", "asked", "complete", "stage", *reached),
            [
                [programme, "2020-03-01", who, file, unions[at % len(unions)], ASKED, 1, stage, *reached.values()]
                for at, (who, file) in enumerate(zip(persons, files, strict=True))
            ],
        )
    return Round(programme, applications, persons, files)


def whole(book: Book) -> dict[str, dict[str, dict[str, Value]]]:
    """Every row of every kind."""
    return {
        kind.name: {
            uid: dict(zip(kind.fields, values, strict=True))
            for uid, *values in book.select(kind.name, ["uid", *kind.fields])
        }
        for kind in book.cabinet
    }
