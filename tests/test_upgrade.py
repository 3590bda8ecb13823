"""Bringing an older book up to date: on a copy, proved, the original kept; a failure anywhere leaves it as it was."""

import os
import shutil
from pathlib import Path

import pytest
from drawers.bulletin import KIND as BULLETIN
from issued_book import issued_year
from report_book import full_book
from sqlcipher3 import dbapi2 as sqlite
from stick import SMALL, add, contents, names, new_book

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET, calendar, draft, person
from unionbook.services.check import check
from unionbook.services.issue.witness import issued_figures
from unionbook.store.backup.looking import looked_at
from unionbook.store.connection import connect
from unionbook.store.files import create_book, open_book
from unionbook.store.notice import Topic
from unionbook.store.opening import upgrade
from unionbook.store.seal import Sealed, examine
from unionbook.store.tables import migrate

LARGER = Cabinet([person.KIND, person.DISTINCT, draft.KIND, calendar.KIND])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    stick = tmp_path / "U盘"
    stick.mkdir()
    return new_book(stick / "台账.ubk", "赵甲子", "钱乙丑")


def test_the_original_is_kept_and_the_new_one_sealed(path: Path) -> None:
    before = path.read_bytes()
    with open_book(path, LARGER) as book:
        assert names(book) == ["赵甲子", "钱乙丑"] and book.count(calendar.KIND.name) == 0
        (told,) = [one for one in book.notices if one.topic is Topic.UPGRADED]
        assert check(book) == []
    assert examine(path) is Sealed.SOUND and path.read_bytes() != before
    (aside,) = (one for one in path.parent.iterdir() if one != path)
    assert aside.name in told.sentence and examine(aside) is Sealed.SOUND
    shutil.copy(aside, path)
    with open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"] and not book.read_only


def test_one_that_may_not_be_written_to_is_upgraded_on_its_copy(path: Path) -> None:
    path.chmod(0o444)
    before = contents(path.parent)
    with open_book(path, LARGER) as book:
        assert book.count(calendar.KIND.name) == 0 and book.read_only
    assert contents(path.parent) == before


def test_an_older_copy_is_not_upgraded(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧.ubk"
    shutil.copy(path, old)
    with open_book(path, SMALL) as book:
        add(book, "孙丙寅")
    before = old.read_bytes()
    with open_book(old, LARGER) as book:
        assert book.notices[0].topic is Topic.OLDER and book.count(calendar.KIND.name) == 0
    assert old.read_bytes() == before


def test_a_stick_without_room_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(path.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: shutil._ntuple_diskusage(100, 99, 1))
    with pytest.raises(Refusal, match="空间"):
        open_book(path, LARGER)
    assert contents(path.parent) == before


def refused(path: Path, before: dict[str, bytes]) -> bool:
    """Was the upgrade refused, everything as it was?"""
    try:
        open_book(path, LARGER).close()
    except Refusal as refusal:
        assert refusal.sentence.endswith("。") and "原来的样子" in refusal.sentence
        assert contents(path.parent) == before
        return True
    return False


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.slow)])
def test_a_failure_at_any_statement_leaves_the_original(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = contents(path.parent)
    failed, last = 0, False
    for at in range(step, 4000, step):
        left = at

        def count(*_: object) -> int:
            nonlocal left
            left -= 1
            return 1 if left == 0 else 0

        def failing(part: Path, key: bytes | None = None) -> sqlite.Connection:
            connection = connect(part, key)
            connection.set_authorizer(count)
            return connection

        monkeypatch.setattr(upgrade, "connect", failing)
        monkeypatch.setattr(upgrade, "pass_exactly", lambda *_: None)
        if not refused(path, before):
            last = True
            break
        failed += 1
    assert failed > 5 and last


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_failure_at_any_step_on_the_disk_leaves_the_original(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, real = contents(path.parent), getattr(os, name)
    for at in range(1, 50):
        left = at

        def fail(*args: object) -> object:
            nonlocal left
            if any(str(path.parent) in str(one) for one in args) or name == "fsync":
                left -= 1
                if left == 0:
                    raise OSError(5, "Input/output error")
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(os, name, fail)
            try:
                open_book(path, LARGER).close()
                done = True
            except Refusal:
                done = False
        assert done or contents(path.parent) == before
        with open_book(path, LARGER) as book:
            assert names(book) == ["赵甲子", "钱乙丑"]
        if done:
            break
        for one in path.parent.iterdir():
            one.unlink()
        path.write_bytes(before[path.name])
    assert at > 1


def test_an_upgrade_that_loses_a_row_is_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(path.parent)
    real = migrate

    def losing(connection: sqlite.Connection, cabinet: Cabinet) -> None:
        real(connection, cabinet)
        connection.execute("DELETE FROM person WHERE rowid = 1")

    monkeypatch.setattr(upgrade, "migrate", losing)
    with pytest.raises(Refusal, match="person"):
        open_book(path, LARGER)
    assert contents(path.parent) == before


def test_an_upgrade_that_alters_history_is_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(path.parent)
    real = migrate

    def altering(connection: sqlite.Connection, cabinet: Cabinet) -> None:
        real(connection, cabinet)
        connection.execute("UPDATE act SET label = 'x' WHERE id = 1")

    monkeypatch.setattr(upgrade, "migrate", altering)
    with pytest.raises(Refusal, match="修改记录"):
        open_book(path, LARGER)
    assert contents(path.parent) == before



# --- issued reports --------------------------------------------------------------------------------------------------

WHOLE = Cabinet([*CABINET, BULLETIN])


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("issued") / "台账.ubk"
    with full_book(path) as book:
        issued_year(book)
    return path.read_bytes()


def test_the_figures_of_every_issued_report_count_the_same_after_it(issued: bytes, tmp_path: Path) -> None:
    path = tmp_path / "台账.ubk"
    path.write_bytes(issued)
    with open_book(path, CABINET) as book:
        before = issued_figures(book)
    assert len(before) > 20
    with open_book(path, WHOLE, witness=issued_figures) as book:
        assert Topic.UPGRADED in [one.topic for one in book.notices] and issued_figures(book) == before


def test_an_upgrade_by_which_a_figure_counts_another_number_is_not_believed(
    issued: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "台账.ubk"
    path.write_bytes(issued)
    before = contents(tmp_path)
    real = migrate

    def altering(connection: sqlite.Connection, cabinet: Cabinet) -> None:
        real(connection, cabinet)
        connection.execute("UPDATE grievance SET received_on = '2019-01-01'")

    monkeypatch.setattr(upgrade, "migrate", altering)
    with pytest.raises(Refusal, match=r"定稿的“.*”.*变了.*原来的样子"):
        open_book(path, WHOLE, witness=issued_figures)
    assert contents(tmp_path) == before


def test_the_upgraded_one_has_the_same_key(tmp_path: Path) -> None:
    path, key = tmp_path / "台账.ubk", bytes(range(48))
    with create_book(path, SMALL, key) as book:
        add(book, "赵甲子")
    with open_book(path, LARGER, key) as book:
        assert names(book) == ["赵甲子"]
    (aside,) = (one for one in tmp_path.iterdir() if one != path)
    for one, cabinet in ((path, LARGER), (aside, SMALL)):
        assert "赵甲子".encode() not in one.read_bytes()
        with looked_at(one, cabinet, key) as connection:
            assert connection.execute("SELECT name FROM person").fetchall() == [("赵甲子",)]
