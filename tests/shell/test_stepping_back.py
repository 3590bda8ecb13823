"""One key back from an upgrade, in the window: told, asked once more, and the book of before for its own program."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from shell.hands import nameless, seen, worked

from unionbook.store.files import open_book
from unionbook.store.seal import Sealed, examine
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.home.first import FirstPage

EARLY = Path(__file__).resolve().parents[1] / "books" / "0.1.0-early.ubk"


@pytest.fixture
def desk(window: Window, tmp_path: Path) -> Desk:
    """A book of an earlier version, just opened by this one."""
    path = tmp_path / "台账.ubk"
    path.write_bytes(EARLY.read_bytes())
    window.open_book(path)
    worked()
    assert window.desk is not None
    return window.desk


def way(desk: Desk, words: str) -> QPushButton:
    """A button of the line over the pages."""
    return next(button for button in desk.guarding.banner.buttons if button.text() == words)


def test_it_is_told_and_one_key_goes_back(window: Window, desk: Desk) -> None:
    path, banner = desk.book.path, desk.guarding.banner
    assert seen(banner, "已升级到这个版本，记录一条不少")
    assert nameless(banner) == []
    way(desk, "退回升级前…").click()
    assert seen(banner, "退回后请用原来的版本打开") and "次操作" not in banner.accessibleName()
    assert banner.buttons[0].hasFocus() and banner.buttons[0].text() == "不用了"
    way(desk, "退回升级前").click()
    worked()
    page = window.centralWidget()
    assert window.desk is None and isinstance(page, FirstPage) and seen(page, "已退回升级前的样子")
    assert examine(path) is Sealed.SOUND
    beside = sorted(one.name for one in path.parent.glob("*.ubk"))
    assert len(beside) == 2 and beside[0].startswith("台账.") and any("升级后" in name for name in beside)


def test_what_was_done_since_is_told_and_it_can_be_left(window: Window, desk: Desk) -> None:
    with desk.book.change("改") as act:
        act.add("person", {"name": "赵甲子"})
    banner = desk.guarding.banner
    way(desk, "退回升级前…").click()
    assert seen(banner, "升级后做的 1 次操作不在里面")
    way(desk, "不用了").click()
    assert seen(banner, "已升级到这个版本") and not desk.book.read_only
    path = desk.book.path
    window.close_book()
    with open_book(path, window.cabinet) as book:
        assert book.rows("SELECT count(*) FROM person WHERE name = '赵甲子'") == [(1,)]
