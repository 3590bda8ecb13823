"""The practice unions and firms, each made from its number in the book and the little a summary says of it.

at: the number of the unit, from which its code, phone, chair and address follow.  Further fields go over these.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from unionbook.ground.days import months_later
from unionbook.services.demo.invented import SIXTY, SURNAMES, credit_code, firm_name, phone
from unionbook.services.demo.maker import Maker, Place

Row = dict[str, Any]


def communities(maker: Maker, names: Sequence[str], **more: Any) -> dict[str, str]:
    """Communities, villages and estates; their keys by name."""
    return {name: maker.one("community", {"name": name, "sort": _sort(name)} | more).uid for name in names}


def _sort(name: str) -> str:
    return "village" if name.endswith("村") else "park" if name.endswith("园区") else "community"


def chief(at: int) -> str:
    """The name of somebody who leads or represents a unit."""
    return SURNAMES[(at * 7) % len(SURNAMES)] + SIXTY[(at * 11) % 60]


def union(maker: Maker, at: int, name: str, founded: str, **more: Any) -> str:
    """A union with its first term running; its key."""
    return maker.one("organisation", _union(maker, at, name, founded) | more).uid


def firm_union(maker: Maker, at: int, name: str, founded: str, workers: int, **more: Any) -> str:
    """The union of one firm of so many workers; its key. Its numbers are what it reported last."""
    members = workers * (70 + maker.chance.randrange(25)) // 100
    women = members * (30 + maker.chance.randrange(30)) // 100
    numbers: Row = {
        "structure": "1",
        "form": "4",
        "workers": workers,
        "women_workers": women + (workers - members) // 3,
        "members": members,
        "women_members": women,
        "migrant_workers": workers // 2,
        "migrant_members": members // 2,
        "counted_on": f"{maker.today.year}年6月",
        "women_committee": women >= 10,
        "audit_committee": members >= 60,
    }
    return union(maker, at, name, founded, **(numbers | more))


def joint_union(maker: Maker, at: int, name: str, founded: str, units: int, **more: Any) -> str:
    """The joint union of so many units of a village or estate; its key."""
    members = 40 + maker.chance.randrange(60)
    numbers: Row = {
        "structure": "2",
        "form": "5",
        "units_covered": units,
        "workers": members + 30,
        "members": members,
        "women_members": members // 2,
        "women_workers": members // 2 + 8,
        "counted_on": f"{maker.today.year}年6月",
        "women_committee": True,
    }
    return union(maker, at, name, founded, **(numbers | more))


def _union(maker: Maker, at: int, name: str, founded: str) -> Row:
    """Who the union is, its founding, term and people."""
    years = 5 if at % 2 else 3
    term, start = terms(date.fromisoformat(founded), years, maker.today)
    return {
        "name": name,
        "union_number": f"YB{at + 1:04}",
        "stage": "normal",
        "category": "1",
        "level": "60",
        "phone": f"0000-{7000000 + at}",
        "founded_on": founded,
        "approval_number": f"样总工〔{founded[:4]}〕{at + 1}号",
        "founding_way": "offline",
        "term_number": term,
        "election": "members",
        "term_started_on": start.isoformat(),
        "term_years": years,
        "chair": chief(at),
        "chair_phone": phone(80_000_000 + at),
        "contact": chief(at + 100),
        "contact_phone": phone(80_000_100 + at),
    }


def terms(founded: date, years: int, running: date) -> tuple[int, date]:
    """The number and first day of the term that runs on a day, when terms follow one another."""
    number, start = 1, founded
    while (end := months_later(start, 12 * years)) < running:
        number, start = number + 1, end
    return number, start


def legal(founded: str, at: int, since: date | None = None) -> Row:
    """Fields of a union that is a legal person, some weeks after its founding when no day is given."""
    day = since or date.fromisoformat(founded) + timedelta(days=40)
    return {
        "credit_code": credit_code(at + 1, union=True),
        "legal_person": True,
        "legal_on": day.isoformat(),
        "legal_representative": chief(at),
        "seal": True,
    }


def firm(maker: Maker, at: int, workers: int, organisation: str | None = None, **more: Any) -> str:
    """A firm of so many workers, with a union or without; its key."""
    registration = ("170", "300", "200", "159")[at % 4]
    data: Row = {
        "name": firm_name(at),
        "credit_code": credit_code(at + 1, union=False),
        "registration": registration,
        "industry": "03" if at % 16 < 12 else "07" if at % 16 == 9 else "06",
        "opened_on": f"{2002 + at % 2}年{at % 9 + 1}月",
        "legal_representative": chief(at + 200),
        "contact": chief(at + 100),
        "phone": phone(80_000_100 + at),
        "workers": workers,
        "women_workers": workers * (30 + maker.chance.randrange(30)) // 100,
        "migrant_workers": workers // 2,
        "non_public": None if registration == "159" else True,
        "state": "open",
        "union_status": "Y" if organisation else "N",
        "organisation": organisation,
    }
    return maker.one("enterprise", data | more).uid


def workplace(maker: Maker, union: str, founded: str, firm: str | None = None, weight: int = 1) -> None:
    """Let members work there from the union's founding on. weight: how often it is drawn."""
    maker.places += [Place(union, firm, date.fromisoformat(founded))] * weight
