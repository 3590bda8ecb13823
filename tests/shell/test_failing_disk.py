"""The window over a disk that fails in the middle of a save: what it says, and that all is written once it is well."""

from pathlib import Path

import pytest
from deed_book import known, placed
from disk_below import CAN, below
from failing_disk import FAULTS, Failing
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, press, seen, worked
from shell.test_recovery import ENTERPRISE, form_of, put

from unionbook.services.recovery.replay import waiting
from unionbook.store.history import acts
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window

pytestmark = pytest.mark.skipif(not CAN, reason="this SQLite does not show its VFS")

TEXT = "Yangban Road 1"
SAID = {
    "full": ("磁盘已满，写不下。刚才的 1 处修改已存在本机；请清出至少 1 MB 的空间，程序会自动补写。", 1),
    "broken": ("读写“工会台账.ubk”时出了问题。刚才的 1 处修改已存在本机；请检查 U 盘是否插好，程序会自动再试。", 9),
    "protected": (
        "“工会台账.ubk”变成了只读，写不进去。刚才的 1 处修改已存在本机；请打开写保护开关，能写以后自动补写。",
        3,
    ),
    "pulled": ("U 盘已拔出。刚才的 1 处修改已存在本机，插回后自动补写。", 12),
}
GONE = "已有 1 处修改存在本机，插回后自动继续。"
"""Says the look once a second for the file, when it is sooner than the sentence was read."""


def written(desk: Desk) -> None:
    """The change is in the book, once, and the window says so."""
    assert seen(desk.toasts, "存在本机的 1 处修改已补写进台账。")
    assert not desk.guarding.banner.isVisible() and waiting(desk.book) == 0
    assert desk.book.must(ENTERPRISE, known().firm)["address"] == TEXT
    assert [line.label for line in acts(desk.book)].count("修改 样板甲厂") == 2


@pytest.mark.parametrize("fault", SAID)
def test_the_window_says_what_the_disk_did_and_writes_it_later(
    window: Window, tmp_path: Path, qtbot: QtBot, fault: str
) -> None:
    stick, (words, moment) = placed(tmp_path / "r"), SAID[fault]
    disk = Failing(FAULTS[fault], moment, stick.folder, stick.pull)
    with below(disk):
        window.open_book(stick.path)
        desk = window.desk
        assert desk is not None
        form = form_of(desk, known().firm)
        worked()
        put(form, "address", TEXT)
        disk.arm()
        press(desk, Key.Key_S, Ctrl)
        worked()
        banner = desk.guarding.banner
        assert disk.hit and (seen(banner, words) or (desk.guarding.gone and seen(banner, GONE))), fault
        assert form.count == 1 and waiting(desk.book) == 1
        disk.mend()
        if fault == "pulled":
            stick.put()

        def finished() -> bool:
            desk.guarding.try_again()
            return waiting(desk.book) == 0

        qtbot.waitUntil(finished, timeout=5000)
        written(desk)
        window.close_book()
