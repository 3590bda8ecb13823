"""Rosters of members as workbooks."""

import datetime

from intake.intake_book import identity
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from tables.noting import DAY, HEAD, NEW, SAME, WRONG, Row, book, person, table


@table("01 干净的名册.xlsx", rows={2: NEW, 3: NEW})
def _() -> Workbook:
    return book(person(1), person(2))


@table("02 标题合计说明落款.xlsx", rows={4: NEW, 5: NEW}, left=5)
def _() -> Workbook:
    above = (["青山镇会员花名册"], ["填报单位：甲厂", None, None, "2020年3月"])
    below = (["合 计", "2人"], ["注：本表由基层工会填写，一式两份。"], ["制表人：张三", None, None, "审核：李四"])
    made = book(*above, HEAD, person(1), person(2), *below, head=[])
    made.worksheets[0].merge_cells("A1:G1")
    return made


@table("03 两行表头.xlsx", rows={3: NEW})
def _() -> Workbook:
    upper: Row = ["序号", "本人情况", None, None, "工会情况", None]
    lower: Row = [None, "姓名", "身份证号码", "手机", "所属工会", "入会时间"]
    made = book(upper, lower, [1, "测试乙", identity(1), "13800000001", "甲厂工会", DAY], head=[])
    for area in ("A1:A2", "B1:D1", "E1:F1"):
        made.worksheets[0].merge_cells(area)
    return made


@table("04 三行表头.xlsx", rows={5: NEW})
def _() -> Workbook:
    made = book(["会员登记表"], ["会员", None, None, "工会", None], ["姓名", "证件", None, "所属工会", "入会时间"],
                [None, "证件类型", "证件号码", None, None],
                ["测试乙", "居民身份证", identity(1), "甲厂工会", DAY], head=[])  # fmt: skip
    for area in ("A1:E1", "A2:C2", "D2:E2", "A3:A4", "B3:C3", "D3:D4", "E3:E4"):
        made.worksheets[0].merge_cells(area)
    return made


@table("05 左右两块.xlsx", rows={3: NEW, 4: NEW}, left=1)
def _() -> Workbook:
    head = ["姓名", "身份证号码", "所属工会", "入会时间"]
    left = [["测试甲", identity(10), "甲厂工会", DAY], ["测试丙", identity(12), "甲厂工会", DAY]]
    right = ["测试乙", identity(11), "乙厂工会", DAY]
    made = book(["会员名单"], [*head, None, *head], [*left[0], None, *right], left[1], head=[])
    made.worksheets[0].merge_cells("A1:I1")
    return made


@table("06 同上和合并的单位.xlsx", rows={2: NEW, 3: NEW, 4: NEW})
def _() -> Workbook:
    made = book(person(1), person(2, 所属工会="同上", 入会时间="〃"), person(3, 工作单位=None))
    made.worksheets[0].merge_cells("E3:E4")
    made.worksheets[0]["E3"] = "甲厂"
    return made


@table("07 一人占两行.xlsx", rows={2: NEW, 4: NEW})
def _() -> Workbook:
    head = [*HEAD, "备注"]
    made = book([*person(1), "子：小明"], [None] * 7 + ["女：小红"], [*person(2), "无"], head=head)
    for column in "ABCDEFG":
        made.worksheets[0].merge_cells(f"{column}2:{column}3")
    return made


@table("08 备注写到下一行.xlsx", rows={2: NEW, 4: NEW})
def _() -> Workbook:
    return book([*person(1), "家中三人，"], [None] * 7 + ["无其他收入"], [*person(2), None], head=[*HEAD, "备注"])


@table("09 隐藏的行.xlsx", rows={2: NEW, 3: NEW})
def _() -> Workbook:
    made = book(person(1), person(2))
    made.worksheets[0].row_dimensions[3].hidden = True
    return made


@table("10 号码成了数字.xlsx", rows={2: NEW, 3: (WRONG, ["C3"]), 4: (WRONG, ["C4"])})
def _() -> Workbook:
    return book(person(1), person(2, 身份证号码=110105199003070025), person(3, 身份证号码=1.10105199003070e17))


@table("11 号码成了科学计数的字.xlsx", rows={2: (WRONG, ["C2"]), 3: (WRONG, ["C3"])})
def _() -> Workbook:
    return book(person(1, 身份证号码="1.10105E+17"), person(2, 身份证号码="110105199003070000"))


