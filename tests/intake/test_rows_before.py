"""Rules that look at other records see the rows of the table before a row, too."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from intake.intake_book import identity, judged, plan_of, small_book

from unionbook.records import CABINET
from unionbook.services.check import check as check_up
from unionbook.services.intake.checking import check
from unionbook.services.intake.judging import Judging
from unionbook.services.intake.marked import MARK
from unionbook.services.intake.model import Judged, Plan, Policy, Verdict, Verdicts
from unionbook.services.intake.rejudging import again
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("before") / "台账.ubk"
    with small_book(path) as book, book.change("登记") as act:
        dates = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
        act.add("mutual_period", {**dates, "number": 1, "name": "第一期", "base": 1})
        act.add("programme", {"name": "春节慰问", "category": "warmth", "year": 2026, "quota": 2})
        act.add("programme", {"name": "送温暖", "category": "warmth", "year": 2026})
        act.add("census", {"name": "企业普查", "stage": "running", "from_on": "2026-01-01"})
        office = act.add("office", {"name": "某镇总工会", "superior": "某县总工会"})
        for name in ("甲", "乙"):
            act.add("staff", {"office": office, "name": name})
    return path


WHO = {"姓名": "王芳", "证件号码": identity(1)}
ASKS = {"申请人": "王芳", "证件号码": identity(1), "申请日期": "2026.1.5", "同意书签署日期": "2026.1.5"}
CASE = {"收到日期": "2026.1.3", "来源": "本级接访", "类别": "拖欠工资", "事由": "欠薪", "承办人（A 角）": "甲"}
PERIOD = {"期数": 2, "名称": "第二期", "保障期起": "2027.1.1", "保障期止": "2027.12.31"}

TWICE: dict[str, tuple[dict[str, Any], str]] = {
    "application": ({"帮扶项目": "送温暖", **ASKS}, "此人在“送温暖”里已有申请"),
    "mutual_claim": ({"互助保障期": "第一期", **WHO, "申请日期": "2026.2.1", "入院日期": "2026.2.1"}, "这一天入院"),
    "census_unit": ({"普查": "企业普查", "单位名称": "丙厂"}, "名单里已有"),
    "fee": ({"基层工会": "甲厂工会", "会费月份": "2026年3月", "会费金额": 100}, "会费已登记过"),
    "activity": ({"活动名称": "拔河", "日期": "2026.1.3", "类别": "文体活动"}, "同名的活动"),
    "community": ({"名称": "东村", "类别": "村"}, "东村"),
    "grievance": ({**CASE, **WHO}, "反映过同类事项"),
    "person": ({"姓名": "王芳", "手机号码": "13800000001"}, "已有一位“王芳”"),
    "mutual_period": ({**PERIOD, "职工总数": 9}, "第 2 期"),
    "payer": ({"纳税人名称": "丙厂", "统一社会信用代码": "91110000100000000R"}, "这个代码已登记为"),
}
"""Of some kinds a row that is not to stand in the book twice, and what is said of the second."""


def _said(row: Judged) -> str:
    return "".join(one.sentence for one in row.reasons)


def _plan(kind: str, rows: Sequence[dict[str, Any]], policy: Policy = Policy.APPEND) -> Plan:
    cells = ([*row.values()] for row in rows)
    return plan_of(*cells, head=list(rows[0]), kind=CABINET[kind], policy=policy)


def _table(book: Book, kind: str, rows: Sequence[dict[str, Any]], policy: Policy = Policy.APPEND) -> Verdicts:
    return check(book, _plan(kind, rows, policy))


@pytest.mark.parametrize("kind", TWICE)
def test_what_is_not_to_stand_there_twice_is_told_of_the_second_row(book: Book, kind: str) -> None:
    row, words = TWICE[kind]
    plan = _plan(kind, [row, row])
    first, second = check(book, plan).rows
    judging = Judging(book, plan)
    alone = [judging.each(one) for one in plan.block.rows]
    assert [(one.verdict, one.reasons) for one in (first, second)] == [(one.verdict, one.reasons) for one in alone]
    assert words not in _said(first)
    assert words in _said(second) and "（见表里第 2 行）" in _said(second)


def test_two_applications_of_one_person_do_not_both_come_in(book: Book) -> None:
    row = {"帮扶项目": "送温暖", **ASKS}
    verdicts = _table(book, "application", [row, row], Policy.FILL)
    assert [one.verdict for one in verdicts.rows] == [Verdict.NEW, Verdict.WRONG]
    take_in(book, verdicts)
    assert check_up(book) == []


def test_a_change_is_held_against_new_rows_before_it(book: Book) -> None:
    old = {"帮扶项目": "送温暖", **ASKS}
    take_in(book, _table(book, "application", [old]))
    ((key,),) = book.select("application", ["uid"])
    moved = {"帮扶项目": "春节慰问", **ASKS}
    rows = [{**moved, MARK: None}, {**moved, MARK: key}]
    verdicts = _table(book, "application", rows, Policy.UPDATE)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW, Verdict.WRONG]
    assert "此人在“春节慰问”里已有申请" in _said(verdicts.rows[1]) and "（见表里第 2 行）" in _said(verdicts.rows[1])
    assert take_in(book, verdicts).new == 1 and check_up(book) == []


def test_what_all_rows_come_to_is_counted(book: Book) -> None:
    rows = [
        {"帮扶项目": "春节慰问", "申请人": f"王{'一二三四'[at]}", "证件号码": identity(at), "申请日期": "2026.1.2",
         "同意书签署日期": "2026.1.2", "阶段": "已批准", "批准日期": "2026.1.4", "批准金额": 500}
        for at in range(4)
    ]  # fmt: skip
    verdicts = _table(book, "application", rows)
    told = [[one.sentence for one in row.reasons if "名额" in one.sentence] for row in verdicts.rows]
    assert [len(one) for one in told] == [0, 0, 1, 1]
    assert "已批准 3 人" in told[2][0] and "已批准 4 人" in told[3][0]
    number = verdicts.rows[1].row.number
    verdicts.plan.answers.left.add(number)
    verdicts = again(book, verdicts, {number})
    told = [[one.sentence for one in row.reasons if "名额" in one.sentence] for row in verdicts.rows]
    assert [len(one) for one in told] == [0, 0, 0, 1] and "已批准 3 人" in told[3][0]


def test_a_membership_that_ended_is_no_second_one(book: Book) -> None:
    head = ["姓名", "身份证号码", "所属工会", "入会时间", "会籍状态", "离会日期"]
    ended = ["王芳", identity(1), "甲厂工会", "2015.1.1", "退会", "2019.1.1"]
    now = ["王芳", identity(1), "乙厂工会", "2020.1.1", "在会", None]
    verdicts = judged(book, ended, now, head=head, policy=Policy.APPEND)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW] * 2
    verdicts = judged(book, now, now, head=head, policy=Policy.APPEND)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW, Verdict.WRONG]
    assert "已有一份会籍" in _said(verdicts.rows[1]) and "（见表里第 2 行）" in _said(verdicts.rows[1])


def test_what_was_known_of_the_rows_goes_with_them(tmp_path: Path) -> None:
    """Python does not look for rings while a table is judged, nor among what was made by then."""

    def kept() -> int:
        return sum(isinstance(one, Judged) for one in gc.get_objects())

    with small_book(tmp_path / "台账.ubk") as book:
        gc.collect()
        before = kept()
        gc.disable()
        try:
            verdicts = judged(book, *([n, f"王{n}", identity(n), "甲厂工会", "甲厂", "", ""] for n in range(5)))
            verdicts = again(book, verdicts, {1})
            assert kept() == before + 5
            del verdicts
            assert kept() == before
        finally:
            gc.enable()
