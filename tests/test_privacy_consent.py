"""个人信息同意: asked for since the law, of a guardian below fourteen, in every kind that takes sensitive data; shown
beside the field and never in the way of saving."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from purge_book import empty_book

from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around
from unionbook.records import CABINET
from unionbook.records.person.consent import consent
from unionbook.services.around import Surroundings
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.store.book import Book

IN_FORCE = date(2021, 11, 1)
ASKING = ("hardship", "household_member", "application", "mutual_claim", "member")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with empty_book(tmp_path_factory.mktemp("consent")) as made:
        yield made


@pytest.fixture(scope="module")
def around(book: Book) -> Around:
    return Surroundings(book, book.today(), Entry(book, CABINET["hardship"]))


@cache
def person(book: Book, born: date | None) -> str:
    """A person born on a day, one for each day."""
    with book.change("登记") as act:
        return act.add("person", {"name": "柯小满", "born": born.isoformat() if born else None})


def asked(around: Around, uid: str, on: date, given_on: str | None, guardian: str | None) -> list[Problem]:
    return list(consent(around, uid, on.isoformat(), given_on, guardian))


@given(days=st.integers(-800, 800), given_on=st.booleans(), guardian=st.booleans())
def test_below_fourteen_it_is_the_guardians_from_fourteen_on_ones_own(
    book: Book, around: Around, days: int, given_on: bool, guardian: bool
) -> None:
    born = date(2015, 5, 6)
    on = date(2029, 5, 6) + timedelta(days=days)
    uid = person(book, born)
    found = asked(around, uid, on, on.isoformat() if given_on else None, "柯大山" if guardian else None)
    if days < 0:
        assert [one.field for one in found] == ([] if given_on and guardian else ["guardian"])
        assert all("不满 14 周岁" in one.sentence and "第三十一条" in one.sentence for one in found)
    else:
        assert [one.field for one in found] == ([] if given_on else ["consent_on"])
    assert all(one.warning for one in found)


@given(days=st.integers(-400, 400))
def test_nothing_is_asked_before_the_law_was_in_force(book: Book, around: Around, days: int) -> None:
    on = IN_FORCE + timedelta(days=days)
    uid = person(book, date(1970, 1, 1))
    assert bool(asked(around, uid, on, None, None)) == (days >= 0)


def test_somebody_whose_birth_is_not_known_is_asked_as_an_adult(book: Book, around: Around) -> None:
    found = asked(around, person(book, None), date(2026, 5, 6), None, None)
    assert [one.field for one in found] == ["consent_on"]


def test_every_kind_that_takes_sensitive_data_of_a_person_has_the_fields() -> None:
    for name in ASKING:
        fields = CABINET[name].fields
        assert fields["consent_on"].label == "同意书签署日期"
        assert name == "member" or fields["guardian"].label == "签署的监护人"
    others = [kind.name for kind in CABINET if "consent_on" in kind.fields and kind.name not in ASKING]
    assert others == [], "a new one belongs into this list"


def test_it_is_shown_and_saved_all_the_same(book: Book) -> None:
    entry = Entry(book, CABINET["hardship"])
    told = {"person.name": "柯望舒", "opened_on": "2026-05-06", "examined_on": "2026-05-06"}
    for path, text in told.items():
        entry.type(path, text)
    found = [one for one in entry.examine() if one.field == "consent_on"]
    assert [(one.warning, "本人同意" in one.sentence) for one in found] == [(True, True)]
    entry.type("consent_on", "2026-05-06")
    assert not [one for one in entry.examine() if one.field == "consent_on"]
    assert "consent_on" not in {one.field for one in errors(save(entry))}
