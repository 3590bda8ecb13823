"""A table of members judged row by row and taken into a real book in one act."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from blank_book import copy_of
from intake.intake_book import HEAD, identity, judged, plan_of, told

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.check import check as check_up
from unionbook.services.intake.checking import check
from unionbook.services.intake.judging import Judging, Stopped
from unionbook.services.intake.model import NEW_ROW, SHOWN, Answers, Policy, Verdict
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book
from unionbook.store.undo import undo

WANG = [1, "王芳", identity(1), "甲厂工会", "甲厂", 13800000001, "2020.3.8"]
LI = [2, "李强", identity(2), "乙厂工会", "青山镇乙电子有限公司", "13800000002", date(2021, 5, 1)]


def members(book: Book) -> list[tuple[Any, ...]]:
    person = [f"person.{name}" for name in ("name", "id_number", "sex", "phone")]
    return book.select("member", ["number", *person, "organisation.name", "joined_on"], order=("number",))


def test_new_people_come_in_with_their_number_sex_birth_and_first_event(book: Book) -> None:
    verdicts = judged(book, WANG, LI)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW] * 2, [row.reasons for row in verdicts.rows]
    taken = take_in(book, verdicts)
    assert taken.new == 2 and len(taken.uids) == 2
    assert members(book) == [
        ("20200001", "王芳", identity(1), "1", "13800000001",
         "甲厂工会", "2020-03-08"),
        ("20210001", "李强", identity(2), "2", "13800000002",
         "乙厂工会", "2021-05-01"),
    ]  # fmt: skip
    assert book.count("member_event") == 2 and check_up(book) == []


def test_one_undo_takes_the_whole_import_back(book: Book) -> None:
    before = {kind.name: book.count(kind.name) for kind in book.cabinet}
    take_in(book, judged(book, WANG, LI))
    undo(book)
    assert {kind.name: book.count(kind.name) for kind in book.cabinet} == before


def test_what_the_book_has_is_not_taken_twice(book: Book) -> None:
    take_in(book, judged(book, WANG, LI))
    again = judged(book, WANG, LI)
    assert [row.verdict for row in again.rows] == [Verdict.SAME] * 2
    with pytest.raises(Refusal, match="没有可导入的行"):
        take_in(book, again)


@pytest.mark.parametrize(
    ("policy", "verdict", "phone", "job"),
    [
        (Policy.SKIP, Verdict.SAME, "13800000001", None),
        (Policy.FILL, Verdict.UPDATE, "13800000001", "焊工"),
        (Policy.UPDATE, Verdict.UPDATE, "13900000009", "焊工"),
    ],
)
def test_the_policy_decides_what_happens_to_the_known(
    policy: Policy, verdict: Verdict, phone: str, job: str | None, book: Book
) -> None:
    take_in(book, judged(book, WANG))
    changed = [*WANG[:5], "13900000009", WANG[6], "焊工"]
    verdicts = judged(book, changed, head=[*HEAD, "工种"], policy=policy)
    assert verdicts.rows[0].verdict is verdict
    if verdict is Verdict.UPDATE:
        take_in(book, verdicts)
    assert book.select("member", ["person.phone", "job"]) == [(phone, job)]
    assert check_up(book) == []


def test_a_cell_that_follows_from_others_is_not_altered_in_silence(book: Book) -> None:
    """What became of a member follows from the changes of the membership; whether a firm is private from its form."""
    take_in(book, judged(book, WANG, LI))
    head = [*HEAD, "离会日期", "会籍状态"]
    rows = [*WANG, "2021.1.1", "退会"], [*LI[:5], "13900000009", LI[6], "2021.1.1", "在会"]
    verdicts = judged(book, *rows, head=head, policy=Policy.UPDATE)
    assert [row.verdict for row in verdicts.rows] == [Verdict.SAME, Verdict.UPDATE]
    assert [(one.cell, one.warning) for one in verdicts.rows[0].reasons] == [("H2", True), ("I2", True)]
    assert verdicts.rows[0].reasons[1].sentence.startswith("会籍状态由这条记录的其他内容得出（在会），表里写的没有用")
    assert dict(verdicts.rows[1].changes) == {"person.phone": "13900000009"}
    firms: list[list[Any]] = [["丙厂", "国有企业", "是"], ["丁厂", "国有企业", "否"], ["戊厂", "国有企业", None]]
    plan = plan_of(*firms, head=["企业名称", "登记注册类型", "非公企业"], kind=CABINET["enterprise"])
    for found in (check(book, plan).rows, [*map(Judging(book, plan).each, plan.block.rows)]):
        assert [row.verdict for row in found] == [Verdict.NEW] * 3
        assert [[one.cell for one in row.reasons] for row in found] == [["C2"], [], []]


def test_a_row_said_twice_in_the_file_is_taken_once(book: Book) -> None:
    other = [3, *LI[1:5], "13800000003", LI[6]]
    verdicts = judged(book, WANG, LI, WANG, other)
    assert [row.verdict for row in verdicts.rows] == [Verdict.NEW, Verdict.NEW, Verdict.SAME, Verdict.WRONG]
    assert "与第 2 行重复" in verdicts.rows[2].reasons[0].sentence
    assert "手机号码不同" in told(verdicts.rows[3])[0][2]
    assert take_in(book, verdicts).new == 2


@pytest.mark.parametrize("damaged", [1.10105199003070e17, "1.10105E+17", "110105199003070000", "11010519900307001"])
def test_a_damaged_number_is_refused_in_its_cell(damaged: object, book: Book) -> None:
    (row,) = judged(book, [1, "王芳", damaged, "甲厂工会", "甲厂", None, "2020.3.8"]).rows
    assert row.verdict is Verdict.WRONG and row.fresh is not None
    assert {(path, cell) for path, cell, _ in told(row)} == {("person.id_number", "C2")}


@pytest.mark.parametrize(
    ("damaged", "born"),
    [(1.10105199003070e17, None), ("110105199003070000", None), ("1.10105E+17", "1990.3.7")],
)
def test_whose_a_damaged_number_is_is_proposed_and_taken_only_when_somebody_says_so(
    damaged: object, born: str | None, book: Book
) -> None:
    take_in(book, judged(book, WANG, [8, "王芳", identity(8, "19710203"), *WANG[3:5], None, WANG[6]]))
    ((person,),) = book.select("person", ["uid"], is_("id_number", identity(1)))
    row, head = [1, "王芳", damaged, *WANG[3:5], None, WANG[6], born], [*HEAD, "出生日期"]
    (asked,) = judged(book, row, head=head).rows
    (reason,) = asked.reasons
    assert asked.verdict is Verdict.WRONG and (reason.path, reason.cell) == ("person.id_number", "C2")
    assert [answer for answer, _ in reason.choices] == [person] and identity(1) not in reason.choices[0][1]
    answered = plan_of(row, head=head, answers=Answers(rows={(1, "person"): person}), policy=Policy.UPDATE)
    (row_,) = check(book, answered).rows
    assert (row_.verdict, row_.reasons) == (Verdict.SAME, [])


def test_an_unknown_union_is_asked_about_and_one_that_needs_more_than_a_name_is_not_made(book: Book) -> None:
    row = [*WANG[:3], "甲厂工会委员", *WANG[4:]]
    (asked,) = judged(book, row).rows
    (reason,) = [one for one in asked.reasons if one.path == "organisation"]
    assert asked.verdict is Verdict.WRONG and "甲厂工会" in reason.sentence
    assert [words for _, words in reason.choices] == ["甲厂工会"], "a union is founded on a day: a name is not enough"
    plan = plan_of(row, answers=Answers(links={("organisation", "甲厂工会委员"): reason.choices[0][0]}))
    assert take_in(book, check(book, plan)).new == 1
    (other,) = judged(book, [*LI[:3], "环卫站", *LI[4:]]).rows
    assert "先登记它" in told(other)[0][2]


def test_an_unknown_firm_is_made_when_somebody_says_so(book: Book) -> None:
    rows = [[*WANG[:4], "丙厂", *WANG[5:]], [*LI[:4], "丙厂", *LI[5:]]]
    head = [label if label != "工作单位" else "所在企业" for label in HEAD]
    asked = judged(book, *rows, head=head).rows[0]
    (reason,) = [one for one in asked.reasons if one.path == "enterprise"]
    assert reason.choices[-1] == (NEW_ROW, "新建企业“丙厂”")
    plan = plan_of(*rows, head=head, answers=Answers(links={("enterprise", "丙厂"): NEW_ROW}))
    assert take_in(book, check(book, plan)).new == 2
    assert book.count("enterprise", is_("name", "丙厂")) == 1


def test_somebody_of_the_same_name_and_birth_without_a_number_is_asked_about(book: Book) -> None:
    take_in(book, judged(book, WANG))
    with book.change("无号码的人") as act:
        uid = act.add("person", {"name": "赵六", "born": "1990-03-07"})
    row = [9, "赵六", identity(9), "甲厂工会", "甲厂", None, "2020.3.8"]
    (asked,) = judged(book, row).rows
    assert asked.verdict is Verdict.WRONG
    (reason,) = [one for one in asked.reasons if one.choices]
    assert reason.choices[0][0] == uid and reason.path == "person.name"
    taken = check(book, plan_of(row, answers=Answers(rows={(1, "person"): uid})))
    assert take_in(book, taken).new == 1 and book.count("person", is_("name", "赵六")) == 1


def test_a_number_that_belongs_to_another_name_is_told(book: Book) -> None:
    take_in(book, judged(book, WANG))
    (row,) = judged(book, [1, "王方", *WANG[2:]]).rows
    assert row.verdict is Verdict.WRONG and "王芳" in told(row)[0][2]


def test_a_cell_may_be_mended_and_a_row_left_out(book: Book) -> None:
    bad = [1, "王芳", identity(1), "甲厂工会", "甲厂", None, "去年"]
    plan = plan_of(bad, LI)
    assert check(book, plan).rows[0].verdict is Verdict.WRONG
    plan.answers.cells[1, "joined_on"] = "2020-03-08"
    assert check(book, plan).rows[0].verdict is Verdict.NEW
    plan.answers.left.add(1)
    assert check(book, plan).rows[0].verdict is Verdict.LEFT
    assert take_in(book, check(book, plan)).new == 1


def test_what_is_stopped_or_refused_leaves_nothing_behind(book: Book) -> None:
    verdicts = judged(book, WANG, LI)
    before = book.facts["generation"]
    with pytest.raises(Stopped):
        take_in(book, verdicts, going=lambda done, of: done < 1)
    with pytest.raises(Stopped):
        check(book, verdicts.plan, going=lambda done, of: False)
    assert members(book) == [] and book.count("person") == 0 and book.facts["generation"] == before


def test_two_october_and_january_are_asked_about(book: Book) -> None:
    (row,) = judged(book, [*WANG[:6], 2020.1]).rows
    assert row.verdict is Verdict.NEW and any("10 月" in one.sentence for one in row.reasons)


def test_what_is_said_of_all_rows_is_found_out_with_the_verdicts(book: Book) -> None:
    rows = [[at, "王芳", identity(1), "甲厂工会", "甲厂", None, "2020.3.8", None] for at in range(SHOWN + 5)]
    rows[-1][-1] = "只有最后一行写了"
    found = judged(book, *rows, head=[*HEAD, "备注"])
    assert "told" in vars(found), "the window goes through no rows"
    assert [found.count(one) for one in (Verdict.NEW, Verdict.SAME, Verdict.WRONG)] == [1, len(rows) - 2, 1]
    assert len(found.told.shown) == SHOWN + 1 and found.told.shown[-1] is found.rows[-1]


@pytest.mark.parametrize("written", ["王 芳", "王　芳"])
def test_blanks_within_a_chinese_name_are_no_part_of_it(written: str, book: Book) -> None:
    take_in(book, judged(book, WANG))
    (row,) = judged(book, [1, written, *WANG[2:]]).rows
    assert (row.verdict, row.reasons) == (Verdict.SAME, [])
    names = [[1, name, *LI[2:]] for name in ("阿依古丽 • 买买提", "Anna Maria")]
    assert [row.values["person.name"] for row in judged(book, *names).rows] == ["阿依古丽·买买提", "Anna Maria"]


@pytest.mark.parametrize("stroke", ["-", "——", "无", "／"])
def test_a_stroke_or_none_in_a_column_of_days_is_no_day(stroke: str, book: Book) -> None:
    (row,) = judged(book, [*WANG, stroke], head=[*HEAD, "出生日期"]).rows
    assert (row.verdict, row.reasons) == (Verdict.NEW, [])


def test_a_change_that_breaks_a_rule_is_wrong_before_anything_is_written(book: Book) -> None:
    union, head = CABINET["organisation"], ["工会名称", "建会日期", "主席"]
    rows: list[list[object]] = [["甲厂工会", "2014.1.1", "黄三"], ["乙厂工会", None, "陈二"]]
    found = check(book, plan_of(*rows, head=head, kind=union))
    assert [row.verdict for row in found.rows] == [Verdict.WRONG, Verdict.UPDATE]
    assert told(found.rows[0]) == [("stage", "", "已填建会日期，状态应为“正常”；还在筹备的请清空建会日期。")]
    assert take_in(book, found).changed == 1 and check_up(book) == []


def test_many_changed_together_are_as_each_changed_by_itself(book: Book, tmp_path: Path) -> None:
    """Changes of the row, of whom it embeds, of both, of what child rows tell, and of two rows about one person."""
    head = [*HEAD, "工种", "会籍状态"]
    rows: list[list[Any]] = [
        [n, f"王{n}", identity(n), "甲厂工会", "甲厂", f"139{n:08}", "2020.3.8", "焊工", "在会"]
        for n in range(40)
    ]
    take_in(book, judged(book, *rows, head=head))
    for n, row in enumerate(rows):
        row[5] = f"137{n:08}" if n % 2 else row[5]
        row[7] = "钳工" if n % 3 == 0 else row[7]
        row[8] = "申请中" if n == 11 else row[8]
        row[6] = "2019.5.1" if n == 12 else row[6]
    with copy_of(book.path, CABINET) as other:
        verdicts = judged(book, *rows, head=head, policy=Policy.UPDATE)
        assert verdicts.count(Verdict.UPDATE) > 20
        take_in(book, verdicts)
        for row, of_many in zip(rows, verdicts.rows, strict=True):
            single = judged(other, row, head=head, policy=Policy.UPDATE)
            assert single.rows[0].verdict is of_many.verdict, single.rows[0].reasons
            if single.count(Verdict.UPDATE):
                take_in(other, single)
        for kind in ("member", "person", "member_event"):
            names = [name for name in CABINET[kind].fields if name != "member"]
            assert sorted(map(repr, book.select(kind, names))) == sorted(map(repr, other.select(kind, names)))
    assert check_up(book) == []
