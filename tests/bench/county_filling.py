"""What a county's book is filled with: people named as people are, invented numbers with right check digits."""

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from unionbook.ground.fields import CodeField, DayField, Field, Value
from unionbook.ground.identity import RESIDENT
from unionbook.ground.uid import new_uids
from unionbook.services.demo.invented import bank_account, born_on, phone, worker_number
from unionbook.store.act import Act

BLOCK = 20_000
Row = dict[str, Value]

_COMMON = "王" * 73 + "李" * 72 + "张" * 68 + "刘" * 54 + "陈" * 45 + "杨" * 31 + "赵" * 23 + "黄" * 22 + "周" * 21
_SURNAMES = (
    _COMMON
    + "吴" * 20
    + "徐" * 17
    + "孙" * 15
    + "胡" * 13
    + "朱" * 12
    + "高" * 12
    + "林" * 11
    + "何" * 11
    + (
        "郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛"
        "邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇解查区朴盖尉覃翟缪"
    )
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志宏海燕红玉兰梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉"
    "晶妍秋珊莎锦青倩婷婉瑾颖露瑶怡雁仪荷丹蓉君琴薇梦岚馨韵融园艺咏卿聪纯悦昭冰爽羽希宁欣飘育柔竹凝晓欢枫芸菲寒伊亚宜可影"
    "思宇浩然子轩博文昊天泽雨晨俊鑫鹏飞龙凯旭东升成林根生福贵长春永康庆光辉德义仁忠良才学武振兴家富安民"
)
_PLACES = "东阳西泉南山北桥金水银杏青石白云红枫长河新桥古塘".strip()
_TRADES = (
    "机械",
    "服饰",
    "电子",
    "食品",
    "家具",
    "塑胶",
    "印刷",
    "物流",
    "五金",
    "建材",
    "玩具",
    "医药",
    "纺织",
    "科技",
)
_ENDS = ("有限公司", "有限责任公司", "厂", "股份有限公司", "经营部", "合作社")


def name_of(chance: random.Random) -> str:
    """A name as names are: the surnames as common as in life."""
    given = chance.choice(_GIVEN)
    if chance.random() < 0.82:
        given += given if chance.random() < 0.04 else chance.choice(_GIVEN)
    return chance.choice(_SURNAMES) + given


