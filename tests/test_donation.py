"""募捐: appeal, gifts, publicity, handing over; what was collected and what came from elsewhere apart."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_book import CABINET, counted, filled, firm, number, saved, told

from unionbook.ground.fields import CodeField, Field, Value
from unionbook.ground.wording import Wording
from unionbook.records.donation import KIND
from unionbook.services.check import check
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book

APPEAL = {
    "name": "捐出一份爱心",
    "category": "应急募捐",
    "appeal_on": "2020-02-03",
    "initiator": "镇工会联合会",
    "person": {"name": "赵甲子", "phone": "13600000001"},
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def emergency(book: Book) -> Entry:
    """An appeal to the units of the town: 15,230 yuan of theirs, 10,000 of the charity centre."""
    gifts: list[dict[str, Any]] = [
        {"given_on": "2020-02-05", "enterprise": firm(book, "样板甲子电子厂"), "people": 40, "amount": 8000},
        {"given_on": "2020-02-06", "donor": "镇卫生院", "people": 25, "amount": "5230"},
        {"given_on": "2020-02-07", "donor": "镇卫生院", "people": 5, "amount": 1000, "method": "转账"},
        {"given_on": "2020-03-01", "donor": "钱乙丑", "amount": 1000},
    ]
    handed = [
        {"handed_on": "2020-03-20", "amount": "15230", "signed": True},
        {"handed_on": "2020-04-02", "amount": "1万", "fund": "慈善中心救助", "payer": "县慈善中心"},
    ]
    more = {"closed_on": "2020-03-05", "published_on": "2020-03-06", "publicity_ends": "2020-03-12"}
    return saved(book, KIND, APPEAL | more | {"stage": "已公示", "donation": gifts, "handover": handed})


def test_an_appeal_for_one_household(book: Book) -> None:
    entry = emergency(book)
    assert counted(book, "donation.raised_emergency").worded() == "15000余元"
    assert counted(book, "donation.raised").worded(Wording.YUAN) == "15230元"
    assert counted(book, "handover.amount_charity").worded(Wording.WORDS) == "人民币壹万元整"
    assert counted(book, "handover.amount_charity").worded(Wording.WAN) == "1万元"
    assert number(book, "handover.amount") == 2_523_000
    found = {name: number(book, f"donation.{name}") for name in ("gifts", "donors", "people", "books")}
    assert found == {"gifts": 4, "donors": 3, "people": 71, "books": 0}
    assert number(book, "donation.raised", "2020", date(2020, 2, 29)) == 1_423_000
    assert number(book, "campaign.campaigns_emergency") == 1
    assert move(book, KIND, [entry.uid], "handed", date(2020, 4, 3)).moved == [entry.uid]
    again = open_entry(book, KIND, entry.uid)
    assert told(again) == told(again, warning=True) == {}
    assert check(book) == []


def test_one_day_of_giving_and_books_in_the_half_year(book: Book) -> None:
    plain = {"category": "爱心一日捐", "name": "爱心一日捐", "appeal_on": "2020-05-10", "beneficiary": "某慈善协会"}
    gifts = [{"given_on": "2020-05-12", "donor": f"第{n}分会", "people": 10, "amount": "810"} for n in "一二三"]
    saved(book, KIND, plain | {"donation": gifts})
    books = {"given_on": "2020-06-01", "donor": "文化分会", "people": 22, "method": "实物", "books": 120}
    shirts = {"given_on": "2020-06-01", "donor": "文化分会", "method": "实物", "goods": "校服 20 套", "worth": "1600"}
    given = {"category": "捐书", "name": "为书屋捐书", "appeal_on": "2020-05", "beneficiary": "某农庄职工书屋"}
    saved(book, KIND, given | {"donation": [books, shirts]})
    assert counted(book, "donation.raised_day", "2020H1").worded() == "2400余元"
    assert number(book, "donation.raised_books", "2020H1") == 0
    assert (number(book, "donation.books"), number(book, "donation.worth")) == (120, 160_000)
    assert number(book, "donation.raised", "2020H2") == 0
    assert number(book, "campaign.campaigns") == 2 and number(book, "campaign.campaigns_day") == 1


@pytest.mark.parametrize(
    ("data", "error", "warning"),
    [
        ({"stage": "募集结束", "closed_on": ""}, {"closed_on"}, set()),
        ({"closed_on": "2020-02-02"}, {"closed_on"}, {"donation[0].given_on"}),
        ({"appeal_on": "2020-02-06"}, set(), {"donation[0].given_on"}),
        ({"closed_on": "2020-02-04"}, set(), {"donation[0].given_on"}),
        ({"published_on": "2020-02-10", "publicity_ends": "2020-02-09"}, {"publicity_ends"}, set()),
        ({"handover": [{"handed_on": "2020-03-01", "amount": 600}]}, {"settled_on"}, set()),
        ({"handover": [{"handed_on": "2020-03-01", "amount": 600, "fund": "own"}]}, set(), set()),
        (
            {"publicity_ends": "2020-03-01", "handover": [{"handed_on": "2020-03-01", "amount": 500}]},
            {"handover[0].handed_on"},
            set(),
        ),
        ({"stage": "已拨付", "settled_on": "2020-03-01"}, set(), {"settled_on"}),
        ({"handover": [{"handed_on": "2020-03-01"}]}, {"handover[0].amount"}, set()),
        (
            {"handover": [{"handed_on": "2020-03-01", "goods": "大米", "fund": "charity"}]},
            set(),
            {"handover[0].payer"},
        ),
        ({"person": {}}, set(), {"person.name"}),
        ({"person": {}, "beneficiary": "某厂"}, set(), set()),
    ],
)
def test_contradictions(book: Book, data: dict[str, Any], error: set[str], warning: set[str]) -> None:
    gift = {"given_on": "2020-02-05", "donor": "某厂", "amount": 500}
    entry = filled(book, KIND, APPEAL | {"donation": [gift]} | data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)


@pytest.mark.parametrize(
    ("gift", "error", "warning"),
    [
        ({"donor": "某厂"}, {"amount"}, set()),
        ({"amount": 100}, {"donor"}, set()),
        ({"donor": "某厂", "amount": 100, "method": "实物"}, {"method"}, set()),
        ({"donor": "某厂", "books": 100}, set(), {"method"}),
        ({"donor": "某厂", "amount": -5}, {"amount"}, set()),
        ({"donor": "某厂", "amount": 5, "people": 0}, {"people"}, set()),
    ],
)
def test_contradictions_of_a_gift(book: Book, gift: dict[str, Any], error: set[str], warning: set[str]) -> None:
    entry = filled(book, KIND, APPEAL | {"donation": [gift | {"given_on": "2020-02-05"}]})
    assert {path.removeprefix("donation[0].") for path in told(entry)} == error
    assert {path.removeprefix("donation[0].") for path in told(entry, warning=True)} == warning


def test_the_donor_follows_from_one_link(book: Book) -> None:
    entry = filled(book, KIND, APPEAL)
    gift = entry.new_child("donation")
    gift.type("amount", "300")
    gift.put("enterprise", firm(book, "样板乙丑商行"))
    with book.change("登记") as act:
        gift.put("person", act.add("person", {"name": "孙丙寅"}))
    assert set(told(entry)) == {"donation[0].person"}
    gift.put("enterprise", None)
    assert told(entry) == {} and gift.shown("donor") == "孙丙寅"
    assert errors(save(entry)) == []
    assert book.select("donation", ["donor", "amount", "people"]) == [("孙丙寅", 30000, 1)]


def test_the_file_of_another_household_is_refused(book: Book) -> None:
    with book.change("建档") as act:
        other = act.add("person", {"name": "李丁卯"})
        uid = act.add("hardship", _required(book) | {"person": other})
    entry = filled(book, KIND, APPEAL)
    entry.put("hardship", uid)
    assert set(told(entry)) == {"hardship"}
    entry.choose("person", other)
    assert told(entry) == {}


def _required(book: Book) -> dict[str, Value]:
    """Any storable value for each required field of a hardship file."""
    return {name: _any(field) for name, field in book.cabinet["hardship"].fields.items() if field.required}


def _any(field: Field) -> Value:
    if isinstance(field, CodeField):
        return next(iter(field.codes.items))
    return 1 if field.column == "INTEGER" else "2020-01-01"
