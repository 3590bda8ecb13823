"""The venues of summary 4: two homes and two book rooms named in the year, and the honour of one who came back home."""

from typing import Any

from unionbook.services.demo.book4.unions import FIRMS
from unionbook.services.demo.maker import Maker

_VENUES: tuple[dict[str, Any], ...] = (
    {"name": "练习镇机关职工之家", "type": "home", "organisation": "练习镇机关工会委员会", "opened_on": "2019-11-08"},
    {"name": f"{FIRMS[1]}职工之家", "type": "home", "enterprise": FIRMS[1], "opened_on": "2020-05-15"},
    {
        "name": "中社区职工书屋",
        "type": "bookroom",
        "host": "练习镇文化站",
        "community": "中社区",
        "opened_on": "2019-08-16",
        "stock_count": [{"counted_on": "2020-12-10", "books": 2360, "periodicals": 14, "discs": 60, "computers": 4}],
    },
    {
        "name": "东村职工书屋（农家书屋）",
        "type": "bookroom",
        "host": "东村村委会",
        "community": "东村",
        "opened_on": "2020-06-19",
        "stock_count": [{"counted_on": "2020-12-11", "books": 1240, "periodicals": 10, "discs": 30, "computers": 2}],
    },
)
_OLD: dict[str, Any] = {
    "name": "练习镇中心学校职工之家",
    "type": "home",
    "organisation": "练习镇中心学校工会委员会",
    "opened_on": "2016-09-02",
    "named_on": "2017-12-08",
    "named_by": "练习县总工会",
}


def write(maker: Maker) -> None:
    """The venues and the honours."""
    with maker.book.change("登记练习阵地和荣誉"):
        named = {"level": "county", "applied_on": "2019-03-11", "accepted_on": "2020-10-21", "named_on": "2020-11-18"}
        for venue in _VENUES:
            maker.one("venue", named | {"named_by": "练习县总工会", "stage": "open", **venue})
        maker.one("venue", {"level": "county", "stage": "open", **_OLD})
        for honour in _HONOURS:
            maker.one("honour", {"year": 2020, "level": "county", "issuer": "练习县总工会", **honour})


_HONOURS: tuple[dict[str, Any], ...] = (
    {
        "title": "回乡创业明星",
        "category": "founder",
        "sort": "body",
        "recipient": "练习乙酉家庭农场",
        "stage": "awarded",
        "nominated_on": "2020-06-08",
        "reported_on": "2020-06-22",
        "published_on": "2020-08-03",
        "publicity_ends": "2020-08-09",
        "awarded_on": "2020-08-21",
        "recommendation": [
            {"step": "community", "body": "东村村委会", "given_on": "2020-06-10"},
            {"step": "town", "body": "练习镇工会联合会", "given_on": "2020-06-19"},
            {"step": "county", "body": "练习县总工会", "given_on": "2020-08-14"},
        ],
    },
    {
        "title": "县级“三新”活动示范点",
        "category": "other",
        "sort": "body",
        "recipient": "河边安置点社区",
        "campaign": "“三新”活动",
        "stage": "reported",
        "nominated_on": "2020-03-09",
        "reported_on": "2020-11-09",
        "deeds": "志愿者逐户上门，三种方式宣传，安置点设施已齐全。",
    },
    {
        "title": "示范乡镇工会联合会",
        "category": "model_union",
        "sort": "body",
        "recipient": "练习镇工会联合会",
        "campaign": "基层组织建设年",
        "stage": "reported",
        "nominated_on": "2020-04-13",
        "reported_on": "2020-11-16",
    },
    {
        "title": "示范社区（村）工会",
        "category": "model_union",
        "sort": "body",
        "organisation": "河边社区联合工会委员会",
        "campaign": "基层组织建设年",
        "stage": "reported",
        "nominated_on": "2020-04-13",
        "reported_on": "2020-11-16",
    },
)
