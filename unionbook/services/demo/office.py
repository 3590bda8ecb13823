"""The practice office: 样板镇总工会 under 练习市总工会, five people, two of whom take grievances."""

from dataclasses import dataclass

from unionbook.services.demo.invented import credit_code
from unionbook.services.demo.maker import Maker

SUPERIOR = "练习市总工会"


@dataclass(frozen=True)
class Staff:
    """Keys of the office's people: the leader, the two who take grievances (A and B), the two clerks."""

    leader: str
    handler_a: str
    handler_b: str
    clerk: str
    helper: str


_PEOPLE = (
    ("郑甲辰", "专职副主席", "主持日常工作", "是", "否", "2016-03-01"),
    ("吴乙巳", "专职干事", "信访、劳动关系（A 角）", "是", "是", "2017-07-03"),
    ("王丙午", "社会化工会工作者", "信访、法律援助（B 角）", "是", "是", "2018-09-03"),
    ("冯丁未", "专职干事", "困难帮扶、会员会籍", "是", "否", "2018-03-05"),
    ("陈戊申", "社会化工会工作者", "活动、宣传", "是", "否", "2019-06-03"),
)


def write(maker: Maker) -> Staff:
    """The office and its people."""
    entry = maker.one(
        "office",
        {
            "name": "样板镇总工会",
            "short_name": "镇总工会",
            "body": "town",
            "credit_code": credit_code(0, union=True),
            "place_word": "town",
            "place": "样板镇",
            "superior": SUPERIOR,
            "superior_short": "市总工会",
            "superior_level": "city",
            "lead_body": "样板镇党委、镇政府",
            "contact": "冯丁未",
            "phone": "0000-1234567",
            "address": "样板镇练习路1号",
            "postcode": "000000",
            "staff": [
                {
                    "name": name,
                    "post": post,
                    "duty": duty,
                    "full_time": full_time,
                    "takes_grievances": grievances,
                    "since": since,
                    "phone": f"1299999000{at}",
                }
                for at, (name, post, duty, full_time, grievances, since) in enumerate(_PEOPLE)
            ],
        },
    )
    leader, a, b, clerk, helper = (row.uid for row in entry.children["staff"])
    return Staff(leader, a, b, clerk, helper)
