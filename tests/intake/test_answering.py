"""What a clerk answers while a table is checked: rows judged again, fields without a column, another person."""

import json
from dataclasses import replace

import pytest
from intake.intake_book import HEAD, MEMBER, identity, plan_of

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.health import findings
from unionbook.services.intake.answers import alike, choose, give
from unionbook.services.intake.checking import check
from unionbook.services.intake.guessing import importable, likeliest
from unionbook.services.intake.mapping import Mapping, Match
from unionbook.services.intake.memory import recalled, remember
from unionbook.services.intake.model import NEW_ROW, Verdict, Verdicts
from unionbook.services.intake.rejudging import again
from unionbook.services.intake.writing import take_in
from unionbook.services.sheets.model import Sheet, Source, Workbook
from unionbook.store.book import Book

WANG = [1, "王芳", identity(1), "甲厂工会", "甲厂", 13800000001, "2020.3.8"]
LI = [2, "李强", identity(2), "乙厂工会", "甲厂", "13800000002", "2021.5.1"]


def told(verdicts: Verdicts) -> list[tuple[Verdict, list[str]]]:
    return [(row.verdict, [one.sentence for one in row.reasons]) for row in verdicts.rows]


def test_rows_judged_again_are_judged_as_if_all_were(book: Book) -> None:
    bad_day, unknown = [*LI[:6], "去年"], [3, "赵敏", identity(3), "甲厂工会委员", "甲厂", None, "2020.1.2"]
    plan = plan_of(WANG, bad_day, unknown, WANG)
    first = check(book, plan)
    assert [row.verdict for row in first.rows] == [Verdict.NEW, Verdict.WRONG, Verdict.WRONG, Verdict.SAME]
    plan.answers.cells[2, "joined_on"] = "2021.5.1"
    (reason,) = [one for one in first.rows[2].reasons if one.choices]
    plan.answers.links["organisation", "甲厂工会委员"] = reason.choices[0][0]
    anew = again(book, first, {2, 3})
    assert told(anew) == told(check(book, plan)) and anew.rows[0] is first.rows[0]
    assert [row.verdict for row in anew.rows] == [Verdict.NEW, Verdict.NEW, Verdict.NEW, Verdict.SAME]
    assert take_in(book, anew).new == 3


def test_a_row_mended_into_another_of_the_file_is_a_double(book: Book) -> None:
    plan = plan_of([*WANG[:2], "110105", *WANG[3:]], WANG)
    first = check(book, plan)
    assert first.rows[0].verdict is Verdict.WRONG
    plan.answers.cells[1, "person.id_number"] = identity(1)
    assert again(book, first, {1}).rows[0].verdict is Verdict.SAME


def test_a_field_no_column_goes_to_is_filled_by_hand(book: Book) -> None:
    head = [label for label in HEAD if label != "所属工会"]
    plan = plan_of([*WANG[:3], *WANG[4:]], head=head)
    (asked,) = check(book, plan).rows
    (reason,) = [one for one in asked.reasons if not one.warning]
    assert (reason.path, reason.cell) == ("organisation", "")
    plan.answers.cells[1, "organisation"] = "甲厂工会"
    verdicts = check(book, plan)
    assert take_in(book, verdicts).new == 1
    assert book.select("member", ["organisation.name"]) == [("甲厂工会",)]


def test_another_person_of_the_name_is_remembered_as_another(book: Book) -> None:
    with book.change("无号码的人") as act:
        old = act.add("person", {"name": "赵六", "born": "1990-03-07"})
    plan = plan_of([9, "赵六", identity(9), "甲厂工会", "甲厂", None, "2020.3.8"])
    assert check(book, plan).rows[0].verdict is Verdict.WRONG
    plan.answers.rows[1, "person"] = NEW_ROW
    taken = take_in(book, check(book, plan))
    (member,) = taken.uids
    person = book.must("member", member)["person"]
    assert book.select("person_distinct", ["person", "other"]) == [(person, old)] and person != old
    assert not any({person, old} <= set(one.uids) for one in findings(book)), "the scan for doubles knows it"


def test_a_day_with_words_beside_it_is_proposed_and_taken_for_all_alike_by_one_answer(book: Book) -> None:
    plan = plan_of([*WANG[:6], "2020.3.8入会"], [*LI[:6], "2020.3.8入会"], [*LI[:6], "8/3/2020"])
    first = check(book, plan)
    (reason,), (other,) = first.rows[0].reasons, first.rows[2].reasons
    assert "2020年3月8日" in reason.sentence and reason.choices == (("2020-03-08", "2020年3月8日"),)
    assert [answer for answer, _ in other.choices] == ["2020-08-03", "2020-03-08"]
    given, rows = choose(book, first, first.rows[0], reason, "2020-03-08")
    assert given is not None
    anew = again(book, first, rows)
    (same,) = alike(anew, given)
    anew = again(book, anew, give(anew, same, given))
    assert [row.values.get("joined_on") for row in anew.rows[:2]] == ["2020-03-08"] * 2


