"""The hardship files of summary 1: 90 households, with the children whose schooling is aided later."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from unionbook.services.demo.invented import bank_account, day_between
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

OLD, OF_2019, OF_2020 = 58, 20, 12
"""Files opened before 2019, early in 2019 and early in 2020: 78 looked at in 2019, 82 in 2020."""
REFUSED_2019, REFUSED_2020, LIFTED, LIFTED_LATE = 8, 7, 5, 2
"""Files closed after a refusal in each year; families out of hardship in November 2020 and after the 10 December."""
BANK = "样板农商银行"
SCHOOLS = {
    "primary": "样板镇小学",
    "high": "练习市样板中学",
    "vocational": "练习市样板技工学校",
    "university": "练习大学",
}

_CAUSES = ("illness", "schooling", "laid_off", "accident", "disabled", "illness", "schooling", "other")
_NEEDS = {
    "illness": ("帮助解决医疗费用", "申请医疗互助和困难帮扶金"),
    "schooling": ("帮助解决子女学费", "申请金秋助学"),
    "laid_off": ("希望找到稳定工作", "推荐岗位并安排培训"),
}


@dataclass
class Student:
    """A child at school: key of the person, the year of entering university (high school before)."""

    person: str
    university: int
    vocational: bool


@dataclass
class Household:
    """One file: its key, head, bank account, the group it belongs to and its children at school."""

    file: str
    head: Worker
    account: str
    at: int
    students: list[Student] = field(default_factory=list)

    @property
    def since(self) -> int:
        """The first year in which it was looked at."""
        return 2020 if self.at >= OLD + OF_2019 else 2019

    @property
    def refused(self) -> int:
        """The year in which aid was refused, 0 when it never was."""
        if self.at < REFUSED_2019:
            return 2019
        return 2020 if self.at < REFUSED_2019 + REFUSED_2020 else 0


def write(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> list[Household]:
    """The files, oldest first."""
    heads = [worker for worker in workers if worker.standing and worker.born.year <= 1979]
    heads = maker.chance.sample(heads, OLD + OF_2019 + OF_2020)
    spans = [(date(2017, 2, 6), date(2018, 12, 14))] * OLD
    spans += [(date(2019, 1, 7), date(2019, 2, 22))] * OF_2019
    spans += [(date(2020, 1, 6), date(2020, 2, 28))] * OF_2020
    # The numbers of files follow the days they were opened on.
    opened = sorted(date.fromisoformat(day_between(maker.chance, *span)) for span in spans)
    pairs = enumerate(zip(heads, opened, strict=True))
    with maker.book.change("建立练习困难档案"):
        return [_household(maker, staff, head, at, day) for at, (head, day) in pairs]


def _household(maker: Maker, staff: Staff, head: Worker, at: int, opened: date) -> Household:
    family = _family(maker, head, at)
    account = bank_account(at + 1)
    data: dict[str, Any] = {
        "opened_on": opened.isoformat(),
        "category": ("relative", "deep", "accidental", "relative")[at % 4],
        "recorder": staff.clerk,
        "reviewer": staff.leader,
        "household_member": family,
        **_standing(head, at, account),
        **_income(at, family),
        **_looked_at(opened),
        **_later(at),
    }
    # What was found when it was looked at again is what was found first.
    found = {name: data[name] for name in ("category", "persons", "annual_income", "rigid")}
    data["recheck"] = [{"checked_on": day, "checker": staff.clerk} | found for day in _rechecked(at, opened)]
    entry = maker.one("hardship", data, {"person": head.person})
    made = Household(entry.uid, head, account, at)
    for row, typed in zip(entry.children["household_member"], family, strict=True):
        if typed.get("schooling", "primary") != "primary":
            year = int(typed["entered_on"])
            university = year if typed["schooling"] == "university" else year + 3
            made.students.append(Student(row.linked["person"].uid, university, typed["schooling"] == "vocational"))
    return made


def _standing(head: Worker, at: int, account: str) -> dict[str, Any]:
    """Why the household is in hardship and how it lives."""
    cause = _CAUSES[at % len(_CAUSES)]
    needs, plan = _NEEDS.get(cause, ("帮助渡过难关", "申请困难帮扶金，逢年过节走访"))
    return {
        "person": {"bank": BANK, "bank_account": account, "health": "30" if cause == "illness" else "10"},
        "organisation": head.union,
        "enterprise": head.firm,
        "nature": "170" if head.firm else None,
        "work": "laid_off" if cause == "laid_off" else "working",
        "insurance": "worker",
        "housing": ("built", "rented", "bought")[at % 3],
        "floor_area": 40 + at % 7 * 10,
        "region": "样板镇",
        "self_help": cause not in ("disabled", "illness"),
        "cause": cause,
        "cause_b": "schooling" if cause != "schooling" and at % 3 == 0 else None,
        "illness": "common" if cause == "illness" else None,
        "needs": needs,
        "plan": plan,
    }


def _income(at: int, family: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the household has and must spend, in 元: the head's a month, the rest a year."""
    own = 1600 + at % 9 * 150
    return {
        "persons": 1 + len(family),
        "single_parent": all(row["relation"] != "spouse" for row in family),
        "own_income": own,
        "annual_income": 12 * (own + sum(int(row["monthly_income"]) for row in family)),
        "rigid": 6000 + at % 5 * 2000,
    }


