"""Parts and wholes, rates, zeros and units in a report's text and tables."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from proof_desk import found, rules, written
from report_book import full_book, many

from unionbook.services.report.proof import Finding, Severity, may_issue, proof
from unionbook.store.book import Book

SUM = "收到{grievance.received}，其中转办{grievance.transferred}、接访{grievance.reception}。"
DUES = "缴费{dues_receipt.payers}，其中已完善{dues_receipt.payers_ready}，尚未完善{dues_receipt.payers_unready}。"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("proof") / "青山.ubk") as opened:
        yield opened


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book a test may write in."""
    with full_book(tmp_path_factory.mktemp("proof") / "青山.ubk") as opened:
        yield opened


def only(found: list[Finding], rule: str) -> Finding:
    """The one finding of a rule."""
    (finding,) = [one for one in found if one.rule == rule]
    return finding


@pytest.mark.parametrize("line", [SUM, DUES])
def test_parts_that_make_their_whole_are_right(book: Book, line: str) -> None:
    assert rules(book, line) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (SUM.replace("received", "received=58：补登一宗"), "少1宗"),
        (SUM.replace("transferred", "transferred=40：补登两宗"), "多2宗"),
        (DUES.replace("unready", "unready=4：查实"), "多1家"),
    ],
)
def test_parts_changed_by_hand_no_longer_make_their_whole(book: Book, line: str, words: str) -> None:
    found_here = found(book, line)
    finding = only(found_here, "sum")
    assert words in finding.sentence
    assert finding.severity is Severity.STOP and not may_issue(found_here)
    assert finding.place.figure == 0 and finding.place.block == 1


def case(book: Book, source: str) -> str:
    ((uid,),) = book.select("grievance", ["uid"], limit=1)
    with book.change("登记") as act:
        return act.add("grievance", {**(book.values("grievance", uid) or {}), "number": "2020-099", "source": source})


def test_what_is_left_out_of_the_parts_is_told_with_its_codes(own: Book) -> None:
    case(own, "hotline")
    found_here = found(own, SUM)
    finding = only(found_here, "sum")
    assert "还有1宗（来源为" in finding.sentence
    assert finding.severity is Severity.LOOK and may_issue(found_here)


def test_parts_in_another_sentence_need_not_be_all(own: Book) -> None:
    case(own, "hotline")
    apart = SUM.replace("，其中", "。").replace("、", "。")
    assert rules(own, apart) == []


def test_parts_told_apart_by_two_fields_are_no_sum(book: Book) -> None:
    assert (
        rules(
            book,
            "工会{organisation.organisations}，其中法人{organisation.legal_persons}、女工委{organisation.women_committees}。",
        )
        == []
    )


def test_a_part_above_its_whole_is_found_across_the_report(book: Book) -> None:
    lines = ("收到{grievance.received}。", "", "上级转办{grievance.transferred=60：上级来函}。")
    finding = only(found(book, *lines), "larger")
    assert finding.severity is Severity.STOP and finding.place.figure == 1
    assert "部分不会多于全部" in finding.sentence


def test_a_part_counted_to_a_later_day_is_told_with_both_days(book: Book) -> None:
    lines = (
        "一级：维权",
        "截至：2-28",
        "收到{grievance.received}。",
        "",
        "一级：转办",
        "转办{grievance.transferred}。",
    )
    finding = only(found(book, *lines), "larger")
    assert "12月31日" in finding.sentence and "02月28日" in finding.sentence
    assert finding.severity is Severity.LOOK


def test_a_rate_must_follow_from_the_numbers_beside_it(book: Book) -> None:
    line = (
        "初审{application.hardship_screened}，获批{application.hardship_approved}、占{application.hardship_pass_rate}。"
    )
    assert rules(book, line) == []
    changed = line.replace("approved", "approved=76：补批一名")
    finding = only(found(book, changed), "rate")
    assert "92.68%" in finding.sentence and finding.severity is Severity.STOP


def test_a_rate_above_the_whole_is_told_with_both_numbers(book: Book) -> None:
    line = "答复率{grievance.reply_rate=105：含上年}。"
    assert "over" in rules(book, line)
    assert "over" not in rules(book, line.replace("105", "95"))


