"""A report held against what was issued before: jumps, beginnings, rows entered late; and the member bridge."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proof_desk import copy_of, found, found_in, kept, rules
from report_book import clock_at, empty_book, full_book, many

from unionbook.ground.fields import Value
from unionbook.ground.figures import Figure, Ratio
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.issue.issuing import issue
from unionbook.services.report.proof import Finding, may_issue
from unionbook.services.report.proof.jumps import is_jump
from unionbook.store.book import Book
from unionbook.store.files import open_book

LINES = (
    "落款：{office.name}",
    "附表：信访",
    "收到{grievance.received}，答复率{grievance.reply_rate}，在办{grievance.open?}。",
    "拨缴{dues_receipt.received}，困难帮扶{application.hardship_granted}，世界500强{enterprise.f500_wage_bargained}。",
)
NEXT = Period.parse("2021")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office that issued its report of 2020, two cases then being open."""
    path = tmp_path_factory.mktemp("issued") / "台账.ubk"
    with full_book(path) as book:
        with book.change("更正") as act:
            for (uid,) in cases(book)[:2]:
                act.set("grievance", uid, {"closed_on": None, "stage": "replied"})
        issue(book, kept(book, *LINES), "赵甲子")
    return path


@pytest.fixture
def book(year: Path, tmp_path: Path) -> Iterator[Book]:
    """A copy of it, a year later."""
    with open_book(copy_of(year, tmp_path / "台账.ubk"), CABINET, clock=lambda: clock_at(2022, 1, 5)) as opened:
        yield opened


def cases(book: Book) -> list[tuple[str]]:
    return [(uid,) for (uid,) in book.select("grievance", ["uid"], order=["number"])]


def enter(book: Book, count: int, **values: Value) -> None:
    """Cases like one of the book, received in 2021 if nothing else is said."""
    ((uid,),) = cases(book)[5:6]
    row: Mapping[str, Value] = {**(book.values("grievance", uid) or {}), "received_on": "2021-03-01"} | values
    dated = {"replied_on": "2021-03-05", "closed_on": "2021-03-05"} | values
    with book.change("登记") as act:
        many(act, "grievance", [{**row, **dated, "number": f"2021-{n:03}"} for n in range(count)])