def _looked_at(opened: date) -> dict[str, str]:
    return {
        "visited_on": (opened + timedelta(days=3)).isoformat(),
        "visitor_a": "冯丁未",
        "visitor_b": "陈戊申",
        "authorised_on": (opened + timedelta(days=3)).isoformat(),
        "published_on": (opened + timedelta(days=7)).isoformat(),
        "published_until": (opened + timedelta(days=14)).isoformat(),
        "approved_on": (opened + timedelta(days=16)).isoformat(),
    }


def _later(at: int) -> dict[str, str]:
    """How the file went on: refused families left it, some are out of hardship."""
    refused = REFUSED_2019 + REFUSED_2020
    if at < refused:
        year = 2019 if at < REFUSED_2019 else 2020
        return {"stage": "withdrawn", "exited_on": f"{year}-06-22", "exit_reason": "unfit"}
    if at < refused + LIFTED + LIFTED_LATE:
        day = "2020-11-18" if at < refused + LIFTED else "2020-12-18"
        return {"stage": "lifted", "exited_on": day, "exit_reason": "improved", "lifted_by": "work"}
    return {}


def _rechecked(at: int, opened: date) -> list[str]:
    """The days it was looked at again: every March, but for a few that wait for it at the end of 2020."""
    late = at >= REFUSED_2019 + REFUSED_2020 + LIFTED + LIFTED_LATE and at % 13 == 0
    last = 2019 if at < REFUSED_2019 or late else 2020
    return [f"{year}-03-{2 + at % 20:02}" for year in range(opened.year + 1, last + 1)]


def _family(maker: Maker, head: Worker, at: int) -> list[dict[str, Any]]:
    family = [] if at % 9 == 4 else [_spouse(maker, head, at)]
    children = (2 if at % 6 == 0 else 1) if at % 5 else 0
    family += [_child(maker, head, at * 2 + one) for one in range(children)]
    if at % 4 == 3 or not family:
        family.append(_mother(maker, at))
    return family


def _relative(maker: Maker, name: str, born: date, woman: bool) -> dict[str, Any]:
    return {"name": name, "id_number": maker.relative_number(born, woman), "health": "10"}


def _spouse(maker: Maker, head: Worker, at: int) -> dict[str, Any]:
    born = head.born + timedelta(days=at * 37 % 1500 - 700)
    woman = at % 2 == 0
    return {
        "person": _relative(maker, maker.name(), born, woman),
        "relation": "spouse",
        "identity": "worker" if at % 3 else "jobless",
        "monthly_income": 1500 if at % 3 else 0,
        "insurance": "resident",
    }


def _child(maker: Maker, head: Worker, at: int) -> dict[str, Any]:
    kind = ("high", "university", "vocational", "university", "high", "primary")[at % 6]
    year = {"university": 2017 + at % 4, "primary": 2015}.get(kind, 2018 + at % 3)
    age = {"university": 18, "primary": 6}.get(kind, 15)
    woman = at % 3 == 1
    name = head.name[0] + maker.name()[1:]
    return {
        "person": _relative(maker, name, date(year - age, 1 + at % 12, 1 + at % 28), woman),
        "relation": "daughter" if woman else "son",
        "identity": "student",
        "monthly_income": 0,
        "insurance": "resident",
        "workplace": SCHOOLS[kind],
        "schooling": kind,
        "entered_on": str(year),
        "school_years": {"university": 4, "primary": 6}.get(kind, 3),
    }


def _mother(maker: Maker, at: int) -> dict[str, Any]:
    born = date(1945 + at % 10, 1 + at % 12, 1 + at % 28)
    return {
        "person": _relative(maker, maker.name(), born, woman=True),
        "relation": "mother",
        "identity": "retired",
        "monthly_income": 200,
        "insurance": "resident",
    }
