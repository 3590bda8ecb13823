"""The figures of the grievance register: a year with its parts and shares, and the bridge from period to period."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from case_book import NAMES, new_book, number, ratio, saved
from hypothesis import given
from hypothesis import strategies as st

from unionbook.store.book import Book

CASE: dict[str, Any] = {
    "received_on": "2026-03-02",
    "source": "本级接访",
    "form": "走访",
    "matter": "拖欠工资",
    "subject": "拖欠加班费",
    "about": "样板甲子电子厂",
    "handler_a": NAMES[0],
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


def case(book: Book, **more: Any) -> str:
    return saved(book, "grievance", {**CASE, "person": {"name": "李丁卯"}, **more})


DAYS = st.integers(0, 900).map(lambda n: date(2024, 6, 1) + timedelta(days=n))


@st.composite
def courses(draw: st.DrawFn) -> dict[str, str]:
    """The dates of one case: received, ended in one way or not, opened again or not, closed again or not."""
    end = draw(st.sampled_from(["", "closed_on", "refused_on", "guided_on", "returned_on"]))
    names = ["received_on", *filter(None, [end])]
    if end == "closed_on":
        names += ["reopened_on", "reclosed_on"][: draw(st.integers(0, 2))]
    days = sorted(draw(st.lists(DAYS, min_size=len(names), max_size=len(names))))
    return {name: day.isoformat() for name, day in zip(names, days, strict=True)}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made, _ = new_book(tmp_path_factory.mktemp("ledger"))
    with made:
        yield made


@given(st.lists(courses(), min_size=1, max_size=8), st.sampled_from(["2025", "2025H2", "2026Q1"]), st.booleans())
def test_what_was_open_and_what_came_is_what_ended_and_what_is_open(
    ledger: Book, rows: list[dict[str, str]], period: str, early: bool
) -> None:
    fixed = {"source": "reception", "form": "visit", "matter": "arrears", "subject": "试", "stage": "received"}
    (fixed["handler_a"],) = ledger.select("staff", ["uid"], limit=1)[0]
    with ledger.change("试") as act:
        act.drop_many("grievance", [uid for (uid,) in ledger.select("grievance", ["uid"])])
        for one in rows:
            act.add("grievance", {**fixed, **one})
    cut = {"2025": "2025-09-30", "2025H2": "2025-08-15", "2026Q1": "2026-02-01"}[period] if early else ""
    begins, ends = ("carried", "received", "reopened"), ("ended", "open")

    def together(names: tuple[str, ...]) -> int:
        return sum(number(ledger, f"grievance.{name}", period, cut) or 0 for name in names)

    assert together(begins) == together(ends)


def test_figures_of_a_year(book: Book) -> None:
    done = {"stage": "已办结", "accepted_on": "2026-03-03", "replied_on": "2026-04-01", "outcome": "予以支持"}
    case(book, **done, notified_on="2026-03-17", closed_on="2026-05-02", satisfaction="满意", recovered=1200, people=3)
    case(book, **done, notified_on="2026-03-18", closed_on="2026-05-03", satisfaction="不满意", form="电话")
    case(book, source="热线转办", stage="办理中", accepted_on="2026-11-20", notified_on="2026-03-02", people=4)
    sent = {"source": "上级转办", "source_office": "市总", "reply_due": "2026-04-01"}
    case(book, **sent, form="书信", reported_on="2026-04-01", scope="集体", people=9)
    case(book, **sent, form="书信", reported_on="2026-04-02", typical="是")

    def found(*names: str, cut: str = "") -> list[int | None]:
        return [number(book, f"grievance.{name}", cut=cut) for name in names]

    assert found("received", "transferred", "reception", "hotline", "department") == [5, 2, 2, 1, 0]
    assert found("form_visit", "form_phone", "form_letter", "matter_arrears", "nature_request") == [2, 1, 2, 5, 5]
    assert found("people", "group", "typical", "recovered", "handlers") == [18, 1, 1, 120_000, 1]
    assert found("notified_in_time", "notice_missed", "notice_owed") == [2, 3, 5]
    assert found("notified_in_time", "notice_missed", "notice_owed", cut="2026-03-16") == [1, 0, 1]
    assert ratio(book, "grievance.notice_rate") == 4000
    assert found("finished", "finished_in_time", "finished_late", "overdue") == [2, 1, 1, 0]
    assert found("overdue", "open", cut="2026-05-02") == [1, 4]
    assert ratio(book, "grievance.finish_rate") == 5000
    assert found("reported_in_time", "report_missed", "replied", "closed") == [1, 1, 2, 2]
    assert found("rated", "rated_good", "rated_poor", "content") == [2, 1, 1, 1]
    assert ratio(book, "grievance.content_rate") == ratio(book, "grievance.rated_poor_rate") == 5000
