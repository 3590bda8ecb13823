"""What rows keep of their clocks: the last day, and whether it was met by then; figures and lists read it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from drawers import inquiry

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Compare, Frame, Op, is_
from unionbook.ground.fields import DayField, FlagField
from unionbook.ground.periods import Period
from unionbook.records import calendar, rule
from unionbook.records.drawers import KINDS
from unionbook.services.check import check
from unionbook.services.due import due, nearest, running
from unionbook.services.entry import Entry
from unionbook.services.kept import recount, stale
from unionbook.services.law import law_of
from unionbook.services.saving import errors, open_entry, remove, save
from unionbook.services.stage import move
from unionbook.services.tally import count, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo

MORE = (kind for kind in (calendar.KIND, rule.KIND, inquiry.KIND) if kind not in KINDS)
CABINET = Cabinet((*KINDS, *MORE))
KIND = inquiry.KIND
TODAY = date(2026, 12, 10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def sent(book: Book, on: str, subject: str = "欠薪", **typed: str) -> str:
    entry = Entry(book, KIND, today=TODAY)
    for path, text in {"subject": subject, "delivered_on": on, **typed}.items():
        entry.type(path, text)
    assert errors(save(entry)) == []
    return entry.uid


def change(book: Book, uid: str, **typed: str) -> None:
    entry = open_entry(book, KIND, uid)
    entry.today = TODAY
    for path, text in typed.items():
        entry.type(path, text)
    assert errors(save(entry)) == []


def kept(book: Book, uid: str) -> tuple[object, ...]:
    row = book.must("inquiry", uid)
    return row["answer_due"], row["answer_in_time"], row["close_due"], row["close_in_time"]


def enter(book: Book, kind: str, **typed: str) -> str:
    entry = Entry(book, CABINET[kind], today=TODAY)
    for path, text in typed.items():
        entry.type(path, text)
    assert errors(save(entry)) == []
    return entry.uid


def test_saving_keeps_the_last_days(book: Book) -> None:
    uid = sent(book, "2026-02-12")
    assert kept(book, uid) == ("2026-03-11", None, "2026-04-13", None)
    change(book, uid, answered_on="2026-03-11", closed_on="2026-04-14")
    assert kept(book, uid) == ("2026-03-11", 1, "2026-04-13", 0)
    change(book, uid, extended_to="2026-05-01")
    assert kept(book, uid) == ("2026-03-11", 1, "2026-05-01", 1)
    change(book, uid, answered_on="")
    assert kept(book, uid) == ("2026-03-11", None, "2026-05-01", 1)
    change(book, uid, stage="已撤回")
    assert kept(book, uid) == (None, None, None, None)


def test_a_pause_leaves_the_last_day_open_until_it_is_over_or_the_thing_done(book: Book) -> None:
    uid = sent(book, "2026-02-12", paused_from="2026-02-24")
    assert kept(book, uid) == (None, None, None, None)
    change(book, uid, answered_on="2026-02-28")
    assert kept(book, uid) == ("2026-03-18", 1, None, None)
    change(book, uid, paused_to="2026-02-28")
    assert kept(book, uid) == ("2026-03-18", 1, "2026-04-18", None)


def test_a_move_keeps_them_too_also_for_many(book: Book) -> None:
    uids = [sent(book, day, subject=day) for day in ("2026-02-12", "2026-02-13", "2026-03-02")]
    moved = move(book, KIND, uids, "answered", date(2026, 3, 12))
    assert len(moved.moved) == 3
    assert [kept(book, uid)[:2] for uid in uids] == [("2026-03-11", 0), ("2026-03-12", 1), ("2026-03-23", 1)]
    other = sent(book, "2026-02-12", subject="四")
    move(book, KIND, [other], "withdrawn", date(2026, 3, 1))
    assert kept(book, other) == (None, None, None, None)


def test_figures_count_what_was_in_time_at_any_day(book: Book) -> None:
    for subject, on, answered in (
        ("按时", "2026-02-12", "2026-03-11"),
        ("迟了", "2026-02-12", "2026-03-20"),
        ("未答", "2026-02-12", ""),
        ("未到期", "2026-11-30", ""),
    ):
        sent(book, on, subject, answered_on=answered)

    def counted(name: str, cut: date) -> tuple[int | None, set[str]]:
        frame = Frame(Period.parse("2026", cut), TODAY)
        behind = rows_behind(book, f"inquiry.{name}", frame)
        return count(book, f"inquiry.{name}", frame).value, {title for _, title, _ in behind.rows}

    assert counted("in_time", date(2026, 3, 10)) == (0, set())
    assert counted("missed", date(2026, 3, 10)) == (0, set())
    assert counted("in_time", date(2026, 3, 11)) == (1, {"按时"})
    assert counted("missed", date(2026, 3, 11)) == (2, {"迟了", "未答"})
    assert counted("in_time", TODAY) == (1, {"按时"})
    assert counted("missed", TODAY) == (2, {"迟了", "未答"})
    listed = book.select("inquiry", ["subject"], Compare("answer_due", Op.LESS, "2026-12-01"), order=["-answer_due"])
    assert {subject for (subject,) in listed} == {"按时", "迟了", "未答"}


def test_what_runs_follows_a_new_day_off_in_the_same_act_what_was_met_does_not(book: Book) -> None:
    done = sent(book, "2026-02-12", "办完", answered_on="2026-03-05")
    runs = sent(book, "2026-02-12", "在办")
    before = kept(book, done), kept(book, runs)
    day = enter(book, "day_off", day="2026-03-02", sort="放假", name="活动日")
    assert kept(book, done)[:2] == ("2026-03-11", 1)
    assert kept(book, runs)[:1] == ("2026-03-12",)
    assert list(stale(book)) == []
    change(book, done, subject="改个字")
    assert kept(book, done)[:2] == ("2026-03-11", 1)
    assert [(one.uid, one.now) for one in stale(book, met=True)] == [(done, {"answer_due": "2026-03-12"})]
    remove(book, CABINET["day_off"], [day])
    assert (kept(book, done), kept(book, runs)) == before
    undo(book)
    assert kept(book, runs)[:1] == ("2026-03-12",)


def test_the_way_of_counting_changes_what_runs_and_nothing_that_is_past(book: Book) -> None:
    done = sent(book, "2026-01-17", "办完", closed_on="2026-03-17")
    runs = sent(book, "2026-08-05", "在办")
    assert (kept(book, done)[2:], kept(book, runs)[2]) == (("2026-03-18", 1), "2026-10-04")
    enter(book, "office", name="样板镇总工会", superior="练习市总工会", count_first_day="是", roll_to_working="是")
    assert (kept(book, done)[2:], kept(book, runs)[2]) == (("2026-03-18", 1), "2026-10-08")
    (one,) = [one for one in running(KIND, book.must("inquiry", done), TODAY, book) if one.met]
    assert (one.last, one.late) == (date(2026, 3, 18), False)


def test_a_rule_of_the_office_changes_only_later_starts(book: Book) -> None:
    old, new = sent(book, "2026-06-30"), sent(book, "2026-07-01")
    enter(book, "local_rule", key="supervision.answer", value="10", unit="日", since="2026-07-01", source="本市规定")
    assert [kept(book, uid)[0] for uid in (old, new)] == ["2026-07-21", "2026-07-11"]
    first = nearest(KIND, book.must("inquiry", new), date(2026, 7, 2), book)
    assert first is not None and (first.left, first.article) == (9, "本市规定")
    found = {(one.uid, one.running.clock.name): one.running.last for one in due(book, date(2026, 7, 2))}
    assert found[new, "answer"] == date(2026, 7, 11) and found[old, "answer"] == date(2026, 7, 21)


def test_check_finds_what_was_changed_beside_the_form(book: Book) -> None:
    runs = sent(book, "2026-02-12", "在办")
    assert check(book) == []
    with book.change("导入") as act:
        act.add("day_off", {"day": "2026-03-02", "sort": "off"})
    (finding,) = check(book)
    assert "在办" in finding.where and "应答复日" in finding.sentence and not finding.hurt
    with book.change("重算期限") as act:
        assert recount(book, act) == 1
    assert check(book) == [] and kept(book, runs)[0] == "2026-03-12"


def test_met_rows_can_be_worked_out_again_on_purpose(book: Book) -> None:
    uid = sent(book, "2026-02-12", answered_on="2026-03-12")
    enter(book, "day_off", day="2026-03-02", sort="放假", name="漏录的一天")
    assert kept(book, uid)[:2] == ("2026-03-11", 0)
    with book.change("重算期限") as act:
        assert recount(book, act, met=True) == 1
    assert kept(book, uid)[:2] == ("2026-03-12", 1)


def test_extensions_and_pauses_that_contradict_are_named(book: Book) -> None:
    def problems(**typed: str) -> dict[str, tuple[str, bool]]:
        entry = Entry(book, KIND, today=TODAY)
        for path, text in {"subject": "试", "delivered_on": "2026-03-02", **typed}.items():
            entry.type(path, text)
        return {one.field: (one.sentence, one.warning) for one in entry.examine()}

    assert problems(extended_to="2026-05-31") == {}
    sentence, warning = problems(extended_to="2026-06-01")["extended_to"]
    assert warning and "最多延长30日" in sentence and "2026-05-31" in sentence and "第三十四条" in sentence
    assert "不是延期" in problems(extended_to="2026-04-30")["extended_to"][0]
    assert problems(paused_from="2026-03-10", paused_to="2026-03-09")["paused_to"][1] is False
    assert "paused_from" in problems(paused_to="2026-03-09")


def test_old_forms_of_the_call_use_the_shipped_law(book: Book) -> None:
    row = {"delivered_on": "2026-02-12"}
    assert [one.last for one in running(KIND, row, date(2026, 2, 13))] == [date(2026, 3, 11), date(2026, 4, 13)]
    assert nearest(KIND, row, date(2026, 2, 13)) == running(KIND, row, date(2026, 2, 13))[0]
    assert law_of(None).limit("petition.finish", "2026-03-02") == law_of(book).limit("petition.finish", "2026-03-02")


def test_kept_fields_are_filled_by_the_program_alone() -> None:
    for kind in CABINET:
        for clock in kind.clocks:
            if clock.kept:
                day = kind.fields[clock.kept]
                assert isinstance(day, DayField) and day.auto and day.future and day.precise, clock.name
            if clock.timely:
                flag = kind.fields[clock.timely]
                assert isinstance(flag, FlagField) and flag.auto, clock.name


def test_a_form_shows_the_last_day_before_it_is_saved(book: Book) -> None:
    entry = Entry(book, KIND, today=TODAY)
    entry.type("subject", "试")
    entry.type("delivered_on", "2026-02-12")
    entry.examine()
    assert entry.shown("answer_due") == "2026-03-11" and {"answer_due", "close_due"} <= entry.filled
    assert book.count("inquiry", is_("subject", "试")) == 0
