"""Summary 4: 练习镇工会联合会 under 练习县总工会, the year 2020 by its 目标责任书.

Every regional agreement signed, nine firms of ten in the 安康杯, 21 workers in hardship aided, everybody in the mutual
aid, journeys, examinations and two homes and two book rooms named.
"""

from collections.abc import Iterator
from datetime import date

from unionbook.services.demo import office
from unionbook.services.demo.book4 import aid, events, rights, tasks, unions, venues
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Body, Colleague
from unionbook.services.demo.practice import Practice

BODY = Body(
    name="练习镇工会联合会",
    short_name="镇工会联合会",
    body="federation",
    place="练习镇",
    place_word="town",
    superior="练习县总工会",
    superior_short="县总工会",
    superior_level="county",
    lead_body="镇党委、镇政府",
    template="工作总结-目标责任",
)
PEOPLE = (
    Colleague("尤己卯", "主席（兼）", "主持全面工作", False, False, "2017-01-09"),
    Colleague("许庚辰", "专职副主席", "维权、集体协商、三方协调", True, True, "2017-09-04"),
    Colleague("何辛巳", "委员（司法所）", "法律援助", False, True, "2018-03-05"),
    Colleague("吕壬午", "专职干事", "困难帮扶、医疗互助、就业创业", True, False, "2018-07-02"),
    Colleague("施癸未", "委员（文化站）", "文体活动、职工之家和书屋", False, False, "2018-07-02"),
)


def fill(maker: Maker) -> Iterator[None]:
    """Write the book."""
    with maker.book.change("写入练习台账"):
        staff = office.write(maker, BODY, PEOPLE)
    yield
    workers = unions.write(maker)
    yield
    rights.write(maker, staff)
    yield
    aid.write(maker, staff, workers)
    yield
    venues.write(maker)
    events.write(maker)
    tasks.write(maker, staff)


PRACTICE = Practice("镇工会联合会（目标责任书），2020 年度", date(2020, 12, 31), 5, fill)
