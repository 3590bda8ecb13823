"""基层工会: elections, certificates, checks, grades and numbers by day, and what of the union follows from them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_book import CABINET, TODAY, filled, number, saved, told

from unionbook.ground.conditions import is_
from unionbook.records.organisation import UnionCertificate, certificate, election
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.unfolding import unfold
from unionbook.store.book import Book
from unionbook.store.files import create_book

UNION = CABINET["organisation"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "o.ubk", CABINET) as made:
        yield made


def union(book: Book, name: str = "样板甲子厂工会", **more: Any) -> Entry:
    """A union founded in 2014, saved."""
    return saved(book, UNION, {"name": name, "founded_on": "2014-3-1", **more})


def reopened(book: Book, entry: Entry) -> Entry:
    """The union's form as it opens now; it holds exactly what follows from its rows."""
    again = open_entry(book, UNION, entry.uid)
    assert errors(again.examine()) == [] and again.changed() == set()
    return again


def row(entry: Entry, kind: str, **typed: str) -> Entry:
    """A child row typed into a form."""
    child = entry.new_child(kind)
    for path, text in typed.items():
        child.type(path, text)
    return child


FIRST: dict[str, Any] = {
    "term_number": 1,
    "election": "会员大会",
    "term_started_on": "2014-3-1",
    "term_years": 3,
    "chair": "赵甲子",
}


def test_the_term_typed_into_a_new_form_is_its_first_election(book: Book) -> None:
    entry = union(book, **FIRST)
    held = book.select("union_election", ["sort", "held_on", "form", "term_number", "chair", "term_ends_on"])
    assert held == [("first", "2014-03-01", "members", 1, "赵甲子", "2017-03-01")]
    assert reopened(book, entry).values["term_ends_on"] == "2017-03-01"


def test_a_later_election_begins_the_term_its_clock_runs_by(book: Book) -> None:
    entry = reopened(book, union(book, **FIRST))
    typed = {"term_number": "2", "form": "会员代表大会", "chair": "钱乙丑", "term_years": "5"}
    row(entry, "union_election", held_on="2018-3-8", **typed)
    assert errors(save(entry)) == []
    values = reopened(book, entry).values
    assert [values[name] for name in ("term_number", "election", "term_ends_on", "chair", "chair_since")] == [
        2,
        "delegates",
        "2023-03-08",
        "钱乙丑",
        "2018-03-08",
    ]
    again = reopened(book, entry)
    assert {"term_started_on", "term_years"} <= again.filled
    again.type("chair", "孙丙寅")
    assert errors(save(again)) == [] and reopened(book, entry).values["chair"] == "孙丙寅"
    running = [one.running for one in due(book, date(2023, 2, 1))]
    assert [one.last for one in running if one.clock.name == "term"] == [date(2023, 3, 8)]


def test_elections_and_overdue_terms_of_any_day(book: Book) -> None:
    late = union(book, **FIRST)
    entry = reopened(book, late)
    row(entry, "union_election", held_on="2018-3-8", term_number="2", term_years="3")
    row(entry, "union_election", held_on="2019-1-8", sort="补选", chair="钱乙丑")
    assert errors(save(entry)) == []
    union(book, "样板乙丑厂工会", term_started_on="2020-4-1", term_years=5)
    held = {year: number(book, "organisation.reelected", year) for year in ("2014", "2017", "2018", "2019", "2020")}
    assert held == {"2014": 1, "2017": 0, "2018": 1, "2019": 0, "2020": 1}
    assert number(book, "union_election.first", "2014") == number(book, "union_election.reelected", "2018") == 1
    overdue = {year: number(book, "union_election.overdue", year) for year in ("2016", "2017", "2018", "2020", "2021")}
    assert overdue == {"2016": 0, "2017": 1, "2018": 0, "2020": 0, "2021": 1}
    assert number(book, "union_election.term_ended", "2021") == 1


