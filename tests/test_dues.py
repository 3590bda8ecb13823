"""经费: who pays, what is owed and what came in; contradictions are told at the field."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from dues_book import CABINET, frame, payer, paying, saved, told
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.creditcode import check_character
from unionbook.ground.dates import Precision, store_date
from unionbook.records.dues import PAYER, DuesReceipt
from unionbook.records.dues.receipt import doubles
from unionbook.records.dues.span import overlap, span_words
from unionbook.services.stage import move
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.files import create_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def test_due_follows_from_wages_and_the_rate_of_the_day(book: Book) -> None:
    unit = payer(book)
    row = paying(unit, "2020-09", wage_total="1234567.89", paid="24691.36", received_on="2020-10-12")
    assert told(unit, warning=False) == told(unit, warning=True) == set()
    assert (row.shown("rate"), row.shown("due"), row.shown("owed")) == ("2%", "24,691.36", "0.00")
    assert {"rate", "due", "owed"} <= row.filled


def test_before_the_first_known_rate_what_is_due_is_typed(book: Book) -> None:
    unit = payer(book)
    row = paying(unit, "2000-09", wage_total="10000", due="150", paid="100", received_on="2000-10-12")
    assert told(unit, warning=True) == {"dues_receipt[0].paid"}
    assert (row.values["rate"], row.values["due"], row.values["owed"]) == (None, 15000, 5000)


@pytest.mark.parametrize(
    ("texts", "error", "warning"),
    [
        ({"period_to": "2020-02"}, {"period_to"}, {"paid"}),
        ({"period_to": "2020"}, {"period_to"}, {"paid"}),
        ({"received_on": ""}, {"received_on"}, {"paid"}),
        ({"paid": "0"}, {"paid"}, {"paid"}),
        ({"paid": "0", "received_on": ""}, set(), {"paid"}),
        ({"paid": "0", "received_on": "", "deferred_to": "2021-03-31"}, set(), set()),
        ({"paid": "210"}, set(), {"paid"}),
        ({"paid": "200"}, set(), set()),
        ({"paid": "200", "made_up_on": "2020-05-01"}, set(), {"made_up_on"}),
        ({"reduction": "50", "paid": "150"}, set(), set()),
        ({"reduction": "300"}, {"reduction"}, set()),
        ({"received_on": "2020-02-28", "paid": "200"}, set(), {"received_on"}),
        ({"supplement": "是", "paid": "200"}, set(), {"wage_total"}),
    ],
)
def test_a_receipt_that_contradicts_itself_is_told(
    book: Book, texts: dict[str, str], error: set[str], warning: set[str]
) -> None:
    unit = payer(book)
    paying(unit, "2020-03", **({"wage_total": "1万", "paid": "100", "received_on": "2020-04-12"} | texts))
    assert told(unit, warning=False) == {f"dues_receipt[0].{name}" for name in error}
    assert told(unit, warning=True) == {f"dues_receipt[0].{name}" for name in warning}


def test_months_received_twice_are_told_but_for_what_makes_up(book: Book) -> None:
    unit = payer(book, union_on="2020-02")
    money = {"paid": "200", "received_on": "2020-12-01"}
    paying(unit, "2020-01/2020-03", **money)
    paying(unit, "2020-03", **money)
    paying(unit, "2020-03", supplement="是", **money)
    paying(unit, "2020-03", item="建会筹备金", **money)
    paying(unit, "2020-01-01/2020-01-31", item="建会筹备金", **money)
    assert told(unit, warning=True) == {"dues_receipt[1].period_from", "dues_receipt[3].item"}
    (double,) = (one for one in unit.examine() if one.field == "dues_receipt[1].period_from")
    assert "2020年1月至3月" in double.sentence


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 4), st.booleans()).map(
    lambda drawn: (_month(drawn[0], drawn[2]), _month(drawn[0] + drawn[1], drawn[2]))
)


def _month(number: int, whole: bool) -> str:
    first = date(2019 + number // 12, number % 12 + 1, 1)
    return store_date(first, Precision.MONTH) if whole else store_date(first.replace(day=28))


@settings(max_examples=60)
@given(st.lists(SPANS, max_size=8))
def test_a_row_is_a_double_when_it_meets_one_that_began_no_later(spans: list[tuple[str, str]]) -> None:
    rows = [DuesReceipt(item="dues", period_from=start, period_to=end) for start, end in spans]
    found = {place for place, _ in doubles(rows)}
    for place, (start, _) in enumerate(spans):
        earlier = [
            other
            for number, other in enumerate(spans)
            if number != place and (other[0][:10], number) < (start[:10], place)
        ]
        assert (place in found) == any(overlap(other, spans[place]) for other in earlier)


def test_spans_are_worded_shortly() -> None:
    assert span_words("2020-03-01~m", "2020-03-31") == "2020年3月"
    assert span_words("2019-12-01~m", "2020-02-01~m") == "2019年12月至2020年2月"
    assert not overlap(("2020-01-01", None), ("2020-01-01", "2020-02-01"))


def test_papers_and_their_day_go_together(book: Book) -> None:
    account = {"account_name": "样板工会", "account": "440100200300", "bank": "样板银行"}
    assert told(payer(book, papers="已完善", **account), warning=False) == {"papers_done_on"}
    assert told(payer(book, papers_done_on="2020-03-01"), warning=False) == {"papers"}
    assert told(payer(book, papers="材料不全"), warning=True) == {"missing"}
    assert told(payer(book, papers="已完善", papers_done_on="2020-03-01"), warning=True) == set(account)


def test_papers_move_for_many_at_once(book: Book) -> None:
    uids = [saved(payer(book, f"样板{name}厂")) for name in ("甲子", "乙丑", "丙寅")]
    done = move(book, PAYER, uids[:2], "done", date(2020, 5, 6))
    assert len(done.moved) == 2 and not done.aside
    again = move(book, PAYER, uids, "partial", date(2020, 5, 7))
    assert again.moved == [] and len(again.aside) == 3
    assert count(book, "payer.newly_ready", frame()).value == 2
    assert count(book, "payer.newly_ready", frame(as_of=date(2020, 5, 5))).value == 0


def test_the_union_flag_follows_the_union_and_codes_must_agree(book: Book) -> None:
    code = "91440100MA5D0001X"
    code += check_character(code)
    with book.change("试填") as act:
        union = act.add(
            "organisation",
            {
                "name": "样板甲子厂工会",
                "stage": "preparing",
                "account_number": "111",
                "structure": "1",
                "form": "4",
                "category": "1",
            },
        )
        firm = act.add("enterprise", {"name": "样板甲子厂", "credit_code": code})
    unit = payer(book, credit_code=code[:17] + ("0" if code[17] != "0" else "1"), account="222", union_status="Y")
    unit.put("organisation", union)
    unit.put("enterprise", firm)
    assert {"credit_code", "account"} <= told(unit, warning=True)
    assert unit.values["union_status"] == "C" and "union_status" in unit.filled
    first = payer(book, credit_code=code)
    saved(first)
    assert "credit_code" in told(payer(book, "另一家", credit_code=code), warning=True)


def test_a_year_is_judged_small_once(book: Book) -> None:
    unit = payer(book)
    for year, applied in (("2023", ""), ("2023", ""), ("2024", "2020-03-01")):
        row = unit.new_child("small_year")
        row.type("year", year)
        row.type("applied_on", applied)
    assert told(unit, warning=False) == {"small_year[1].year"}
    row.type("small", "否")
    assert told(unit, warning=False) == {"small_year[1].year", "small_year[2].small"}
