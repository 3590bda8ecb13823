"""Whatever is written, taken back or purged: the index finds what a scan of all rows finds, each row once."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from blank_book import copy_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from search.oracle_of_words import scan

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.search.terms import words
from unionbook.records import CABINET
from unionbook.services.search import Search
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.search import several
from unionbook.store.search.whole import sound
from unionbook.store.undo import undo

NAMES = ("丽丽", "王丽", "单雄信", "解放", "王 解", "阿·丽", "Li 丽", "重阳", "丽", "𠮷野", "丽12")
PHONES = ("13800001234", "13812340000", "0579-86551234", None)
NUMBERS = ("330783198503120042", "33078319850312004X", "110101199003070011", None)
UNIONS = ("东阳机械公司工会", "丽水丽人服饰工会", "A1 电子厂工会")
STAGES = ("active", "left", "kept")
QUERIES = (
    *("丽", "丽丽", "王", "王丽", "雄", "信", "阳", "𠮷", "l", "ll", "li", "lili", "shan", "dxx", "xie", "j", "jie"),
    *("1", "3", "33", "0042", "004x", "x", "X", "138", "1234", "86551234", "2020", "12", "丽12", "ａ", "a1"),
    *(
        "机械",
        "东阳机械公司工会",
        "工会",
        "丽人",
        "丽 1234",
        "王 丽 3",
        "138 1234 0000",
        "丽 138 0000 1234",
        "330783 19850312 004X",
        "丽丽 丽",
        "电子 a",
        "-",
        "chong",
        "zhong",
        "zy",
    ),
    *("王 l", "l 王", "丽 1", "1 丽", "1 3", "3 1 丽", "l j 1", "机械 l", "l 公司", "公司 丽 3", "x 330"),
    *("shanxx", "dxiongx", "xfang", "wangj", "wjie", "wshx", "chyang", "zhy", "lil", "shx 1", "丽 shxxin", "lil12"),
    *("138 1234 丽", "丽12 1", "工会 王", "东阳机械公司工会 丽 3"),
)

SWIFT = [Phase.explicit, Phase.reuse, Phase.generate]
"""What fails is not made smaller: each example opens a book."""

Row = tuple[str, str | None, str | None]
ROW = st.tuples(st.sampled_from(NAMES), st.sampled_from(PHONES), st.sampled_from(NUMBERS))
DEED = st.one_of(
    st.tuples(st.just("person"), ROW),
    st.tuples(st.just("member"), st.integers(0, 9), st.integers(0, 9), st.sampled_from(STAGES)),
    st.tuples(st.just("rename"), st.integers(0, 9), ROW),
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.sampled_from(STAGES)),
    st.tuples(st.just("union"), st.integers(0, 9), st.sampled_from(UNIONS)),
    st.tuples(st.just("drop"), st.sampled_from(["member", "person"]), st.integers(0, 9)),
    st.tuples(st.just("many"), st.lists(ROW, min_size=1, max_size=4)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("fails"), st.integers(0, 9)),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / "空.ubk"
    with create_book(path, CABINET) as book, book.change("登记") as act:
        for name in UNIONS[:2]:
            act.add("organisation", {"name": name, "stage": "normal", "structure": "1", "chair": "王丽"})
    return path


class Hands:
    """Does deeds; what a number means is taken modulo the rows there are."""

    def __init__(self, book: Book) -> None:
        self.book, self.given = book, 0

    def rows(self, kind: str) -> list[str]:
        return [uid for (uid,) in self.book.select(kind, ["uid"])]

    def pick(self, kind: str, at: int) -> str:
        rows = self.rows(kind)
        return rows[at % len(rows)] if rows else ""

    def do(self, what: str, *told: Any) -> None:
        with suppress(Refusal), self.book.change(what) as act:
            getattr(self, what)(act, *told)

    def person(self, act: Act, row: Row) -> None:
        act.add("person", dict(zip(("name", "phone", "id_number"), row, strict=True)))

    def member(self, act: Act, person: int, union: int, stage: str) -> None:
        self.given += 1
        number = f"2020{self.given:04}"
        values: dict[str, Value] = {"number": number, "migrant": 0, "joined_on": "2020-01-02", "stage": stage}
        values |= {"person": self.pick("person", person) or None, "organisation": self.pick("organisation", union)}
        act.add("member", values)

    def rename(self, act: Act, person: int, row: Row) -> None:
        act.set("person", self.pick("person", person), dict(zip(("name", "phone", "id_number"), row, strict=True)))

    def move(self, act: Act, member: int, person: int, union: int, stage: str) -> None:
        values = {"person": self.pick("person", person), "organisation": self.pick("organisation", union)}
        act.set("member", self.pick("member", member), values | {"stage": stage})

    def union(self, act: Act, union: int, name: str) -> None:
        act.set("organisation", self.pick("organisation", union), {"name": name})

    def drop(self, act: Act, kind: str, at: int) -> None:
        act.drop(kind, self.pick(kind, at))

    def many(self, act: Act, rows: list[Row]) -> None:
        keys = act.add_many("person", ["name", "phone", "id_number"], rows)
        act.set("person", keys[0], {"name": "丽丽"})
        if len(keys) > 2:
            act.drop_many("person", keys[1:2])

    def fails(self, act: Act, at: int) -> None:
        act.set("person", self.pick("person", at), {"name": "单丽"})
        raise Refusal("不存了。")


def found(book: Book, kind: str, text: str) -> set[str]:
    """What a list shows; each row once, as often as it is counted."""
    search = Search(book, book.cabinet[kind], text)
    if not words(text):
        return {uid for (uid,) in book.select(kind, ["uid"], search.condition)}
    places = list(search.places())
    assert len(places) == len(set(places)) == search.count().number == book.count(kind, search.condition)
    assert search.first(3) == places[:3]
    best, whole = search.soon(3)
    assert best == places[: len(best)] and (not whole or best == places[:3])
    named: dict[int, str] = dict(book.places(kind, ["uid"]))
    return {named[row] for row in places}


def as_of_many(book: Book, kind: str, text: str) -> list[int]:
    """What a list would show if every word found very many rows."""
    with pytest.MonkeyPatch.context() as patch:
        for limit, least in (("FEW", 1), ("LOOKED", 0), ("ENOUGH", 99), ("BLOCK", 2), ("PART", 1)):
            patch.setattr(several, limit, least)
        found(book, kind, text)
        return list(Search(book, CABINET[kind], text).places())


@settings(max_examples=25, phases=SWIFT, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEED, max_size=12), texts=st.lists(st.sampled_from(QUERIES), min_size=8, max_size=8))
def test_the_index_finds_what_a_scan_finds(empty: Path, deeds: list[tuple[Any, ...]], texts: list[str]) -> None:
    with copy_of(empty, CABINET) as book:
        hands = Hands(book)
        for deed in [("person", (NAMES[0], *PHONES[:1], NUMBERS[0])), ("member", 0, 0, "active"), *deeds]:
            if deed[0] == "undo":
                with suppress(Refusal):
                    undo(book)
            else:
                hands.do(*deed)
        assert sound(book.connection, book.cabinet)
        for text in texts:
            for kind in ("person", "member", "organisation"):
                assert found(book, kind, text) == scan(book, kind, text)
                assert as_of_many(book, kind, text) == list(Search(book, CABINET[kind], text).places())
