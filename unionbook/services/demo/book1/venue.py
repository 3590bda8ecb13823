"""The venues of summary 1: the service centre at a firm, opened in March 2020, with ten rooms; two book rooms."""

from collections.abc import Sequence

from unionbook.services.demo.book1.firms import Firm
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker

_OPEN = {
    "心灵驿站": "2020-03",
    "协商调解室": "2020-03",
    "职工书屋": "2020-05",
    "女职工之家": "2020-06",
}
"""Rooms in use, and since when; the sign of the last says 母婴室 too."""
_ROOMS = (
    "职工党员之家",
    "工会主席工作室",
    "心灵驿站",
    "困难职工帮扶中心",
    "职工文体活动指导中心",
    "协商调解室",
    "职工书屋",
    "就业指导服务中心",
    "女职工之家",
    "工会社工志愿者之家",
)
HOST = 5
"""The large firm where the centre is; two others were looked at."""
_CANDIDATES = (2, 8)


def write(maker: Maker, firms: Sequence[Firm], workers: Sequence[Worker]) -> str:
    """All venues; the key of the centre."""
    standing = [worker for worker in workers if worker.standing]
    with maker.book.change("登记练习阵地"):
        for at in _CANDIDATES:
            maker.one("venue", _venue(firms[at], f"{firms[at].name}职工服务中心", "centre", "dropped", "2019-09"))
        for at, opened, books in ((1, "2018-05", 1200), (7, "2020-06", 860)):
            stock = {"counted_on": "2020-11", "books": books, "periodicals": 8, "discs": 40, "computers": 4}
            data = _venue(firms[at], f"{firms[at].name}职工书屋", "bookroom", "open", f"{opened[:4]}-01")
            more = {"opened_on": opened, "level": "town", "funder": "host", "stock_count": [stock]}
            maker.one("venue", data | more)
        return _centre(maker, firms[HOST], standing[3::41][:6])


def _venue(firm: Firm, name: str, type_: str, stage: str, applied: str) -> dict[str, object]:
    return {
        "name": name,
        "type": type_,
        "stage": stage,
        "enterprise": firm.key,
        "organisation": firm.union,
        "applied_on": applied,
    }


def _centre(maker: Maker, firm: Firm, volunteers: Sequence[Worker]) -> str:
    more = {
        "chosen_on": "2019-11",
        "opened_on": "2020-03-18",
        "level": "city",
        "area": 420,
        "funder": "superior",
        "cost": 360000,
        "head": "陈戊申",
        "selection": "对已建会企业摸底，三家候选，这一家规模较大、工会基础扎实、条件成熟。",
        "services": "党建活动、心理咨询、法律援助、困难帮扶、医疗健康、文体指导、培训就业",
        "room": [{"name": name, "status": "open" if name in _OPEN else "planned"} | _since(name) for name in _ROOMS],
        "social_worker": [
            {"name": name, "employer": "练习市样板社工服务中心", "since": "2020-03-16"} for name in ("韦壬子", "昌癸丑")
        ],
        "volunteering": [
            {"served_on": f"2020-{4 + at}-18", "person": one.person, "hours": 3, "what": "功能室值守"}
            for at, one in enumerate(volunteers)
        ],
    }
    return maker.one("venue", _venue(firm, f"{maker.town}职工服务中心", "centre", "open", "2019-09") | more).uid


def _since(name: str) -> dict[str, str]:
    return {"opened_on": _OPEN[name]} if name in _OPEN else {}
