"""What a clerk types, and who is found: best first, those in use before those gone, nothing that is sealed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from blank_book import copy_of

from unionbook.ground.conditions import Sought, is_
from unionbook.ground.fields import CodeField, Field, Value
from unionbook.ground.search.terms import read_on, words
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.listing import asked
from unionbook.services.search import Search
from unionbook.services.search.everywhere import figures, records, says
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.search.whole import ready, sound
from unionbook.store.secrecy.veil import lay, lift
from unionbook.store.undo import undo

PEOPLE = (
    *(("王丽", "13812340001", "330783198503120042"), ("王丽华", "13812340002", "33078319850312004X")),
    *(("李王丽", "13812340003", "110101199003070011"), ("单丽丽", "13812340004", "110101199003070033")),
    *(("丽丽", "13812340005", "110101199003070055"), ("阿依夏木·买买提", "13812340006", "110101199003070077")),
)
Row = dict[str, Value]

GONE = ("王丽", "13899990001", "110101199003070099")


def first_of(field: Field) -> str:
    """The first code of a field's list."""
    assert isinstance(field, CodeField)
    return next(iter(field.codes.items))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven members, the last of whom has left, two unions, two firms, two cases of which one is sealed."""
    path = tmp_path_factory.mktemp("words") / "镇.ubk"
    with create_book(path, CABINET) as book, book.change("登记") as act:
        office = act.add("office", {"name": "青山镇总工会", "superior": "青山县总工会"})
        staff = act.add("staff", {"office": office, "name": "仇解放"})
        names = ("东阳机械公司工会", "丽水服饰公司工会")
        unions = [act.add("organisation", {"name": name, "stage": "normal", "structure": "1"}) for name in names]
        firms = [act.add("enterprise", {"name": name}) for name in ("南山塑胶厂", "北桥印刷厂")]
        for at, (name, phone, number) in enumerate((*PEOPLE, GONE)):
            person = act.add("person", {"name": name, "phone": phone, "id_number": number})
            values: Row = {"number": f"2020{at:04}", "person": person, "migrant": 0, "joined_on": "2020-01-02"}
            values |= {"organisation": unions[at % 2], "enterprise": firms[at % 2]}
            act.add("member", values | {"stage": "left" if (name, phone, number) == GONE else "active"})
        for at, sealed in enumerate((None, 1)):
            kinds = CABINET["grievance"].fields
            chosen = {name: first_of(kinds[name]) for name in ("source", "form", "matter")}
            case: Row = {"number": f"2020-{at + 51:03}", "received_on": "2020-05-06", "subject": "欠薪讨要"}
            act.add("grievance", chosen | case | {"handler_a": staff, "stage": "received", "sealed": sealed})
    return path


@pytest.fixture
def book(town: Path) -> Iterator[Book]:
    with copy_of(town, CABINET) as made:
        yield made


def found(book: Book, text: str, kind: str = "member") -> list[str]:
    """The names of those found, the best first."""
    search = Search(book, CABINET[kind], text)
    path = CABINET[kind].title[0]
    told: dict[int, str] = dict(book.places(kind, [path], search.condition))
    places = search.first()
    assert sorted(places) == sorted(told) == sorted(search.places()) and search.count().number == len(places)
    return [told[place] for place in places]


@pytest.mark.parametrize("text", ["138 1234 0004", "shll"])
def test_found_over_everything(book: Book, text: str) -> None:
    assert {one.title for one in records(book, text)} == {"单丽丽"}


def test_best_first_over_everything(book: Book) -> None:
    assert [one.title for one in records(book, "wl")] == ["王丽", "王丽", "王丽华", "李王丽"]
    assert [one.title for one in records(book, "wli")] == ["王丽", "王丽", "王丽华"]


@pytest.mark.parametrize("text", ["王丽", "wangli", "wl", "王丽 138"])
def test_best_first_and_who_left_after_who_is_there(book: Book, text: str) -> None:
    assert found(book, text) == ["王丽", "王丽", "王丽华", "李王丽"]
    best = Search(book, CABINET["member"], text).first()
    assert found(book, "wli") == ["王丽", "王丽", "王丽华"]
    stages: dict[int, str] = dict(book.places("member", ["stage"]))
    assert [stages[row] for row in best[:2]] == ["active", "left"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王", {"王丽", "王丽华", "李王丽"}),
        ("丽丽", {"单丽丽", "丽丽"}),
        ("shanlili", {"单丽丽"}),
        ("dll", {"单丽丽"}),
        ("sll", {"单丽丽"}),
        ("wang'li", {"王丽", "王丽华", "李王丽"}),
        ("wlh", {"王丽华"}),
        ("wanglh", {"王丽华"}),
        ("wlihua", {"王丽华"}),
        ("wlhua", {"王丽华"}),
        ("lhua", set()),
        ("lwangl", {"李王丽"}),
        ("shll", {"单丽丽"}),
        ("danll", {"单丽丽"}),
        ("sli", {"单丽丽"}),
        ("wangh", set()),
        ("ayixmmmt", {"阿依夏木·买买提"}),
        ("买买提", {"阿依夏木·买买提"}),
        ("夏木买", {"阿依夏木·买买提"}),
        ("0042", {"王丽"}),
        ("004x", {"王丽华"}),
        ("３３０７８３１９", {"王丽", "王丽华"}),
        ("0003", {"李王丽", "单丽丽"}),
        ("13812340004", {"单丽丽"}),
        ("机械", {"王丽", "李王丽", "丽丽"}),
        ("印刷厂", {"王丽华", "单丽丽", "阿依夏木·买买提"}),
        ("印刷 单", {"单丽丽"}),
        ("20200003", {"单丽丽"}),
        ("印刷 王 0042", set()),
        ("138 1234 0004", {"单丽丽"}),
        ("138 - 1234-0004", {"单丽丽"}),
        ("330783 19850312 004X", {"王丽华"}),
        ("单 138 1234 0004", {"单丽丽"}),
        ("138 0042", {"王丽"}),
        ("王 138", {"王丽", "王丽华", "李王丽"}),
        ("龘", set()),
    ],
)
def test_found_by(book: Book, text: str, names: set[str]) -> None:
    assert set(found(book, text)) == names


@pytest.mark.parametrize("typed", ["lvyang", "luyang", "LYUYANG", "lvchang", "ly", "lc"])
def test_names_that_are_read_in_several_ways(typed: str) -> None:
    assert says("吕玚", words(typed))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("陈zhi'q", "chenzhiq"), ("陈志q", "chenzhiq"), ("陈zh", "chenzh"), ("甲厂 陈z'q", "甲厂 chenzq"),
        ("陈 zhi", "陈 zhi"), ("chen'zhi", "chen'zhi"), ("陈志强", "陈志强"), ("3号lou", "3haolou"), ("", ""),
    ],
)  # fmt: skip
def test_what_is_composed_after_committed_signs_is_read_with_them(text: str, read: str) -> None:
    assert read_on(text) == read


def test_a_firms_initials_are_no_way_to_its_people(book: Book) -> None:
    assert found(book, "dyjx", "organisation") == ["东阳机械公司工会"]
    assert found(book, "dyjx") == []


def test_sealed_cases_are_not_found(book: Book) -> None:
    assert book.count("grievance", asked(CABINET["grievance"], text="欠薪")) == 1
    assert [one.caption for one in records(book, "052")] == []
    assert [one.kind.name for one in records(book, "2020-051")] == ["grievance"]
    assert len(records(book, "qxty")) == 1


def test_a_visitor_finds_only_what_can_be_seen(book: Book) -> None:
    lay(book)
    assert book.rows("SELECT * FROM search") == [] and not book.indexed
    for text in ("王丽", "wl", "13812340001", "330783198503120042"):
        assert book.count("member", Sought(text)) == 0 and records(book, text) == []
    assert Search(book, CABINET["member"], "机械").count().number > 0
    lift(book)
    assert found(book, "0042") == ["王丽"]


def test_a_removed_name_leaves_the_index_and_comes_back(book: Book) -> None:
    ((uid,),) = book.select("member", ["uid"], is_("person.phone", "13812340005"))
    with book.change("删除") as act:
        act.drop("member", uid)
    assert set(found(book, "丽丽")) == {"单丽丽"}
    undo(book)
    assert set(found(book, "丽丽")) == {"单丽丽", "丽丽"} and sound(book.connection, book.cabinet)


def test_the_check_finds_a_wrong_index_and_makes_it_anew(book: Book) -> None:
    assert not [one for one in check(book) if one.where == "查找索引"]
    with book.change("动手脚"):
        book.connection.execute("DELETE FROM search WHERE term = '王丽'")
    assert not sound(book.connection, book.cabinet)
    (finding,) = [one for one in check(book) if one.where == "查找索引"]
    assert "重建" in finding.sentence and not finding.hurt
    assert sound(book.connection, book.cabinet) and "王丽" in found(book, "王丽")


def test_an_index_of_another_version_is_not_asked(book: Book) -> None:
    with book.change("动手脚"):
        book.connection.execute("UPDATE book SET value = 'old' WHERE key = 'search'")
    assert not ready(book.connection, book.cabinet)
    assert set(found(book, "丽丽")) == {"单丽丽", "丽丽"}


def test_more_than_can_be_counted_at_once(book: Book) -> None:
    search = Search(book, CABINET["member"], "1")
    assert (search.count(3).number, search.count(3).more, search.count(3).told()) == (3, True, "3+")
    assert search.count().number == len(search.places()) and search.first(2) == list(search.places())[:2]


def test_figures_are_found_by_name(book: Book) -> None:
    assert "grievance.received" in [key for _, key, _ in figures(book, "收到信访")]
    for text in ("sdxf", "shoudxf", "sdaoxf"):
        assert "grievance.received" in [key for _, key, _ in figures(book, text)]
    assert figures(book, "龘") == [] and figures(book, " ") == []


def test_rows_made_together_and_changed_or_taken_out_at_once(book: Book) -> None:
    with book.change("同一次操作") as act:
        uids = act.add_many("person", ["name", "phone"], [["赵一", "13800000001"], ["钱二", None], ["孙三", None]])
        act.set("person", uids[0], {"name": "周一"})
        act.drop("person", uids[2])
        act.add("person", {"name": "李四"})
    assert sound(book.connection, book.cabinet)
    assert found(book, "周一", "person") == ["周一"] and found(book, "李四", "person") == ["李四"]
    assert not found(book, "赵一", "person") and not found(book, "孙三", "person")
