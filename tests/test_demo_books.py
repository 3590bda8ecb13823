"""The practice books of summaries 3, 4 and 5: every number of the summary, in its words, from the rows that make it."""

import time
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from practice_books import practice_book

from unionbook.ground.conditions import Frame
from unionbook.ground.figures import Ratio
from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.demo import practice_of, write_demo
from unionbook.services.demo.book5.unions import COVERED
from unionbook.services.entry import Entry
from unionbook.services.saving import errors
from unionbook.services.tally import count, keys, rows_behind
from unionbook.services.targets import standing
from unionbook.store.book import Book

BOOKS = (3, 4, 5)
WRITTEN_ON = date(2020, 12, 31)
YUAN = 100


@dataclass(frozen=True)
class Number:
    """One number of a summary: its key, the figure and period it comes from, its value as stored, its words.

    wording, measure: told where the sentence does not use the figure's own.
    """

    key: str
    figure: str
    value: int
    words: str
    wording: Wording | None = None
    measure: str | None = None
    period: str = "2020"
    as_of: date | None = None

    @property
    def summary(self) -> int:
        return int(self.key[1])

    @property
    def frame(self) -> Frame:
        return Frame(Period.parse(self.period, self.as_of), WRITTEN_ON)


def _half(number: Number, value: int, words: str, as_of: date | None = None) -> Number:
    """The same figure for the first half-year, or as of a day of the year."""
    period = "2020" if as_of else "2020H1"
    return Number(number.key, number.figure, value, words, number.wording, number.measure, period, as_of)


S3_WAGE = Number("S3.wage", "wage_case.workers", 97, "近百名")
S3_MONEY = Number("S3.wage", "recovery.amount", 632_000 * YUAN, "60多万元", Wording.WAN_MANY)
S3_JOINED = Number("S3.org", "member.new_members", 69, "69人")
S4_AIDED = Number("S4.aid", "application.aided_households", 21, "21人", measure="人")
S4_EYES = Number("S4.mutual", "activity.held_health", 3, "3场", measure="场")
S5_UNIONS = Number("S5.org", "enterprise.new_non_public", 20, "20家")
S5_JOINED = Number("S5.org", "member.new_enterprise", 485, "485人")
S5_SURVEY = Number("S5.survey", "survey_answer.firms", 44, "44家")
S5_BOOKS = Number("S5.book", "stock_count.books", 3030, "3000余册")