def test_an_approved_delay_moves_the_end_of_the_term(book: Book) -> None:
    entry = reopened(book, union(book, **FIRST | {"term_started_on": "2018-3-1"}))
    first = entry.children["union_election"][0]
    first.type("extended_to", "2021-12-1")
    assert "union_election[0].extended_to" in told(entry, warning=True)
    first.type("extended_to", "2021-8-1")
    first.type("extension_number", "样总工〔2021〕2号")
    assert errors(save(entry)) == []
    assert reopened(book, entry).values["term_ends_on"] == "2021-08-01"
    day = date(2021, 7, 1)
    found = [number(book, f"union_election.{key}", "2021", day) for key in ("extended", "overdue")]
    assert found == [1, 0]
    assert number(book, "union_election.overdue", "2021") == 1


def test_what_is_wrong_with_an_election_is_named(book: Book) -> None:
    rows = [
        {"sort": "首次选举", "held_on": "2014-3-1", "term_number": 2, "due": 30, "present": 40, "votes": 41},
        {"sort": "首次选举", "held_on": "2018-3-1", "term_number": 1, "term_years": 4, "approved_on": "2018-2-1"},
        {"held_on": "2019-3-1", "extended_to": "2020-1-1", "term_years": 3, "due": 100, "present": 60, "votes": 50},
    ]
    entry = filled(book, UNION, {"name": "样板甲子厂工会", "founded_on": "2014-3-1", "union_election": rows})
    assert set(told(entry)) == {
        "union_election[0].present",
        "union_election[0].votes",
        "union_election[1].sort",
        "union_election[1].term_number",
        "union_election[1].term_years",
        "union_election[1].approved_on",
        "union_election[2].extended_to",
    }
    assert {"union_election[2].present", "union_election[2].votes"} <= set(told(entry, warning=True))


def test_certificates_tell_the_legal_status_of_every_day(book: Book) -> None:
    entry = union(book, legal_applied_on="2016-5-1", legal_on="2016-6-1", legal_from="2016-6-1", legal_until="2019-6-1")
    assert book.select("union_certificate", ["sort", "issued_on"]) == [("first", "2016-06-01")]
    again = reopened(book, entry)
    row(again, "union_certificate", sort="换领", applied_on="2019-5-10", issued_on="2019-5-20", valid_until="2024-6-1")
    row(again, "union_certificate", sort="注销", issued_on="2020-9-1")
    assert errors(save(again)) == []
    values = reopened(book, entry).values
    assert [values[name] for name in ("legal_person", "legal_on", "legal_until", "legal_ended_on")] == [
        0,
        "2016-06-01",
        "2024-06-01",
        "2020-09-01",
    ]
    years = {year: number(book, "organisation.legal_persons", year) for year in ("2015", "2016", "2019", "2020")}
    assert years == {"2015": 0, "2016": 1, "2019": 1, "2020": 0}
    assert number(book, "organisation.legal_persons", "2020", date(2020, 8, 31)) == 1
    assert number(book, "union_certificate.renew", "2019") == number(book, "union_certificate.cancel") == 1


def test_registered_and_in_progress(book: Book) -> None:
    for at in range(26):
        union(book, f"样板{at}工会", legal_applied_on="2020-3-1", legal_on=f"2020-{4 + at % 6}-1")
    union(book, "样板甲工会", legal_applied_on="2020-11-1")
    prepared = {"sort": "首次登记", "prepared_on": "2020-11-20", "visited_on": "2020-11-20"}
    union(book, "样板乙工会", union_certificate=[prepared])
    assert (number(book, "organisation.legal_new"), number(book, "organisation.legal_pending")) == (26, 2)
    half = [number(book, f"organisation.{key}", "2020H1") for key in ("legal_new", "legal_pending")]
    assert half == [14, 12]


def test_a_change_of_the_certificate_has_thirty_days(book: Book) -> None:
    entry = reopened(book, union(book, legal_on="2019-6-1"))
    change = row(entry, "union_certificate", sort="变更", changed_on="2020-12-15", changed="住所")
    assert "union_certificate[1].applied_on" in told(entry)
    change.type("prepared_on", "2020-12-16")
    assert errors(save(entry)) == []
    (one,) = [one for one in due(book, TODAY) if one.kind.name == "union_certificate"]
    assert one.running.last == date(2021, 1, 14)


