"""The order of lists: places as Python sorts the values, words as an office reads them."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionbook.ground.conditions import EVERY, filled
from unionbook.ground.wordorder import by_pinyin, by_strokes
from unionbook.records import CABINET
from unionbook.services.lists.ordering import ordered
from unionbook.store.book import Book
from unionbook.store.files import create_book

PERSON = CABINET["person"]
NAMES = ("王二", "李明", "单于飞", "单丹", "仇英", "曾国", "欧阳一", "区大", "Anna", "𠮷野", "阿里·买买提")


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with create_book(tmp_path_factory.mktemp("people") / "台账.ubk", CABINET) as book:
        rows = [
            (NAMES[number * 7 % 11], f"13{number * 13 % 40:09}", None if number % 3 else ("东村", "西村")[number % 2])
            for number in range(120)
        ]
        with book.change("导入") as act:
            act.add_many("person", ["name", "phone", "address"], rows)
        yield book


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    keys=st.lists(st.sampled_from(["name", "address", "phone"]), unique=True, max_size=3),
    down=st.lists(st.booleans(), min_size=3, max_size=3),
    strokes=st.booleans(),
    some=st.booleans(),
)
def test_places_are_in_the_order_of_the_keys(
    people: Book, keys: list[str], down: list[bool], strokes: bool, some: bool
) -> None:
    order = [f"-{key}" if falls else key for key, falls in zip(keys, down, strict=False)]
    condition = filled("address") if some else EVERY
    found = list(ordered(people, PERSON, condition, order, strokes))
    values = {row[0]: row[1:] for row in people.places("person", keys, condition)}
    assert sorted(found) == sorted(values)
    word = by_strokes if strokes else by_pinyin

    def key(rowid: int, column: int) -> tuple[bool, str]:
        value = values[rowid][column]
        text = str(value or "")
        return value is not None, text if keys[column] == "phone" else word(text, keys[column] == "name")

    wanted = sorted(values)
    for column in range(len(keys), 0, -1):
        wanted.sort(key=lambda rowid: key(rowid, column - 1), reverse=down[column - 1])
    shown = [[key(rowid, column) for column in range(len(keys))] for rowid in found]
    assert shown == [[key(rowid, column) for column in range(len(keys))] for rowid in wanted]


def test_exactly_the_rows_named_keep_the_order(people: Book) -> None:
    uids = {uid for (uid,) in people.select("person", ["uid"], limit=40)}
    every = ordered(people, PERSON, EVERY, ["-name", "phone"])
    some = ordered(people, PERSON, EVERY, ["-name", "phone"], only=uids)
    mine = {rowid for rowid, uid in people.places("person", ["uid"]) if uid in uids}
    assert list(some) == [rowid for rowid in every if rowid in mine]


def test_names_stand_as_they_are_read() -> None:
    names = ["张三", "单丹", "丹江", "尚可", "仇英", "邱少", "区大", "解缙", "曾国", "增城", "赵一", "Anna"]
    found = sorted(names, key=lambda one: by_pinyin(one, surname=True))
    assert found == ["Anna", "丹江", "区大", "邱少", "仇英", "单丹", "尚可", "解缙", "增城", "曾国", "张三", "赵一"]
    # Only a surname is read so: of a firm the word is taken as it usually is.
    assert by_pinyin("单位") < by_pinyin("尔雅") < by_pinyin("单位", surname=True)


def test_surnames_stand_by_their_strokes() -> None:
    # 2 strokes: 一丨, 一乚… first 横, then 竖, then 折; 3: 万 于 马; 4: 王 方; 5: 田 白; 7: 李 …
    names = ["李", "田", "白", "马", "王", "方", "丁", "卜", "刁", "万", "于", "何", "张", "郑", "陈", "赵", "黄"]
    found = "".join(sorted(names, key=by_strokes))
    assert found == "丁卜刁于万马王方田白李何张陈郑赵黄"
    assert by_strokes("王一") < by_strokes("王二") < by_strokes("王三")