NUMBERS = (
    Number("S3.train1", "activity.sessions_topic_safety", 1, "1期"),
    Number("S3.train1", "activity.person_times_topic_safety", 63, "60余人次"),
    Number("S3.org", "organisation.founded", 1, "一个", Wording.CHINESE),
    S3_JOINED,
    _half(S3_JOINED, 0, "0人"),
    S3_WAGE,
    _half(S3_WAGE, 80, "80名"),
    Number("S3.wage", "wage_origin.provinces", 3, "3个"),
    S3_MONEY,
    _half(S3_MONEY, 532_000 * YUAN, "50多万元", date(2020, 11, 30)),
    Number("S3.fund", "donation.raised_emergency", 15_460 * YUAN, "壹万伍仟余元", Wording.WORDS_MORE),
    Number("S3.fund", "handover.amount_charity", 10_000 * YUAN, "一万元", Wording.CHINESE),
    Number("S3.cb", "enterprise.wage_region", 12, "12家"),
    Number("S3.cb", "enterprise.wage_industry", 8, "8家"),
    Number("S3.cb", "agreement.wage_round", 2, "第二次"),
    Number("S3.cb", "agreement.wage_migrants", 82, "82名", measure="名"),
    Number("S3.cb", "agreement.wage_raise_least", 400, "4", measure=""),
    Number("S3.cb", "agreement.wage_raise_most", 800, "8个百分点", measure="个百分点"),
    Number("S3.cong", "agreement.wage_congress_term", 1, "第一届"),
    Number("S3.cong", "agreement.wage_congress_meeting", 2, "二次"),
    Number("S3.mutual", "mutual_period.rate", 10_000, "100%"),
    Number("S3.train2", "activity.person_times_topic_farming", 106, "100余人次"),
    Number("S3.show", "activity.items_on_women", 22, "22个"),
    Number("S3.show", "activity.persons_on_women", 68, "68人", Wording.EXACT),
    Number("S3.show", "activity.audience_on_women", 2043, "2000多人次"),
    Number("S3.ball", "activity.persons_on_labour", 74, "70余人"),
    Number("S3.ball", "activity.edition_on_labour", 1, "首届"),
    Number("S4.cb", "agreement.wage_region_rate", 10_000, "100%"),
    Number("S4.ak", "activity.edition_contest_ankang", 13, "第十三届"),
    Number("S4.ak", "activity.rate_contest_ankang", 9000, "90%"),
    Number("S4.ak", "activity.rate_contest_ankang", 7895, "78.95%", period="2019"),
    Number("S4.aid", "application.sunshine_households", 1, "1户"),
    Number("S4.aid", "application.warmth_amount", 10_000 * YUAN, "1万元"),
    S4_AIDED,
    _half(S4_AIDED, 16, "16人"),
    _half(S4_AIDED, 19, "19人", date(2020, 10, 31)),
    Number("S4.mutual", "mutual_period.rate", 10_000, "100%"),
    S4_EYES,
    _half(S4_EYES, 2, "2场"),
    Number("S4.start", "honour.title_founder", 1, "1户", measure="户"),
    Number("S4.start", "application.startup_approved", 4, "4人"),
    Number("S4.start", "activity.sessions_topic_startup", 1, "1期"),
    Number("S4.health", "activity.persons_checkup_sanitation", 53, "50余名", measure="名"),
    Number("S4.trip", "activity.sessions_tour_office", 2, "两批次"),
    Number("S4.home", "venue.named_home", 2, "2家"),
    Number("S4.home", "venue.named_bookroom", 2, "2家"),
    Number("S5.talk", "work_unit.invited", 5, "5个", measure="个"),
    Number("S5.comm", "organisation.community_founded", 17, "17家"),
    Number("S5.comm", "member.community_joined", 135, "135名"),
    S5_UNIONS,
    _half(S5_UNIONS, 17, "17家"),
    S5_JOINED,
    _half(S5_JOINED, 485, "485人", date(2020, 12, 10)),
    Number("S5.contract", "enterprise.three_contracts", 68, "68家"),
    S5_SURVEY,
    _half(S5_SURVEY, 22, "22家", date(2020, 11, 13)),
    Number("S5.legal", "organisation.legal_persons", 26, "26家", measure="家"),
    Number("S5.legal", "organisation.legal_pending", 2, "2家", measure="家"),
    Number("S5.read", "activity.persons_reading", 156, "150余人"),
    Number("S5.book", "venue.models_bookroom", 2, "2个", measure="个"),
    S5_BOOKS,
    Number("S5.book", "stock_count.books", 2560, "2500余册", period="2019"),
    Number("S5.book", "stock_count.periodicals", 10, "10种"),
    Number("S5.book", "stock_count.discs", 100, "100张"),
    Number("S5.book", "stock_count.computers", 21, "21台"),
    Number("S5.aid", "application.warmth_paid", 9, "9名", measure="名"),
    Number("S5.honour", "honour.persons_county", 1, "1名"),
    Number("S5.honour", "honour.title_medal", 1, "1项"),
)

ASKED = {
    3: "train1 org wage fund cb cong mutual train2 show ball",
    4: "cb ak aid mutual start health trip home",
    5: "talk comm org contract survey legal read book aid honour",
}
"""Summary → the keys of its numbers."""

APART = {
    "organisation.founded": 37,
    "organisation.community_founded": 17,
    "enterprise.new_non_public": 20,
    "member.new_members": 620,
    "member.community_joined": 135,
    "member.new_enterprise": 485,
}
"""In the book of summary 5 the covered community's unions and members are none of the firms'."""


def _name(number: Number) -> str:
    return f"{number.key}-{number.figure}-{number.frame.period.name}-{number.as_of or ''}"


@pytest.mark.parametrize("number", NUMBERS, ids=_name)
def test_every_number_of_the_summaries(number: Number) -> None:
    found = count(practice_book(number.summary), number.figure, number.frame)
    assert found.value == number.value
    assert found.worded(number.wording, number.measure) == number.words


def test_every_key_is_asked_for() -> None:
    asked = {f"S{summary}.{name}" for summary, names in ASKED.items() for name in names.split()}
    assert {number.key for number in NUMBERS} == asked


