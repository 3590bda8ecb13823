"""A PC that lets nothing be kept, or is full: it is said with what to do, and the book is written all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from front_window import front_window
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shell.hands import Key as K
from shell.hands import compose, press, seen, worked

from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.store.files import create_book, open_book
from unionbook.ui.home.newbook import NewBook

ROOT = Path(__file__).parents[2]


@pytest.fixture
def blocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC on which the program's folders cannot be made."""
    file = tmp_path / "不是文件夹"
    file.write_bytes(b"")
    monkeypatch.setenv("UNIONBOOK_HOME", str(file / "UnionBook"))
    return file


def firms(path: Path) -> int:
    with open_book(path, CABINET) as book:
        return book.count("enterprise")


def test_the_first_day_on_a_pc_that_keeps_nothing(qtbot: QtBot, tmp_path: Path, blocked: Path) -> None:
    path = tmp_path / "stick" / "台账.ubk"
    path.parent.mkdir()
    with front_window(qtbot, blocked) as window:
        first = window.centralWidget()
        assert isinstance(first, QWidget) and seen(first, "不许写入") and seen(first, "请管理员")
        window.ask_new()
        dialog = window.findChild(NewBook)
        assert isinstance(dialog, NewBook)
        compose(dialog.name, "样板镇总工会")
        compose(dialog.superior, "样板市总工会")
        dialog.place.setText(str(path))
        dialog.secret.setChecked(False)
        dialog.make()
        qtbot.waitUntil(lambda: window.desk is not None)
        worked()
        banner = window.desk.guarding.banner  # type: ignore[union-attr]
        assert seen(banner, "自动备份、断电保护和设置在这台电脑上都存不下") and seen(banner, "知道了")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        banner.take_keys()
        press(window, K.Key_Return)
        assert not banner.isVisible()
        with window.desk.book.change("登记") as act:  # type: ignore[union-attr]
            act.add("enterprise", {"name": "甲厂"})
        window.close_book()
    assert firms(path) == 1 and {one.name for one in path.parent.iterdir()} == {"台账.ubk"}


def test_a_backup_that_has_nowhere_to_lie_says_so(tmp_path: Path, blocked: Path) -> None:
    with create_book(tmp_path / "台账.ubk", CABINET) as book:
        outcome = Backups(book).make(Why.CLOSING, always=True)
    assert not outcome.made and "本机的备份文件夹用不了" in outcome.troubles[0]
    assert blocked.read_bytes() == b""


FULL = """
import sys
from contextlib import suppress
from pathlib import Path
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.report.printing import save_pdf
from unionbook.store.files import create_book
from unionbook.store.pc.folder import folder, unwritable
from unionbook.ui.frame.settings import Settings

home = folder()
with suppress(OSError), (home / "filling").open("wb", buffering=0) as file:
    while True:
        file.write(bytes(4096))
assert "磁盘满了" in unwritable() and "请清出磁盘空间" in unwritable()
Settings(home / "settings.json").save()
try:
    create_book(home / "台账.ubk", CABINET)
    raise SystemExit("a book was made where there is no room")
except Refusal as refusal:
    assert refusal.sentence.startswith("没能新建“台账.ubk”：磁盘已满，"), refusal.sentence
try:
    save_pdf(b"%PDF", home / "总结.pdf")
    raise SystemExit("a PDF was written where there is no room")
except Refusal as refusal:
    assert refusal.sentence.startswith("“总结.pdf”写不进去：磁盘已满"), refusal.sentence
with create_book(Path(sys.argv[1]), CABINET) as book:
    with book.change("登记") as act:
        act.add("enterprise", {"name": "甲厂"})
    assert Backups(book).make(Why.CLOSING, always=True).troubles
print(sorted(one.relative_to(home).as_posix() for one in home.rglob("*") if one.is_file() and one.stat().st_size))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may make a small disk")
def test_a_full_disk(tmp_path: Path) -> None:
    """A real one, of 256 kB: the book elsewhere is written, nothing torn stays on the full one."""
    small, path = tmp_path / "small", tmp_path / "台账.ubk"
    small.mkdir()
    line = 'mount -t tmpfs -o size=256k none "$1" && exec "$2" -c "$3" "$4"'
    words = ["sh", "-c", line, "sh", str(small), sys.executable, FULL, str(path)]
    env = {**os.environ, "UNIONBOOK_HOME": str(small)}
    done = subprocess.run(["unshare", "-m", *words], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "['filling']\n" and firms(path) == 1
