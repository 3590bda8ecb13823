"""The census of summary 5 (两个普遍百日集中行动): 96 units of the district's list, 84 verified so far."""

from typing import Any

from unionbook.services.demo.book5.unions import COVERED, FIRMS, NEW, OLD, PLACES
from unionbook.services.demo.invented import SIXTY, credit_code
from unionbook.services.demo.maker import Maker

LISTED, VERIFIED, ORGANISING = 96, 84, 6
"""Units on the list, verified, and organised since: the last of the firms with new unions."""
_RESULTS = ("true",) * 8 + ("corrected", "missing", "cancelled", "moved")
_CENSUS: dict[str, Any] = {
    "name": "“两个普遍”百日集中行动",
    "stage": "running",
    "from_on": "2020-10-12",
    "until_on": "2021-01-19",
    "issued_by": "区总工会基本单位数据库",
    "listed": LISTED,
    "target": LISTED,
    "target_unions": 6,
    "target_members": 120,
    "group": "党政办、宣传办、团工委、妇联、各社区",
    "head": "孔乙酉",
    "trained_on": "2020-10-16",
    "trained": 22,
    "plan": "样街工〔2020〕12号",
}


def write(maker: Maker) -> None:
    """The campaign and its list."""
    with maker.book.change("导入练习普查名单"):
        census = maker.one("census", _CENSUS).uid
        for at in range(LISTED):
            maker.one("census_unit", {"census": census, "source_row": str(at + 2), **_unit(at)})


def _unit(at: int) -> dict[str, Any]:
    if at < ORGANISING:
        return _organised(at)
    workers = 5 + at * 7 % 40
    unit: dict[str, Any] = {
        "name": f"样板{SIXTY[at % 60]}{'经营部' if at < 60 else '服务部'}",
        "credit_code": credit_code(500 + at, union=False),
        "community": (*PLACES, COVERED)[at % 5],
        "workers": workers,
    }
    if at >= VERIFIED:
        return unit | {"stage": "pending"}
    result = _RESULTS[at % len(_RESULTS)]
    found = {"stage": result, "verified_on": f"2020-11-{1 + at % 28:02}", "verifier": "曹丙戌"}
    return unit | found | ({"true_workers": workers + 2} if result == "corrected" else {})


def _organised(at: int) -> dict[str, Any]:
    """One of the new unions was founded after the unit was verified."""
    firm = OLD + NEW - ORGANISING + at
    return {
        "name": FIRMS[firm],
        "credit_code": credit_code(firm + 1, union=False),
        "community": PLACES[firm % len(PLACES)],
        "workers": 28,
        "stage": "organising",
        "result": "true",
        "verified_on": f"2020-10-{19 + at:02}",
        "verifier": "曹丙戌",
        "organising_on": f"2020-10-{24 + at:02}",
        "enterprise": FIRMS[firm],
    }
