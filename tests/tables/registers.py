"""Registers of other kinds as offices keep them in Excel: firms, unions, hardship, letters and visits, activities."""

from intake.intake_book import identity
from openpyxl.workbook import Workbook
from tables.ledgers import merged
from tables.noting import DAY, NEW, WRONG, Row, book, table


def two_lines(upper: Row, lower: Row, *rows: Row) -> Workbook:
    """A table with a head of two lines: where nothing stands below a name, its cell is merged down."""
    made = book(upper, lower, *rows, head=[])
    letters = [chr(ord("A") + at) for at in range(len(upper))]
    groups = [at for at, name in enumerate(upper) if name]
    for at, end in zip(groups, [*groups[1:], len(upper)], strict=True):
        area = f"{letters[at]}1:{letters[at]}2" if lower[at] is None else f"{letters[at]}1:{letters[end - 1]}1"
        merged(made, area)
    return made


@table("50 其中女职工的企业表.xlsx", kind="enterprise", rows={3: NEW, 4: NEW, 5: (WRONG, ["C5"])},
       values={3: {"workers": 120, "women_workers": 60, "migrant_workers": 30, "phone": "13800000002"},
               4: {"workers": 1050, "women_workers": None, "migrant_workers": None}},
       remarks={3: ["F3"]})  # fmt: skip
def _() -> Workbook:
    upper: Row = ["序号", "企业名称", "职工人数（人）", None, None, "法人代表\n（负责人）", "联系\n电话", "备注"]
    lower: Row = [None, None, "总数", "其中：女职工", "其中：农民工", None, None, None]
    return two_lines(
        upper,
        lower,
        [1, "丙服装厂", "120人", 60, "30人", "刘一/13800000001", "13800000002", None],
        [2, "丁五金（深圳）有限公司", "1,050", None, "-", "陈二", 13800000003, "正常"],
        [3, "戊食品厂", "30余人", 5, 0, "黄三", "无", None],
    )


@table("51 户主和家庭成员.xlsx", kind="hardship", rows={3: NEW, 5: NEW, 6: (WRONG, ["E6", "H6"])},
       values={3: {"person.name": "王芳", "persons": 3, "annual_income": 36_000_00, "opened_on": "2020-03-08"},
               5: {"person.name": "陈五", "persons": 2, "floor_area": 60}})  # fmt: skip
def _() -> Workbook:
    upper: Row = ["序号", "户主姓名", "身份证号", "家庭人口\n（人）", "家庭年收入\n（元）", "困难类型", "致困主要原因",
                  "建档时间", "建筑面积", "家庭成员", None]  # fmt: skip
    lower: Row = [None] * 9 + ["姓名", "关系"]
    made = two_lines(
        upper,
        lower,
        [1, "王芳", identity(2), 3, "36,000", "深度困难", "患重特大疾病", DAY, None, "李强", "夫"],
        [None] * 9 + ["李小明", "子"],
        [2, "陈五", identity(5), "2口", 24000, "相对困难", "子女上学", DAY, "60㎡", "赵六", "妻"],
        [3, "孙八", identity(7), "1人", "约一万", "意外致困", "意外事故", "2020.3", None, None, None],
    )
    return merged(made, *(f"{letter}3:{letter}4" for letter in "ABCDEFGHI"))


@table("52 会员数分栏的工会表.xlsx", kind="organisation", rows={4: NEW, 5: (WRONG, ["E5", "I5"])}, left=1,
       values={4: {"chair": "刘一", "members": 120, "women_members": 50, "migrant_members": 30, "workers": 150,
                   "migrant_workers": None, "level": None, "account_number": "6222021234567890123"}})  # fmt: skip
def _() -> Workbook:
    upper: Row = ["序号", "工会名称", "成立时间", "主席\n姓名", "会员数", None, None, "职工数", "账号"]
    lower: Row = [None] * 4 + ["总数", "其中：女", "农民工", None, None]
    first: Row = [1, "丙厂工会委员会", "2015.6", "刘一", 120, 50, "30", 150, "6222021234567890123"]
    second: Row = [2, "丁厂工会", "2016年3月8日", "陈二", "80人左右", 20, "10人", 100, 6.22202123456789e18]
    made = book(["基层工会组织台账"], upper, lower, first, second, head=[])
    merged(made, "A1:I1", "E2:G2", *(f"{letter}2:{letter}3" for letter in "ABCDHI"))
    return made