@pytest.mark.parametrize("number", NUMBERS, ids=_name)
def test_its_rows_make_it(number: Number) -> None:
    book, kind = practice_book(number.summary), CABINET[number.figure.partition(".")[0]]
    figure = count(book, number.figure, number.frame).figure
    upper = f"{kind.name}.{figure.upper}" if isinstance(figure, Ratio) else number.figure
    rows = rows_behind(book, number.figure, number.frame).rows
    assert sum(adds for _, _, adds in rows) == count(book, upper, number.frame).value
    assert len({uid for uid, _, _ in rows}) == len(rows)


@pytest.mark.parametrize("summary", BOOKS)
def test_all_other_figures_add_up_too(summary: int) -> None:
    book, frame = practice_book(summary), Frame(Period.parse("2020", date(2020, 9, 30)), WRITTEN_ON)
    for key in keys(CABINET):
        counted = count(book, key, frame)
        if not isinstance(counted.figure, Ratio):
            assert sum(adds for _, _, adds in rows_behind(book, key, frame).rows) == (counted.value or 0), key


@pytest.mark.parametrize("summary", BOOKS)
def test_no_check_objects_to_a_row(summary: int) -> None:
    book = practice_book(summary)
    for kind in CABINET:
        for (uid,) in book.select(kind.name, ["uid"]):
            entry = Entry(book, kind, uid, WRITTEN_ON)
            assert errors(entry.examine()) == [], entry.values
            # Rows written in bulk hold what the form would have derived.
            assert entry.changed() == set(), entry.values
    assert check(book) == []
    assert book.practice_day == WRITTEN_ON == practice_of(summary).day


def test_the_community_is_counted_apart_from_the_firms() -> None:
    frame = Frame(Period.parse("2020"), WRITTEN_ON)
    assert {key: count(practice_book(5), key, frame).value for key in APART} == APART
    rows = rows_behind(practice_book(5), "organisation.community_founded", frame).rows
    assert all(title.startswith(COVERED) for _, title, _ in rows)


def test_three_contracts_are_counted_by_firm() -> None:
    number = partial(count, practice_book(5), frame=Frame(Period.parse("2020"), WRITTEN_ON))
    assert (number("enterprise.three_contracts").value, number("enterprise.wage_bargained").value) == (68, 72)
    assert number("agreement.concluded").value == 127


@pytest.mark.parametrize("summary", BOOKS)
def test_the_tasks_of_the_year_are_met(summary: int) -> None:
    found = standing(practice_book(summary), Frame(Period.parse("2020"), WRITTEN_ON))
    assert len(found) >= 5
    assert [one.remark for one in found if one.remark] == []
    assert all(one.rate is not None and one.rate >= 10_000 for one in found)
    assert any(one.rate is not None and one.rate > 10_000 for one in found)
    assert sum(one.points or 0 for one in found) == sum(one.target.weight or 0 for one in found) == 100_00


@pytest.mark.parametrize("summary", BOOKS)
def test_two_books_have_one_content_and_are_written_soon(summary: int, tmp_path: Path) -> None:
    began = time.process_time()
    again = write_demo(tmp_path / "再写.ubk", CABINET, summary=summary)
    assert time.process_time() - began < 2
    assert again is not None
    with again:
        assert _content(again) == _content(practice_book(summary))


def _content(book: Book) -> dict[str, list[tuple[object, ...]]]:
    found = {kind.name: book.select(kind.name, ["uid", *kind.fields]) for kind in CABINET}
    return found | {"acts": book.rows("SELECT label, at, hlc FROM act ORDER BY id")}


@pytest.mark.parametrize("summary", BOOKS)
def test_every_name_is_an_invented_one(summary: int) -> None:
    book = practice_book(summary)
    units = [name for kind in ("enterprise", "organisation", "office") for (name,) in book.select(kind, ["name"])]
    places = ("样板", "练习", *(name for (name,) in book.select("community", ["name"])))
    assert all(str(name).startswith(places) for name in units)
    numbers = [number for (number,) in book.select("person", ["id_number"]) if number]
    assert all(str(number).startswith("449900") for number in numbers)
    assert len(set(numbers)) == len(numbers)
