"""批量修改: one field of many records in one act, told before, each examined, taken back by one undo."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from ledger_desk import opened, township

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.batch import edit, foresee_edit, settable
from unionbook.services.check import check
from unionbook.store.book import Book
from unionbook.store.history import acts
from unionbook.store.undo import undo

MEMBER = CABINET["member"]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with township(tmp_path_factory.mktemp("town"), members=9) as book:
        return book.path


@pytest.fixture
def book(town: Path, tmp_path: Path) -> Iterator[Book]:
    with opened(Path(copy(town, tmp_path / "台账.ubk"))) as found:
        yield found


def members(book: Book) -> list[str]:
    return [str(uid) for (uid,) in book.select("member", ["uid"], order=["number"])]


def held(book: Book, name: str) -> list[object]:
    return [book.must("member", uid)[name] for uid in members(book)]


def test_what_would_change_is_told_and_nothing_is_written(book: Book) -> None:
    before, newest = held(book, "employment"), acts(book, 1)[0].key
    told = foresee_edit(book, MEMBER, members(book), "employment", "contract")
    assert len(told.changed) == 6 and len(told.same) == 3 and not told.aside
    assert {(one.before, one.after) for one in told.changed} == {("劳务派遣", "合同制"), ("灵活就业", "合同制")}
    assert held(book, "employment") == before and acts(book, 1)[0].key == newest


def test_one_act_changes_all_and_one_undo_takes_it_back(book: Book) -> None:
    before = held(book, "employment")
    told = foresee_edit(book, MEMBER, members(book), "employment", "contract")
    assert edit(book, MEMBER, members(book), "employment", "contract") == told
    assert set(held(book, "employment")) == {"contract"}
    assert acts(book, 1)[0].label == "批量修改用工形式：会员 6 人"
    undo(book)
    assert held(book, "employment") == before and not [one for one in check(book) if one.hurt]


def test_a_link_is_set_and_told_by_its_name(book: Book) -> None:
    union = str(book.select("organisation", ["uid"], order=["name"], limit=1)[0][0])
    done = edit(book, MEMBER, members(book), "organisation", union)
    assert {one.after for one in done.changed} == {book.title("organisation", union)}
    assert set(held(book, "organisation")) == {union}


def test_who_would_contradict_himself_is_left_and_named(book: Book) -> None:
    first, *rest = members(book)
    with book.change("离会") as act:
        act.set("member", first, {"trade_group": "courier", "new_form": 1})
    done = edit(book, MEMBER, [first, *rest], "new_form", 0)
    ((uid, title, why),) = done.aside
    assert (uid, title) == (first, book.title("member", first)) and "新就业形态" in why
    assert len(done.changed) == len(rest) and book.must("member", first)["new_form"] == 1


def test_a_field_is_emptied_but_not_a_required_one(book: Book) -> None:
    edit(book, MEMBER, members(book), "union_group", "第一小组")
    done = edit(book, MEMBER, members(book), "union_group", None)
    assert {one.after for one in done.changed} == {""} and set(held(book, "union_group")) == {None}
    with pytest.raises(Refusal, match="是必填的，不能清空"):
        edit(book, MEMBER, members(book), "organisation", None)


def test_stage_number_and_papers_are_not_set_for_many(book: Book) -> None:
    for name in ("stage", "number", "person"):
        assert name not in settable(MEMBER)
        with pytest.raises(Refusal, match="不能批量修改"):
            edit(book, MEMBER, members(book), name, "1")
    assert {"organisation", "employment", "joined_on", "migrant"} <= set(settable(MEMBER))


@pytest.mark.parametrize("kind", [kind for kind in CABINET if not kind.hidden], ids=lambda kind: kind.name)
def test_of_every_kind_only_typed_fields_are_set(kind: object) -> None:
    declared = CABINET[kind.name]  # type: ignore[attr-defined]
    for name in settable(declared):
        assert not declared.fields[name].auto and not declared.fields[name].sensitive
