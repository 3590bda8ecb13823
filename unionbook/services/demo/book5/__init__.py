"""Summary 5: 样板街道总工会 under 练习区总工会, the year 2020.

20 firms with new unions and 485 members in them; one community covered, with 17 small unions and 135 members of its
own, which are counted apart from the firms; 68 firms with all three contracts.
"""

from collections.abc import Iterator
from datetime import date

from unionbook.services.demo import office
from unionbook.services.demo.book5 import bargaining, census, events, unions, venues, work
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Body, Colleague
from unionbook.services.demo.practice import Practice

BODY = Body(
    name="样板街道总工会",
    short_name="街道总工会",
    body="street",
    place="样板街道",
    place_word="street",
    superior="练习区总工会",
    superior_short="区总工会",
    superior_level="district",
    lead_body="街道党工委",
)
PEOPLE = (
    Colleague("张甲申", "主席（兼）", "主持全面工作", False, False, "2016-10-10"),
    Colleague("孔乙酉", "专职副主席", "组建、集体协商", True, True, "2017-05-08"),
    Colleague("曹丙戌", "社会化工会工作者", "法人登记、普查", True, True, "2018-06-04"),
    Colleague("严丁亥", "专职干事", "帮扶、会员会籍", True, False, "2018-06-04"),
    Colleague("华戊子", "社会化工会工作者", "竞赛、书屋、宣传", True, False, "2019-04-01"),
)


def fill(maker: Maker) -> Iterator[None]:
    """Write the book."""
    with maker.book.change("写入练习台账"):
        staff = office.write(maker, BODY, PEOPLE)
    yield
    workers = unions.write(maker)
    yield
    bargaining.write(maker, staff)
    yield
    census.write(maker)
    yield
    venues.write(maker, staff, workers)
    events.write(maker)
    work.write(maker, staff)


PRACTICE = Practice("街道总工会，2020 年度", date(2020, 12, 31), 5, fill)
