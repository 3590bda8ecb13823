"""Which 份, 家 and 人 the figures of collective agreements give, for a period and up to a day of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from agreement_book import TODAY, WITH, firms, own, stored, told

from unionbook.ground.conditions import Frame
from unionbook.ground.fields import Value
from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.records.agreement import SURVEY
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.services.tally import Counted, count, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book

CUT = date(2020, 12, 10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "a.ubk", WITH) as made:
        yield made


def figure(book: Book, key: str, period: str = "2020", as_of: date | None = CUT) -> Counted:
    """A figure, whose rows are held against its number."""
    frame = Frame(Period.parse(period, as_of), TODAY)
    counted = count(book, key, frame)
    if isinstance(counted.figure, Figure):
        assert (counted.value or 0) == sum(adds for _, _, adds in rows_behind(book, key, frame).rows)
    return counted


def value(book: Book, key: str, period: str = "2020", as_of: date | None = CUT) -> int | None:
    return figure(book, key, period, as_of).value


def test_firms_that_bargained_over_wages_up_to_a_day(book: Book) -> None:
    """126 firms up to 10 December, 4 of the 5 of the world's 500, 12 of a thousand workers; each counts once."""
    plain, top = firms(book, 114), firms(book, 5, 200, f500=1, workers=800)
    large, late = firms(book, 12, 300, workers=1000, over_thousand=1), firms(book, 4, 400)
    own(book, plain[:60])
    own(book, [*top[:4], *large])
    stored(book, 1, plain[50:100], scope="region")
    stored(book, 2, plain[90:110], scope="industry", signed_on="2019-05-01", term_from="2019-05-01")
    own(book, [late[0]], signed_on="2020-12-11")
    own(book, [late[1]], signed_on="2019-06-01", term_to="2020-05-31", lapses_on="2020-06-01")
    own(book, [late[2]], signed_on="2019-06-01", term_to="2022-05-31", terminated_on="2020-07-01")
    own(book, [late[3], plain[113]], kind="women")
    assert value(book, "enterprise.wage_bargained") == 110 + 4 + 12 == 126
    assert figure(book, "enterprise.wage_bargained").worded() == "126家"
    assert value(book, "enterprise.wage_bargained", as_of=None) == 127
    assert value(book, "enterprise.f500_wage_bargained") == 4
    assert figure(book, "enterprise.f500_wage_rate").worded() == "80%"
    assert value(book, "enterprise.thousand_wage_bargained") == 12
    assert figure(book, "enterprise.thousand_wage_rate").worded() == "100%"
    assert [value(book, f"enterprise.wage_{scope}") for scope in ("firm", "region", "industry")] == [76, 50, 20]
    assert value(book, "agreement.wage_agreements") == 78 and value(book, "agreement.women_agreements") == 2
    assert value(book, "enterprise.any_contract") == 128
    assert value(book, "enterprise.wage_bargained", "2019", None) == 22
    unsigned = WITH["enterprise"].subset("no_wage_agreement").where
    assert book.count("enterprise", unsigned, Frame(Period.parse("2020", CUT), TODAY)) == 135 - 126


def test_an_agreement_stands_to_the_end_of_its_last_day(book: Book) -> None:
    firm = firms(book, 1)
    own(book, firm, signed_on="2019-12-11", term_to="2020-12-10", lapses_on="2020-12-11", effective_on="2019-12-30")
    for day, number in ((date(2020, 12, 10), 1), (date(2020, 12, 11), 0)):
        for key in ("enterprise.wage_bargained", "agreement.wage_agreements", "agreement.in_force"):
            assert value(book, key, as_of=day) == number, (key, day)
    assert value(book, "agreement.in_force", "2019", date(2019, 12, 29)) == 0
    assert value(book, "agreement.concluded", "2019", None) == 1


def test_a_second_round_over_areas_and_trades(book: Book) -> None:
    """12 firms of areas and 8 of trades, 82 migrant workers between them."""
    all_firms = firms(book, 20)
    raised: dict[str, Value] = {"raise_from": 400, "raise_to": 600, "round_number": 2}
    stored(book, 1, all_firms[:7], more=raised, firms=7, workers=40, migrant_workers=30, women_workers=11)
    stored(book, 2, all_firms[7:12], firms=5, workers=30, migrant_workers=22, raise_from=450, raise_to=800)
    stored(book, 3, all_firms[12:], firms=8, workers=35, migrant_workers=30, scope="industry", round_number=2)
    assert value(book, "enterprise.wage_region") == value(book, "agreement.wage_region_covered") == 12
    assert value(book, "enterprise.wage_industry") == value(book, "agreement.wage_industry_covered") == 8
    assert value(book, "agreement.wage_migrants") == 82 and value(book, "agreement.wage_women") == 11
    assert value(book, "agreement.wage_workers") == 105
    low, high = (figure(book, f"agreement.wage_raise_{what}") for what in ("least", "most"))
    assert (low.worded(measure=""), high.worded(measure="个百分点")) == ("4", "8个百分点")
    assert value(book, "agreement.wage_round") == 2
    assert figure(book, "agreement.wage_raise_least", "2019").worded() == "—"
    assert [value(book, f"agreement.{scope}_agreements") for scope in ("firm", "region", "industry")] == [0, 2, 1]
    assert figure(book, "agreement.wage_region_agreements").worded() == "2份"


