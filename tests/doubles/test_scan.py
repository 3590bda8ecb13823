"""The scan for doubles: which pairs it finds, with what score and words; which it leaves out; how long it takes."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from doubles.doubles_book import FIRM, PERSON, UNION, empty_book, number, person, row, union

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.services.doubles import meeting
from unionbook.services.doubles.apart import set_apart
from unionbook.services.doubles.scan import LEAST, LIKELY, compare, scan
from unionbook.services.health import findings
from unionbook.services.past import take_back
from unionbook.store.book import Book
from unionbook.store.history import acts
from unionbook.store.secrecy.veil import lay

BODY = "11010119800102003"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path) as made:
        yield made


@pytest.mark.parametrize(("one", "other", "words", "likely"), [
    ({"name": "李静", "id_number": number(BODY)}, {"name": "李晶", "id_number": number(BODY)}, "证件号码相同", True),
    ({"name": "李静", "id_number": number(BODY)}, {"name": "李静", "id_number": "110101800102003"},
     "证件号码是同一个（15 位和 18 位写法）", True),
    ({"name": "李静", "id_number": number(BODY)}, {"name": "李静", "id_number": number(BODY[:-1] + "5")},
     "姓名相同，证件号码只差一位", True),
    ({"name": "李静", "id_number": number(BODY)}, {"name": "李静", "id_number": number("11010119800120003")},
     "姓名相同，证件号码有两位颠倒", True),
    ({"name": "李静", "id_number": number(BODY)}, {"name": "李静", "id_number": number("11010118900102003")},
     "姓名相同，证件号码有两位颠倒", True),
    ({"name": "李静", "id_number": number(BODY)}, {"name": "李晶", "id_number": number("11010219800102003")},
     "姓名读音相同，证件号码只差一位", True),
    ({"name": "李静", "born": "1980-01-02"}, {"name": "李静", "born": "1980-01-02"}, "姓名相同，出生日期相同", True),
    ({"name": "李静", "phone": "13800000001"}, {"name": "李静", "phone": "13800000001"},
     "姓名相同，手机号码相同", True),
    ({"name": "李静", "born": "1980-01-02"}, {"name": "李晶", "born": "1980-01-02"},
     "出生日期相同，姓名读音相同", False),
    ({"name": "李静", "born": "1980-01-02", "sex": "1"}, {"name": "李静", "born": "1980-01-02", "sex": "2"},
     "姓名相同，出生日期相同；性别不同", False),
])
def test_what_makes_two_persons_look_like_one(
    book: Book, one: dict[str, Value], other: dict[str, Value], words: str, likely: bool
) -> None:
    first, second = row(book, "person", **one), row(book, "person", **other)
    person(book, "赵远", born="1970-05-06")
    (pair,) = scan(book, PERSON)
    assert {pair.one, pair.other} == {first, second} and (pair.score >= LIKELY) == likely
    assert set(words.replace("；", "，").split("，")) <= set(pair.words.replace("；", "，").split("，"))
    assert ("person.alike" in [one.key for one in findings(book)]) == likely


def test_equal_names_alone_and_other_numbers_are_no_doubles(book: Book) -> None:
    person(book, "王芳", id_number=number("11010119800102003"), born="1980-01-02")
    person(book, "王芳", id_number=number("33010219800102114"), born="1980-01-02")
    person(book, "王芳")
    found = scan(book, PERSON)
    assert [(pair.score, pair.against) for pair in found] == [(60, ("证件号码不同",))]
    assert scan(book, PERSON, LIKELY) == []


@pytest.mark.parametrize(("one", "other", "words"), [
    ("示例鞋业有限公司", "示例鞋业", "企业名称只差常用字样"),
    ("示例（镇）电子厂", "示例(镇)电子厂", "企业名称只差常用字样"),
    ("示例鞋业有限公司", "示例协业有限公司", "企业名称读音相同"),
])
def test_firms_are_known_without_the_words_all_have(book: Book, one: str, other: str, words: str) -> None:
    for name in (one, other, "别处塑料有限公司"):
        row(book, "enterprise", name=name, state="open")
    (pair,) = scan(book, FIRM)
    assert pair.words == words


def test_unions_too(book: Book) -> None:
    union(book, "示例电子厂工会委员会")
    union(book, "示例电子厂工会")
    (pair,) = scan(book, UNION)
    assert (pair.words, pair.score) == ("工会名称只差常用字样", 80)


@pytest.mark.parametrize("kind", ["person", "enterprise"])
def test_what_was_noted_as_two_is_asked_no_more_until_that_is_taken_back(book: Book, kind: str) -> None:
    sign: tuple[str, Value] = ("born", "1980-01-02") if kind == "person" else ("state", "open")
    values: dict[str, Value] = dict([("name", "甲乙"), sign])
    one, other, third = (row(book, kind, **values) for _ in range(3))
    set_apart(book, CABINET[kind], one, other)
    left = {frozenset((pair.one, pair.other)) for pair in scan(book, CABINET[kind])}
    assert left == {frozenset((one, third)), frozenset((other, third))}
    with pytest.raises(Refusal, match="已经记过"):
        set_apart(book, CABINET[kind], other, one)
    take_back(book, acts(book, 1)[0].key)
    assert len(scan(book, CABINET[kind])) == 3


def test_under_the_veil_nothing_is_compared(book: Book) -> None:
    for _ in range(2):
        person(book, "李静", born="1980-01-02")
    lay(book)
    assert scan(book, PERSON) == []


def test_a_kind_that_tells_no_signs_is_refused(book: Book) -> None:
    with pytest.raises(Refusal, match="没有查重的办法"):
        scan(book, CABINET["activity"])


def _crowd(book: Book, count: int, seed: int) -> None:
    rng = Random(seed)
    rows: list[list[Value]] = []
    for _ in range(count):
        born = f"19{rng.randrange(50, 99)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        body = f"1101{rng.randrange(1, 9):02}{born.replace('-', '')}{rng.randrange(1000):03}"
        named = rng.choice("赵钱孙李周吴郑王") + rng.choice("静晶敬小晓伟卫芳") + rng.choice("明名华花")
        rows.append([named, number(body) if rng.random() < 0.8 else None, born, f"138{rng.randrange(10**8):08}"])
    for at in range(0, count, 20):
        name, known, day, phone = rows[at]
        rows[rng.randrange(count)] = rng.choice(([name, None, day, phone], [name, known, day, None]))
    with book.change("导入") as act:
        act.add_many("person", ["name", "id_number", "born", "phone"], rows)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_finds_the_very_pairs_that_comparing_each_with_each_finds(book: Book, seed: int) -> None:
    _crowd(book, 120, seed)
    paths = list(PERSON.fields)
    rows = {uid: dict(zip(paths, values, strict=True)) for uid, *values in book.select("person", ["uid", *paths])}
    whole = {
        (frozenset((one, other)), pair.score)
        for one, other in combinations(rows, 2)
        if (pair := compare(book, PERSON, rows[one], rows[other], one, other)).score >= LEAST
    }
    assert whole and {(frozenset((pair.one, pair.other)), pair.score) for pair in scan(book, PERSON)} == whole


def test_it_tells_how_far_it_is_and_ends_when_nobody_waits(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "PART", 2)
    for _ in range(7):
        person(book, "李静", born="1980-01-02")
    told: list[tuple[int, int]] = []
    found = scan(book, PERSON, step=lambda done, of: not told.append((done, of)))  # type: ignore[func-returns-value]
    assert len(found) == 21 and {of for _, of in told[:-1]} == {70}
    done = [far / of for far, of in told]
    assert done == sorted(done) and done[-1] == 1 and len(done) > 8
    for last in range(len(told)):
        calls = iter(range(len(told)))
        with pytest.raises(meeting.Stopped):
            scan(book, PERSON, step=lambda *_: next(calls) < last)  # noqa: B023
