"""The practice book of summary 1: the figures of its year and of the year before, growing, stopping, invented names."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice_books import practice_book

from unionbook.ground.conditions import Frame
from unionbook.ground.creditcode import examine_credit_code
from unionbook.ground.errors import Refusal
from unionbook.ground.identity import RESIDENT, examine_id
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.demo import invented, write_demo
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.saving import errors
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts

WRITTEN_ON = date(2020, 12, 31)
CUT = date(2020, 12, 10)

SUMMARY = {
    "staff.grievance_staff": (2, 2),
    "norm_check.checked": (23, 23),
    "norm_check.sampled": (5, 5),
    "work.inspection_superior_units": (5, 5),
    "grievance.received": (57, 57),
    "grievance.transferred": (38, 38),
    "grievance.reception": (19, 19),
    "grievance.replied": (57, 57),
    "application.injury_paid": (15, 15),
    "application.injury_amount": (4500_00, 4500_00),
    "application.hardship_screened": (82, 82),
    "application.hardship_submitted": (82, 82),
    "application.hardship_approved": (75, 75),
    "application.hardship_granted": (75000_00, 75000_00),
    "application.hardship_rejected": (7, 7),
    "application.hardship_pass_rate": (9146, 9146),
    "application.study_approved": (71, 71),
    "application.study_granted": (122000_00, 122000_00),
    "application.subsidy_applied": (45, 45),
    "application.subsidy_reviewed": (43, 43),
    "application.subsidy_approved": (0, 0),
    "application.subsidy_pass_rate": (9556, 9556),
    "activity.held_centre": (16, 16),
    "activity.aspects_centre": (3, 3),
    "activity.volunteers_centre": (138, 138),
    "activity.served_centre": (5138, 5138),
    "room.rooms_centre": (10, 10),
    "enterprise.f500_established": (4, 4),
    "enterprise.f500_rate": (8000, 8000),
    "enterprise.over_thousand_established": (12, 12),
    "enterprise.wage_bargained": (126, 130),
    "enterprise.f500_wage_bargained": (4, 4),
    "enterprise.f500_wage_rate": (8000, 8000),
    "enterprise.thousand_wage_bargained": (12, 12),
    "dues_receipt.payers": (205, 205),
    "dues_receipt.payers_ready": (174, 174),
    "member.members": (1271, 1286),
    "member.new_members": (467, 485),
}
"""Figure → as of 10 December 2020 and for the whole year; money in 分, shares in hundredths of a percent."""

WORDED = {
    "grievance.received": "57宗",
    "application.hardship_granted": "75000元",
    "application.study_granted": "12.2万元",
    "activity.served_centre": "超过5000人次",
    "activity.aspects_centre": "三个方面",
    "room.rooms_centre": "十个",
    "enterprise.f500_rate": "80%",
}

YEAR_BEFORE = {
    "grievance.received": 41,
    "application.hardship_screened": 78,
    "application.hardship_approved": 70,
    "application.study_approved": 63,
    "application.injury_paid": 12,
    "application.subsidy_approved": 36,
    "activity.held": 12,
    "activity.held_centre": 0,
    "member.members": 816,
    "enterprise.wage_bargained": 58,
    "norm_check.sampled": 0,
    "work.inspection_superior_units": 3,
    "room.rooms_centre": 0,
    "dues_receipt.payers": 160,
}


DUES = {
    "payers": 198,
    "payers_ready": 168,
    "payers_unready": 30,
    "received": 13_173_100_00,
    "monthly": 1_317_310_00,
}
"""Figures of the dues as of the end of October."""


def frame(year: int, cut: date | None = None) -> Frame:
    return Frame(Period.parse(str(year), cut), WRITTEN_ON)


@pytest.fixture
def book() -> Book:
    return practice_book(1)


@pytest.mark.parametrize("key", SUMMARY)
def test_every_figure_of_the_summary(book: Book, key: str) -> None:
    found = tuple(count(book, key, one).value for one in (frame(2020, CUT), frame(2020)))
    assert found == SUMMARY[key]


def test_figures_are_worded_as_the_summary_words_them(book: Book) -> None:
    assert {key: count(book, key, frame(2020, CUT)).worded() for key in WORDED} == WORDED


def test_the_year_before_has_other_numbers(book: Book) -> None:
    assert {key: count(book, key, frame(2019)).value for key in YEAR_BEFORE} == YEAR_BEFORE


def test_the_acts_tell_what_was_written(book: Book) -> None:
    labels = [act.label for act in reversed(acts(book))]
    assert labels[:4] == ["写入练习台账", "导入练习企业和基层工会", "导入练习会员 1369 人", "登记练习信访"]
    assert len(labels) == 12


def test_the_dues_of_ten_months(book: Book) -> None:
    october = frame(2020, date(2020, 10, 31))
    told = {name: count(book, f"dues_receipt.{name}", october).value for name in DUES}
    assert told == DUES
    assert DUES["payers_ready"] + DUES["payers_unready"] == DUES["payers"]


def test_clocks_run_at_the_end_of_the_year(book: Book) -> None:
    running = [one for one in due(book, WRITTEN_ON) if one.kind.name == "grievance"]
    assert [one.running.left for one in running] == [4, 12, 25]
    assert all(one.running.left >= 0 for one in running)
    assert any(one.kind.name == "organisation" and one.running.left < 0 for one in due(book, WRITTEN_ON))


def test_rare_characters_are_among_the_names(book: Book) -> None:
    names = {name for (name,) in book.select("person", ["name"])}
    assert set(invented.RARE) <= names
    assert any(ord(letter) > 0xFFFF for name in names for letter in name)


@pytest.mark.slow
def test_it_grows_and_keeps_its_figures(tmp_path: Path) -> None:
    grown = write_demo(tmp_path / "大.ubk", CABINET, members=2500)
    assert grown is not None
    with grown:
        assert grown.count("member") == 2500
        for path in ("number", "person"):
            assert grown.aggregate("member", "distinct", path) == 2500
        assert grown.aggregate("person", "distinct", "id_number") == grown.count("person") - _without_number(grown)
        found = {key: count(grown, key, frame(2020)).value for key in SUMMARY}
        assert found == {key: whole for key, (_, whole) in SUMMARY.items()} | {"member.members": 1286 + 2500 - 1369}
        new = grown.select("member", ["uid"], order=["-uid"], limit=25)
        assert [errors(Entry(grown, CABINET["member"], uid, WRITTEN_ON).examine()) for (uid,) in new] == [[]] * 25
        assert acts(grown, 1)[0].label == "导入练习会员 1131 人"


def _without_number(book: Book) -> int:
    return sum(1 for (number,) in book.select("person", ["id_number"]) if number is None)


@pytest.mark.parametrize("steps", [1, 3, 4])
def test_stopping_leaves_nothing_behind(tmp_path: Path, steps: int) -> None:
    left = iter(range(steps))
    path = tmp_path / "停.ubk"
    stop = write_demo(path, CABINET, members=400, step=lambda done, of: next(left, 0) != steps - 1, summary=2)
    assert stop is None
    assert list(tmp_path.iterdir()) == []


def test_what_stands_there_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "有.ubk"
    path.write_bytes(b"mine")
    with pytest.raises(Refusal, match="已经存在"):
        write_demo(path, CABINET)
    assert path.read_bytes() == b"mine"
    with pytest.raises(Refusal, match=r"“名名.*没有打开，也没有改动"):
        write_demo(tmp_path / f"{'名' * 200}.ubk", CABINET)
    with create_book(tmp_path / "空.ubk", CABINET) as empty:
        assert empty.practice_day is None


@given(st.integers(1, 6_000_000), st.booleans())
def test_invented_numbers_are_right_and_belong_to_nobody(at: int, woman: bool) -> None:
    number = invented.worker_number(at, woman)
    found = examine_id(number, RESIDENT, WRITTEN_ON)
    assert found.error is None
    assert (found.born, found.sex) == (invented.born_on(at).isoformat(), "2" if woman else "1")
    assert number.startswith("449900")
    assert re.fullmatch(r"129\d{8}", invented.phone(at))


@given(st.sets(st.integers(1, 6_000_000), min_size=2, max_size=40))
def test_invented_numbers_differ(places: set[int]) -> None:
    numbers = {invented.worker_number(at, woman) for at in places for woman in (False, True)}
    assert len(numbers) == 2 * len(places)


@given(st.integers(0, 999_999), st.booleans())
def test_invented_credit_codes_are_right(at: int, union: bool) -> None:
    found = examine_credit_code(invented.credit_code(at, union))
    assert (found.error, found.note, found.body) == (None, None, "基层工会" if union else "企业")