def test_a_whole_rate_that_is_rounded_is_not_true(own: Book) -> None:
    line = "答复率{grievance.reply_rate}。"
    assert rules(own, line) == []
    ((uid, handler),) = own.select("grievance", ["uid", "handler_a"], limit=1)
    row = {"received_on": "2020-03-01", "replied_on": "2020-03-02", "source": "superior", "form": "visit"}
    row |= {"matter": "wages", "subject": "拖欠工资", "stage": "replied", "handler_a": handler}
    with own.change("登记") as act:
        many(act, "grievance", [row] * 20_000)
        act.set("grievance", uid, {"replied_on": None})
    finding = only(found(own, line), "rounded")
    assert "四舍五入" in finding.sentence and "20056比20057" in finding.sentence


def test_zero_is_looked_at_where_it_is_printed(book: Book) -> None:
    line = "收到{grievance.received}，其中集体信访{grievance.group}。"
    finding = only(found(book, line), "zero")
    assert finding.place.figure == 1 and "集体信访“0宗”" in finding.sentence
    assert rules(book, "收到{grievance.received}。", "集体信访{grievance.group}。") == []


def test_money_too_small_for_its_unit_is_no_zero(own: Book) -> None:
    ((uid,),) = own.select("dues_receipt", ["uid"], limit=1)
    with own.change("更正") as act:
        for (each,) in own.select("dues_receipt", ["uid"]):
            act.set("dues_receipt", each, {"paid": 3000 if each == uid else 0})
    assert rules(own, "收到{dues_receipt.received|wan}。") == []
    assert rules(own, "收到{dues_receipt.received|yuan}。") == []


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("收到超过{grievance.received}。", True),
        ("收到近{grievance.received}。", True),
        ("收到{grievance.received}以上。", False),
        ("收到约{dues_receipt.received}。", True),
        ("收到{grievance.received|more}余。", True),
        ("收到{grievance.received|over}。", False),
        ("收到{grievance.received}，多为工资。", False),
    ],
)
def test_words_around_a_figure_say_no_more_than_is_true(book: Book, line: str, broken: bool) -> None:
    assert ("rough" in rules(book, line)) is broken


def test_one_sum_has_one_unit(book: Book) -> None:
    lines = ("收到{dues_receipt.received|yuan}。", "", "经费{dues_receipt.received|wan}。")
    finding = only(found(book, *lines), "unit")
    assert finding.place.figure == 1
    assert rules(book, *(line.replace("wan", "yuan") for line in lines)) == []


def test_text_and_table_tell_one_number(book: Book) -> None:
    head, chapter = "附表：信访", "一级：维权"
    assert rules(book, head, chapter, "收到{grievance.received}。") == []
    cut = (head, chapter, "截至：10-31", "收到{grievance.received}。")
    finding = only(found(book, *cut), "differs")
    assert "正文统计到10月31日，附表到12月31日" in finding.sentence and finding.place.figure == 0
    assert rules(book, head, chapter, "截至：10-31", "截至{cut}，收到{grievance.received}。") == []


def test_tables_spoken_of_are_there(book: Book) -> None:
    assert rules(book, "附表：信访", "详见附表1。", "收到{grievance.received}。") == []
    assert rules(book, "附表：信访", "详见附表2。", "收到{grievance.received}。") == ["enclosed"]
    assert rules(book, "各项数字见附表。") == ["enclosed"]
    assert rules(book, "附件：名册", "名单见附件1。") == []
    assert rules(book, "附件：附表3", "收到{grievance.received}。") == ["enclosed"]


def test_a_table_is_not_told_twice_among_the_enclosures(book: Book) -> None:
    (table,) = written(book, "附表：信访", "收到{grievance.received}。").tables
    head = ("附表：信访", f"附件：2020年度{table.form.title}")
    (finding,) = found(book, *head, "收到{grievance.received}。")
    assert finding.rule == "enclosed" and "两遍" in finding.sentence
    assert rules(book, "附表：信访", "附件：名册", "收到{grievance.received}。") == []


def test_rows_of_a_table_make_its_whole(book: Book) -> None:
    made = written(book, "附表：信访 困难职工", "收到{grievance.received}。")
    assert proof(book, made) == []
    table = made.tables[0]
    at = next(at for at, row in enumerate(table.rows) if row.block)
    row = table.rows[at]
    cells = tuple(replace(cell, value=99) for cell in row.cells)
    broken = replace(table, rows=(*table.rows[:at], replace(row, cells=cells), *table.rows[at + 1 :]))
    found_here = proof(book, replace(made, tables=(broken, *made.tables[1:])))
    assert {finding.rule for finding in found_here} == {"sum"}
    assert all(finding.place.table == 0 and finding.place.column >= 0 for finding in found_here)
