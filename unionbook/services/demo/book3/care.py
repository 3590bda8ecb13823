"""What summary 3 tells of rights and aid: wages got back, a collection for a worker, the mutual aid of all workers.

97 workers of three provinces got back 632 000 元; 15 460 元 were collected and 10 000 元 came from the charity centre.
"""

from collections.abc import Sequence
from typing import Any

from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

_LABOUR = {"body": "labour", "name": "镇劳动保障所"}
_JUSTICE = {"body": "justice", "name": "镇司法所"}
_ARREARS: tuple[dict[str, Any], ...] = (
    {
        "received_on": "2020-01-06",
        "site": "样板镇蔬菜大棚改造工地",
        "industry": "building",
        "employer": "样板壬寅建筑劳务队",
        "workers": 46,
        "claimed": 318000,
        "ways": (("2020-01-14", 200000, 46), ("2020-01-20", 118000, 27)),
        "origins": (("河南", 28), ("四川", 18)),
        "helpers": (_LABOUR, _JUSTICE),
    },
    {
        "received_on": "2020-06-15",
        "site": "样板镇河堤加固工地",
        "industry": "building",
        "employer": "样板癸卯土石方施工队",
        "workers": 34,
        "claimed": 214000,
        "ways": (("2020-07-03", 214000, 34),),
        "origins": (("河北", 22), ("四川", 12)),
        "helpers": (_LABOUR,),
    },
    {
        "received_on": "2020-11-23",
        "site": "样板甲辰石料加工场",
        "industry": "factory",
        "employer": "样板甲辰石料加工场",
        "workers": 17,
        "claimed": 100000,
        "ways": (("2020-12-11", 100000, 17),),
        "origins": (("河北", 17),),
        "helpers": (_LABOUR, _JUSTICE),
    },
)
_ADVICE: tuple[dict[str, Any], ...] = (
    {
        "received_on": "2020-04-22",
        "service": "advice",
        "channel": "event",
        "petitioner": "migrant",
        "people": 18,
        "matter": "wages",
        "subject": "集市日工资、工伤政策咨询",
        "closed_on": "2020-04-22",
        "result": "answered",
    },
    {
        "received_on": "2020-09-16",
        "service": "aid",
        "channel": "visit",
        "petitioner": "worker",
        "matter": "injury",
        "subject": "工伤待遇申请法律援助",
        "lawyer": "样板县法律援助中心",
        "assigned_on": "2020-09-18",
        "closed_on": "2020-11-25",
        "result": "settled",
    },
)
_GIFTS = (
    ("样板镇人民政府机关干部职工", 46, 4600, "2020-02-04"),
    ("样板镇中心学校", 38, 2850, "2020-02-05"),
    ("样板镇卫生院", 22, 1870, "2020-02-05"),
    ("样板镇供电所", 11, 1100, "2020-02-06"),
    ("样板农商银行样板镇支行", 9, 1200, "2020-02-06"),
    ("样板镇派出所", 8, 960, "2020-02-06"),
    ("样板镇邮政支局", 5, 480, "2020-02-07"),
    ("样板镇各村干部", 24, 1680, "2020-02-07"),
    ("过路好心人", 6, 720, "2020-02-08"),
)
"""Donor, people, 元, day."""


def write(maker: Maker, staff: Staff, workers: Sequence[Worker]) -> None:
    """Rights, the collection and the mutual aid."""
    with maker.book.change("登记练习维权"):
        for case in _ARREARS:
            maker.one("wage_case", _arrears(case, staff))
        for at, advice in enumerate(_ADVICE):
            handled = {"stage": "closed", "handler_a": staff.handler_b, "handler_b": staff.handler_a}
            maker.one("consultation_case", advice | handled, {"person": workers[9].person} if at else {})
    with maker.book.change("登记练习募捐和医疗互助"):
        _collection(maker, workers[0], staff)
        _mutual(maker)


def _arrears(case: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """A case in which everything came back, in one part or two."""
    ways = case["ways"]
    told = {name: value for name, value in case.items() if name not in ("ways", "origins", "helpers")}
    parts: dict[str, Any] = {"partial_on": ways[0][0]} if len(ways) > 1 else {}
    return (
        told
        | parts
        | {
            "source": "visit",
            "migrant_workers": case["workers"],
            "handler_a": staff.handler_a,
            "handler_b": staff.handler_b,
            "stage": "settled",
            "coordinated_on": case["received_on"],
            "settled_on": ways[-1][0],
            "recovery": [
                {"paid_on": day, "amount": amount, "workers": count, "way": "transfer", "body": "labour"}
                for day, amount, count in ways
            ],
            "wage_origin": [{"province": name, "people": count} for name, count in case["origins"]],
            "wage_helper": [{**helper, "joined_on": case["received_on"]} for helper in case["helpers"]],
        }
    )


def _collection(maker: Maker, worker: Worker, staff: Staff) -> None:
    """The appeal went out on the tenth day of the first lunar month."""
    handed = {"recipient": worker.name, "signed": True, "handler": staff.clerk}
    data = {
        "name": "为受伤职工伸援手",
        "category": "emergency",
        "appeal_on": "2020-02-03",
        "initiator": "样板镇工会联合会",
        "reason": "合作社职工去年腊月意外受伤，家庭原本困难，治疗费用高。",
        "stage": "handed",
        "closed_on": "2020-02-08",
        "published_on": "2020-02-10",
        "publicity_ends": "2020-02-14",
        "settled_on": "2020-02-17",
        "donation": [
            {"donor": donor, "people": people, "amount": amount, "given_on": day}
            for donor, people, amount, day in _GIFTS
        ],
        "handover": [
            {"handed_on": "2020-02-17", "fund": "collected", "payer": "样板镇工会联合会", "amount": 15460, **handed},
            {"handed_on": "2020-02-26", "fund": "charity", "payer": "样板县慈善中心", "amount": 10000, **handed},
        ],
    }
    maker.one("campaign", data, {"person": worker.person})


_MUTUAL = (
    (2019, (("样板镇机关工会委员会", 46), ("样板镇中心学校工会委员会", 38), ("样板镇非公企业工会联合会", 131))),
    (
        2020,
        (
            ("样板镇机关工会委员会", 46),
            ("样板镇中心学校工会委员会", 38),
            ("样板镇非公企业工会联合会", 168),
            ("样板镇种养行业工会联合会", 96),
            ("样板镇东村联合工会委员会", 52),
            ("样板镇西村联合工会委员会", 41),
        ),
    ),
)
_BASE = {2019: 402, 2020: 441}
"""Year of the period → all workers who could take part."""
_FEE = 60


def _mutual(maker: Maker) -> None:
    """Every worker took part in 2020, a little more than half the year before."""
    for year, unions in _MUTUAL:
        rows = [
            {
                "organisation": name,
                "workers": count,
                "enrolled": count,
                "shares": count,
                "amount": _FEE * count,
                "paid_on": f"{year}-03-{10 + at}",
            }
            for at, (name, count) in enumerate(unions)
        ]
        data = {
            "number": year - 2012,
            "name": f"职工大病医疗互助第 {year - 2012} 期",
            "organiser": "样板县总工会",
            "starts_on": f"{year}-04-01",
            "ends_on": f"{year + 1}-03-31",
            "fee": _FEE,
            "base": _BASE[year],
            "mutual_enrolment": rows,
        }
        maker.one("mutual_period", data)
