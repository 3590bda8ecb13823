"""What lists hold and how they are kept: tick lists with counts, conditions in words, views."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from ledger_desk import opened, township

from unionbook.ground.conditions import EVERY, Compare, Op, among, either, empty, every, filled, from_data, is_, to_data
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.lists.saying import said
from unionbook.services.lists.values import choices, picked
from unionbook.services.lists.views import drop_view, keep_view, views
from unionbook.store.book import Book
from unionbook.store.undo import undo

MEMBER = CABINET["member"]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with township(tmp_path_factory.mktemp("town"), members=24) as book:
        return book.path


@pytest.fixture
def book(town: Path, tmp_path: Path) -> Iterator[Book]:
    with opened(Path(copy(town, tmp_path / "台账.ubk"))) as found:
        yield found


@pytest.mark.parametrize("path", ["organisation.name", "person.sex", "employment", "joined_on", "person.id_number"])
def test_a_tick_list_has_every_row_once_and_picks_what_it_counts(book: Book, path: str) -> None:
    found = choices(book, MEMBER, path, EVERY)
    assert sum(one.count for one in found.values) == found.rows == 24 and found.kinds == len(found.values)
    for one in found.values:
        assert book.count("member", one.where) == one.count > 0
    for some in (found.values[:1], found.values[:2], found.values):
        where = picked(some)
        assert book.count("member", where) == sum(one.count for one in some)
        assert from_data(to_data(where)) == where


def test_days_are_offered_by_months_and_masked_values_only_as_filled(book: Book) -> None:
    months = [one.label for one in choices(book, MEMBER, "joined_on", EVERY).values]
    assert months[0].startswith("2020年") and months[-1].startswith("2018年")
    assert all(one.endswith("月") for one in months)
    assert [one.label for one in choices(book, MEMBER, "person.id_number", EVERY).values] == ["已填"]


def test_a_tick_list_is_narrowed_by_what_is_typed(book: Book) -> None:
    found = choices(book, MEMBER, "organisation.name", is_("migrant", 1), "电子")
    assert [one.label for one in found.values] == ["示例电子厂工会"]
    for typed in ("dzc", "dianzi", "SLDZ", "工会 dz"):
        assert choices(book, MEMBER, "organisation.name", is_("migrant", 1), typed).values == found.values
    assert not choices(book, MEMBER, "organisation.name", EVERY, "dzq").values
    assert found.rows == book.count("member", every(is_("migrant", 1), is_("organisation.name", "示例电子厂工会")))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (EVERY, ""),
        (is_("person.sex", "2"), "性别：女"),
        (among("organisation.name", "甲工会", "乙工会"), "所属基层工会：甲工会、乙工会"),
        (either(is_("person.sex", "2"), empty("person.sex")), "性别：女、未填"),
        (Compare("joined_on", Op.STARTS, "2020-03"), "入会日期：2020年3月"),
        (Compare("joined_on", Op.AT_LEAST, "2020-03-01"), "入会日期不早于2020-03-01"),
        (every(filled("person.phone"), Compare("person.name", Op.CONTAINS, "王")), "手机号码已填，姓名含有“王”"),
        (Compare("fee", Op.AT_MOST, 2000), "会费标准不大于20.00"),
    ],
)
def test_conditions_are_said_in_words(condition: Compare, words: str) -> None:
    assert said(CABINET, MEMBER, condition) == words


def test_a_view_is_kept_in_the_book_changed_and_taken_out(book: Book) -> None:
    where = every(is_("migrant", 1), Compare("joined_on", Op.DURING))
    uid = keep_view(book, MEMBER, " 今年 农民工 ", where, ("-joined_on", "person.name"), ("person.name", "job"))
    (kept,) = views(book, MEMBER)
    assert (kept.label, kept.where, kept.order) == ("今年 农民工", where, ("-joined_on", "person.name"))
    assert kept.columns == ("person.name", "job") and views(book, CABINET["grievance"]) == []
    with pytest.raises(Refusal, match="已有一个叫"):
        keep_view(book, MEMBER, "今年 农民工", EVERY)
    with pytest.raises(Refusal, match="名称"):
        keep_view(book, MEMBER, "  ", EVERY)
    assert keep_view(book, MEMBER, "农民工", where, uid=uid) == uid
    assert drop_view(book, uid) == "农民工" and views(book, MEMBER) == []
    undo(book)
    assert [one.label for one in views(book, MEMBER)] == ["农民工"]


def test_a_view_of_a_column_that_is_gone_does_not_stop_the_list(book: Book) -> None:
    with book.change("旧版本") as act:
        broken = {"label": "旧", "of_kind": "member", "condition": '["gone", "is", 1]'}
        act.add("list_view", broken)
        act.add("list_view", {**broken, "label": "怪", "condition": "{}"})
    assert views(book, MEMBER) == []
