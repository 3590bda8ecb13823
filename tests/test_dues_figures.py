"""经费: the figures of a report, each from rows made for it; means over months."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dues_book import CABINET, frame, payer, paying, saved, told

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.dates import Precision, store_date
from unionbook.ground.fields import Value
from unionbook.ground.figures import MONTHS, Ratio
from unionbook.ground.lint import faults
from unionbook.ground.wording import Wording
from unionbook.records.dues import BATCH, PAYER, RECEIPT
from unionbook.services.check import check
from unionbook.services.saving import open_entry
from unionbook.services.tally import Counted, count, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book

CUT = date(2020, 10, 31)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def test_what_is_owed_is_answered_for_any_past_day(book: Book) -> None:
    unit = payer(book)
    paying(unit, "2020-07", wage_total="5万", paid="1000", received_on="2020-08-10")
    paying(unit, "2020-08", wage_total="5万", paid="400", received_on="2020-09-10", made_up_on="2020-11-05")
    paying(unit, "2020-08", supplement="是", due="600", paid="600", received_on="2020-11-05")
    paying(unit, "2020-09", wage_total="5万", reduction="100", paid="0")
    assert told(unit, warning=True) == {"dues_receipt[3].paid"}
    saved(unit)

    def at(day: date, name: str) -> int | None:
        return count(book, f"dues_receipt.{name}", frame(as_of=day)).value

    assert [at(date(2020, month, 28), "arrears") for month in (7, 8, 10, 11)] == [0, 60000, 150000, 90000]
    assert [at(date(2020, month, 28), "received") for month in (8, 10, 11)] == [100000, 140000, 200000]
    assert at(date(2020, 11, 28), "due") == 300000 and at(date(2020, 11, 28), "reduction") == 10000
    assert at(date(2020, 11, 28), "payers_owing") == 1
    assert book.count("payer", PAYER.subset("owing").where, frame()) == 1
    assert open_entry(book, PAYER, unit.uid).changed() == set()


READY, UNREADY, TOTAL = 168, 30, 1_317_310_000


@pytest.fixture
def town(book: Book) -> Book:
    """198 units that paid by the end of October, 168 of them with their papers; and others that do not count."""
    done = ["2019-05-06"] * 100 + [CUT.isoformat()] * (READY - 100) + ["2020-11-01"] * 10 + [None] * (UNREADY - 10)
    with book.change("试填") as act:
        units = act.add_many(
            "payer",
            ("name", "state", "papers", "papers_done_on"),
            [
                (f"样板{n:03}厂", "active", "done" if day else "none", day)
                for n, day in enumerate([*done, "2020-02-02"])
            ],
        )
        idle = units.pop()
        rows = [_receipt(unit, date(2020, 1 + n % 10, 1 + n % 28), 0) for n, unit in enumerate(units)]
        rows += [_receipt(unit, date(2020, month, 31), 0) for unit in units[:50] for month in (1, 5, 10)]
        share, rest = divmod(TOTAL, len(rows))
        rows = [(*row[:-1], share + (number < rest)) for number, row in enumerate(rows)]
        outside = [(idle, date(2019, 12, 31)), (idle, date(2020, 11, 1)), (units[0], date(2020, 12, 1))]
        rows += [_receipt(unit, day, 777_700) for unit, day in outside]
        act.add_many("dues_receipt", ("payer", "item", "period_from", "period_to", "received_on", "paid"), rows)
    return book


def _receipt(unit: str, day: date, paid: int) -> tuple[Value, ...]:
    month = store_date(day.replace(day=1), Precision.MONTH)
    return unit, "dues", month, month, day.isoformat(), paid


def test_the_years_dues_come_out_of_their_rows(town: Book) -> None:
    def figure(name: str) -> Counted:
        return count(town, f"dues_receipt.{name}", frame(as_of=CUT))

    assert [figure(name).value for name in ("payers", "payers_ready", "payers_unready")] == [198, READY, UNREADY]
    assert figure("payers").worded() == "198家"
    assert (figure("received").value, figure("received").worded()) == (TOTAL, "约1317.31万元")
    assert (figure("monthly").value, figure("monthly").worded()) == (131_731_000, "131.73万元")
    assert figure("monthly").worded(Wording.ABOUT) == "约131.73万元"
    assert figure("ready_rate").worded() == "84.85%"
    behind = rows_behind(town, "dues_receipt.payers_ready", frame(as_of=CUT))
    assert behind.kind is PAYER and len(behind.rows) == READY
    assert sum(adds for _, _, adds in rows_behind(town, "dues_receipt.monthly", frame(as_of=CUT)).rows) == TOTAL


def test_another_cut_gives_other_dues(town: Book) -> None:
    assert count(town, "dues_receipt.payers_ready", frame()).value == READY + 11
    assert count(town, "dues_receipt.received", frame()).value == TOTAL + 2 * 777_700
    assert count(town, "dues_receipt.monthly", frame("2019H1")).value == 0
    assert town.count("payer", PAYER.subset("unpaid").where, frame(as_of=CUT)) == 1
    assert not [finding for finding in check(town) if finding.hurt]


def test_a_mean_of_things_is_kept_in_hundredths(tmp_path: Path) -> None:
    """The mean of what is no money: 11 batches in the 4 months to the end of April."""
    mean = Ratio(
        name="monthly", label="月均批次", upper="batches", lower=MONTHS, measure="批", definition="批次除以月数。"
    )
    grown = [replace(kind, figures=(*kind.figures, mean)) if kind is BATCH else kind for kind in CABINET]
    with create_book(tmp_path / "m.ubk", Cabinet(grown)) as book:
        assert count(book, "return_batch.monthly", frame()).worded() == "0批"
        names = ("period_from", "period_to", "sent_on")
        with book.change("试填") as act:
            act.add_many(
                "return_batch", names, [("2020-01-01~m",) * 2 + (f"2020-04-{day:02}",) for day in range(1, 12)]
            )
        spring = count(book, "return_batch.monthly", frame(as_of=date(2020, 4, 30)))
        assert (spring.value, spring.worded()) == (275, "2.75批")
        assert count(book, "return_batch.monthly", frame(as_of=date(2020, 5, 1))).worded() == "2.2批"


def test_a_ratio_over_no_such_figure_is_refused() -> None:
    lame = Ratio(name="lame", label="月均", upper=MONTHS, lower="received", definition="无。")
    changed = (replace(kind, figures=(*kind.figures, lame)) if kind is RECEIPT else kind for kind in CABINET)
    assert [fault for fault in faults(Cabinet(changed)) if "lame" in fault]
