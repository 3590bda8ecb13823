"""返还: shares of the levels, what goes back to the unions; membership fees apart."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from dues_book import CABINET, frame, payer, saved, told, typed

from unionbook.ground.wording import Wording
from unionbook.records.dues import BATCH, FEE, SPLIT
from unionbook.services.entry import Entry
from unionbook.services.tally import count
from unionbook.store.book import Book
from unionbook.store.files import create_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def scheme(book: Book, *shares: tuple[str, str], **texts: str) -> Entry:
    entry = typed(book, SPLIT, **({"name": "一般方案", "from_on": "2020-01-01", "source": "试行"} | texts))
    for level, share in shares:
        row = entry.new_child("split_share")
        row.type("level", level)
        row.type("share", share)
    return entry


def test_shares_of_one_day_make_a_hundred_percent(book: Book) -> None:
    whole = scheme(
        book, ("基层", "55"), ("属地", "10.25"), ("县级", "14.75"), ("市", "10"), ("省总", "5"), ("全总", "5")
    )
    assert told(whole, warning=True) == told(whole, warning=False) == set()
    assert (whole.shown("total"), whole.shown("base_share")) == ("100%", "55%")
    saved(whole)
    lame = scheme(book, ("基层", "60"), ("基层", "10"), ("市", "101"))
    assert told(lame, warning=True) == {"total", "from_on"}
    assert told(lame, warning=False) == {"split_share[1].level", "split_share[2].share"}


def returning(batch: Entry, unit: str, split: str = "", **texts: str) -> Entry:
    row = batch.new_child("dues_return")
    row.put("payer", unit)
    row.put("split", split or None)
    for path, text in texts.items():
        row.type(path, text)
    return row


def batch_of(book: Book, months: str = "2020-01/2020-06", **texts: str) -> Entry:
    first, _, last = months.partition("/")
    return typed(book, BATCH, period_from=first, period_to=last or first, sent_on="2020-07-10", **texts)


def ready(book: Book, name: str) -> str:
    account = {"account_name": name, "account": "440100200300", "bank": "样板银行"}
    return saved(payer(book, name, papers="已完善", papers_done_on="2020-03-01", **account))


def test_no_more_goes_back_than_the_share_of_what_was_paid(book: Book) -> None:
    split, unit = saved(scheme(book, ("基层", "55"), ("市", "45"))), ready(book, "样板甲子厂")
    batch = batch_of(book, stated="550.01")
    row = returning(batch, unit, split, paid="1000.01", amount="550.01", arrived_on="2020-07-15")
    assert told(batch, warning=True) == told(batch, warning=False) == set()
    assert row.shown("share") == "55%" and batch.shown("total") == "550.01"
    row.type("amount", "550.02")
    assert told(batch, warning=True) == {"dues_return[0].amount", "stated"}
    row.type("full", "是")
    assert told(batch, warning=True) == {"dues_return[0].full", "stated"} and row.shown("share") == "100%"
    row.type("arrived_on", "2020-07-09")
    row.type("refused_on", "2020-07-20")
    assert told(batch, warning=False) == {
        f"dues_return[0].{name}" for name in ("arrived_on", "refused_on", "refused_reason")
    }


def test_the_same_months_go_back_once(book: Book) -> None:
    one, other = ready(book, "样板甲子厂"), saved(payer(book, "样板乙丑厂"))
    first = batch_of(book)
    returning(first, one, amount="100", arrived_on="2020-07-15")
    returning(first, other, amount="100", refused_on="2020-07-15", refused_reason="户名不符")
    assert told(first, warning=True) == {"dues_return[1].payer"}
    assert saved(first) and first.values["number"] == "2020-01"
    second = batch_of(book, "2020-06-01/2020-06-30")
    returning(second, one, amount="10")
    returning(second, one, amount="10", account="1")
    doubled = {"dues_return[0].payer", "dues_return[1].payer"}
    assert told(second, warning=True) == doubled | {"dues_return[1].account"}
    after = batch_of(book, "2020-07")
    returning(after, one, amount="10")
    assert told(after, warning=True) == set()
    assert saved(after) and after.values["number"] == "2020-02"
    assert count(book, "dues_return.returned", frame()).value == 10000
    assert count(book, "dues_return.sent", frame()).value == 21000
    assert count(book, "dues_return.refused", frame()).value == 1
    assert count(book, "dues_return.payers", frame()).value == 1
    assert count(book, "return_batch.batches", frame(as_of=date(2020, 7, 9))).value == 0
    assert book.count("return_batch", BATCH.subset("refused").where) == 1
    assert book.count("return_batch", BATCH.subset("waiting").where) == 1


def test_membership_fees_stand_apart(book: Book) -> None:
    with book.change("试填") as act:
        union = act.add(
            "organisation",
            {"name": "样板工会", "stage": "normal", "structure": "1", "form": "4", "category": "1", "members": 20},
        )

    def fee(month: str, payers: str, amount: str) -> Entry:
        entry = typed(book, FEE, month=month, payers=payers, amount=amount)
        entry.put("organisation", union)
        return entry

    saved(fee("2020-03", "20", "100"))
    saved(fee("2020年4月", "18", "90.5"))
    assert told(fee("2020-03", "21", "0"), warning=True) == {"month", "payers", "amount"}
    assert told(fee("2020-03-05", "2", "1"), warning=False) == {"month"}
    assert count(book, "fee.amount", frame()).worded(Wording.EXACT) == "190.50元"
    assert count(book, "fee.times", frame()).worded() == "38人次"
    assert count(book, "fee.organisations", frame("2020-04")).value == 1
    assert count(book, "dues_receipt.received", frame()).value == 0