def of(findings: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_a_year_like_the_last_is_no_jump(book: Book) -> None:
    enter(book, 60)
    assert [one for one in of(found(book, LINES[2], period=NEXT), "jump") if one.place.figure >= 0] == []


def test_a_number_far_from_last_years_is_told_with_both(book: Book) -> None:
    enter(book, 5)
    (finding,) = [one for one in of(found(book, LINES[2], period=NEXT), "jump") if one.place.figure == 0]
    assert "今年5宗，上年定稿是57宗" in finding.sentence
    assert "只有上年的8.8%" in finding.sentence


def test_a_rate_jumps_by_points(book: Book) -> None:
    enter(book, 60)
    with book.change("更正") as act:
        for (uid,) in cases(book)[-30:]:
            act.set("grievance", uid, {"replied_on": None})
    (finding,) = [one for one in of(found(book, LINES[2], period=NEXT), "jump") if one.place.figure >= 0]
    assert "降了50.0个百分点" in finding.sentence and finding.place.figure == 1


def test_what_vanished_since_last_year_is_told(book: Book) -> None:
    enter(book, 60)
    told = [one.sentence for one in of(found(book, *LINES, period=NEXT), "jump")]
    assert any("申请" not in one and "75000元" in one and "一条也没有" in one for one in told)
    assert not any("500强" in one for one in told), "four is too few to wonder at"


def test_without_an_issue_of_last_year_nothing_jumps(tmp_path: Path) -> None:
    with full_book(tmp_path / "台账.ubk") as fresh:
        assert of(found(fresh, LINES[2]), "jump") == []


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_jumps_are_the_same_both_ways_and_never_small(now: int, old: int) -> None:
    count = Figure(name="f", label="数", measure="件", definition="")
    rate = Ratio(name="r", label="率", upper="a", lower="b", definition="")
    for figure in (count, rate):
        assert is_jump(figure, now, old) == is_jump(figure, old, now)
        assert not is_jump(figure, now, now)
    if is_jump(count, now, old):
        assert abs(now - old) >= 10 and max(now, old) >= 3 * min(now, old) > 0


def test_a_beginning_that_is_last_years_end_is_right(book: Book) -> None:
    enter(book, 60)
    assert of(found(book, *LINES, period=NEXT), "opening") == []


def test_a_beginning_changed_afterwards_names_the_rows(book: Book) -> None:
    ((uid,),) = cases(book)[:1]
    with book.change("补录办结日期") as act:
        act.set("grievance", uid, {"closed_on": "2020-12-20"})
    (finding,) = of(found(book, *LINES, period=NEXT), "opening")
    assert (
        "上期结转信访是1宗" in finding.sentence and "印的期末是2宗" in finding.sentence and "少了" in finding.sentence
    )
    assert finding.kind == "grievance" and finding.uids == (uid,)
    assert finding.place.table == 0


def test_a_beginning_is_held_against_last_year_without_the_table(book: Book) -> None:
    ((uid,),) = cases(book)[:1]
    with book.change("补录办结日期") as act:
        act.set("grievance", uid, {"closed_on": "2020-12-20"})
    assert [one.uids for one in of(found(book, "收到{grievance.received?}。", period=NEXT), "opening")] == [(uid,)]


def test_a_beginning_in_the_middle_of_a_year_is_not_last_years_end(book: Book) -> None:
    issue(book, kept(book, *LINES[:3], period=Period.parse("2020H2")), "赵甲子")
    enter(book, 1, closed_on=None, stage="accepted")
    assert of(found(book, *LINES[:3], period=Period.parse("2021H2")), "opening") == []


def test_the_year_so_far_is_not_held_against_a_month(book: Book) -> None:
    text = "本月收到{grievance.received}，今年累计{grievance.received@年}，在办{grievance.open?}。"
    issue(book, kept(book, LINES[0], text, period=Period.parse("2020-06")), "赵甲子")
    for month in range(1, 7):
        enter(book, 5, received_on=f"2021-{month:02}-03", replied_on=f"2021-{month:02}-05")
    told = of(found(book, text, period=Period.parse("2021-06")), "jump")
    assert [one.sentence for one in told if "收到" in one.sentence or "信访" in one.sentence] == []


def test_rows_entered_late_are_named_and_lead_to_a_correction(book: Book) -> None:
    enter(book, 60)
    assert of(found(book, *LINES, period=NEXT), "late") == []
    enter(book, 2, received_on="2020-11-30", replied_on="2020-12-01", closed_on="2020-12-01")
    findings = found(book, *LINES, period=NEXT)
    (finding,) = of(findings, "late")
    assert finding.sentence.startswith("2020年度定稿（编号 2021-01）以后，又有2件信访") and "更正" in finding.sentence
    assert finding.kind == "grievance" and len(finding.uids) == 2
    assert may_issue(findings)


def test_rows_taken_out_since_the_issue_are_named_too(book: Book) -> None:
    ((uid,),) = cases(book)[9:10]
    title = book.title("grievance", uid)
    with book.change("删去重登") as act:
        act.drop("grievance", uid)
    (finding,) = of(found(book, "收到{grievance.received?}。", period=NEXT), "late")
    assert "有1件信访不再计入" in finding.sentence and title in finding.sentence


def test_a_report_issued_already_is_held_against_its_own_issue(book: Book) -> None:
    ((report,),) = book.select("report", ["uid"])
    assert of(found_in(book, report), "late") == []
    enter(book, 1, received_on="2020-11-30", replied_on="2020-12-01", closed_on="2020-12-01")
    (finding,) = of(found_in(book, report), "late")
    assert "作为更正" in finding.sentence


def join(book: Book, events: bool) -> None:
    """A union with two members, with their changes or without."""
    with book.change("登记") as act:
        union = act.add("organisation", {"name": "甲厂工会", "stage": "normal", "structure": "1"})
        for name in ("钱甲", "孙乙"):
            person = act.add("person", {"name": name})
            values: dict[str, Value] = {
                "person": person,
                "organisation": union,
                "joined_on": "2020-03-01",
                "stage": "active",
            }
            values |= {"migrant": 0}
            member = act.add("member", values)
            if events or name == "钱甲":
                act.add("member_event", {"member": member, "sort": "join", "on": "2020-03-01"})


def test_a_bridge_that_closes_is_right(tmp_path: Path) -> None:
    with empty_book(tmp_path / "台账.ubk") as made:
        join(made, events=True)
        assert found(made, "会员{member.members}。") == []


def test_members_who_do_not_fit_the_bridge_are_named(tmp_path: Path) -> None:
    with empty_book(tmp_path / "台账.ubk") as made:
        join(made, events=False)
        (finding,) = found(made, "会员{member.members}。")
        assert (
            finding.rule == "bridge" and "孙乙（没有会籍变动记录" in finding.sentence and "钱甲" not in finding.sentence
        )
        assert finding.place.figure == 0 and finding.kind == "member" and len(finding.uids) == 1
        assert rules(made, "坚持走访职工。") == []
