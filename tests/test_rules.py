"""Whatever a record's rule, derivation or unfolding says it looks at is all it looks at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from blank_book import copy_of
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.intake_book import small_book
from intake.test_fresh import TODAY, values_for

from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind, Record
from unionbook.ground.rules import looks_of, seen_of
from unionbook.records import CABINET
from unionbook.services.intake.fresh import Judge
from unionbook.services.intake.known import Known, RowAround
from unionbook.services.intake.sieve import Asking
from unionbook.store.book import Book

TELLING = [
    kind for kind in CABINET if kind.record.rules() or any(map(looks_of, (kind.record.derive, kind.record.unfold)))
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("rules") / "台账.ubk"
    with small_book(path) as made, made.change("普查") as act:
        act.add("census", {"name": "普查", "stage": "running", "from_on": "2020-05-01"})
    with copy_of(path, CABINET) as made:
        yield made


def _given(data: st.DataObject, kind: Kind, book: Book) -> dict[str, dict[str, Value]]:
    """Values for a record ("") and for what it embeds, by link; other links go to rows of the book."""
    links = {name: one for name, one in kind.fields.items() if isinstance(one, LinkField)}
    embedding = {name: one for name, one in links.items() if one.embed}
    rows = {name: [uid for (uid,) in book.select(one.kind, ["uid"])] for name, one in links.items() if not one.embed}
    linked = {name: st.sampled_from(uids) for name, uids in rows.items() if uids}
    found = {"": data.draw(values_for(kind, list(kind.fields))) | data.draw(st.fixed_dictionaries({}, optional=linked))}
    for link, field in embedding.items():
        found[link] = data.draw(values_for(CABINET[field.kind], list(CABINET[field.kind].fields)))
    return found


def _made(book: Book, kind: Kind, values: Mapping[str, Mapping[str, Value]]) -> tuple[Record, RowAround]:
    """The whole record with what it embeds."""
    links = {link: CABINET[getattr(kind.fields[link], "kind", "")] for link in values if link}
    beside = {link: one.make(values[link], link) for link, one in links.items()}
    return kind.make({**values[""], **{link: link for link in links}}, "me"), RowAround(Known(book), TODAY, beside)


def _looked_at(kind: Kind, values: Mapping[str, Mapping[str, Value]], asking: Asking) -> tuple[Any, ...]:
    return tuple(_at(kind, values, *path.rpartition(".")[::2]) for path in asking.paths)


def _at(kind: Kind, values: Mapping[str, Mapping[str, Value]], link: str, name: str) -> Any:
    """The value at a path, or what is made of some."""
    of = CABINET[getattr(kind.fields[link], "kind", "")] if link else kind
    seen = seen_of(of.record).get(name)
    return seen.work(*(values[link].get(one) for one in seen.paths), TODAY) if seen else values[link].get(name)


def _children(found: Sequence[Record]) -> list[dict[str, Any]]:
    return [vars(one) | {"uid": ""} for one in found]


@pytest.mark.parametrize("kind", TELLING, ids=lambda kind: kind.name)
@settings(max_examples=40)
@given(data=st.data())
def test_nothing_else_is_looked_at(kind: Kind, book: Book, data: st.DataObject) -> None:
    values = _given(data, kind, book)
    judge, (record, around) = Judge(Known(book), kind, TODAY), _made(book, kind, values)
    # Those that are asked only where something is filled are asked of whole rows.
    for rule in (one for one in kind.record.rules() if not one.looks.when):
        said = list(rule.ask(record, around))
        if not rule.looks.paths:
            assert said == [], "the book has no other row of the kind, and the record no child rows"
            continue
        asking = Asking(judge, rule.ask, rule.looks.paths)
        assert said == list(rule.ask(*asking.put(_looked_at(kind, values, asking)))), rule
    if (looks := looks_of(kind.record.unfold)) is not None:
        asking = Asking(judge, kind.record.unfold, looks.paths)
        put, _ = asking.put(_looked_at(kind, values, asking))
        assert _children(list(record.unfold(around))) == _children(list(put.unfold(around)))
    if (looks := looks_of(kind.record.derive)) is not None:
        asking = Asking(judge, kind.record.derive, looks.paths)
        filled = asking.filled(_looked_at(kind, values, asking), looks.fills)
        before = dict(vars(record))
        assert record.derive(around) <= set(looks.fills) <= set(looks.paths)
        assert not any(set(looks.fills) & set(one.paths) for one in seen_of(kind.record).values())
        assert vars(record) == before | dict(zip(looks.fills, filled, strict=True))


@pytest.mark.parametrize("name", ["member", "person", "organisation", "enterprise", "census_unit"])
def test_kinds_of_long_tables_say_what_their_rules_look_at(name: str) -> None:
    assert CABINET[name].record.tells()
