"""Ledgers as offices hand them round: what stands around, between and beside their rows."""

import datetime

from intake.intake_book import identity
from openpyxl.workbook import Workbook
from tables.noting import DAY, HEAD, NEW, WRONG, Row, book, person, table

BARE = ["序号", "姓名", "身份证号码", "所属工会", "入会时间"]


def line(number: int, name: str, union: str = "甲厂工会") -> Row:
    """A person without firm and phone; every village counts from 1."""
    return [number, name, identity(ord(name[0]) % 1000), union, DAY]


def merged(made: Workbook, *areas: str) -> Workbook:
    """The workbook with cells of its first sheet merged."""
    for area in areas:
        made.worksheets[0].merge_cells(area)
    return made


@table("39 表外写的话.xlsx", rows={2: NEW, 3: NEW}, left=1)
def _() -> Workbook:
    above = [None, *HEAD]
    return book(["新", *person(1)], [None, *person(2), None, "已调走"], [None] * 9 + ["核对到此"], head=above)


@table("40 空格和预填序号.xlsx", rows={4: NEW, 7: NEW}, left=3)
def _() -> Workbook:
    blank: list[Row] = [[" "] * 7, ["　", None, "  "]]
    return book(["　"], [" "], HEAD, person(1), *blank, person(2, 工作单位=" "), [3, " "], [4], ["5"], head=[])


@table("41 村小计和分组.xlsx", rows={3: NEW, 4: NEW, 7: NEW}, left=6)
def _() -> Workbook:
    first = (["红旗村"], line(1, "王芳"), line(2, "李强"), ["红旗村小计", None, None, None, "2人"])
    second = (["东风村"], line(1, "陈五"), ["东风村合计", None, "1人"])
    return book(*first, *second, ["共 3 人"], ["以上共计3人"], head=BARE)


@table("42 盖章单位在上多行说明在下.xlsx", rows={5: NEW, 6: NEW}, left=9)
def _() -> Workbook:
    signed: Row = ["单位（盖章）：甲厂工会", None, None, "填表人：王芳", None, "填表日期：2020年3月8日"]
    notes = (["填表说明：1.本表一式两份；"], ["2.身份证号码必须填写18位；"], ["3.入会时间填至年月。"])
    foot = ([None] * 5 + ["甲厂工会委员会（盖章）"], [None] * 5 + ["2020年3月8日"], ["第1页，共1页"])
    above: list[Row] = [["附件2："], ["会员信息采集表"], signed, HEAD]
    return merged(book(*above, person(1), person(2), [], *notes, *foot, head=[]), "A2:G2", "A3:C3", "D3:E3", "F3:G3")


@table("43 几张表叠在一张工作表.xlsx", rows={3: NEW, 4: NEW, 8: NEW, 13: (WRONG, [])}, left=5)
def _() -> Workbook:
    first: list[Row] = [["甲厂工会会员名单"], BARE, line(1, "王芳"), line(2, "李强"), []]
    second: list[Row] = [["乙厂工会会员名单"], BARE, line(1, "陈五", "乙厂工会"), ["合计", 1], []]
    third = (["困难职工名单"], ["序号", "姓名", "困难类别", "家庭人口", "致困原因"], [1, "赵六", "深度困难", 3, "重病"])
    return merged(book(*first, *second, *third, head=[]), "A1:E1", "A6:E6", "A11:E11")


# --- what stands in the cells ----------------------------------------------------------------------------------------

HARDSHIP = ["姓名", "身份证号", "困难类别", "家庭人口", "家庭年度总收入", "主要致困原因", "建档日期"]


def household(number: int, income: object, *other: object) -> Row:
    """A household alone; income: of the year, as it is written."""
    name = f"困难{'甲乙丙丁戊己庚辛壬癸'[number % 10]}"
    return [name, identity(number), "深度困难", 1, income, "患重特大疾病", DAY, *other]


