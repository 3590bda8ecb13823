"""值班安排: who handles a new case, absences and who covers, the taking over of open cases."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_book import NAMES, filled, go, new_book, number, row, saved, told

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.saving import errors
from unionbook.services.takeover import handled, take_over
from unionbook.store.book import Book
from unionbook.store.history import acts
from unionbook.store.undo import undo

A, B, C = NAMES
CASE: dict[str, Any] = {
    "source": "本级接访",
    "form": "走访",
    "matter": "拖欠工资",
    "subject": "拖欠加班费",
    "about": "样板甲子电子厂",
    "person": {"name": "李丁卯"},
}
WAGES: dict[str, Any] = {"site": "样板工地", "employer": "样板建筑队", "workers": 8, "claimed": 80000}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


@pytest.fixture
def staff(book: Book) -> dict[str, str]:
    return {name: uid for uid, name in book.select("staff", ["uid", "name"])}


def pair(book: Book, kind: str, uid: str) -> tuple[str, str]:
    first, second = row(book, kind, uid, "handler_a", "handler_b")
    return book.title("staff", str(first)), book.title("staff", str(second or ""))


def case(book: Book, on: str, **more: Any) -> str:
    return saved(book, "grievance", {**CASE, "received_on": on, **more})


def test_a_new_case_goes_to_who_is_on_duty(book: Book) -> None:
    asked = filled(book, "grievance", {**CASE, "received_on": "2026-05-06"})
    assert "handler_a" in told(asked), "without a roster the handler must be chosen"
    saved(book, "duty", {"staff_a": A, "staff_b": B, "from_on": "2026-05-06", "to_on": "2026-06-30"})
    saved(book, "duty", {"staff_a": B, "staff_b": A, "from_on": "2026-07-01"})
    saved(book, "duty", {"staff_a": C, "staff_b": A, "from_on": "2026-05-01", "sort": "节假日值班"})
    for day in ("2026-05-06", "2026-06-30"):
        assert pair(book, "grievance", case(book, day)) == (A, B)
    assert pair(book, "grievance", case(book, "2026-07-01")) == (B, A)
    assert pair(book, "grievance", case(book, "2026-07-01", handler_a=C)) == (C, "")
    assert "handler_a" in told(filled(book, "grievance", {**CASE, "received_on": "2026-05-05"}))
    for kind, more in (
        ("wage_case", WAGES | {"received_on": "2026-05-07"}),
        ("consultation_case", {"received_on": "2026-05-07", "matter": "工伤", "subject": "工伤认定"}),
        ("mediation", {"applied_on": "2026-05-07", "applicant": "样板厂", "matter": "其他", "subject": "争议"}),
    ):
        assert pair(book, kind, saved(book, kind, more)) == (A, B), kind


def test_while_a_is_away_who_covers_is_a(book: Book) -> None:
    away = [
        {"staff": A, "reason": "年休假", "from_on": "2026-05-11", "to_on": "2026-05-15"},
        {"staff": A, "reason": "培训", "from_on": "2026-08-03", "to_on": "2026-08-07", "cover": C},
        {"staff": B, "reason": "病假", "from_on": "2026-09-01"},
    ]
    duty = saved(book, "duty", {"staff_a": A, "staff_b": B, "from_on": "2026-05-06", "absence": away})
    assert [pair(book, "grievance", case(book, f"2026-05-{day}")) for day in (10, 11, 15, 16)] == [
        (A, B),
        (B, A),
        (B, A),
        (A, B),
    ]
    assert pair(book, "grievance", case(book, "2026-08-04")) == (C, B)
    assert pair(book, "grievance", case(book, "2026-09-02")) == (A, B)
    assert (number(book, "absence.absences"), number(book, "absence.covered")) == (3, 3)
    assert number(book, "absence.absences", cut="2026-06-30") == 1
    assert len(book.children("absence", duty)) == 3


def test_rosters_that_contradict_themselves(book: Book) -> None:
    good = {"staff_a": A, "staff_b": B, "from_on": "2026-05-06"}

    def wrong(**more: Any) -> set[str]:
        return set(told(filled(book, "duty", {**good, **more})))

    assert wrong() == set()
    assert wrong(staff_b=A) == {"staff_b"} and wrong(to_on="2026-05-05") == {"to_on"}
    away = {"staff": C, "reason": "事假", "from_on": "2026-05-07"}
    assert wrong(absence=[away]) == {"absence[0].staff"}
    assert wrong(absence=[away | {"staff": A, "to_on": "2026-05-06"}]) == {"absence[0].to_on"}
    assert wrong(absence=[away | {"staff": A, "cover": A}]) == {"absence[0].cover"}
    assert wrong(to_on="2026-05-31", absence=[away | {"staff": A, "from_on": "2026-06-01"}]) == {"absence[0].from_on"}
    saved(book, "duty", {**good, "to_on": "2026-06-30"})
    beside = told(filled(book, "duty", {**good, "from_on": "2026-06-30"}), warning=True)
    assert set(beside) == {"from_on"} and "2026-05-06" in beside["from_on"]
    assert told(filled(book, "duty", {**good, "from_on": "2026-07-01"}), warning=True) == {}


def test_who_was_on_duty_on_a_day(book: Book) -> None:
    saved(book, "duty", {"staff_a": A, "staff_b": B, "from_on": "2026-05-06", "to_on": "2026-06-30"})
    saved(book, "duty", {"staff_a": A, "staff_b": C, "from_on": "2026-06-01"})
    names = ("in_force", "handlers_a", "handlers_b")
    assert [number(book, f"duty.{name}", cut="2026-05-05") for name in names] == [0, 0, 0]
    assert [number(book, f"duty.{name}", cut="2026-06-10") for name in names] == [2, 1, 2]
    assert [number(book, f"duty.{name}") for name in names] == [1, 1, 1]


def test_open_cases_change_hands_in_one_act(book: Book, staff: dict[str, str]) -> None:
    mine = {"handler_a": A, "handler_b": B}
    open_, done = case(book, "2026-05-06", **mine), case(book, "2026-05-06", subject="已办", **mine)
    go(book, "grievance", done, "refused", "2026-05-07", refusal_reason="已仲裁")
    other = case(book, "2026-05-06", handler_a=B, handler_b=C)
    third = case(book, "2026-05-06", handler_a=A, handler_b=C)
    wages = saved(book, "wage_case", {**WAGES, **mine, "received_on": "2026-05-06"})
    before = len(acts(book))
    taken = take_over(book, staff[A], staff[B], date(2026, 5, 11), " 年休假 ")
    assert taken.count == 3 and {kind: set(uids) for kind, uids in taken.moved.items()} == {
        "grievance": {open_, third},
        "wage_case": {wages},
    }
    assert len(acts(book)) == before + 1 and acts(book)[0].label == f"顶岗：{A}的在办件交{B}"
    assert pair(book, "grievance", open_) == pair(book, "wage_case", wages) == (B, A)
    assert pair(book, "grievance", third) == (B, C), "who stood in goes on standing in"
    assert pair(book, "grievance", done) == (A, B) and pair(book, "grievance", other) == (B, C)
    steps = [
        row(book, child, one.uid, "done_on", "what", "actor")
        for child, uid in (("grievance_step", open_), ("wage_step", wages))
        for one in book.children(child, uid)
    ]
    assert steps == [("2026-05-11", f"承办人由{A}改为{B}，原因：年休假", B)] * 2
    assert row(book, "takeover", taken.log, "cases", "what") == (3, "信访 2 件、讨薪 1 件")
    assert (number(book, "takeover.taken"), number(book, "takeover.cases", cut="2026-05-10")) == (1, 0)
    assert number(book, "takeover.cases") == 3
    undo(book)
    assert pair(book, "grievance", open_) == (A, B) and book.count("takeover") == book.count("grievance_step") == 0


def test_it_is_given_back_the_same_way(book: Book, staff: dict[str, str]) -> None:
    uid = case(book, "2026-05-06", handler_a=A, handler_b=B)
    for first, second in ((A, B), (B, A)):
        take_over(book, staff[first], staff[second], date(2026, 5, 11), "年休假", ["grievance"])
    assert pair(book, "grievance", uid) == (A, B) and number(book, "takeover.taken") == 2
    assert errors(filled(book, "grievance", {}, uid).examine()) == []


def test_refusals_change_nothing(book: Book, staff: dict[str, str]) -> None:
    case(book, "2026-05-06", handler_a=A, handler_b=B)
    before = len(acts(book))
    day = date(2026, 5, 11)
    for first, second, reason, kinds in (
        (A, A, "年休假", None),
        (A, B, "  ", None),
        (C, B, "年休假", None),
        (A, B, "年休假", ["mediation"]),
    ):
        with pytest.raises(Refusal, match="没有改动"):
            take_over(book, staff[first], staff[second], day, reason, kinds)
    with pytest.raises(Refusal, match="找不到"):
        take_over(book, "nobody", staff[B], day, "年休假")
    assert len(acts(book)) == before


def test_every_kind_with_handlers_can_be_taken_over() -> None:
    names = {kind.name for kind in handled(CABINET)}
    assert {"grievance", "wage_case", "consultation_case", "mediation"} <= names
    assert "payment" not in names, "what is done is done"
