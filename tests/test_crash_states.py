"""The power is cut at every write and sync below SQLite: what was answered is there, the rest whole or not at all.

python -m pytest tests/test_crash_states.py -m slow -s     all states, and how many there were
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import cut_scenes
import pytest
from cut_below import as_windows
from cut_disk import PAGE, states
from cut_scenes import Scene
from disk_below import CAN
from figures import tell
from memory_disk import in_memory

pytestmark = pytest.mark.skipif(not CAN, reason="this SQLite does not show its VFS")

SCENES: list[Callable[[Path], Scene]] = [
    cut_scenes.save,
    cut_scenes.save_encrypted,
    cut_scenes.batch,
    cut_scenes.bulk,
    cut_scenes.upgrade,
    cut_scenes.encrypt,
    cut_scenes.decrypt,
    cut_scenes.create,
    cut_scenes.reopen,
]
FEW = 12
"""States of each scene in the plain run, about."""
RANDOM = 1500
"""Random states of each scene in the slow run, about, beside two at every write and sync."""


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where thousands of disks are laid out."""
    with in_memory(monkeypatch) as made:
        yield made


def judged(scene: Scene, room: Path, each: int, share: float = 1.0, prefixes: float = 1.0) -> Counter[str]:
    """Every state judged: how many were sound and how many wrong, and an example of what was wrong."""
    told: Counter[str] = Counter()
    for state in states(scene.recorder, each, share=share, prefixes=prefixes):
        folder = room / "cut"
        shutil.rmtree(folder, ignore_errors=True)
        state.lay(folder)
        if why := scene.wrong(state, folder):
            told[f"{state.way} at {state.at} after {state.done} answers: {why}"] += len(told) < 6
        told["wrong" if why else "sound"] += 1
        told["answered"] += state.done > 0
    return told


@pytest.mark.parametrize("work", SCENES, ids=lambda work: work.__name__)
def test_a_sample_of_cut_states_holds_what_was_answered(work: Callable[[Path], Scene], room: Path) -> None:
    scene = work(room)
    share = FEW / 4 / len(scene.recorder.log)
    told = judged(scene, room, 1, share, share)
    assert not told["wrong"] and told["sound"] > 3, told


@pytest.fixture(scope="module")
def total() -> Iterator[Counter[str]]:
    """All states of the slow run."""
    counted: Counter[str] = Counter()
    yield counted
    if counted:
        tell(f"all works: {counted['sound']} states sound, {counted['wrong']} wrong")


@pytest.mark.slow
@pytest.mark.parametrize("windows", [False, True], ids=["posix", "windows"])
@pytest.mark.parametrize("work", SCENES, ids=lambda work: work.__name__)
def test_every_cut_state_holds_what_was_answered(
    work: Callable[[Path], Scene], windows: bool, room: Path, total: Counter[str]
) -> None:
    scene = work(room)
    if windows:
        as_windows(scene.recorder)
    moments = len(scene.recorder.log)
    told = judged(scene, room, max(1, RANDOM // moments // 3), RANDOM / 3 / moments)
    found = f"{told['sound']} states sound, {told['wrong']} wrong ({told['answered']} after an answer)"
    tell(f"{work.__name__}, {'Windows' if windows else 'POSIX'}: {found}")
    total.update(sound=told["sound"], wrong=told["wrong"])
    assert not told["wrong"] and told["sound"] >= 300, told


def test_a_save_without_syncs_is_found_out(room: Path) -> None:
    """The judge is not blind."""
    told = judged(cut_scenes.unsynced(room), room, 1, 0.1, 0.1)
    assert told["wrong"] > 5, told


def test_a_file_that_was_cut_off_while_it_grew_is_taken_back(room: Path) -> None:
    """Its first page tells of more pages than it has; the unfinished save beside it is what mends that."""
    scene, short = cut_scenes.save(room), 0
    for state in states(scene.recorder, 0):
        head = state.files[scene.path.name]
        if len(head) < int.from_bytes(head[28:32], "big") * PAGE:
            state.lay(folder := room / f"{short}")
            assert scene.wrong(state, folder) == ""
            short += 1
    assert short