def test_numbers_are_kept_by_the_day_they_were_reported(book: Book) -> None:
    entry = union(book, workers=100, members=60, women_members=20, counted_on="2019-12-31")
    union(book, "样板乙丑厂工会", workers=40, members=40, counted_on="2020-3-31")
    again = reopened(book, entry)
    for path, text in {"workers": "120", "members": "90", "counted_on": "2020-12-20"}.items():
        again.type(path, text)
    assert errors(save(again)) == []
    assert book.select(
        "headcount", ["counted_on", "members"], is_("organisation", entry.uid), order=["counted_on"]
    ) == [
        ("2019-12-31", 60),
        ("2020-12-20", 90),
    ]
    reopened(book, entry)
    days = {cut: number(book, "headcount.members", "2020", cut) for cut in (date(2020, 1, 31), date(2020, 6, 30), None)}
    assert list(days.values()) == [60, 100, 130]
    assert number(book, "headcount.members", "2019") == 60 and number(book, "headcount.women_members", "2018") == 0


def test_a_number_corrected_on_its_day_changes_that_report(book: Book) -> None:
    entry = union(book, workers=100, members=60, counted_on="2019-12-31")
    again = reopened(book, entry)
    again.type("members", "61")
    assert errors(save(again)) == []
    assert book.select("headcount", ["counted_on", "members"]) == [("2019-12-31", 61)]
    late = reopened(book, entry)
    row(late, "headcount", counted_on="2018-12-31", members="50", workers="100")
    assert errors(save(late)) == [] and reopened(book, entry).values["members"] == 61
    wrong = reopened(book, entry)
    wrong.type("counted_on", "2018-6-30")
    assert "counted_on" in told(wrong)
    assert "counted_on" in told(
        filled(book, UNION, {"name": "样板工会", "founded_on": "2014", "members": 9}), warning=True
    )


def test_parts_above_their_whole_are_named_in_the_form_and_in_the_rows(book: Book) -> None:
    data = {"name": "样板工会", "founded_on": "2014", "members": 9, "women_members": 10, "counted_on": "2020-1-1"}
    entry = filled(book, UNION, {**data, "headcount": [{"counted_on": "2019-1-1", "workers": 5, "members": 6}]})
    assert set(told(entry)) == {"headcount[0].members", "members"}
    assert set(told(filled(book, UNION, data))) == {"women_members"}


def test_grades_of_a_year_and_the_grade_aimed_at(book: Book) -> None:
    years: tuple[tuple[str, list[dict[str, Any]]], ...] = (
        ("甲", [{"year": 2019, "graded_on": "2019-11-1", "grade": "C", "target": "二类"}]),
        ("乙", [{"year": 2020, "graded_on": "2020-11-1", "grade": "好"}]),
    )
    for name, rows in years:
        union(book, f"样板{name}工会", grading=rows)
    first = open_entry(book, UNION, book.select("organisation", ["uid"], is_("name", "样板甲工会"))[0][0])
    row(first, "grading", year="2020", graded_on="2020-11-2", grade="较好", former="一般", target="好")
    assert errors(save(first)) == []
    values = reopened(book, first).values
    assert (values["grade"], values["target_grade"]) == ("2", "1")
    keys = ("graded", "grade_1", "grade_2", "grade_3", "promoted", "target_1", "target_2")
    assert [number(book, f"grading.{key}", "2019") for key in keys] == [1, 0, 0, 1, 0, 0, 1]
    assert [number(book, f"grading.{key}") for key in keys] == [2, 1, 1, 0, 1, 1, 0]
    wrong = reopened(book, first)
    row(wrong, "grading", year="2020", grade="好", former="好", target="差")
    assert set(told(wrong)) == {"grading[2].year", "grading[2].former"}
    assert "grading[2].target" in told(wrong, warning=True)


