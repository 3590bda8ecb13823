"""法律服务: advice and aid, mediation within its fifteen days, supervision opinions and their answers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_book import NAMES, filled, go, new_book, number, ratio, row, saved, told

from unionbook.services.due import due
from unionbook.store.book import Book

A, B, _ = NAMES
ADVICE: dict[str, Any] = {
    "received_on": "2026-03-02",
    "person": {"name": "李丁卯"},
    "matter": "工伤",
    "subject": "工伤认定怎么办",
    "handler_a": A,
}
DISPUTE: dict[str, Any] = {
    "applied_on": "2026-02-12",
    "person": {"name": "周戊辰"},
    "about": "样板甲子电子厂",
    "matter": "经济补偿",
    "subject": "搬厂补偿",
    "claimed": 60000,
    "handler_a": A,
    "handler_b": B,
}
CLUE: dict[str, Any] = {
    "found_on": "2026-02-02",
    "clue": "劳动者投诉",
    "unit": "样板乙丑鞋厂",
    "matter": "工作时间、休息休假",
    "subject": "每月加班超过规定",
    "supervisor_a": A,
    "supervisor_b": B,
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


def spoken(book: Book, on: str) -> dict[str, str]:
    return {one.running.clock.name: one.running.last.isoformat() for one in due(book, date.fromisoformat(on))}


def wrong(book: Book, kind: str, data: dict[str, Any], **more: Any) -> set[str]:
    return set(told(filled(book, kind, {**data, **more})))


def test_advice_and_aid(book: Book) -> None:
    advice = saved(book, "consultation_case", ADVICE)
    assert go(book, "consultation_case", advice, "closed", "2026-03-02", result="answered").moved == [advice]
    aid = saved(book, "consultation_case", {**ADVICE, "service": "法律援助", "people": 12, "claimed": 90000})
    assert go(book, "consultation_case", aid, "assigned", "2026-03-04").aside
    go(book, "consultation_case", aid, "assigned", "2026-03-04", lawyer="样板律师事务所")
    assert number(book, "consultation_case.open", cut="2026-03-31") == 1
    saved(book, "consultation_case", {"recovered": 81000}, aid)
    go(book, "consultation_case", aid, "closed", "2026-09-01", result="won")
    refused = saved(book, "consultation_case", {**ADVICE, "service": "援助", "person": {"name": "吴己巳"}})
    go(book, "consultation_case", refused, "refused", "2026-03-05", refusal_reason="不属劳动争议")
    names = ("received", "advice", "aid", "agency", "people", "closed", "acted_closed", "refused", "open")
    assert [number(book, f"consultation_case.{name}") for name in names] == [3, 1, 2, 0, 14, 2, 1, 1, 0]
    assert number(book, "consultation_case.recovered", "2026H1") == 0
    assert number(book, "consultation_case.recovered") == 81_000_00


def test_advice_that_contradicts_itself(book: Book) -> None:
    kind = "consultation_case"
    assert wrong(book, kind, ADVICE, handler_b=A) == {"handler_b"}
    assert wrong(book, kind, ADVICE, stage="已办结") == {"closed_on"}
    assert wrong(book, kind, ADVICE, closed_on="2026-03-01") == {"closed_on"}
    assert wrong(book, kind, ADVICE, closed_on="2026-03-03", refused_on="2026-03-03") == {"refused_on"}
    doubts = told(filled(book, kind, {**ADVICE, "person": {}, "claimed": 10, "recovered": 11}), warning=True)
    assert set(doubts) == {"person.name", "recovered"}
    assert told(filled(book, kind, {**ADVICE, "person": {}, "channel": "现场活动"}), warning=True) == {}


def test_mediation_has_fifteen_days(book: Book) -> None:
    uid = saved(book, "mediation", DISPUTE)
    assert spoken(book, "2026-02-13") == {"end": "2026-02-27"}
    (one,) = due(book, date(2026, 2, 13))
    assert one.running.article == "《劳动争议调解仲裁法》第十四条"
    go(book, "mediation", uid, "accepted", "2026-02-13")
    saved(book, "mediation", {"amount": 52000, "perform_by": "2026-03-31", "document": "调2026-1"}, uid)
    assert go(book, "mediation", uid, "agreed", "2026-02-27").moved == [uid]
    assert row(book, "mediation", uid, "ended_on", "end_due", "ended_in_time") == ("2026-02-27", "2026-02-27", 1)
    assert spoken(book, "2026-03-01") == {"perform": "2026-03-31"}
    saved(book, "mediation", {"performed_on": "2026-03-30"}, uid)
    assert spoken(book, "2026-12-31") == {}


def test_mediations_of_a_period(book: Book) -> None:
    for to, on in (("agreed", "2026-02-26"), ("failed", "2026-03-02"), ("agreed", "2026-03-03")):
        uid = saved(book, "mediation", {**DISPUTE, "subject": on, "people": 2, "amount": 1000})
        go(book, "mediation", uid, "accepted", "2026-02-13")
        go(book, "mediation", uid, to, on)
    gone = saved(book, "mediation", {**DISPUTE, "subject": "四"})
    assert number(book, "mediation.open") == 1 and spoken(book, "2026-02-20") == {"end": "2026-02-27"}
    go(book, "mediation", gone, "withdrawn", "2026-02-20")
    assert spoken(book, "2026-02-21") == {} and row(book, "mediation", gone, "end_due") == (None,)
    names = ("applied", "accepted", "ended", "agreed", "failed", "in_time", "open", "people")
    assert [number(book, f"mediation.{name}") for name in names] == [4, 3, 3, 2, 1, 1, 0, 7]
    assert [number(book, f"mediation.{name}", cut="2026-02-28") for name in names] == [4, 3, 1, 1, 0, 1, 2, 7]
    assert (ratio(book, "mediation.agreed_rate"), ratio(book, "mediation.in_time_rate")) == (6667, 3333)
    assert number(book, "mediation.amount", "2026-03") == 1000_00


def test_mediation_that_contradicts_itself(book: Book) -> None:
    assert wrong(book, "mediation", DISPUTE, person={}) == {"person.name"}
    assert wrong(book, "mediation", DISPUTE, person={}, applicant="样板厂") == set()
    both = {"agreed_on": "2026-02-20", "failed_on": "2026-02-21", "stage": "达成协议"}
    assert wrong(book, "mediation", DISPUTE, **both) == {"failed_on"}
    assert wrong(book, "mediation", DISPUTE, agreed_on="2026-02-11", stage="达成协议") == {"agreed_on"}
    agreed = {"agreed_on": "2026-02-20", "stage": "达成协议"}
    assert wrong(book, "mediation", DISPUTE, **agreed, perform_by="2026-02-19") == {"perform_by"}
    assert wrong(book, "mediation", DISPUTE, **agreed, performed_on="2026-02-19") == {"performed_on"}
    doubts = told(filled(book, "mediation", {**DISPUTE, "amount": 100}), warning=True)
    assert "没有达成协议日期" in doubts["amount"]


def test_an_opinion_is_to_be_answered_in_fifteen_working_days(book: Book) -> None:
    uid = saved(book, "supervision", CLUE)
    go(book, "supervision", uid, "investigated", "2026-02-05")
    ((*_, why),) = go(book, "supervision", uid, "delivered", "2026-02-12").aside
    assert why == "还没有填意见书文号。"
    go(book, "supervision", uid, "delivered", "2026-02-12", opinion_number="样工监〔2026〕1号")
    assert spoken(book, "2026-02-13") == {"answer": "2026-03-11"}, "Spring Festival and a worked Saturday lie between"
    go(book, "supervision", uid, "answered", "2026-03-12")
    assert row(book, "supervision", uid, "answer_due", "answer_in_time") == ("2026-03-11", 0)
    go(book, "supervision", uid, "proposed", "2026-03-20", proposal_number="练工建〔2026〕1号")
    assert spoken(book, "2026-03-21") == {"case": "2026-03-27"}
    saved(book, "supervision", {"case_opened_on": "2026-03-25", "corrected_on": "2026-04-20", "amount": 12000}, uid)
    go(book, "supervision", uid, "closed", "2026-04-21", result="corrected")
    assert spoken(book, "2026-12-31") == {}
    names = ("found", "matter_hours", "investigated", "opinions", "answered", "in_time", "missed", "owed", "proposals")
    assert [number(book, f"supervision.{name}") for name in names] == [1, 1, 1, 1, 1, 0, 1, 1, 1]
    assert [number(book, f"supervision.{name}", cut="2026-03-10") for name in names] == [1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert [number(book, f"supervision.{name}") for name in ("cases", "closed", "corrected", "open")] == [1, 1, 1, 0]
    assert (number(book, "supervision.amount"), ratio(book, "supervision.in_time_rate")) == (12_000_00, 0)


def test_who_complained_is_told_of_a_refusal(book: Book) -> None:
    uid = saved(book, "supervision", {**CLUE, "found_on": "2026-02-12"})
    assert spoken(book, "2026-02-13") == {}
    go(book, "supervision", uid, "refused", "2026-02-13")
    assert spoken(book, "2026-02-14") == {"tell": "2026-02-26"}
    saved(book, "supervision", {"told_on": "2026-02-25"}, uid)
    assert spoken(book, "2026-02-28") == {}
    other = saved(book, "supervision", {**CLUE, "clue": "巡查检查"})
    go(book, "supervision", other, "refused", "2026-02-13")
    assert spoken(book, "2026-02-14") == {}
    assert number(book, "supervision.refused") == 2


def test_supervision_that_contradicts_itself(book: Book) -> None:
    assert wrong(book, "supervision", CLUE, supervisor_b=A) == {"supervisor_b"}
    alone = {"supervisor_b": "", "investigated_on": "2026-02-05"}
    assert wrong(book, "supervision", CLUE, **alone) == {"supervisor_b"}
    assert wrong(book, "supervision", CLUE, **alone, others="基层工会吴某") == set()
    assert wrong(book, "supervision", CLUE, unit="") == {"unit"}
    assert wrong(book, "supervision", CLUE, answered_on="2026-02-05") == {"delivered_on"}
    assert wrong(book, "supervision", CLUE, delivered_on="2026-02-05", answered_on="2026-02-04") == {"answered_on"}
    assert wrong(book, "supervision", CLUE, delivered_on="2026-02-01") == {"delivered_on"}
    assert wrong(book, "supervision", CLUE, stage="已答复") == {"answered_on"}
    assert wrong(book, "supervision", CLUE, result="已改正") == {"corrected_on"}
