"""One person in several rows of a table: what each row says of him is kept, and what it says otherwise is told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from intake.intake_book import HEAD, identity, judged, plan_of, small_book

from unionbook.ground.conditions import is_
from unionbook.records import CABINET
from unionbook.services.check import check as check_up
from unionbook.services.intake.answers import choose
from unionbook.services.intake.checking import check
from unionbook.services.intake.model import Judged, Plan, Policy, Reason, Verdict, Verdicts
from unionbook.services.intake.rejudging import again
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book

CLAIM = CABINET["mutual_claim"]
COLUMNS = ["互助保障期", "姓名", "证件号码", "手机号码", "银行账号", "开户银行", "申请日期", "医院", "同意书签署日期"]
WANG = identity(1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("same") / "台账.ubk"
    with small_book(path) as book, book.change("登记") as act:
        dates = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
        act.add("mutual_period", {**dates, "number": 1, "name": "第一期", "base": 1})
        act.add("programme", {"name": "金秋助学", "category": "study", "year": 2026})
    return path


def _claim(month: int, phone: str | None = None, bank: str | None = None, name: str = "王芳") -> list[Any]:
    return ["第一期", name, WANG, phone, bank, bank and "农行", f"2026.{month}.1", f"{month}院", "2026.1.1"]


ROWS = [_claim(3, "13800000001"), _claim(4, bank="6222000000000000001"), _claim(5)]


def _plan(rows: Sequence[Sequence[Any]], policy: Policy = Policy.FILL) -> Plan:
    return plan_of(*rows, head=COLUMNS, kind=CLAIM, policy=policy)


def _person(book: Book) -> list[tuple[Any, ...]]:
    return book.select("person", ["name", "phone", "bank_account", "bank"], is_("id_number", WANG))


def _told(row: Judged) -> list[tuple[str, str]]:
    return [(one.path, one.sentence) for one in row.reasons]


OTHERWISE = ("person.phone", "手机号码与此人已有的（13800000001）不同，没有改。")


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("policy", [Policy.FILL, Policy.UPDATE])
def test_what_every_row_says_of_a_person_is_kept(book: Book, policy: Policy, known: bool) -> None:
    if known:
        with book.change("登记") as act:
            act.add("person", {"name": "王芳", "id_number": WANG})
    verdicts = check(book, _plan(ROWS, policy))
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW] * 3
    assert [_told(row) for row in verdicts.rows] == [[], [], []]
    take_in(book, verdicts)
    assert _person(book) == [("王芳", "13800000001", "6222000000000000001", "农行")]
    assert book.count("mutual_claim") == 3 and check_up(book) == []


@pytest.mark.parametrize("policy", [Policy.FILL, Policy.UPDATE])
def test_a_new_row_writes_nothing_over_what_is_known_of_a_person(book: Book, policy: Policy) -> None:
    with book.change("登记") as act:
        act.add("person", {"name": "王芳", "id_number": WANG, "phone": "13800000001"})
    row = [1, "王芳", WANG, "甲厂工会", "甲厂", "13900000009", "2020.3.8", "某路 1 号"]
    verdicts = judged(book, row, head=[*HEAD, "住址"], policy=policy)
    update = policy is Policy.UPDATE
    assert _told(verdicts.rows[0]) == ([] if update else [OTHERWISE]) and verdicts.rows[0].verdict is Verdict.NEW
    take_in(book, verdicts)
    assert book.select("member", ["person.phone", "person.address"]) == [
        ("13900000009" if update else "13800000001", "某路 1 号")
    ]


def test_a_row_before_may_be_left_out_or_mended(book: Book) -> None:
    plan = _plan([*ROWS[:2], _claim(5, "13900000009")])
    verdicts = check(book, plan)
    numbers = [row.row.number for row in verdicts.rows]
    plan.answers.cells[numbers[1], "person.bank_account"] = "6222000000000000002"
    verdicts = again(book, verdicts, {numbers[1]})
    plan.answers.left.add(numbers[0])
    verdicts = again(book, verdicts, {numbers[0]})
    assert [row.verdict for row in verdicts.rows] == [Verdict.LEFT, Verdict.NEW, Verdict.NEW]
    take_in(book, verdicts)
    assert _person(book) == [("王芳", "13900000009", "6222000000000000002", "农行")]
    assert book.count("mutual_claim") == 2 and check_up(book) == []


def _asked(row: Judged) -> Reason:
    (reason,) = [one for one in row.reasons if one.choices]
    return reason


def _answered(book: Book, verdicts: Verdicts, row: int, answer: int) -> Verdicts:
    """The verdicts after one of the choices of a row's question was taken."""
    reason = _asked(verdicts.rows[row])
    _, numbers = choose(book, verdicts, verdicts.rows[row], reason, reason.choices[answer][0])
    return again(book, verdicts, numbers)


