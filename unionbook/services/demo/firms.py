"""The practice firms and their unions: 42 firms, 12 of them of a thousand workers or more, and 38 unions.

Five firms belong to the world's largest 500; four of these have a union.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from unionbook.ground.days import months_later
from unionbook.services.demo.invented import PLACES, SIXTY, SURNAMES, credit_code, day_between, firm_name, phone
from unionbook.services.demo.maker import Maker

FIRMS, OWN_UNIONS, LARGE, F500 = 42, 32, 12, 5
"""Firms 0–31 have their own union; firm 32 is one of the world's largest without any."""
JOINT_UNIONS = 6
_FOUNDED_2019, _FOUNDED_2020 = (26, 27, 28, 29), (30, 31)
RUNNING, OVERDUE = date(2020, 12, 1), date(2020, 1, 1)
"""Terms follow one another until one ends after the first day; a few unions are late with their election."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a member works: keys of union and firm, the firm's name, the first day a member may have joined."""

    union: str
    firm: str | None
    since: date


def write(maker: Maker) -> list[Place]:
    """The unions and firms; the places members work at, the large ones more than once."""
    with maker.book.change("导入练习企业和基层工会"):
        sizes = [_workers(maker, at) for at in range(FIRMS)]
        unions = [maker.one("organisation", _union(maker, at, sizes[at])) for at in range(OWN_UNIONS)]
        unions += [maker.one("organisation", _joint(maker, at)) for at in range(JOINT_UNIONS)]
        keys = [union.uid for union in unions]
        firms = [maker.one("enterprise", _firm(maker, at, sizes[at], keys)).uid for at in range(FIRMS)]
    places = []
    for at, union in enumerate(unions):
        since = date.fromisoformat(str(union.values["founded_on"]))
        places += [Place(union.uid, firms[at] if at < OWN_UNIONS else None, since)] * (3 if at < LARGE else 1)
    return places


def _workers(maker: Maker, at: int) -> int:
    if at < LARGE:
        return 1000 + maker.chance.randrange(60) * 37
    return 30 + maker.chance.randrange(45) * 8


def _founded(maker: Maker, at: int) -> str:
    if at >= OWN_UNIONS:
        return day_between(maker.chance, date(2003, 3, 1), date(2003, 11, 30))
    if at in _FOUNDED_2020:
        return day_between(maker.chance, date(2020, 4, 1), date(2020, 9, 30))
    if at in _FOUNDED_2019:
        return day_between(maker.chance, date(2019, 3, 1), date(2019, 11, 30))
    return day_between(maker.chance, date(2004, 1, 1), date(2017, 12, 31))


def _person(maker: Maker, at: int) -> str:
    return SURNAMES[(at * 7) % len(SURNAMES)] + SIXTY[(at * 11) % 60]


def _union(maker: Maker, at: int, workers: int) -> Row:
    """The union of one firm; its numbers are what it reported last."""
    members = workers * (70 + maker.chance.randrange(25)) // 100
    women = members * (30 + maker.chance.randrange(30)) // 100
    return {
        **_standing(maker, at, f"{firm_name(at)}工会委员会"),
        "structure": "1",
        "form": "4",
        "community": PLACES[at % len(PLACES)],
        "workers": workers,
        "women_workers": women + (workers - members) // 3,
        "members": members,
        "women_members": women,
        "migrant_workers": workers // 2,
        "migrant_members": members // 2,
        "counted_on": "2020年6月",
        "collective_contract": int(at % 3 != 0),
        "wage_bargaining": int(at % 3 != 0),
        "women_committee": int(women >= 10),
        "audit_committee": int(members >= 60),
    }


def _joint(maker: Maker, at: int) -> Row:
    """The joint union of a village or estate."""
    members = 40 + maker.chance.randrange(60)
    return {
        **_standing(maker, OWN_UNIONS + at, f"样板镇{PLACES[at]}联合工会委员会"),
        "structure": "2",
        "form": "5",
        "community": PLACES[at],
        "units_covered": 5 + at,
        "workers": members + 30,
        "members": members,
        "women_members": members // 2,
        "women_workers": members // 2 + 8,
        "counted_on": "2020年6月",
        "women_committee": 1,
    }


def _standing(maker: Maker, at: int, name: str) -> Row:
    """Who the union is, its founding, term, people and legal status."""
    founded = _founded(maker, at)
    years = 5 if at % 2 else 3
    term, start = 1, date.fromisoformat(founded)
    while (end := months_later(start, 12 * years)) < (OVERDUE if at % 9 == 4 else RUNNING):
        term, start = term + 1, end
    row: Row = {
        "name": name,
        "union_number": f"YB{at + 1:04}",
        "stage": "normal",
        "category": "1",
        "level": "60",
        "address": f"样板镇{PLACES[at % len(PLACES)]}练习路{at + 10}号",
        "phone": f"0000-{7000000 + at}",
        "founded_on": founded,
        "approval_number": f"样总工〔{founded[:4]}〕{at + 1}号",
        "founding_way": "offline",
        "term_number": term,
        "election": "members",
        "term_started_on": start.isoformat(),
        "term_years": years,
        "chair": _person(maker, at),
        "chair_phone": phone(80_000_000 + at),
        "chair_full_time": int(at < 4),
        "contact": _person(maker, at + 100),
        "contact_phone": phone(80_000_100 + at),
        "sign_shown": int(at % 2 == 0),
    }
    if at < 24:
        row |= _legal(founded, at)
    elif at == 25:
        row["legal_applied_on"] = "2020-11-16"
    return row


def _legal(founded: str, at: int) -> Row:
    """A legal person since some weeks after its founding, or since this year or the last."""
    since = date.fromisoformat(founded) + timedelta(days=40)
    if at in (20, 21, 22, 23):
        since = date(2019 + at % 2, 5, 6 + at)
    return {
        "credit_code": credit_code(at + 1, union=True),
        "legal_person": 1,
        "legal_on": since.isoformat(),
        "legal_representative": SURNAMES[(at * 7) % len(SURNAMES)] + SIXTY[(at * 11) % 60],
        "seal": 1,
        "bank_account": int(at < 12),
    }


def _firm(maker: Maker, at: int, workers: int, unions: list[str]) -> Row:
    women = workers * (30 + maker.chance.randrange(30)) // 100
    registration = ("170", "300", "200", "159")[at % 4]
    joint = None if at == OWN_UNIONS or at > FIRMS - 4 else unions[OWN_UNIONS + at % JOINT_UNIONS]
    union = unions[at] if at < OWN_UNIONS else joint
    return {
        "name": firm_name(at),
        "credit_code": credit_code(at + 1, union=False),
        "registration": registration,
        "industry": "03" if at % 16 < 12 else "07" if at % 16 == 9 else "06",
        "opened_on": f"{2002 + at % 2}年{at % 9 + 1}月",
        "community": PLACES[at % len(PLACES)],
        "address": f"样板镇{PLACES[at % len(PLACES)]}练习路{at + 10}号",
        "legal_representative": _person(maker, at + 200),
        "contact": _person(maker, at + 100),
        "phone": phone(80_000_100 + at),
        "workers": workers,
        "women_workers": women,
        "migrant_workers": workers // 2,
        "non_public": None if registration == "159" else 1,
        "f500": int(at < F500 - 1 or at == OWN_UNIONS),
        "state": "open",
        "union_status": "Y" if union else "N",
        "organisation": union,
        "survey": "unverified" if at > FIRMS - 3 else "true",
        "surveyed_on": None if at > FIRMS - 3 else "2020-07-15",
        "surveyor": None if at > FIRMS - 3 else "陈戊申",
    }