@table("12 号码带撇号空格全角.xlsx", rows={2: NEW, 3: NEW, 4: NEW})
def _() -> Workbook:
    wide = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
    return book(person(1, 身份证号码="'" + identity(1)), person(2, 身份证号码=f" {identity(2)[:6]} {identity(2)[6:]} "),
                person(3, 身份证号码=identity(3).translate(wide)))  # fmt: skip


@table("13 几种日期.xlsx", rows={**dict.fromkeys(range(2, 8), NEW), 8: (WRONG, ["G8"]), 9: (WRONG, ["G9"])})
def _() -> Workbook:
    right = [datetime.date(2020, 3, 8), "2020年3月8日", "20200308", 20200308, 43898, "2020-3"]
    days = [*right, "三月八日上午", datetime.date(2099, 1, 1)]
    return book(*(person(n, 入会时间=day) for n, day in enumerate(days, 1)))


@table("14 苹果日期系统.xlsx", rows={2: NEW}, values={2: {"joined_on": "2020-03-08"}})
def _() -> Workbook:
    made = book(person(1))
    made.epoch = CALENDAR_MAC_1904
    made.worksheets[0]["G2"] = datetime.date(2020, 3, 8)
    return made


@table("15 会费和对勾.xlsx", rows={2: NEW, 3: NEW, 4: NEW},
       values={2: {"fee": 1050, "migrant": 1}, 3: {"fee": 120000, "migrant": 0}, 4: {"fee": 1000}})  # fmt: skip
def _() -> Workbook:
    head = [*HEAD, "会费标准（元）", "是否农民工"]
    return book([*person(1), 10.5, "√"], [*person(2), "1,200元", "否"], [*person(3), "十块", "是"], head=head)


@table("16 错误值.xlsx", rows={2: (WRONG, ["F2"]), 3: NEW})
def _() -> Workbook:
    made = book(person(1), person(2))
    made.worksheets[0]["F2"].value, made.worksheets[0]["F2"].data_type = "#N/A", "e"
    return made


@table("17 每页都有表头.xlsx", rows={2: NEW, 4: NEW}, left=1)
def _() -> Workbook:
    return book(person(1), HEAD, person(2))


@table("18 表里就有重复.xlsx", rows={2: NEW, 3: SAME, 4: (WRONG, [])})
def _() -> Workbook:
    return book(person(1), person(1), person(1, 手机="13900000009"))


@table("19 单位写得不全.xlsx", rows={2: (WRONG, ["E2"]), 3: (WRONG, ["D3"]), 4: NEW})
def _() -> Workbook:
    whole = person(3, 工作单位="青山镇乙电子有限公司")
    return book(person(1, 工作单位="乙电子"), person(2, 所属工会="甲厂工会委员会"), whole)


@table("20 空行和空列.xlsx", rows={3: NEW, 6: NEW})
def _() -> Workbook:
    return book([], person(1), [], [], person(2), [], [])


@table("21 封面在前的工作簿.xlsx", rows={2: NEW})
def _() -> Workbook:
    made = book(person(1))
    cover = made.create_sheet("封面", 0)
    cover["B3"] = "青山镇总工会"
    cover["B4"] = "2020年度会员花名册"
    return made


@table("22 座机和两个电话.xlsx", rows={2: NEW, 3: NEW, 4: NEW})
def _() -> Workbook:
    two = person(3, 手机="13800000003 / 13900000003")
    return book(person(1, 手机="010-82345678"), person(2, 手机=13800000002), two)


@table("23 名字有空格和生僻字.xlsx", rows={2: NEW, 3: NEW, 4: NEW})
def _() -> Workbook:
    return book(person(1, "王 芳"), person(2, "𠮷野㛃"), person(3, "阿依古丽·买买提"))


@table("24 十五位旧号码.xlsx", rows={2: NEW})
def _() -> Workbook:
    return book(person(1, 身份证号码=identity(1)[:6] + identity(1)[8:17]))


@table("25 校验位不对.xlsx", rows={2: (WRONG, ["C2"]), 3: NEW})
def _() -> Workbook:
    number = identity(1)
    return book(person(1, 身份证号码=number[:-1] + ("1" if number[-1] != "1" else "2")), person(2))


@table("26 缺必填的.xlsx", rows={2: (WRONG, []), 3: (WRONG, []), 4: NEW})
def _() -> Workbook:
    return book(person(1, 姓名=None), person(2, 所属工会=None), person(3))


@table("27 性别与号码不合.xlsx", rows={2: (WRONG, ["H2"]), 3: NEW})
def _() -> Workbook:
    return book([*person(1), "女"], [*person(2), "女"], head=[*HEAD, "性别"])
