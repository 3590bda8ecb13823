"""Summary 3: 样板镇工会联合会 under 样板县总工会, the year 2020.

One union founded with its members, wages got back for workers of three provinces, a collection for one of them, the
second round of bargaining over wages, training, an evening of songs and a ball game.
"""

from collections.abc import Iterator
from datetime import date

from unionbook.services.demo import office
from unionbook.services.demo.book3 import bargaining, care, events, unions, work
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Body, Colleague
from unionbook.services.demo.practice import Practice

BODY = Body(
    name="样板镇工会联合会",
    short_name="镇工会联合会",
    body="federation",
    place="样板镇",
    place_word="town",
    superior="样板县总工会",
    superior_short="县总工会",
    superior_level="county",
    lead_body="镇党委、镇政府",
)
PEOPLE = (
    Colleague("沈甲戌", "主席（兼）", "主持全面工作", False, False, "2016-12-01"),
    Colleague("韩乙亥", "专职副主席", "维权、集体协商", True, True, "2017-03-06"),
    Colleague("杨丙子", "委员（司法所）", "法律援助、劳动争议调解", False, True, "2017-03-06"),
    Colleague("朱丁丑", "专职干事", "组织建设、会员会籍、经费", True, False, "2018-05-07"),
    Colleague("秦戊寅", "委员（文化站）", "文体活动、阵地", False, False, "2018-05-07"),
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
    care.write(maker, staff, workers)
    yield
    events.write(maker)
    work.write(maker, staff)


PRACTICE = Practice("镇工会联合会，2020 年度", date(2020, 12, 31), 5, fill)
