"""What summary 4 tells of rights: every regional agreement signed, the wages of one site paid with others' help."""

from dataclasses import dataclass
from typing import Any

from unionbook.services.demo.book4.unions import AREAS, FIRMS, MARKET, PARK, RIVER
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Staff


@dataclass(frozen=True)
class Regional:
    """An agreement over wages for the firms of one union. each: workers covered at every firm; raises: in percent."""

    union: str
    area: str
    invited: str
    signed: str
    term: tuple[str, str]
    each: int
    raises: tuple[int, int]


_AGREED = (
    Regional(PARK, "工业园区", "2019-04-10", "2019-05-15", ("2019-06-01", "2021-05-31"), 6, (4, 6)),
    Regional(MARKET, "集镇商贸", "2020-03-18", "2020-04-22", ("2020-05-01", "2022-04-30"), 5, (3, 5)),
    Regional(RIVER, "河边社区", "2020-04-08", "2020-05-20", ("2020-06-01", "2022-05-31"), 5, (3, 4)),
)
_BEFORE = Regional(MARKET, "集镇商贸", "2018-03-21", "2018-04-25", ("2018-05-01", "2020-04-30"), 4, (3, 4))
_SITE: dict[str, Any] = {
    "received_on": "2020-08-17",
    "source": "visit",
    "site": "河边安置小区建设工地",
    "industry": "building",
    "employer": "练习甲申建筑劳务公司",
    "workers": 36,
    "migrant_workers": 36,
    "claimed": 286000,
    "stage": "settled",
    "coordinated_on": "2020-08-18",
    "agreed_on": "2020-08-26",
    "promised_on": "2020-09-25",
    "settled_on": "2020-09-21",
    "recovery": [
        {"paid_on": "2020-09-21", "amount": 286000, "workers": 36, "way": "transfer", "body": "justice"},
    ],
    "wage_helper": [
        {"body": "justice", "name": "镇司法所", "joined_on": "2020-08-18", "what": "主持调解，起草支付协议"},
        {"body": "labour", "name": "镇劳动保障所", "joined_on": "2020-08-18", "what": "核对考勤和工资表"},
    ],
    "wage_origin": [{"province": "贵州", "people": 21}, {"province": "四川", "people": 15}],
}


def write(maker: Maker, staff: Staff) -> None:
    """Agreements and the wages of the site."""
    with maker.book.change("登记练习集体协议和维权"):
        before = maker.one("agreement", _regional(_BEFORE) | _ended(staff)).uid
        for one in _AGREED:
            more = {"previous": before, "round_number": 2} if one.union == MARKET else {"round_number": 1}
            maker.one("agreement", _regional(one) | {"handler": staff.handler_a} | more)
        for at in range(4):
            maker.one("agreement", _own(at) | {"handler": staff.handler_a})
        maker.one("wage_case", _SITE | {"handler_a": staff.handler_a, "handler_b": staff.handler_b})


def _ended(staff: Staff) -> dict[str, Any]:
    return {"stage": "expired", "round_number": 1, "renewal_on": "2020-03-18", "handler": staff.handler_a}


def _regional(one: Regional) -> dict[str, Any]:
    firms, year = AREAS[one.union], one.signed[:4]
    return {
        "kind": "wage",
        "scope": "region",
        "name": f"练习镇{one.area}区域性工资专项集体合同（{year}年）",
        "organisation": one.union,
        "employer_side": f"练习镇{one.area}企业联谊会",
        "registered_on": one.invited,
        "invited_on": one.invited,
        "answered_on": one.invited,
        "signed_on": one.signed,
        "submitted_on": one.signed,
        "received_on": one.signed,
        "published_on": f"{year}-06-12",
        "reviewed_on": f"{year}-06-08",
        "stage": "effective",
        "term_from": one.term[0],
        "term_to": one.term[1],
        "firms": len(firms),
        "workers": one.each * len(firms),
        "migrant_workers": one.each * len(firms),
        "raise_from": one.raises[0],
        "raise_to": one.raises[1],
        "agreement_enterprise": [{"enterprise": name, "workers": one.each} for name in firms],
    }


def _own(at: int) -> dict[str, Any]:
    """The comprehensive contract of one firm with a union of its own."""
    return {
        "kind": "comprehensive",
        "scope": "firm",
        "enterprise": FIRMS[at],
        "organisation": f"{FIRMS[at]}工会委员会",
        "registered_on": f"2020-06-{at + 8:02}",
        "round_number": 1,
        "invited_on": f"2020-06-{at + 8:02}",
        "answered_on": f"2020-06-{at + 12:02}",
        "signed_on": f"2020-07-{at + 6:02}",
        "submitted_on": f"2020-07-{at + 7:02}",
        "received_on": f"2020-07-{at + 7:02}",
        "reviewed_on": f"2020-07-{at + 20:02}",
        "published_on": f"2020-07-{at + 24:02}",
        "stage": "effective",
        "term_from": "2020-08-01",
        "term_to": "2022-07-31",
        "workers": 20 + at,
    }
