"""The company of summary 2 with its union, six branches and 210 members, 22 of them new in the half-year."""

from datetime import date

from unionbook.services.demo import members, units
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Leaving, Wave, Worker

NAME = "样板文具有限公司"
WORKERS = 236
BRANCHES = ("制笔车间", "纸品车间", "仓储物流部", "门店部", "设计部", "机关")
FOUNDED = "2009-05-20"
WAVES = (
    Wave(172, date(2009, 6, 1), date(2018, 12, 20)),
    Wave(24, date(2019, 1, 7), date(2019, 12, 20)),
    Wave(22, date(2020, 1, 6), date(2020, 6, 24)),
    Wave(4, date(2020, 6, 22), date(2020, 6, 29), applying=True),
)
LEAVING = (Leaving(5, date(2019, 2, 11), date(2019, 12, 13)), Leaving(3, date(2020, 2, 10), date(2020, 6, 12)))
KEPT = 2


def write(maker: Maker) -> list[Worker]:
    """The union with its branches, the company and the members."""
    with maker.book.change("导入练习企业和分会"):
        bodies = {"congress": True, "congress_since": "2009-06", "openness": True, "openness_on": "2010-03"}
        own = {**units.legal(FOUNDED, 0), **bodies, "congress_on": "2020-01-15", "groups": len(BRANCHES)}
        union = units.firm_union(maker, 0, f"{NAME}工会委员会", FOUNDED, WORKERS, **own)
        firm = units.firm(maker, 0, WORKERS, union, name=NAME, opened_on="2006年8月")
        for at, name in enumerate(BRANCHES, 1):
            more = {"structure": "8", "form": "6", "parent": union}
            branch = units.union(maker, at, f"{NAME}工会{name}分会", FOUNDED, **more)
            units.workplace(maker, branch, FOUNDED, firm)
    return members.write(maker, WAVES, LEAVING, KEPT)
