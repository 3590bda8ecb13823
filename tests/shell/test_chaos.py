"""Whatever happens to the stick at whatever moment: nothing typed is lost, nothing is damaged, the window answers.

python -m pytest tests/shell/test_chaos.py -m slow
"""

import shutil
import sys
import threading
from pathlib import Path

import pytest
from lock_hands import SECRET
from pytestqt.qtbot import QtBot
from report_book import full_book
from shell.chaos import Chaos
from stick_book import Stick

from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.store.files import open_book
from unionbook.store.secrecy.rekey import change_key
from unionbook.ui.frame.crash import CrashHook
from unionbook.ui.frame.window import Window

ROUNDS, DEEDS = 4, 4
PASSING = ("warming", "declared", "pack", "Dummy")
"""Threads that belong to no book."""


@pytest.fixture(scope="module", params=["plain", "encrypted"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bool]:
    """A small book, and whether it is encrypted."""
    path, secret = tmp_path_factory.mktemp("office") / "青山.ubk", request.param == "encrypted"
    book = full_book(path)
    if secret:
        change_key(book, SECRET)
    book.close()
    return path, secret


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the handles of a process")
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_whatever_happens_to_the_stick(
    window: Window, office: tuple[Path, bool], tmp_path: Path, qtbot: QtBot, seed: int
) -> None:
    stick, key = Stick(tmp_path), SECRET if office[1] else None
    shutil.copy(office[0], stick.path)
    hook = sys.excepthook = CrashHook(window)
    chaos = Chaos(window, stick, key, seed)
    try:
        for _ in range(ROUNDS):
            over = chaos.trouble()
            for _ in range(DEEDS):
                chaos.deed()
            qtbot.waitUntil(over, timeout=20_000)
            qtbot.waitUntil(chaos.settled, timeout=60_000)
            assert hook.page is None and chaos.lost() == [], chaos.told
            assert not chaos.desk.book.read_only and chaos.desk.go(0) and chaos.desk.go(1), chaos.told
    finally:
        sys.excepthook = sys.__excepthook__
    assert window.close() and window.desk is None
    qtbot.waitUntil(lambda: not _left(), timeout=5000)
    with open_book(stick.path, CABINET, key.raw if key else None) as book:
        assert not book.read_only and not [one for one in check(book) if one.hurt], chaos.told


def _left() -> list[str]:
    """Threads that go on."""
    own = threading.current_thread()
    names = [one.name for one in threading.enumerate() if one is not own and not one.daemon]
    names += [one.name for one in threading.enumerate() if one.name in ("behind", "guard", "seal", "quick check")]
    return [name for name in names if not name.startswith(PASSING)]
