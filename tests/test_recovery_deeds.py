"""Every deed that survives, with the stick gone when it is done: kept, and finished once when the stick is back."""

from pathlib import Path

import pytest
from deed_book import APPLICATION, DAY, DEEDS, held, known, placed
from stick_book import pulled

from unionbook.services.recovery import keeping
from unionbook.services.recovery.comeback import come_back
from unionbook.services.recovery.keeping import Kept
from unionbook.services.recovery.leftover import leftovers
from unionbook.services.recovery.replay import make_good, waiting
from unionbook.services.stage import move
from unionbook.store.book import Book


def wanted_of(folder: Path, deed: str) -> object:
    """What the book holds when nothing fails."""
    with placed(folder).opened() as book:
        DEEDS[deed](book)()
        return held(book)


def test_all_of_them_are_here() -> None:
    names = {"enter": "save"}
    assert {names.get(deed, deed) for deed in DEEDS} == set(keeping.DEEDS)


@pytest.mark.parametrize("deed", DEEDS)
def test_with_the_stick_gone_it_is_kept_and_finished_when_it_is_back(tmp_path: Path, deed: str) -> None:
    folder = tmp_path / "r"
    wanted, stick = wanted_of(folder, deed), placed(folder)
    with stick.opened() as book:
        call, before = DEEDS[deed](book), held(book)
        with pulled(stick), pytest.raises(Kept, match=r"U 盘已拔出。刚才的 \d 处修改已存在本机"):
            call()
        come_back(book)
        assert held(book) == before and waiting(book) > 0
        assert [(one.done, one.left) for one in make_good(book)] == [(True, ())]
        assert held(book) == wanted and waiting(book) == 0 and make_good(book) == []


@pytest.mark.parametrize("deed", ["decide", "take_over", "undo", "restore_field"])
def test_after_a_restart_it_is_finished_too(tmp_path: Path, deed: str) -> None:
    folder = tmp_path / "r"
    wanted, stick = wanted_of(folder, deed), placed(folder)
    book = stick.opened()
    call, before = DEEDS[deed](book), held(book)
    with pulled(stick), pytest.raises(Kept):
        call()
    book.close()
    with stick.opened() as again:
        assert held(again) == before
        assert [one.done for one in make_good(again)] == [True]
        assert held(again) == wanted


def changed_meanwhile(book: Book) -> str:
    """One of the applications on the list was rejected by somebody else."""
    uid = known().applications[2]
    move(book, APPLICATION, [uid], "rejected", DAY, {"reject_reason": "重复申请"})
    return uid


@pytest.mark.parametrize("deed", ["move", "decide"])
def test_of_a_batch_what_changed_meanwhile_is_named_and_the_rest_is_done(tmp_path: Path, deed: str) -> None:
    stick = placed(tmp_path / "r")
    with stick.opened() as book:
        call = DEEDS[deed](book)
        with pulled(stick), pytest.raises(Kept):
            call()
        come_back(book)
        uid = changed_meanwhile(book)
        (made,) = make_good(book)
        assert book.title("application", uid) in "".join(made.left) and waiting(book) == 0
        assert book.must("application", uid)["reject_reason"] == "重复申请"
        other = book.must("application", known().applications[3])["stage"]
        assert other == ("approved" if deed == "move" else "rejected")
        assert made.done and len(leftovers(book)) == 0
