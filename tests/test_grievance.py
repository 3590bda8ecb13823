"""信访: the whole path with its time limits, what contradicts itself, who comes again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_book import TODAY, filled, go, new_book, number, row, saved, told

from unionbook.records import CABINET
from unionbook.services.due import due, running
from unionbook.store.book import Book

KIND = CABINET["grievance"]
CASE: dict[str, Any] = {
    "received_on": "2026-03-02",
    "source": "本级接访",
    "form": "走访",
    "matter": "拖欠工资",
    "subject": "拖欠加班费",
    "about": "样板甲子电子厂",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


def staff(book: Book) -> list[str]:
    return [uid for (uid,) in book.select("staff", ["uid"])]


def data(book: Book, **more: Any) -> dict[str, Any]:
    a, b, _ = staff(book)
    person = {} if "person" in more or more.get("anonymous") else {"person": {"name": "李丁卯"}}
    return {**CASE, **person, "handler_a": a, "handler_b": b, **more}


def case(book: Book, **more: Any) -> str:
    return saved(book, "grievance", data(book, **more))


def errors_of(book: Book, **more: Any) -> dict[str, str]:
    return told(filled(book, "grievance", data(book, **more)))


def warnings_of(book: Book, **more: Any) -> dict[str, str]:
    return told(filled(book, "grievance", data(book, **more)), warning=True)


def spoken(book: Book, on: str) -> dict[str, str]:
    """The clocks that are spoken of on a day, with their last days."""
    return {one.running.clock.name: one.running.last.isoformat() for one in due(book, date.fromisoformat(on))}


def test_the_whole_path_with_its_dates_and_clocks(book: Book) -> None:
    uid = case(book)
    assert spoken(book, "2026-03-03") == {"notice": "2026-03-17"}
    saved(book, "grievance", {"notified_on": "2026-03-05"}, uid)
    go(book, "grievance", uid, "accepted", "2026-03-05")
    assert spoken(book, "2026-03-06") == {"finish": "2026-05-04"}
    go(book, "grievance", uid, "replied", "2026-04-20")
    assert [why for *_, why in go(book, "grievance", uid, "closed", "2026-04-21").aside] == ["还没有填办理结果。"]
    go(book, "grievance", uid, "closed", "2026-04-21", outcome="mediated")
    assert row(book, KIND, uid, "notice_in_time", "finish_due", "finish_in_time") == (1, "2026-05-04", 1)
    assert spoken(book, "2026-04-22") == {} and row(book, KIND, uid, "review_until") == ("2026-05-20",)
    go(book, "grievance", uid, "reviewing", "2026-05-18")
    assert spoken(book, "2026-05-19") == {"review": "2026-06-17"}
    go(book, "grievance", uid, "reviewed", "2026-06-18", review_result="upheld")
    assert row(book, KIND, uid, "review_in_time", "recheck_until") == (0, "2026-07-18")
    assert spoken(book, "2026-06-19") == {}
    go(book, "grievance", uid, "rechecking", "2026-07-01")
    saved(book, "grievance", {"hearing_from": "2026-07-10", "hearing_to": "2026-07-14"}, uid)
    assert spoken(book, "2026-07-20") == {"recheck": "2026-08-05"}, "the five days of the hearing are not counted"
    go(book, "grievance", uid, "rechecked", "2026-08-05", recheck_result="upheld")
    go(book, "grievance", uid, "final", "2026-08-06")
    assert row(book, KIND, uid, "stage", "recheck_in_time", "final_on") == ("final", 1, "2026-08-06")
    assert spoken(book, "2026-12-31") == {}


def test_every_clock_names_its_article(book: Book) -> None:
    dates = {
        "received_on": "2026-03-02",
        "accepted_on": "2026-03-02",
        "replied_on": "2026-03-02",
        "review_requested_on": "2026-03-02",
        "review_decided_on": "2026-03-02",
        "recheck_requested_on": "2026-03-02",
        "reply_due": "2026-03-20",
    }
    found: dict[str, str] = {}
    for source in ("reception", "superior"):
        for one in running(KIND, {**dates, "source": source}, date(2026, 3, 3), book):
            found[one.clock.name] = one.article.removeprefix("《信访工作条例》")
    assert found == {
        "notice": "第二十三条",
        "notice_forwarded": "第二十三条",
        "objection": "第二十三条",
        "finish": "第三十四条",
        "feedback": "",
        "review_request": "第三十五条",
        "review": "第三十五条",
        "recheck_request": "第三十六条",
        "recheck": "第三十六条",
    }
    assert set(found) == {clock.name for clock in KIND.clocks}


ENDS = {
    "refused": ("received", {"refusal_reason": "已经仲裁裁决"}, {"notice"}),
    "guided": ("received", {"route": "arbitration"}, {"notice"}),
    "closed": ("replied", {"outcome": "explained"}, set[str]()),
}


@pytest.mark.parametrize("to", ENDS)
def test_a_case_that_has_ended_is_silent_but_for_what_is_still_owed(book: Book, to: str) -> None:
    start, more, still = ENDS[to]
    uid = case(book)
    if start == "replied":
        go(book, "grievance", uid, "accepted", "2026-03-04")
        go(book, "grievance", uid, "replied", "2026-03-10")
    assert go(book, "grievance", uid, to, "2026-03-12").aside, "the reason is needed"
    assert go(book, "grievance", uid, to, "2026-03-12", **more).moved == [uid]
    assert set(spoken(book, "2026-03-13")) == still
    saved(book, "grievance", {"notified_on": "2026-03-13"}, uid)
    assert spoken(book, "2026-12-31") == {}


def test_a_missed_notice_is_counted_though_nobody_is_reminded_of_it_any_more(book: Book) -> None:
    uid = case(book)
    go(book, "grievance", uid, "accepted", "2026-03-04")
    go(book, "grievance", uid, "replied", "2026-03-10")
    go(book, "grievance", uid, "closed", "2026-03-12", outcome="explained")
    assert spoken(book, "2026-03-20") == {}
    assert number(book, "grievance.notice_missed", cut="2026-03-16") == 0
    assert number(book, "grievance.notice_missed", cut="2026-03-17") == 1


def test_a_case_sent_by_mistake_goes_back(book: Book) -> None:
    sent = {"source": "上级转办", "source_office": "练习市总工会", "reply_due": "2026-04-10"}
    uid = case(book, **sent)
    assert spoken(book, "2026-03-03") == {"notice_forwarded": "2026-03-17", "feedback": "2026-04-10"}
    line = {one.clock.name: one.last.isoformat() for one in running(KIND, book.must("grievance", uid), TODAY, book)}
    assert "objection" not in line, "a right that has lapsed is not told"
    line = {
        one.clock.name: one.last.isoformat()
        for one in running(KIND, book.must("grievance", uid), date(2026, 3, 4), book)
    }
    assert line["objection"] == "2026-03-09"
    go(book, "grievance", uid, "returned", "2026-03-10", objection="不属本镇企业")
    assert spoken(book, "2026-03-11") == {} and row(book, KIND, uid, "notice_due", "feedback_due") == (None, None)
    late = warnings_of(book, **sent, stage="异议退回", returned_on="2026-03-10", objection="不属本镇")
    assert "2026-03-09" in late["returned_on"]
    assert "returned_on" in errors_of(book, stage="异议退回", returned_on="2026-03-04", objection="不属本镇")


def test_finish_extension_and_pause(book: Book) -> None:
    a, *_ = staff(book)
    approved = {"extension_by": a, "extended_on": "2026-04-28", "extension_told_on": "2026-04-29"}
    stage = {"stage": "办理中", "accepted_on": "2026-03-05", "extension_reason": "等待工伤认定"}
    uid = case(book, **stage, **approved, extended_to="2026-06-03")
    assert row(book, KIND, uid, "finish_due") == ("2026-06-03",)
    assert "最多延长30日" in warnings_of(book, **stage, **approved, extended_to="2026-06-04")["extended_to"]
    bare = warnings_of(book, stage="办理中", accepted_on="2026-03-05", extended_to="2026-06-03")
    assert {"extension_by", "extension_told_on"} <= set(bare)
    assert "extension_reason" in errors_of(book, stage="办理中", accepted_on="2026-03-05", extended_to="2026-06-03")
    other = case(book, stage="办理中", accepted_on="2026-03-05", paused_from="2026-04-01", paused_to="2026-04-10")
    assert row(book, KIND, other, "finish_due") == ("2026-05-14",)
    advice = case(book, nature="建议意见", stage="办理中", accepted_on="2026-03-05")
    assert row(book, KIND, advice, "finish_due") == (None,), "sixty days are for requests"
    assert number(book, "grievance.extended") == 1


def test_what_contradicts_itself_is_named(book: Book) -> None:
    assert "person.name" in errors_of(book, person={})
    assert errors_of(book, anonymous="是") == {}
    assert set(errors_of(book, stage="已办结")) == {"closed_on"}
    assert set(errors_of(book, refused_on="2026-03-03", guided_on="2026-03-04")) == {"guided_on"}
    early = errors_of(book, accepted_on="2026-03-05", replied_on="2026-03-04", notified_on="2026-03-01")
    assert set(early) == {"replied_on", "notified_on"} and "受理日期（2026-03-05）" in early["replied_on"]
    assert "representatives" in errors_of(book, people=20, representatives=6)
    assert errors_of(book, people=20, representatives=5) == {}
    assert errors_of(book, people=20, representatives=6, form="书信") == {}
    assert "people" in errors_of(book, people=2, representatives=3)
    closing = {"stage": "已办结", "accepted_on": "2026-03-04", "replied_on": "2026-03-20", "closed_on": "2026-03-21"}
    assert "2026-04-19" in warnings_of(book, **closing, review_requested_on="2026-04-20")["review_requested_on"]


def test_further_petitioners_and_their_representatives(book: Book) -> None:
    people = [{"person": {"name": f"周戊辰{n}"}, "representative": n < 5} for n in range(6)]
    uid = case(book, people=7, grievance_person=people)
    assert number(book, "grievance_person.named") == 6 and len(book.children("grievance_person", uid)) == 6
    more = [*people, {"person": {"name": "吴己巳"}, "representative": True}]
    assert set(errors_of(book, people=8, grievance_person=more)) == {"representatives"}
    assert set(errors_of(book, people=3, grievance_person=people)) == {"people"}


def test_an_anonymous_case_is_owed_no_notice(book: Book) -> None:
    uid = case(book, anonymous="是")
    assert spoken(book, "2026-03-03") == {} and row(book, KIND, uid, "notice_due") == (None,)
    assert (number(book, "grievance.anonymous"), number(book, "grievance.notice_owed")) == (1, 0)


def test_coming_again_is_linked_and_counted(book: Book) -> None:
    first = case(book)
    person = str(book.must("grievance", first)["person"])
    again = data(book, received_on="2026-05-06", person=person)
    assert "拖欠加班费" in told(filled(book, "grievance", again), warning=True)["previous"]
    second = saved(book, "grievance", {**again, "previous": first})
    third = saved(book, "grievance", {**again, "received_on": "2026-06-01", "previous": second})
    assert [row(book, KIND, uid, "times") for uid in (first, second, third)] == [(1,), (2,), (3,)]
    assert (number(book, "grievance.repeated"), number(book, "grievance.repeated", "2026Q2")) == (2, 2)
    assert "previous" in told(filled(book, "grievance", {"previous": third}, first))
    assert "自己" in told(filled(book, "grievance", {"previous": first}, first))["previous"]


def test_a_case_may_be_taken_up_again(book: Book) -> None:
    uid = case(book)
    for to, on in (("accepted", "2026-03-04"), ("replied", "2026-03-10")):
        go(book, "grievance", uid, to, on)
    go(book, "grievance", uid, "closed", "2026-03-12", outcome="explained")
    go(book, "grievance", uid, "reopened", "2026-05-06")
    assert go(book, "grievance", uid, "closed", "2026-06-02").moved == [uid]
    assert row(book, KIND, uid, "closed_on", "reopened_on", "reclosed_on") == ("2026-03-12", "2026-05-06", "2026-06-02")
    days = ("2026-03-11", "2026-04-01", "2026-05-31", "2026-06-30")
    assert [number(book, "grievance.open", cut=day) for day in days] == [1, 0, 1, 0]
    assert [number(book, "grievance.reopened", period) for period in ("2026Q1", "2026Q2")] == [0, 1]
