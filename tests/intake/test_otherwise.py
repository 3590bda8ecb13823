"""Two rows of a table that tell of one record: what one says otherwise than the other is asked, cell by cell."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from intake.intake_book import HEAD, identity, judged, plan_of, small_book

from unionbook.ground.conditions import is_
from unionbook.records import CABINET
from unionbook.services.intake.answers import EARLIER, LATER, alike, choose, give
from unionbook.services.intake.checking import check
from unionbook.services.intake.marked import MARK
from unionbook.services.intake.model import NEW_ROW, Answers, Judged, Policy, Reason, Verdict, Verdicts
from unionbook.services.intake.rejudging import again
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book
from unionbook.store.undo import undo

CLAIM = CABINET["mutual_claim"]
COLUMNS = ["互助保障期", "姓名", "证件号码", "手机号码", "申请日期", "入院日期", "同意书签署日期"]
JOBS = [*HEAD, "工种"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("otherwise") / "台账.ubk"
    with small_book(path) as book, book.change("登记") as act:
        dates = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
        act.add("mutual_period", {**dates, "number": 1, "name": "第一期", "base": 1})
    return path


def _member(phone: Any, job: str | None, number: int = 1, day: str = "2020.3.8") -> list[Any]:
    return [number, f"王{'一二三四'[number]}", identity(number), "甲厂工会", "甲厂", phone, day, job]


def _claim(month: int, phone: str | None, number: int = 1) -> list[Any]:
    day = f"2026.{month}.1"
    return ["第一期", f"王{'一二三四'[number]}", identity(number), phone, day, day, "2026.1.1"]


def _claims(book: Book, rows: Sequence[Sequence[Any]], policy: Policy) -> Verdicts:
    return check(book, plan_of(*rows, head=COLUMNS, kind=CLAIM, policy=policy))


def _asked(row: Judged) -> list[tuple[str, str]]:
    assert row.verdict is Verdict.WRONG
    return [(one.cell, one.sentence) for one in row.reasons if not one.warning]


def _reason(row: Judged, path: str) -> Reason:
    (reason,) = [one for one in row.reasons if one.path == path and one.beside]
    return reason


def _answered(book: Book, verdicts: Verdicts, place: int, path: str, answer: str) -> Verdicts:
    row = verdicts.rows[place]
    _, numbers = choose(book, verdicts, row, _reason(row, path), answer)
    return again(book, verdicts, numbers)


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("policy", [Policy.FILL, Policy.UPDATE])
def test_every_cell_that_says_otherwise_is_asked(book: Book, policy: Policy, known: bool) -> None:
    if known:
        take_in(book, judged(book, _member(None, None)[:7]))
    rows = _member("13800000001", "焊工"), _member("13800000002", "钳工")
    verdicts = judged(book, *rows, head=JOBS, policy=policy)
    assert verdicts.rows[0].verdict is (Verdict.UPDATE if known else Verdict.NEW)
    assert _asked(verdicts.rows[1]) == [
        ("F3", "与第 2 行重复，但手机号码不同，那里写的是“13800000001”。台账只记一个，请选定。"),
        ("H3", "与第 2 行重复，但工种（岗位）不同，那里写的是“焊工”。台账只记一个，请选定。"),
    ]
    verdicts = _answered(book, verdicts, 1, "person.phone", EARLIER)
    assert [one.path for one in verdicts.rows[1].reasons] == ["job"]
    verdicts = _answered(book, verdicts, 1, "job", LATER)
    assert verdicts.rows[1].verdict is Verdict.SAME
    take_in(book, verdicts)
    assert book.select("member", ["person.phone", "job"]) == [("13800000001", "钳工")]


def test_what_means_the_same_is_not_asked(book: Book) -> None:
    rows = _member("13800000001", "焊工"), _member(13800000001, "焊工", day="2020年3月8日"), _member(None, None)
    verdicts = judged(book, *rows, head=JOBS)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW, Verdict.SAME, Verdict.SAME]


@pytest.mark.parametrize("known", [False, True])
def test_what_a_record_holds_without_the_earlier_row_saying_so_is_not_asked(book: Book, known: bool) -> None:
    """Sex follows from the number, 在会 is what a new form holds; later the book has them."""
    head = [*HEAD, "性别", "会籍状态"]
    rows = [[*_member(None, None)[:7], None, None], [*_member(None, None)[:7], "男", "在会"]]
    if known:
        take_in(book, judged(book, rows[0], head=head))
    verdicts = judged(book, *rows, head=head, policy=Policy.UPDATE)
    assert [row.verdict for row in verdicts.rows] == [Verdict.SAME if known else Verdict.NEW, Verdict.SAME]


def test_what_only_the_later_row_tells_is_asked(book: Book) -> None:
    verdicts = judged(book, _member(None, "焊工"), _member("13800000002", "焊工"), head=JOBS)
    assert _asked(verdicts.rows[1]) == [("F3", "与第 2 行重复，但手机号码不同，那里空着。台账只记一个，请选定。")]
    verdicts = _answered(book, verdicts, 1, "person.phone", LATER)
    take_in(book, verdicts)
    assert book.select("member", ["person.phone", "job"]) == [("13800000002", "焊工")]


def test_a_cell_that_cannot_be_read_is_told_of_a_row_that_repeats_another(book: Book) -> None:
    row = judged(book, _member("13800000001", "焊工"), _member("13800000001", "焊工", day="去年"), head=JOBS).rows[1]
    assert [cell for cell, _ in _asked(row)] == ["G3"]


def test_where_nothing_of_either_row_is_written_nothing_is_asked(book: Book) -> None:
    take_in(book, judged(book, _member("13800000009", "车工"), head=JOBS))
    rows = _member("13800000001", "焊工"), _member("13800000002", "焊工")
    for policy in (Policy.SKIP, Policy.FILL):
        verdicts = judged(book, *rows, head=JOBS, policy=policy)
        assert [row.verdict for row in verdicts.rows] == [Verdict.SAME] * 2
    told = [one.sentence for one in verdicts.rows[1].reasons if one.path == "person.phone"]
    assert told == ["手机号码与台账里的（13800000009）不同，台账没有改。"]


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("policy", Policy)
def test_a_person_of_two_records_of_whom_two_rows_say_otherwise(book: Book, policy: Policy, known: bool) -> None:
    if known:
        with book.change("登记") as act:
            act.add("person", {"name": "王二", "id_number": identity(1)})
    rows = [_claim(3, "13800000001"), _claim(4, None), _claim(5, "13800000002")]
    verdicts = _claims(book, rows, policy)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW, Verdict.NEW, Verdict.WRONG]
    sentence = "第 2 行也是此人，但手机号码不同，那里写的是“13800000001”。台账只记一个，请选定。"
    assert _asked(verdicts.rows[2]) == [("D4", sentence)]
    for answer, phone in ((LATER, "13800000002"), (EARLIER, "13800000001")):
        settled = _answered(book, _claims(book, rows, policy), 2, "person.phone", answer)
        assert [row.verdict for row in settled.rows] == [Verdict.NEW] * 3
        take_in(book, settled)
        assert book.select("person", ["phone"]) == [(phone,)]
        undo(book)


def test_what_the_book_has_of_a_person_is_updated_once(book: Book) -> None:
    """The earlier row says what the book says: that is no less said."""
    with book.change("登记") as act:
        act.add("person", {"name": "王二", "id_number": identity(1), "phone": "13800000001"})
    rows = [_claim(3, "13800000001"), _claim(5, "13800000002")]
    assert _claims(book, rows, Policy.UPDATE).rows[1].verdict is Verdict.WRONG
    kept = _claims(book, rows, Policy.FILL).rows[1]
    assert kept.verdict is Verdict.NEW
    assert [one.sentence for one in kept.reasons] == ["手机号码与此人已有的（13800000001）不同，没有改。"]


def test_two_rows_of_an_exported_table_that_change_one_person(book: Book) -> None:
    take_in(book, _claims(book, [_claim(3, "13800000001"), _claim(4, "13800000001")], Policy.FILL))
    keys = [uid for (uid,) in book.select("mutual_claim", ["uid"], order=("applied_on",))]
    rows = [[*_claim(3 + at, f"1390000000{at}"), key] for at, key in enumerate(keys)]
    verdicts = check(book, plan_of(*rows, head=[*COLUMNS, MARK], kind=CLAIM, policy=Policy.UPDATE))
    assert [row.verdict for row in verdicts.rows] == [Verdict.UPDATE, Verdict.WRONG]
    assert [cell for cell, _ in _asked(verdicts.rows[1])] == ["D3"]
    take_in(book, _answered(book, verdicts, 1, "person.phone", LATER))
    assert book.select("person", ["phone"]) == [("13900000001",)]


def test_a_firm_made_for_a_table_is_put_by_the_policy_alone(book: Book) -> None:
    head = [label if label != "工作单位" else "所在企业" for label in HEAD]
    row = _member(None, None)[:7]
    take_in(book, judged(book, row, head=head))
    answers = Answers(links={("enterprise", "丙厂"): NEW_ROW})
    for policy in (Policy.SKIP, Policy.FILL, Policy.UPDATE):
        plan = plan_of([*row[:4], "丙厂", *row[5:]], head=head, policy=policy, answers=answers)
        assert check(book, plan).rows[0].verdict is (Verdict.UPDATE if policy is Policy.UPDATE else Verdict.SAME)


def test_the_same_answer_for_all_rows_of_which_it_is_asked(book: Book) -> None:
    rows = [_claim(month, f"1380000000{month}", number) for number in (1, 2, 3) for month in (3, 4)]
    verdicts = _claims(book, rows, Policy.UPDATE)
    row = verdicts.rows[1]
    given, numbers = choose(book, verdicts, row, _reason(row, "person.phone"), EARLIER)
    assert given is not None
    verdicts = again(book, verdicts, numbers)
    others = alike(verdicts, given)
    assert [one.number for one in others] == [5, 7]
    verdicts = again(book, verdicts, {number for one in others for number in give(verdicts, one, given)})
    take_in(book, verdicts)
    assert book.select("person", ["phone"]) == [("13800000003",)] * 3


def test_a_row_before_that_is_left_out_says_nothing(book: Book) -> None:
    verdicts = _claims(book, [_claim(3, "13800000001"), _claim(5, "13800000002")], Policy.UPDATE)
    number = verdicts.rows[0].row.number
    verdicts.plan.answers.left.add(number)
    verdicts = again(book, verdicts, {number})
    assert [row.verdict for row in verdicts.rows] == [Verdict.LEFT, Verdict.NEW]
    take_in(book, verdicts)
    assert book.select("person", ["phone"], is_("name", "王二")) == [("13800000002",)]