def test_checks_by_the_office_and_by_the_superior(book: Book) -> None:
    for at in range(7):
        by = "上级抽查" if at < 5 else "自查"
        result = (
            {"result": "限期整改", "rectify_by": "2020-10-31"} if at == 0 else {"result": "示范" if at == 1 else "合格"}
        )
        check = {"checked_on": "2020-9-27", "by": by, "finding": "一致好评", "chair_elected": "否" if at == 0 else "是"}
        union(book, f"样板{at}工会", norm_check=[{**check, **result}])
    keys = ("checks", "checked", "sampled", "qualified", "model", "to_rectify", "unrectified")
    assert [number(book, f"norm_check.{key}") for key in keys] == [7, 7, 5, 5, 1, 1, 1]
    assert number(book, "norm_check.sampled", "2020H1") == 0
    running = [one.running for one in due(book, date(2020, 10, 1)) if one.kind.name == "norm_check"]
    assert [one.last for one in running] == [date(2020, 10, 31)]
    first = open_entry(book, UNION, book.select("organisation", ["uid"], is_("name", "样板0工会"))[0][0])
    row(first, "norm_check", checked_on="2020-11-2", result="合格", rectify_by="2020-11-1", funds_own="否")
    assert set(told(first)) == {"norm_check[1].result", "norm_check[1].rectify_by"}
    assert "norm_check[1].result" in told(first, warning=True)
    first.children["norm_check"][1].type("rectify_by", "")
    first.children["norm_check"][0].type("rectified_on", "2020-10-30")
    assert errors(save(first)) == []
    assert [number(book, f"norm_check.{key}") for key in keys] == [8, 7, 5, 6, 1, 0, 0]
    assert number(book, "norm_check.rectified") == 1
    assert number(book, "norm_check.to_rectify", "2020", date(2020, 9, 30)) == 1


def test_signs_shown_count_from_their_day(book: Book) -> None:
    union(book, "样板甲工会", sign_shown_on="2020-5-1", identity_shown_on="2020-11-1")
    union(book, "样板乙工会", sign_shown="是")
    union(book, "样板丙工会", openness_on="2018", mediation_committee="是", congress_since="2020-8-1")
    keys = ("signs_shown", "identities_shown", "open_affairs", "mediation", "congresses")
    assert [number(book, f"organisation.{key}") for key in keys] == [2, 1, 1, 1, 1]
    assert [number(book, f"organisation.{key}", "2020", date(2020, 4, 30)) for key in keys] == [1, 0, 1, 1, 0]
    assert "sign_shown" in told(
        filled(book, UNION, {"name": "样板丁工会", "founded_on": "2014", "sign_shown": "否", "sign_shown_on": "2020"})
    )


DATES = st.dates(date(2015, 1, 1), date(2020, 12, 31)).map(date.isoformat)


@given(st.none() | DATES, st.none() | DATES, st.none() | DATES)
def test_what_certificates_imply_they_tell(applied: str | None, issued: str | None, until: str | None) -> None:
    row: dict[str, Any] = {"legal_applied_on": applied, "legal_on": issued, "legal_until": until if issued else None}
    rows = [UnionCertificate(**values) for values in certificate.implied(row)]  # type: ignore[arg-type]
    told = certificate.told(rows)
    assert {name: told.get(name) for name in row} == row
    assert bool(told.get("legal_person")) == bool(issued)


def test_what_was_unfolded_unfolds_to_nothing_more(book: Book) -> None:
    entry = filled(book, UNION, {"name": "样板工会", "founded_on": "2014", "workers": 9, "counted_on": "2020", **FIRST})
    entry.examine()
    unfold(entry)
    rows = {kind: len(some) for kind, some in entry.children.items()}
    entry.examine()
    unfold(entry)
    assert {kind: len(some) for kind, some in entry.children.items()} == rows
    assert rows["union_election"] == rows["headcount"] == 1
    assert [election.term_end("2020-02-29", years, None) for years in (3, 9000)] == ["2023-02-28", None]