NAMELESS = [_claim(3, "13800000001"), _claim(4, "13800000001", bank="6222000000000000001")]
for _row in NAMELESS:
    _row[2] = None


def test_a_row_may_speak_of_whom_a_row_before_speaks_of(book: Book) -> None:
    verdicts = check(book, _plan(NAMELESS))
    reason = _asked(verdicts.rows[1])
    assert reason.sentence.startswith("可能就是第 2 行的“王芳”（138****0001）") and "“王芳”" in reason.choices[0][1]
    verdicts = _answered(book, verdicts, 1, 0)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW] * 2
    verdicts = check(book, verdicts.plan)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW] * 2, "whatever is judged anew, it was answered"
    take_in(book, verdicts)
    assert book.select("person", ["name", "bank_account"]) == [("王芳", "6222000000000000001")]
    assert book.count("mutual_claim") == 2


def test_whom_a_row_before_speaks_of_is_asked_as_long_as_that_is_taken(book: Book) -> None:
    verdicts = check(book, _plan(NAMELESS))
    verdicts.plan.answers.left.add(verdicts.rows[0].row.number)
    verdicts = again(book, verdicts, {verdicts.rows[0].row.number})
    assert [row.verdict for row in verdicts.rows] == [Verdict.LEFT, Verdict.NEW]


def test_a_member_said_to_be_one_of_a_row_before_is_there_twice(book: Book) -> None:
    rows = [[1, "王芳", paper, "甲厂工会", "甲厂", "13800000001", "2020.3.8"] for paper in (WANG, None)]
    verdicts = _answered(book, judged(book, *rows), 1, 0)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW, Verdict.SAME]
    assert "与第 2 行重复" in verdicts.rows[1].reasons[0].sentence


def test_somebody_else_than_of_a_row_that_is_left_out_comes_in(book: Book) -> None:
    verdicts = _answered(book, check(book, _plan(NAMELESS)), 1, -1)
    verdicts.plan.answers.left.add(verdicts.rows[0].row.number)
    take_in(book, again(book, verdicts, {verdicts.rows[0].row.number}))
    assert book.count("person") == 1 and book.count("person_distinct") == 0


def test_who_the_applicant_is_says_nothing_of_the_student(book: Book) -> None:
    with book.change("登记") as act:
        known = act.add("person", {"name": "王芳", "phone": "13800000001"})
    row = ["金秋助学", "王芳", "13800000001", "2026.1.1", "2026.1.1"]
    head = ["帮扶项目", "申请人", "手机号码", "申请日期", "同意书签署日期"]
    verdicts = check(book, plan_of(row, head=head, kind=CABINET["application"]))
    (one,) = _answered(book, verdicts, 0, 0).rows
    assert one.values["person"] == known and "student" not in one.values


def test_what_is_not_to_stand_in_two_records_is_told_of_two_rows(book: Book) -> None:
    head = [*HEAD, "会员证（卡）号"]
    rows = [[1, f"王{'一二三'[at]}", identity(at), "甲厂工会", "甲厂", None, "2020.3.8", "K1"] for at in (1, 2)]
    assert [_told(row) for row in judged(book, *rows, head=head).rows] == [
        [], [("card_number", "这个会员证（卡）号已登记给“王二”，请核对。（见表里第 2 行）")]
    ]  # fmt: skip
    twice = judged(book, rows[0][:7], rows[0][:7], policy=Policy.APPEND)
    assert [row.verdict for row in twice.rows] == [Verdict.NEW, Verdict.WRONG]
    ((path, sentence),) = _told(twice.rows[1])
    assert path == "person.id_number" and sentence.startswith("“王二”已有一份会籍") and "（见表里第 2 行）" in sentence
