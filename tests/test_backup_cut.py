"""The power is cut at every moment of a backup, a copy, a restore: old or new, never half, never nothing.

python -m pytest tests/test_backup_cut.py -m slow -s     all states, and how many there were
"""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from cut_disk import Recorder, State, recorded, states
from figures import tell
from stick import SMALL, add, new_book

from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.returning import restore_file
from unionbook.store.backup import pages
from unionbook.store.backup.carrying import carry
from unionbook.store.backup.facts import Facts, facts_of
from unionbook.store.backup.looking import prove
from unionbook.store.backup.place import Place
from unionbook.store.connection import connect
from unionbook.store.files import open_book

QUICK, FULL = 1, 120
NOW = datetime(2026, 11, 28, 17, 5)

Judge = Callable[[State, Path], str]
"""What is wrong with a state laid into a folder, "" for nothing."""


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGES", 8)


def opened(path: Path) -> Facts:
    """What a book holds after a cut, opened as a program opens it."""
    connection = connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return facts_of(connection, SMALL)
    finally:
        connection.close()


def whole(path: Path, *allowed: Facts) -> str:
    """Why the file is neither of these."""
    try:
        facts = opened(path)
    except Exception as fault:
        return f"{path.name}: {fault!r}"
    return "" if any(facts.same_but_generation(one) for one in allowed) else f"{path.name} holds something else"


def judged(recorder: Recorder, judge: Judge, room: Path, each: int) -> Counter[str]:
    told: Counter[str] = Counter()
    examples: list[tuple[object, ...]] = []
    for number, state in enumerate(states(recorder, each)):
        folder = room / f"{number}"
        state.lay(folder)
        why = judge(state, folder)
        told["wrong" if why else "sound"] += 1
        told["done" if state.done else "cut"] += 1
        if why and len(examples) < 3:
            examples.append((state.at, state.way, state.done, why))
        shutil.rmtree(folder)
    assert not examples, examples
    return told


def backing_up(tmp_path: Path, each: int) -> Counter[str]:
    """A second backup is made where one lies already, and the rotation lets none go."""
    path = new_book(tmp_path / "台账.ubk", *(f"张{n}" for n in range(40)))
    with open_book(path, SMALL) as book:
        backups = Backups(book)
        old = backups.make(Why.CLOSING, now=NOW).made[0]
        before = prove(old.path, SMALL)
        add(book, "李四")
        after = facts_of(book.connection, SMALL)
        file_id = backups.file_id
        with recorded(old.path.parent) as recorder:
            made = backups.make(Why.ASKED, recorder.step, NOW)
            recorder.done()
        new = made.made[0]

    def judge(state: State, folder: Path) -> str:
        if why := whole(folder / old.path.name, before):
            return why
        there = (folder / new.path.name).exists()
        if there and (why := whole(folder / new.path.name, after)):
            return why
        if state.done and not there:
            return "an acknowledged backup is gone"
        listed = Place(folder, file_id, SMALL).listed()
        if any(one.hurt for one in listed) or len(listed) != 1 + there:
            return f"listed: {[(one.path.name, one.hurt) for one in listed]}"
        return ""

    return judged(recorder, judge, tmp_path / "cut", each)


def carrying(tmp_path: Path, each: int) -> Counter[str]:
    """A copy replaces an older one on a stick."""
    path = new_book(tmp_path / "台账.ubk", *(f"张{n}" for n in range(40)))
    stick = tmp_path / "U盘"
    stick.mkdir()
    target = stick / "台账.ubk"
    with open_book(path, SMALL) as book:
        carry(book, target)
        before = prove(target, SMALL)
        add(book, "李四")
        with recorded(stick) as recorder:
            carried = carry(book, target, step=recorder.step)
            recorder.done()

    def judge(state: State, folder: Path) -> str:
        allowed = (carried,) if state.done else (before, carried)
        return whole(folder / target.name, *allowed)

    return judged(recorder, judge, tmp_path / "cut", each)


def restoring(tmp_path: Path, each: int) -> Counter[str]:
    """A backup takes the place of a closed book, beside which a stale journal lies."""
    stick = tmp_path / "U盘"
    stick.mkdir()
    path = new_book(stick / "台账.ubk", *(f"张{n}" for n in range(40)))
    with open_book(path, SMALL) as book:
        old = Backups(book).make(Why.CLOSING, now=NOW).made[0]
        add(book, "李四")
        add(book, "王五")
    before, wanted = prove(old.path, SMALL), prove(path, SMALL)
    # As an exclusive lock leaves it: its head is zeroed, it rolls nothing back.
    (stick / "台账.ubk-journal").write_bytes(bytes(2048))
    with recorded(stick) as recorder:
        restore_file(old.path, path, SMALL)
        recorder.done()

    def judge(state: State, folder: Path) -> str:
        allowed = (before,) if state.done else (before, wanted)
        return whole(folder / path.name, *allowed)

    return judged(recorder, judge, tmp_path / "cut", each)


SCENES = [backing_up, carrying, restoring]


@pytest.mark.parametrize("scene", SCENES)
def test_a_sample_of_cut_states_is_old_or_new(scene: Callable[[Path, int], Counter[str]], tmp_path: Path) -> None:
    told = scene(tmp_path, QUICK)
    assert told["sound"] > 30 and told["cut"] and told["done"]


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_every_cut_state_is_old_or_new(scene: Callable[[Path, int], Counter[str]], tmp_path: Path) -> None:
    told = scene(tmp_path, FULL)
    tell(f"{scene.__name__}: {told['sound']} states sound, {told['wrong']} wrong ({told['done']} after the answer)")
    assert told["sound"] >= 1000


def test_the_recorder_finds_what_is_not_synced(tmp_path: Path) -> None:
    """A copy put in place without a sync would be found out: the judge is not blind."""
    import os

    path = new_book(tmp_path / "台账.ubk", *(f"张{n}" for n in range(40)))
    stick = tmp_path / "U盘"
    stick.mkdir()
    facts = prove(path, SMALL)
    with recorded(stick) as recorder:
        shutil.copyfile(path, stick / "台账.ubk.part")
        os.replace(stick / "台账.ubk.part", stick / "台账.ubk")
        recorder.done()
    wrong = 0
    for number, state in enumerate(states(recorder, 5)):
        folder = tmp_path / "cut" / f"{number}"
        state.lay(folder)
        there = (folder / "台账.ubk").exists()
        wrong += bool(there and whole(folder / "台账.ubk", facts)) or (state.done and not there)
    assert wrong > 5
