"""Ledgers as offices hand them round: what stands around, between and beside their rows."""

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
