"""Firms, unions and units of a census judged together have the verdicts they have when each is judged by itself."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.intake_book import plan_of, small_book, wholly

from unionbook.ground.creditcode import check_character, examine_credit_code
from unionbook.records import CABINET
from unionbook.services.intake.checking import check
from unionbook.services.intake.judging import Judging
from unionbook.services.intake.model import Judged, Packed, Plan, Policy, Verdict
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book

ROWS = 30
HEADS = {
    "enterprise": [
        *("企业名称", "统一社会信用代码", "职工总数", "电话", "登记注册类型", "所属工会", "成立日期"),
        *("女职工数", "劳务派遣人数", "经营状态", "注销（迁出）日期", "建会状态", "非公企业"),
    ],
    "organisation": [
        *("工会名称", "统一社会信用代码", "建会日期", "批复文号", "主席", "本届起始日", "任期", "职工数", "会员数"),
        *("人数统计日期", "状态", "撤销日期", "女职工委员会", "女职工委员会成立日期", "法人登记日期", "证书有效期止"),
        *("上级工会", "分类定级"),
    ],
    "census_unit": [
        *("单位名称", "统一社会信用代码", "名单职工数", "电话", "普查", "地址"),
        *("核实状态", "核实结果", "核实日期", "转入建会日期", "核实职工数", "更正后名称"),
    ],
}


def _code(number: int, place: str = "91450100") -> str:
    """An invented code of which nothing is to be said."""
    begun = (f"{place}MA{number:06}{inner}" for inner in "0123456789X")
    return next(one for first in begun if not examine_credit_code(one := first + check_character(first)).note)


CODES = [_code(0), _code(4), None, f"{_code(1)[:17]}?", 9.145e17, _code(12).lower(), "/"]
CODES += [_code(number, "81450100") for number in (4, 12)]
PHONES = ["13800000001", "123", None, "0771-3880001"]
DAYS = ["2020-03", "2002.1.1", None, "8/3/2020", "去年", "2030.1.1"]
COUNTS = ["12", 5000, 0, "很多", None, "１２", 1.5, "80人"]
YEARS, LATE = ["3", 7, 30, "很多", None], ["2030.1.1", "2018-05-01", None, "2020-03"]
NAMES = ["甲厂", "老厂", "新3厂", "新 3 厂", None, "长" * 61]
ODD: dict[str, list[Any]] = {
    **dict.fromkeys(("企业名称", "单位名称", "更正后名称", "工会名称"), NAMES),
    **dict.fromkeys(("任期", "职工数", "会员数"), YEARS),
    **dict.fromkeys(("建会日期", "人数统计日期", "撤销日期", "女职工委员会成立日期", "法人登记日期"), DAYS),
    **dict.fromkeys(("本届起始日", "证书有效期止"), LATE),
    **{"批复文号": [None], "主席": [None, "王5"], "状态": ["筹备", "正常", "已撤销"], "女职工委员会": ["是", "否"]},
    **{"上级工会": ["甲厂工会", "没有的工会"], "分类定级": ["A", "一级", None]},
    **dict.fromkeys(("职工总数", "女职工数", "劳务派遣人数", "名单职工数", "核实职工数"), COUNTS),
    **dict.fromkeys(("成立日期", "注销（迁出）日期", "核实日期", "转入建会日期"), DAYS),
    "统一社会信用代码": CODES,
    "电话": PHONES,
    "登记注册类型": ["国有企业", "私营企业", "其他", None],
    "所属工会": ["乙厂工会", "甲厂工", None],
    "普查": ["别的普查", None],
    "经营状态": ["注销", "迁出", "停产", None],
    "建会状态": ["已建会", "未建会", "筹建"],
    "非公企业": ["是", "否", True],
    "核实状态": ["属实", "更正", "查无", "转入建会", "待核实"],
    "核实结果": ["属实", "更正", "迁出"],
}
"""What may stand in a column otherwise than in a row that is plainly right."""


def _row(kind: str, number: int, **other: Any) -> list[Any]:
    firm = [f"新{number}厂", _code(number), 12 + number, f"138{number:08}", "私营企业", "甲厂工会", "2010.3.8"]
    unit = [f"新{number}厂", _code(number), 12 + number, f"138{number:08}", "普查", "青山镇"]
    union = [f"新{number}厂", _code(number, "81450100"), "2010.3.8", "1号", "王芳", "2020.3.8", 5, 12, 9, "2020.3.8"]
    cells = {"enterprise": firm, "census_unit": unit, "organisation": union}[kind]
    blank = dict.fromkeys(HEADS[kind])
    return list((blank | dict(zip(blank, cells, strict=False)) | other).values())


def _plan(kind: str, rows: Sequence[Sequence[Any]], policy: Policy = Policy.FILL) -> Plan:
    plan = plan_of(*rows, head=HEADS[kind], policy=policy, kind=CABINET[kind])
    assert len(plan.columns.by_path) == len(HEADS[kind])
    return plan


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with small_book(tmp_path_factory.mktemp("units") / "台账.ubk") as made:
        with made.change("普查") as act:
            act.add("census", {"name": "普查", "stage": "running", "from_on": "2020-05-01"})
        for kind, head in HEADS.items():
            old = {head[0]: "老厂", "统一社会信用代码": None}
            take_in(made, check(made, _plan(kind, [_row(kind, 0), _row(kind, 1, **old)])))
        yield made


def _whole(row: Judged) -> Any:
    return wholly(row), row.fresh.held.values if row.fresh is not None else ()


@pytest.mark.parametrize("kind", HEADS)
def test_most_rows_are_judged_together(book: Book, kind: str) -> None:
    plan = _plan(kind, [_row(kind, number) for number in range(ROWS)])
    found = Judging(book, plan).plainly.found(plan.block.rows)
    assert [row is not None and isinstance(row.values, Packed) for row in found].count(True) == ROWS - 1
    assert check(book, plan).count(Verdict.NEW) == ROWS - 1


def _odd(kind: str, number: int) -> st.SearchStrategy[Sequence[Any]]:
    """A row that is right in all but some columns."""
    cells = st.sampled_from([(head, cell) for head in HEADS[kind] for cell in ODD.get(head, ())])
    return st.lists(cells, max_size=3).map(lambda odd: _row(kind, number, **dict(odd)))


@pytest.mark.parametrize("kind", HEADS)
@given(data=st.data(), policy=st.sampled_from(list(Policy)))
@settings(max_examples=25)
def test_rows_of_any_cells(book: Book, kind: str, data: st.DataObject, policy: Policy) -> None:
    rows = data.draw(st.tuples(*(_odd(kind, number) for number in range(2, 12))))
    plan = _plan(kind, rows, policy)
    judging = Judging(book, plan)
    alone = [_whole(judging.each(row)) for row in plan.block.rows]
    assert [_whole(row) for row in check(book, plan).rows] == alone
