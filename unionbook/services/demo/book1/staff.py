"""The office of summary 1 and its five people, two of whom take grievances."""

from unionbook.services.demo.office import Body, Colleague

BODY = Body(
    name="样板镇总工会",
    short_name="镇总工会",
    body="town",
    place="样板镇",
    place_word="town",
    superior="练习市总工会",
    superior_short="市总工会",
    superior_level="city",
    lead_body="样板镇党委、镇政府",
)
PEOPLE = (
    Colleague("郑甲辰", "专职副主席", "主持日常工作", True, False, "2016-03-01"),
    Colleague("吴乙巳", "专职干事", "信访、劳动关系（A 角）", True, True, "2017-07-03"),
    Colleague("王丙午", "社会化工会工作者", "信访、法律援助（B 角）", True, True, "2018-09-03"),
    Colleague("冯丁未", "专职干事", "困难帮扶、会员会籍", True, False, "2018-03-05"),
    Colleague("陈戊申", "社会化工会工作者", "活动、宣传", True, False, "2019-06-03"),
)