@table("53 信访登记簿.xlsx", kind="grievance", rows={3: (WRONG, ["G3"]), 4: (WRONG, ["C4", "G4"])}, left=1,
       values={3: {"received_on": "2020-03-08", "people": 5, "amount": 15_000_00, "matter": "arrears"},
               4: {"amount": 20_000_00}}, remarks={3: ["C3"]})  # fmt: skip
def _() -> Workbook:
    head = ["序号", "来访时间", "来访人", "人数", "反映问题", "涉及金额（万元）", "承办人", "类别", "来源", "涉及单位"]
    first: Row = [1, "2020.3.8", "张三等5人", "5人", "拖欠工资3个月", "1.5", "张主任", "欠薪", "本级接访", "甲厂"]
    second: Row = [2, "2020年3月9日", None, 1, "工伤待遇", "2万", "李干事、张主任", "工伤", "12351", "甲厂"]
    return merged(book(["2020年信访登记台账"], head, first, second, head=[]), "A1:J1")


@table("54 活动情况统计表.xlsx", kind="activity", rows={3: NEW, 4: (WRONG, ["C4"]), 5: (WRONG, ["C5", "F5"])}, left=2,
       values={3: {"held_on": "2020-03-08", "place": "文化广场", "persons": 120, "cost": 5_000_00, "host": "镇总工会"},
               4: {"persons": 45, "cost": 3_500_00}})  # fmt: skip
def _() -> Workbook:
    head = ["序号", "活动名称", "活动时间", "活动地点", "类别", "参加人数", "参加人员", "费用（元）", "主办单位"]
    rows: list[Row] = [
        [1, "三八妇女节趣味运动会", "2020.3.8", "文化广场", "文体", "120人", "王芳、李强等", "5,000.00", "镇总工会"],
        [2, "安全生产培训", "2020年6月1日-3日", "会议室", "培训", 45, "各企业安全员", "0.35万", "镇总工会"],
        [3, "送清凉", "7-8月", "各企业", "慰问", "500余人", "一线职工", "2万元", "镇总工会"],
        ["合计", None, None, None, None, 665, None, 28500, None],
    ]
    return merged(book(["2020年活动开展情况统计表"], head, *rows, head=[]), "A1:I1")


@table("55 历年荣誉.xlsx", kind="honour", rows={3: (WRONG, []), 4: (WRONG, [])}, left=1,
       values={3: {"year": 2018, "title": "五一劳动奖章", "recipient": "王芳", "issuer": "市总工会"}})  # fmt: skip
def _() -> Workbook:
    head = ["年度", "荣誉称号", "获奖单位/个人", "授奖单位", "级别", "文号", "获奖时间"]
    rows: list[Row] = [["2018年", "五一劳动奖章", "王芳", "市总工会", "市级", "青工〔2018〕1号", "2018.5"],
                       ["2019", "模范职工之家", "甲厂工会", "省总", "省级", None, "2019年5月"]]  # fmt: skip
    return merged(book(["历年荣誉"], head, *rows, head=[]), "A1:G1")


@table("56 集体合同台账.xlsx", kind="agreement",
       rows={2: NEW, 3: (WRONG, ["D3", "G3"]), 4: (WRONG, ["H4"])},
       values={2: {"minimum_wage": 2_000_00, "workers": 120, "raise_from": 500, "term_from": "2020-01-01"},
               3: {"minimum_wage": 2_000_00}, 4: {"minimum_wage": 2_000_00, "term_to": "2022-12-31"}})  # fmt: skip
def _() -> Workbook:
    head = ["名称", "种类", "企业", "签订时间", "合同起始日期", "合同到期日", "覆盖人数", "工资增幅（%）",
            "约定最低工资（万元）"]  # fmt: skip
    rows: list[Row] = [["甲厂集体合同", "综合", "甲厂", "2020.1.1", "2020.1.1", "2022.12.31", "120人", "5", "0.2"],
                       ["甲厂工资合同", "工资", "甲厂", "2020年1月", None, None, "一百二十", 0.05, "0.2万元"],
                       ["女工合同", "女职工专项", "甲厂", 43831, DAY, "2022.12.31", 120.0, "3%-5%", "2000元"]]
    return book(*rows, head=head)


@table("65 甲乙一二的栏号.xlsx", kind="enterprise", rows={3: NEW, 4: NEW}, left=1)
def _() -> Workbook:
    head = ["企业名称", "法定代表人", "职工总数", "女职工数"]
    return book(["甲", "乙", "(1)", "(2)"], ["丙厂", "王芳", 120, 50], ["丁厂", "李强", 60, 10], head=head)
