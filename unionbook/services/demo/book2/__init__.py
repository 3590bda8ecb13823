"""Summary 2: the union of a company under its group's union, the first half of 2020."""

from collections.abc import Iterator
from datetime import date

from unionbook.services.demo import office
from unionbook.services.demo.book2 import care, company, work
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.office import Body, Colleague
from unionbook.services.demo.practice import Practice

BODY = Body(
    name="样板文具有限公司工会委员会",
    short_name="公司工会",
    body="company",
    place="样板文具有限公司",
    place_word="company",
    superior="练习集团工会",
    superior_short="集团工会",
    superior_level="group",
    lead_body="公司领导",
)
PEOPLE = (
    Colleague("蒋庚子", "工会主席", "主持工作", True, False, "2018-06-01"),
    Colleague("沈辛丑", "工会委员", "职工权益、谈心", False, True, "2018-06-01"),
    Colleague("韩壬寅", "工会委员", "劳动竞赛、安全", False, True, "2018-06-01"),
    Colleague("杨癸卯", "工会干事", "会员、福利", True, False, "2019-03-04"),
    Colleague("朱甲辰", "工会干事", "宣传、学习", False, False, "2019-03-04"),
)


def fill(maker: Maker) -> Iterator[None]:
    """Write the book."""
    with maker.book.change("写入练习台账"):
        staff = office.write(maker, BODY, PEOPLE)
    yield
    workers = company.write(maker)
    yield
    care.write(maker, staff, workers)
    work.write(maker, staff)


PRACTICE = Practice("公司工会，2020 年上半年", date(2020, 6, 30), 3, fill)
