"""The practice books' reports proofread: nothing to find in a sound one, every slip of a bad one, at once."""

from time import perf_counter

import pytest
from practice_books import practice_book
from proof_desk import YEAR, found

from unionbook.ground.periods import Period
from unionbook.services.report import compose, template_names
from unionbook.services.report.proof import may_issue, proof
from unionbook.services.report.whole import whole

PERIODS = {1: "2020", 2: "2020H1", 3: "2020", 4: "2020", 5: "2020"}
OTHERS = {"季": "2020Q2", "月": "2020-06", "周": "2020-W23", "统计年": "2019-10-01..2020-09-30"}
BAD = (
    "附表：信访",
    "一级：维权",
    "收到{grievance.received=58：补登}，其中转办{grievance.transferred}、接访{grievance.reception}。",
    "",
    "半年来，2018年走访先锋高科技(有限公司，发放75000的慰问金，助学12。2万元，见附表3。",
    "",
    "集体信访{grievance.group?}，办结{grievance.closed}。【请写明不足】。",
)


@pytest.mark.parametrize("summary", PERIODS)
def test_the_report_of_a_sound_book_has_nothing_to_find(summary: int) -> None:
    book = practice_book(summary)
    findings = proof(book, whole(book, compose(book, Period.parse(PERIODS[summary]))))
    assert findings == [] and may_issue(findings)


@pytest.mark.parametrize("summary", PERIODS)
def test_other_reports_have_only_places_to_fill_and_zeros(summary: int) -> None:
    book = practice_book(summary)
    for use, period in OTHERS.items():
        for name in template_names(use, book):
            findings = proof(book, whole(book, compose(book, Period.parse(period), name)))
            assert {finding.rule for finding in findings} <= {"blank", "zero"}, (name, period)


def test_every_slip_of_a_bad_report_is_found_and_leads_to_its_place() -> None:
    book = practice_book(1)
    findings = found(book, *BAD)
    assert not may_issue(findings)
    expected = {"sum", "hand", "differs", "span", "year", "sign", "measure", "typed", "enclosed", "blank"}
    assert {finding.rule for finding in findings} == expected
    for finding in findings:
        assert 0 < finding.place.block < 5 and finding.place.line > 2 and finding.place.section == 1
        assert finding.sentence.endswith("。") and "  " not in finding.sentence
    assert [finding.place.block for finding in findings] == sorted(finding.place.block for finding in findings)


def test_proofreading_takes_less_than_a_fifth_of_a_second() -> None:
    book = practice_book(1)
    made = whole(book, compose(book, YEAR))
    proof(book, made)
    times = []
    for _ in range(3):
        begun = perf_counter()
        proof(book, made)
        times.append(perf_counter() - begun)
    assert min(times) < 0.2