class Filling:
    def __init__(self, act: Act, members: int) -> None:
        self.act, self.members = act, members
        self.chance = random.Random(2026)
        self.staff = [uid for (uid,) in act.book.select("staff", ["uid"])]

    def fill(self) -> None:
        """Everything, the larger kinds in blocks."""
        firms = max(self.members // 50, 20)
        self.unions = self._add("organisation", self._unions(firms // 2))
        self.firms = self._add("enterprise", ({"name": name} for name in self._names(firms, "")))
        self.persons: list[str] = []
        for start in range(0, self.members, BLOCK):
            self._block(start, min(BLOCK, self.members - start))
        self._cases(self.members // 20)
        self._aid(self.members // 20)
        self._dues(max(self.members // 100, 10))
        self._activities(max(self.members // 100, 10))

    def _add(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
        every = [self._whole(kind, row) for row in rows]
        names = list(every[0])
        return self.act.add_many(kind, names, [[row[name] for name in names] for row in every])

    def _whole(self, kind: str, told: Mapping[str, Any]) -> Row:
        """The row with whatever else it must have."""
        row = dict(told)
        for name, field in self.act.book.cabinet[kind].fields.items():
            if field.required and name not in row:
                row[name] = self._value(field)
        return row

    def _value(self, field: Field) -> Value:
        match field:
            case CodeField():
                return self.chance.choice(list(field.codes.items))
            case DayField():
                return self._day()
        return 1 if field.column == "INTEGER" else "样本"

    def _names(self, count: int, end: str) -> Iterator[str]:
        """Names of firms; a number keeps them apart where the words are used up."""
        seen: dict[str, int] = {}
        for _ in range(count):
            words = "".join(self.chance.sample(_PLACES, 2)) + "".join(self.chance.sample(_GIVEN, 2))
            name = words + self.chance.choice(_TRADES) + self.chance.choice(_ENDS) + end
            seen[name] = seen.get(name, 0) + 1
            yield name if seen[name] == 1 else f"{name}第{seen[name]}分部"

    def _unions(self, count: int) -> Iterator[Row]:
        for name in self._names(count, "工会"):
            yield {"name": name, "stage": "normal", "structure": "1", "chair": name_of(self.chance)}

    def _day(self, first: int = 2010, last: int = 2019) -> str:
        start = date(first, 1, 1)
        return (start + timedelta(days=self.chance.randrange((last - first + 1) * 365))).isoformat()

    def _block(self, start: int, count: int) -> None:
        people = new_uids(count)
        self.persons += people
        rows, members = [], []
        for at in range(start, start + count):
            woman = self.chance.random() < 0.45
            number = worker_number(at, woman)
            born = born_on(at).isoformat()
            sex = "2" if woman else "1"
            rows.append([name_of(self.chance), RESIDENT, number, sex, born, phone(at * 37 % 10**8), "01"])
            joined = self._day()
            gone = self.chance.random() < 0.12
            members.append(
                {
                    "number": f"{joined[:4]}{at:07}",
                    "person": people[at - start],
                    "organisation": self.unions[at * 7919 % len(self.unions)],
                    "enterprise": self.firms[at * 7919 % len(self.firms)],
                    "migrant": int(self.chance.random() < 0.4),
                    "job": self.chance.choice(("操作工", "电工", "司机", "文员", "班组长")),
                    "joined_on": joined,
                    "stage": "left" if gone else "active",
                    "left_on": self._day(2020, 2020) if gone else None,
                }
            )
        names = ["name", "id_type", "id_number", "sex", "born", "phone", "ethnic"]
        self.act.add_many("person", names, rows, people)
        made = self._add("member", members)
        told = [{"member": uid, "sort": "join", "on": row["joined_on"]} for uid, row in zip(made, members, strict=True)]
        self._add("member_event", told)

    def _person(self) -> str:
        return self.chance.choice(self.persons)

    def _cases(self, count: int) -> None:
        rows: list[Row] = []
        for at in range(count):
            day = self._day()
            words = self.chance.choice(("拖欠工资", "工伤待遇", "解除合同", "社保欠缴", "加班费"))
            rows.append(
                {
                    "number": f"{day[:4]}-{at:05}",
                    "received_on": day,
                    "person": self._person(),
                    "enterprise": self.chance.choice(self.firms),
                    "subject": f"反映{words}{self.chance.choice(_GIVEN)}{self.chance.choice(_TRADES)}问题",
                    "sealed": int(self.chance.random() < 0.01) or None,
                    "handler_a": self.chance.choice(self.staff),
                }
            )
        cases = self._add("grievance", rows)
        self._add(
            "grievance_step", [{"grievance": uid, "done_on": "2019-12-01", "what": "电话联系双方"} for uid in cases]
        )

    def _aid(self, count: int) -> None:
        hardships: list[Row] = [
            {
                "number": f"困{at:06}",
                "opened_on": self._day(),
                "person": self._person(),
                "organisation": self.chance.choice(self.unions),
            }
            for at in range(max(count // 4, 5))
        ]
        self._add("hardship", hardships)
        programmes = self._add(
            "programme",
            [{"name": f"{year}年送温暖", "year": year} for year in range(2010, 2021)],
        )
        asked: list[Row] = [
            {
                "programme": self.chance.choice(programmes),
                "applied_on": self._day(),
                "person": self._person(),
                "organisation": self.chance.choice(self.unions),
                "asked": self.chance.randrange(50, 500) * 1000,
            }
            for _ in range(count)
        ]
        applications = self._add("application", asked)
        paid: list[Row] = [
            {
                "application": self.chance.choice(applications),
                "paid_on": self._day(),
                "amount": self.chance.randrange(50, 500) * 1000,
                "account": bank_account(at),
                "voucher": f"PZ{at:07}",
            }
            for at in range(count * 4)
        ]
        self._add("payment", paid)

    def _dues(self, count: int) -> None:
        payers = [{"name": name} for name in self._names(count, "")]
        rows: list[Row] = [
            {
                "payer": payer,
                "period_from": f"{year}-{month:02}-01~m",
                "period_to": f"{year}-{month:02}-01~m",
                "paid": self.chance.randrange(10, 900) * 100,
            }
            for payer in self._add("payer", payers)
            for year in range(2011, 2021)
            for month in range(1, 13, 3)
        ]
        self._add("dues_receipt", rows)

    def _activities(self, count: int) -> None:
        sorts = ("技能比武", "健步走", "法律讲座", "慰问")
        names = (f"{self.chance.choice(_TRADES)}行业{self.chance.choice(sorts)}" for _ in range(count))
        self._add("activity", [{"name": name, "held_on": self._day()} for name in names])
