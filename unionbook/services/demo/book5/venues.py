"""The book rooms of summary 5, two of them models; the medal; nine workers visited at Spring Festival."""

from collections.abc import Sequence
from typing import Any

from unionbook.services.demo import payouts
from unionbook.services.demo.book5.unions import FIRMS
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

_ROOMS: tuple[dict[str, Any], ...] = (
    {
        "name": "中社区职工书屋",
        "community": "中社区",
        "host": "中社区居委会",
        "opened_on": "2017-06-09",
        "named_on": "2018-12-14",
        "model": True,
        "stock_count": [
            {"counted_on": "2019-12-16", "books": 1640, "periodicals": 5, "discs": 48, "computers": 10},
            {"counted_on": "2020-12-14", "books": 1880, "periodicals": 6, "discs": 60, "computers": 12},
        ],
    },
    {
        "name": f"{FIRMS[3]}职工书屋",
        "enterprise": FIRMS[3],
        "opened_on": "2018-09-14",
        "named_on": "2019-12-13",
        "model": True,
        "stock_count": [
            {"counted_on": "2019-12-17", "books": 920, "periodicals": 3, "discs": 32, "computers": 7},
            {"counted_on": "2020-12-15", "books": 1150, "periodicals": 4, "discs": 40, "computers": 9},
        ],
    },
    {
        "name": "河边社区职工书屋",
        "community": "河边社区",
        "host": "河边社区居委会",
        "applied_on": "2020-09-08",
        "chosen_on": "2020-10-22",
        "stage": "building",
    },
)
_CHAIN = (
    ("unit", FIRMS[7], "2020-02-24"),
    ("community", "桥头社区", "2020-03-05"),
    ("town", "样板街道总工会", "2020-03-13"),
    ("county", "练习区总工会", "2020-04-10"),
)
_THEME = "企业大课堂，人人上讲台"
VISITED, EACH = 9, 500
"""Workers visited, 元 for each."""


def write(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
    """Book rooms, honours and visits."""
    with maker.book.change("登记练习阵地和荣誉"):
        for room in _ROOMS:
            named = {"named_by": "练习区总工会"} if "named_on" in room else {}
            maker.one("venue", {"type": "bookroom", "level": "county", "head": "华戊子", **named, **room})
        maker.one("honour", _medal())
        for firm, title in ((FIRMS[0], "有活力的工会"), (FIRMS[1], "有特色的活动")):
            maker.one("honour", _nominated(firm, title))
    with maker.book.change("登记练习帮扶"):
        _visits(maker, staff, workers[3::37][:VISITED])


def _medal() -> dict[str, Any]:
    return {
        "title": "区级“五一”劳动奖章",
        "category": "medal",
        "level": "county",
        "year": 2020,
        "sort": "person",
        "recipient": "戚甲午",
        "enterprise": FIRMS[7],
        "post": f"{FIRMS[7]}工会主席",
        "stage": "awarded",
        "nominated_on": "2020-02-24",
        "reported_on": "2020-03-16",
        "published_on": "2020-04-13",
        "publicity_ends": "2020-04-17",
        "awarded_on": "2020-04-28",
        "issuer": "练习区总工会",
        "recommendation": [{"step": step, "body": body, "given_on": day} for step, body, day in _CHAIN],
    }


def _nominated(firm: str, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "category": "theme",
        "level": "county",
        "year": 2020,
        "sort": "body",
        "enterprise": firm,
        "campaign": _THEME,
        "stage": "reported",
        "nominated_on": "2020-10-19",
        "reported_on": "2020-11-06",
        "recommendation": [{"step": "town", "body": "样板街道总工会", "given_on": "2020-11-05"}],
    }


def _visits(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
    days = ("2020-01-06", "2020-01-23")
    programme = payouts.programme(maker, "春节送温暖", "warmth", "own", "town", days, EACH)
    payouts.handed(maker, staff, programme, workers, "2020-01-17", EACH)