def test_a_table_is_not_remembered_when_nobody_wants_it(book: Book) -> None:
    plan = plan_of(WANG)
    plan.remember = False
    take_in(book, check(book, plan))
    assert book.count("table_layout") == 0


def test_a_hidden_column_nobody_asked_for_is_asked_about_again_and_taken_once_it_is_seen(book: Book) -> None:
    plan = plan_of(WANG)
    shown, (*others, phone, day) = plan.columns, plan.columns.columns
    put_away = Match(replace(phone.head, hidden=True), phone.path, phone.sure, phone.why)
    plan.columns = Mapping((*others, put_away, day)).ask_hidden(False)
    assert plan.columns.columns[-2].aside == put_away and "person.phone" not in plan.columns.by_path
    assert plan.columns.ask_hidden(True).by_path["person.phone"] == put_away
    elsewhere = plan.columns.put(0, "person.phone").ask_hidden(True)
    assert elsewhere.by_path["person.phone"].head.column == 0 and not elsewhere.hidden, "no field gets two columns"
    with book.change("先前") as act:
        remember(book, act, plan)
    assert recalled(book, "member", plan.block, plan.columns)[0].columns[-2] == plan.columns.columns[-2]
    found, _ = recalled(book, "member", plan.block, shown)
    assert found.remembered and found.by_path["person.phone"] == phone


def test_columns_of_one_name_of_which_not_each_is_remembered_are_proposed_anew(book: Book) -> None:
    plan = plan_of([*WANG, "881"], head=[*HEAD, "手机"])
    proposed = plan.columns
    with book.change("先前") as act:
        remember(book, act, plan)
        (uid, kept), = book.select("table_layout", ["uid", "columns"])
        fewer = json.loads(kept) | {"手机": "", "入会时间": "left_on"}
        del fewer["手机\n2"]
        act.set("table_layout", uid, {"columns": json.dumps(fewer)})
    found, _ = recalled(book, "member", plan.block, proposed)
    assert found.columns[-1] == proposed.columns[-1] and found.columns[5] == proposed.columns[5]
    assert found.columns[6].path == "left_on" and not found.remembered, "the clerk looks at them once"


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        ("member", HEAD, WANG),
        ("grievance", ["信访人", "来源", "收到日期", "事由"], ["王芳", "本级接访", "2020.3.8", "拖欠一件"]),
        ("enterprise", ["企业名称", "统一社会信用代码", "职工人数"], ["甲厂", "", 30]),
    ],
)
def test_the_kind_is_told_by_the_columns(kind: str, head: list[str], row: list[object]) -> None:
    workbook = Workbook("表.xlsx", Source.XLSX, [Sheet("表", [["某某表"], head, row, row])])  # type: ignore[list-item]
    assert likeliest(CABINET, workbook).name == kind


def test_a_table_of_something_else_is_refused() -> None:
    assert MEMBER in importable(CABINET) and CABINET["person_distinct"] not in importable(CABINET)
    with pytest.raises(Refusal, match="没有认出"):
        likeliest(CABINET, Workbook("a.csv", Source.TEXT, [Sheet("a", [["今天", "天气"], ["晴", "好"]])]))


def test_an_empty_cell_means_the_one_above_when_somebody_says_so(book: Book) -> None:
    """A union written for the first of its people alone."""
    rows = [[n, f"测试{n}", identity(n), union, "甲厂", None, "2020.3.8"]
            for n, union in enumerate(("甲厂工会", None, "乙厂工会", None, None), 1)]  # fmt: skip
    first = check(book, plan_of(*rows))
    assert [row.verdict.value for row in first.rows] == ["new", "wrong", "new", "wrong", "wrong"]
    (reason,) = [one for one in first.rows[1].reasons if one.choices]
    assert [words for _, words in reason.choices] == ["同上面的“甲厂工会”"]
    given, numbers = choose(book, first, first.rows[1], reason, reason.choices[0][0])
    assert given is not None
    for row in alike(again(book, first, numbers), given):
        numbers |= give(first, row, given)
    anew = again(book, first, numbers)
    assert [row.verdict for row in anew.rows] == [Verdict.NEW] * 5
    take_in(book, anew)
    unions = [name for (name,) in book.select("member", ["organisation.name"], order=["person.name"])]
    assert unions == ["甲厂工会"] * 2 + ["乙厂工会"] * 3
