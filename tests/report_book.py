"""A small book with the year 2020 of an invented office, for tests of the report."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.files import create_book

OFFICE = {
    "name": "青山镇总工会",
    "short_name": "镇总工会",
    "place_word": "town",
    "superior": "青州市总工会",
    "superior_short": "市总工会",
    "lead_body": "镇党委、镇政府",
}


def clock_at(year: int, month: int, day: int) -> int:
    """Noon of a day in ms, as a book's clock gives it."""
    return int(datetime(year, month, day, 4, tzinfo=UTC).timestamp() * 1000)


def empty_book(path: Path) -> Book:
    """A book with nothing in it, opened on 5 January 2021."""
    return create_book(path, CABINET, clock=lambda: clock_at(2021, 1, 5))


def full_book(path: Path) -> Book:
    """A book whose 2020 has something for every chapter, opened on 5 January 2021."""
    book = empty_book(path)
    with book.change("登记") as act:
        office = act.add("office", OFFICE)
        handler = act.add("staff", {"office": office, "name": "赵甲子", "takes_grievances": 1})
        people = many(act, "person", [{"name": f"钱{n}", "sex": "12"[n % 2]} for n in range(200)])
        unions, firms = _unions(act, people)
        _bargaining(act, firms)
        _cases(act, handler, people)
        _aid(act, people)
        _activities(act, _venue(act, unions[0]))
        _dues(act, firms)
    return book


def many(act: Act, kind: str, rows: Sequence[Mapping[str, Value]]) -> list[str]:
    """Rows that fill the same fields; their uids."""
    names = list(rows[0])
    return act.add_many(kind, names, [[row[name] for name in names] for row in rows])


def _unions(act: Act, people: Sequence[str]) -> tuple[list[str], list[str]]:
    """The unions and firms with the members; their uids."""
    unions = many(
        act,
        "organisation",
        [
            {
                "name": f"青山{n}厂工会",
                "stage": "normal",
                "structure": "1",
                "founded_on": f"20{20 if n < 3 else 15}-04-1{n % 9}",
                "term_started_on": f"20{20 if n < 4 else 18}-05-08",
                "women_committee": int(n < 9),
                "legal_person": int(n < 6),
                "legal_applied_on": "2020-03-02" if n < 8 else None,
            }
            for n in range(12)
        ],
    )
    firms = many(
        act,
        "enterprise",
        [
            {
                "name": f"青山{n}厂",
                "state": "open",
                "organisation": unions[n] if n < 12 else None,
                "f500": int(n in (1, 12)),
                "over_thousand": int(n < 4),
                "non_public": 1,
            }
            for n in range(15)
        ],
    )
    many(
        act,
        "member",
        [
            {
                "person": person,
                "organisation": unions[n % 12],
                "joined_on": f"20{20 if n < 30 else 14}-06-0{n % 9 + 1}",
                "stage": "active",
                "migrant": int(n % 3 == 0),
            }
            for n, person in enumerate(people[:120])
        ],
    )
    checks: list[dict[str, Value]] = [
        {"organisation": unions[n], "checked_on": "2020-09-27", "by": "superior", "result": "qualified"}
        for n in range(5)
    ]
    many(act, "norm_check", checks)
    return unions, firms


def _bargaining(act: Act, firms: Sequence[str]) -> None:
    rows: list[dict[str, Value]] = [
        {
            "name": f"青山{n}厂工资专项集体合同",
            "kind": kind,
            "scope": "firm",
            "enterprise": firm,
            "stage": "effective",
            "registered_on": "2020-06-01",
            "signed_on": "2020-06-01",
            "term_from": "2020-06-01",
            "term_to": "2021-05-31",
            "lapses_on": "2021-06-01",
            "workers": 40 + n,
            "firms": 1,
        }
        for n, firm in enumerate(firms[:8])
        for kind in ("wage", "women", "comprehensive")[: 3 if n < 2 else 1]
    ]
    many(act, "agreement", rows)


def _venue(act: Act, union: str) -> str:
    opened = {"stage": "open", "opened_on": "2020-03-18", "organisation": union}
    centre = act.add("venue", {"name": "青山镇职工服务中心", "type": "centre"} | opened)
    many(act, "room", [{"venue": centre, "name": f"功能室{n}", "status": "planned"} for n in range(10)])
    return centre


def _dues(act: Act, firms: Sequence[str]) -> None:
    payers = [{"name": f"青山{n}厂", "enterprise": firm, "state": "active"} for n, firm in enumerate(firms[:9])]
    ready: dict[str, Value] = {"papers": "done", "papers_done_on": "2020-02-03"}
    unready: dict[str, Value] = {"papers": "none", "papers_done_on": None}
    keys = many(act, "payer", [{**payer, **(unready if n % 3 == 2 else ready)} for n, payer in enumerate(payers)])
    receipt = {"item": "dues", "period_from": "2020-01-01~m", "period_to": "2020-03-01~m", "received_on": "2020-04-15"}
    many(act, "dues_receipt", [receipt | {"payer": key, "due": 150000, "paid": 150000, "owed": 0} for key in keys])


def _cases(act: Act, handler: str, people: Sequence[str]) -> None:
    many(
        act,
        "grievance",
        [
            {
                "number": f"2020-{n:03}",
                "received_on": f"2020-{n % 12 + 1:02}-15",
                "source": "superior" if n < 38 else "reception",
                "form": "visit",
                "person": people[n],
                "subject": f"拖欠{n}月工资",
                "matter": "wages",
                "handler_a": handler,
                "stage": "closed",
                "replied_on": f"2020-{n % 12 + 1:02}-28",
                "closed_on": f"2020-{n % 12 + 1:02}-28",
            }
            for n in range(57)
        ],
    )


def _aid(act: Act, people: Sequence[str]) -> None:
    for category, name, count in (
        ("hardship", "困难帮扶", 82),
        ("study", "金秋助学", 71),
        ("subsidy", "培训补贴", 45),
        ("injury", "工伤慰问", 15),
    ):
        programme = act.add("programme", {"name": name, "year": 2020, "category": category})
        rows = [_application(programme, category, n, person) for n, person in enumerate(people[:count])]
        many(act, "application", rows)


def _application(programme: str, category: str, n: int, person: str) -> dict[str, Value]:
    row: dict[str, Value] = dict.fromkeys(
        ("screened_on", "submitted_on", "reviewed_on", "approved_on", "granted", "paid_on")
    )
    row |= {"programme": programme, "person": person, "applied_on": "2020-03-09", "stage": "submitted"}
    if category in ("hardship", "study"):
        row |= {"screened_on": "2020-03-20", "submitted_on": "2020-04-15"}
    if category == "hardship" and n < 75:
        row |= {"approved_on": "2020-05-20", "granted": 100000, "stage": "approved"}
    if category == "study":
        row |= {"approved_on": "2020-08-20", "granted": 200000 if n < 51 else 100000, "stage": "approved"}
    if category == "subsidy" and n < 43:
        row |= {"reviewed_on": "2020-11-30", "stage": "reviewed"}
    if category == "injury":
        row |= {"paid_on": "2020-01-10", "granted": 30000, "stage": "paid"}
    return row


def _activities(act: Act, centre: str) -> None:
    many(
        act,
        "activity",
        [
            {
                "name": f"青山活动{n}",
                "venue": centre,
                "held_on": f"2020-{n % 12 + 1:02}-20",
                "category": "culture",
                "aspect": ("culture", "health", "volunteer")[n % 3],
                "volunteers": 9 if n < 10 else 8,
                "served": 320 + n,
                "stage": "held",
            }
            for n in range(16)
        ],
    )