@table("44 单位万元写在表上.xlsx", kind="hardship", rows=dict.fromkeys((3, 4, 5), NEW), left=1,
       values={3: {"annual_income": 12_000_00}, 4: {"annual_income": 36_000_00}, 5: {"annual_income": 1_200_000_00}},
       remarks={3: [], 4: [], 5: []})  # fmt: skip
def _() -> Workbook:
    above: Row = ["困难职工收入表", None, None, None, None, None, "单位：万元"]
    return book(above, HARDSHIP, household(1, 1.2), household(2, "36,000元"), household(3, "120"), head=[])


@table("45 千元和元的列.xlsx", kind="hardship", rows={2: NEW, 3: NEW},
       values={2: {"annual_income": 12_000_00, "own_income": 500_00}, 3: {"annual_income": 12_500_00}})  # fmt: skip
def _() -> Workbook:
    head = [*HARDSHIP[:4], "家庭年度总收入（千元）", *HARDSHIP[5:], "本人月平均收入（元）"]
    return book(household(1, 12, 500), household(2, "12.5", None), head=head)


@table("46 账号被表格改坏.xlsx", kind="hardship", rows={2: (WRONG, ["H2"]), 3: (WRONG, ["H3"]), 4: NEW, 5: NEW},
       values={4: {"person.bank_account": "6228480000000000002"}})  # fmt: skip
def _() -> Workbook:
    accounts = [6.22848e18, "6.22848E+18", "'6228480000000000002", 622848000000001]
    return book(*(household(n, None, one) for n, one in enumerate(accounts, 1)), head=[*HARDSHIP, "银行账号"])


@table("47 日期不写年份.xlsx", rows={2: NEW, 3: NEW, 4: NEW, 5: (WRONG, ["G5"]), 6: (WRONG, ["G6"]), 7: NEW, 8: NEW},
       remarks={2: ["G2"], 3: ["G3"], 4: ["G4"], 7: [], 8: []},
       values={7: {"joined_on": "1998-06-01~m"}, 8: {"joined_on": "1985-06-01~m"}})  # fmt: skip
def _() -> Workbook:
    days = ["1月8日", "1.8", "0108", 20.3, 8, "98年6月", "85.6"]
    return book(*(person(n, 入会时间=day, 身份证号码=identity(n, "19600307")) for n, day in enumerate(days, 1)))


@table("48 小组被改成日期.xlsx", rows=dict.fromkeys((2, 3, 4), NEW), remarks={2: ["H2"], 3: [], 4: []})
def _() -> Workbook:
    words = [(datetime.date(2020, 3, 5), None), ("3-5", None), (7, datetime.date(2020, 3, 5))]
    return book(*([*person(n), *one] for n, one in enumerate(words, 1)), head=[*HEAD, "工会小组", "备注"])


TOLD = range(2, 9)


@table("49 出生年月写到月.xlsx", rows={**dict.fromkeys(TOLD, NEW), 9: (WRONG, ["C9"]), 10: (WRONG, ["C10", "B10"])},
       values={row: {"person.born": f"1985-{'06' if row < 8 else '10'}-15"} for row in TOLD},
       remarks={row: [] for row in TOLD})  # fmt: skip
def _() -> Workbook:
    written = ["1985.6", "85年6月", 198506, 1985.6, datetime.date(1985, 6, 1), "85.06", 1985.1, "1985.7"]
    born = ["19850615"] * 6 + ["19851015", "19850615"]
    numbers = [*map(identity, range(101, 109), born), None]
    rows = zip(numbers, [*written, "1985.6"], strict=True)
    people = [[f"测试{'甲乙丙丁戊己庚辛壬'[at]}", *row, "甲厂工会", DAY] for at, row in enumerate(rows)]
    return book(*people, head=["姓名", "身份证号码", "出生年月", "所属工会", "入会时间"])


FEES = (1200_00, 1200_00, 100_00, 10_00, 10_00, 100_00, 12_00, 325_50)


