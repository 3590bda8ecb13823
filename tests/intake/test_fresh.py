"""A new row of a table is judged as its form judges it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from blank_book import copy_of
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.intake_book import identity, small_book
from tests_support import values_of_field

from unionbook.ground.errors import Problem
from unionbook.ground.fields import BlobField, IdNumberField, LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.intake.fresh import Held, Judge
from unionbook.services.intake.known import Known
from unionbook.store.book import Book

TODAY = date(2026, 1, 5)
KINDS = [kind.name for kind in CABINET if not kind.parent and not kind.lasting and not kind.hidden]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("fresh") / "台账.ubk"
    small_book(path).close()
    with copy_of(path, CABINET) as made:
        yield made


def values_for(kind: Kind, names: list[str]) -> st.SearchStrategy[dict[str, Value]]:
    """Values for some of a kind's fields."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for name in names:
        field = kind.fields[name]
        if isinstance(field, IdNumberField):
            fields[name] = st.sampled_from([identity(1), identity(2), "110105199003070011"])
        elif not isinstance(field, LinkField | BlobField):
            fields[name] = values_of_field(field)
    return st.fixed_dictionaries({}, optional=fields)


def said(problems: Sequence[Problem]) -> set[tuple[str, str, bool]]:
    return {(one.field, one.sentence, one.warning) for one in problems}


def named(kind: Kind, row: Held) -> dict[str, Value]:
    return dict(zip(kind.fields, row.values, strict=True))


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=12)
@given(data=st.data())
def test_a_row_is_judged_as_its_form_judges_it(name: str, book: Book, data: st.DataObject) -> None:
    kind = CABINET[name]
    own = data.draw(values_for(kind, list(kind.fields)))
    inner = {
        link: data.draw(values_for(book.cabinet[field.kind], list(field.embed)))
        for link, field in kind.fields.items()
        if isinstance(field, LinkField) and field.embed
    }
    entry = Entry(book, kind, today=TODAY)
    for path, value in own.items():
        entry.put(path, value)
    for link, values in inner.items():
        for path, value in values.items():
            entry.put(f"{link}.{path}", value)
    formed = entry.examine()
    judge = Judge(Known(book), kind, TODAY)
    fresh = judge.judge(own, {link: ("", values) for link, values in inner.items()})
    assert said(fresh.problems) == said(formed)
    held, typed = named(kind, fresh.held), entry.values
    assert {one: held[one] for one in held if one not in inner} == {one: typed[one] for one in held if one not in inner}
    for link, made in fresh.inner.items():
        assert named(book.cabinet[judge.embedding[link].kind], made) == entry.linked[link].values
