"""Printed form of the honours: recommendation and approval."""

from unionbook.ground.forms import Form, Head, Row, Sheet, Single, Slot, Space, Table

_SHEET = Sheet(
    "荣誉推荐审批表",
    (
        Row((Slot("title", "推荐荣誉", 8), Slot("year", "评选年度", 4))),
        Row((Slot("recipient", "推荐对象", 8), Slot("sort", span=4, choices=True))),
        Row(
            (
                Slot("person.sex", "性别", 4, options=("男", "女")),
                Slot("person.born", span=4),
                Slot("person.ethnic", span=4),
            )
        ),
        Row((Slot("person.political", span=4), Slot("person.education", span=4), Slot("level", span=4))),
        Row((Slot("post", "单位及职务", 8), Slot("person.phone", "联系电话", 4))),
        Row((Slot("person.id_number", "身份证号码", 12),)),
        Space(label="简历", mm=30),
        Space(label="曾获荣誉", mm=20),
        Space("deeds", "主要事迹", 90),
        Table(
            "recommendation",
            (
                Head("step", chars=6),
                Head("body", chars=9),
                Head("given_on", chars=6),
                Head("result", chars=4),
                Head("opinion", chars=10),
            ),
            "推荐经过",
            3,
        ),
        Space(label="所在单位意见", mm=30, signs=("负责人签字", "（盖章）")),
        Space(label="本级工会意见", mm=30, signs=("负责人签字", "（盖章）")),
        Space(label="上级工会审批意见", mm=30, signs=("负责人签字", "（盖章）")),
    ),
    ("填报单位：{office:name}", "申报日期：{nominated_on}"),
)

FORMS: tuple[Form, ...] = (
    Single(
        name="recommendation",
        code="P27",
        label="荣誉推荐审批表",
        purpose="个人或集体申报荣誉，逐级推荐审批。",
        sheets=(_SHEET,),
    ),
)