@table("57 金额的写法.xlsx",
       rows={**dict.fromkeys(range(2, 10), NEW), **{row: (WRONG, [f"H{row}"]) for row in range(10, 13)}},
       values={row: {"fee": fee} for row, fee in enumerate(FEES, 2)})  # fmt: skip
def _() -> Workbook:
    fees = ["1,200.00元", "0.12万元", "壹佰元整", "￥10.00", "十元", "人民币100元", "12元整", "叁佰贰拾伍元伍角",
            "10元/月", "免交", "1.2千元"]  # fmt: skip
    return book(*([*person(n), fee] for n, fee in enumerate(fees, 1)), head=[*HEAD, "会费标准（元）"])


@table("58 名字里的括号和两个电话.xlsx", rows=dict.fromkeys(range(2, 10), NEW),
       remarks={2: ["B2"], 3: ["B3"], 4: ["B4"], 5: [], 6: ["F6"], 7: ["F7"], 8: ["F8"], 9: []},
       values={2: {"person.name": "张三（曾用名张四）"}, 5: {"person.name": "阿卜杜·热西提"},
               6: {"person.phone": "13800000005/13900000005"}, 7: {"person.phone": "13800000006/13900000006"},
               9: {"person.phone": "13800000008", "person.id_number": identity(8)}})  # fmt: skip
def _() -> Workbook:
    names = ["张三（曾用名张四）", "周九、吴十", "钱七*", "阿卜杜 • 热西提"]
    phones = ["13800000005 13900000005", "13800000006\n13900000006", "13800000007（妻）", "\u202d138 0000 0008\u202c"]
    unseen = person(8, 身份证号码=f"\u202d{identity(8)}\u202c", 手机=phones[3])
    two = (person(n, 手机=phone) for n, phone in enumerate(phones[:3], 5))
    return book(*(person(n, name) for n, name in enumerate(names, 1)), *two, unseen)


@table("59 公式没有结果.xlsx", rows={2: (WRONG, ["H2"]), 3: (WRONG, ["E3"]), 4: NEW})
def _() -> Workbook:
    made = book([*person(1), "=10+2"], [*person(2), 12], [*person(3), 12], head=[*HEAD, "会费"])
    made.worksheets[0]["E3"].value, made.worksheets[0]["E3"].data_type = "#REF!", "e"
    return made


@table("60 单位栏里的短横.xlsx", rows={2: NEW, 3: NEW, 4: (WRONG, [])})
def _() -> Workbook:
    return book(person(1, 工作单位="-"), person(2, 工作单位="无"), person(3, 所属工会="—"))


@table("62 同上没有上文和文本里的错误.xlsx", rows={2: NEW, 3: NEW, 4: (WRONG, ["F4"])}, remarks={2: ["H2"], 3: []})
def _() -> Workbook:
    rows = ([*person(1), "同上"], [*person(2), None], [*person(3, 手机="#N/A"), None])
    return book(*rows, head=[*HEAD, "备注"])


@table("63 栏号行和省略号.xlsx", rows={3: NEW, 5: NEW}, left=4)
def _() -> Workbook:
    return book([1, 2, 3, 4, 5, 6, 7], person(1), ["……"] * 7, person(2), ["…"], ["......"])


@table("64 没有列名的工会一列.xlsx", rows={2: NEW, 3: NEW, 4: NEW})
def _() -> Workbook:
    rows: list[Row] = [["甲厂工会", "（一）", "王芳", identity(2), DAY], [None, "（二）", "李强", identity(3), DAY],
                       ["乙厂工会", "三", "陈五", identity(5), DAY]]  # fmt: skip
    return merged(book(*rows, head=[None, "序号", "姓名", "身份证号码", "入会时间"]), "A2:A3")


@table("66 单位只写在第一行.xlsx", rows={2: NEW, 3: (WRONG, ["D3"]), 4: NEW, 5: (WRONG, ["D5"])})
def _() -> Workbook:
    return book(person(1), person(2, 所属工会=None), person(3, 所属工会="乙厂工会"), person(4, 所属工会=None))
