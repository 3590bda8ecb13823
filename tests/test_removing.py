"""Many records removed together: kept as one change of each kind of row, and as whole as those removed one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from stick_book import Stick

from unionbook.ground.errors import InUse, Refusal
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.past import bring_back, contents_of, take_back
from unionbook.services.saving import TOGETHER, remove
from unionbook.store.book import Book
from unionbook.store.history import acts, recycle_bin

ACTIVITY = CABINET["activity"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Stick(tmp_path).made() as made:
        yield made


def activities(book: Book) -> list[str]:
    """So many, each with two who took part, and one of them made by itself."""
    with book.change("登记活动") as act:
        rows = [[f"样板活动{n}", "2026-05-01", "culture", "held"] for n in range(TOGETHER)]
        uids = act.add_many("activity", ["name", "held_on", "category", "stage"], rows)
        came = [[uid, "participant", one] for uid in uids for one in ("甲", "乙")]
        act.add_many("participant", ["activity", "role", "outside_name"], came)
    with book.change("改一个") as act:
        act.set("activity", uids[3], {"name": "春游"})
    return uids


def test_many_go_with_their_children_and_come_back(book: Book) -> None:
    uids = activities(book)
    held = {uid: book.must("activity", uid) for uid in uids}
    remove(book, ACTIVITY, uids)
    (line,) = acts(book, 1)
    told = contents_of(book, line.number)
    assert {one.what for one in told.records} == {"删除"} and len(told.records) + told.more == 3 * TOGETHER
    assert book.count("activity") == book.count("participant") == 0 and check(book) == []
    assert {gone.uid for gone in recycle_bin(book) if gone.kind == "activity"} == set(uids)
    bring_back(book, ACTIVITY, uids[3])
    assert book.must("activity", uids[3]) == held[uids[3]] and len(book.children("participant", uids[3])) == 2
    take_back(book, line.key)
    assert {uid: book.must("activity", uid) for uid in uids} == held
    assert book.count("participant") == 2 * TOGETHER and check(book) == []


def test_one_that_is_linked_to_is_named_and_all_stay(book: Book) -> None:
    with book.change("登记社区") as act:
        rows = [[f"样板{n}社区", "community", "none"] for n in range(TOGETHER)]
        uids = act.add_many("community", ["name", "sort", "stage"], rows)
        act.add("enterprise", {"name": "样板厂", "community": uids[7]})
    with pytest.raises(InUse, match="“样板7社区”：还有 1 "):
        remove(book, CABINET["community"], uids)
    assert book.count("community") == TOGETHER and check(book) == []


def test_a_record_that_would_link_to_what_is_gone_is_told_so(book: Book) -> None:
    with pytest.raises(Refusal, match="已经不在的记录，没有保存"), book.change("登记企业") as act:
        act.add("enterprise", {"name": "样板厂", "community": "0" * 36})
    assert book.count("enterprise") == 0 and check(book) == []