def test_the_share_of_areas_that_signed(book: Book) -> None:
    rate = "agreement.wage_region_rate"
    assert figure(book, rate).worded() == "—"
    stored(book, 1)
    stored(book, 2, signed_on="2020-02-01", term_to="2020-08-31", lapses_on="2020-09-01")
    assert figure(book, rate).worded() == "100%"
    open_yet: dict[str, Value] = dict.fromkeys(("signed_on", "term_from", "term_to", "lapses_on"))
    stored(book, 3, more=open_yet, stage="invited", invited_on="2020-12-11")
    assert figure(book, rate).worded() == "100%"
    assert value(book, "agreement.pending", as_of=None) == 1
    assert figure(book, rate, as_of=None).worded() == "66.67%"
    old = stored(book, 4, signed_on="2019-09-01", term_from="2019-09-01", term_to="2020-08-31", lapses_on="2020-09-01")
    assert figure(book, rate).worded() == "66.67%"
    assert value(book, "agreement.wage_lapsed") == 2
    again = {"signed_on": "2020-09-10", "term_to": "2021-09-09", "lapses_on": "2021-09-10"}
    stored(book, 5, more=again, previous=old, occasion="renewed")
    assert figure(book, rate).worded() == "100%"
    assert value(book, "agreement.wage_lapsed") == 1
    assert value(book, "agreement.wage_lapsed", as_of=date(2020, 9, 9)) == 2
    assert value(book, "agreement.wage_renewed") == 1 and value(book, "agreement.wage_new") == 0


def test_firms_with_all_three_contracts(book: Book) -> None:
    """68 firms, whichever agreement brings each contract; firms are counted, not contracts."""
    some = firms(book, 80)
    own(book, some[:70], kind="comprehensive")
    own(book, some[:60], kind="wage")
    stored(book, 1, some[55:72], kind="wage")
    own(book, some[:66], kind="women")
    stored(book, 2, [*some[66:68], *some[74:]], kind="women", scope="industry")
    over = {"signed_on": "2018-01-01", "term_to": "2019-12-31", "lapses_on": "2020-01-01"}
    own(book, some[68:70], kind="women", **over)
    assert figure(book, "enterprise.three_contracts").worded() == "68家"
    assert value(book, "enterprise.comprehensive_contract") == 70
    assert value(book, "enterprise.wage_bargained") == 72
    assert value(book, "enterprise.women_contract") == 74
    assert value(book, "agreement.comprehensive_agreements") == 70 and value(book, "agreement.women_agreements") == 67
    assert value(book, "enterprise.three_contracts", "2018", None) == 0
    assert value(book, "enterprise.three_contracts", as_of=date(2020, 2, 29)) == 0


def test_firms_that_took_part_in_the_survey(book: Book) -> None:
    invited = firms(book, 50)
    entry = Entry(book, SURVEY, today=TODAY)
    days = {"started_on": "2020.10.9", "ends_on": "2020.11.30"}
    entry.fill({"name": "工资集体协商满意度测评", "required_rate": "90"} | days)
    for place, uid in enumerate(invited):
        row = entry.new_child("survey_answer")
        row.put("enterprise", uid)
        if place < 45:
            day = "2020.11.20" if place < 44 else "2020.12.11"
            row.fill({"answered_on": day, "score": 90, "people": 20, "satisfied": 19})
    assert told(entry, warning=False) == told(entry, warning=True) == set()
    assert (entry.shown("invited"), entry.shown("answered")) == ("50", "45")
    assert errors(save(entry)) == []
    assert figure(book, "survey_answer.firms").worded() == "44家"
    assert figure(book, "survey_answer.answer_rate").worded() == "88%"
    assert figure(book, "survey_answer.satisfied_rate").worded() == "95%"
    assert value(book, "survey_answer.firms", as_of=None) == 45 and value(book, "survey.started") == 1
    entry.children["survey_answer"][44].type("answered_on", "")
    assert told(entry, warning=False) == {"survey_answer[44].answered_on"}
    entry.children["survey_answer"].pop(44)
    entry.children["survey_answer"].pop(0)
    assert told(entry, warning=True) == {"required_rate"}
    entry.children["survey_answer"][0].fill({"satisfied": 21, "answered_on": "2020.10.8"})
    entry.children["survey_answer"][1].put("enterprise", invited[3])
    assert told(entry, warning=False) == {
        "survey_answer[0].satisfied",
        "survey_answer[0].answered_on",
        "survey_answer[2].enterprise",
    }
