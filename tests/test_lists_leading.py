"""The first rows of a list are those the whole order begins with, whatever it is sorted by."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.conditions import EVERY, Condition, filled, is_
from unionbook.ground.fields import Value
from unionbook.ground.uid import new_uids
from unionbook.records import CABINET
from unionbook.records.member.codes import EMPLOYMENT
from unionbook.services.lists import leading as leading_module
from unionbook.services.lists import ordering
from unionbook.services.lists.leading import leading
from unionbook.services.lists.ordering import ordered
from unionbook.store.book import Book
from unionbook.store.files import create_book

MEMBER = CABINET["member"]
NAMES = (
    "王二",
    "李明",
    "单于飞",
    "单丹",
    "仇英",
    "曾国",
    "欧阳一",
    "区大",
    "邱少",
    "Anna",
    "𠮷野",
    "阿里·买买提",
    "张三",
)
KEYS = ("person.name", "organisation.name", "enterprise.name", "employment", "joined_on", "number", "job")
MOST, COUNT = 40, 400


def _member(at: int) -> tuple[Value, ...]:
    """The values of a member but for its links."""
    employment, job = (None, *list(EMPLOYMENT.items)[:2])[at % 11 % 3], (None, "电工", None, "司机")[at % 4]
    return employment, f"2020-{1 + at % 12:02}-05", f"2020{at * 31 % 100:04}", job, at % 2, "active"


@pytest.fixture(scope="module", params=[20_000, 20], ids=["few names", "names by their first characters"])
def members(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Members of whom some have no firm, and some no name, as in a file made elsewhere."""
    folder = tmp_path_factory.mktemp("members")
    people, unions, firms = (new_uids(count) for count in (COUNT, 30, 5))
    with pytest.MonkeyPatch.context() as patch, create_book(folder / "台账.ubk", CABINET) as book:
        patch.setattr(ordering, "LARGE", request.param)
        patch.setattr(leading_module, "RARE", 1_000)
        links = [(people[at], unions[at * 17 % 30], None if at % 3 else firms[at % 5]) for at in range(COUNT)]
        with book.change("导入") as act:
            act.add_many("person", ["name"], [(NAMES[at * 7 % 13],) for at in range(COUNT)], people)
            bodies = [(f"{NAMES[at % 12]}工会", "normal", "1", "王二") for at in range(30)]
            act.add_many("organisation", ["name", "stage", "structure", "chair"], bodies, unions)
            act.add_many("enterprise", ["name"], [(f"{at}厂",) for at in range(5)], firms)
            names = "person organisation enterprise employment joined_on number job migrant stage"
            act.add_many("member", names.split(), [(*links[at], *_member(at)) for at in range(COUNT)])
        book.connection.execute("UPDATE person SET name = NULL WHERE rowid % 37 = 0")
        book.connection.execute("UPDATE organisation SET name = NULL WHERE rowid % 14 = 3")
        yield book


@given(
    keys=st.lists(st.sampled_from(KEYS), unique=True, max_size=3),
    down=st.lists(st.booleans(), min_size=3, max_size=3),
    strokes=st.booleans(),
    condition=st.sampled_from([EVERY, is_("migrant", 1), filled("job")]),
)
def test_the_first_rows_are_those_of_the_whole_order(
    members: Book, keys: list[str], down: list[bool], strokes: bool, condition: Condition
) -> None:
    order = [f"-{key}" if falls else key for key, falls in zip(keys, down, strict=False)]
    head = leading(members, MEMBER, condition, order, strokes, MOST)
    whole = list(ordered(members, MEMBER, condition, order, strokes))
    if head is None:
        assert {"job", "person.name", "organisation.name", "enterprise.name"} & set(keys)
        return
    assert head.count == len(whole)
    assert list(head.places) == whole[:MOST]


@pytest.mark.parametrize(
    "order", [("person.name",), ("-person.name", "number"), ("employment",), ("organisation.name",)]
)
def test_there_is_a_short_way_by_every_usual_column(members: Book, order: tuple[str, ...]) -> None:
    assert leading(members, MEMBER, EVERY, order, most=MOST) is not None


def test_rows_that_are_rare_are_found_as_soon(members: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading_module, "RARE", 2)
    assert leading(members, MEMBER, is_("job", "司机"), ("number",), most=MOST) is None
    assert leading(members, MEMBER, EVERY, ("number",), most=MOST) is not None
