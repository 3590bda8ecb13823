"""The first page, a new book, and what this PC remembers."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from shell.hands import Key, compose, nameless, press, seen, worked

from unionbook.records import CABINET
from unionbook.store.files import create_book, open_book
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.settings import Recent, Settings
from unionbook.ui.frame.sticks import drives
from unionbook.ui.frame.window import Window
from unionbook.ui.home.first import FirstPage
from unionbook.ui.home.newbook import NewBook, unused


def test_the_first_page_offers_four_ways(window: Window) -> None:
    page = window.centralWidget()
    assert isinstance(page, FirstPage)
    assert all(seen(page, words) for words in ("打开已有台账", "新建台账", "从 Excel 开始", "先看示例"))
    assert not seen(page, "最近打开")
    assert window.windowTitle() == "工会台账 UnionBook"


def test_on_a_new_pc_enter_makes_a_book(window: Window) -> None:
    worked()
    press(window, Key.Key_Return)
    dialog = window.findChild(NewBook)
    assert isinstance(dialog, NewBook)
    dialog.reject()


def test_recent_books_say_which_is_newest_and_enter_opens_it(window: Window, practice: Path, tmp_path: Path) -> None:
    for name in ("工会台账.ubk", "副本.ubk"):
        shutil.copy(practice, tmp_path / name)
    window.settings.recent = [
        Recent(str(tmp_path / "工会台账.ubk"), "a", 7, "会员 3 人"),
        Recent(str(tmp_path / "副本.ubk"), "a", 5),
        Recent(str(tmp_path / "不在.ubk"), "b", 1),
    ]
    # Written by a device whose clock does not go; Windows has no calendar for that.
    os.utime(tmp_path / "副本.ubk", (-11_644_473_599,) * 2)
    window.show_first()
    page = window.centralWidget()
    assert isinstance(page, FirstPage)
    told = [one.accessibleName() for one in page.findChildren(QWidget) if one.accessibleName() in ("最新", "旧副本")]
    assert told == ["最新", "旧副本"]
    worked()
    assert seen(page, "会员 3 人")
    press(window, Key.Key_Return)
    assert window.desk is not None and window.desk.book.path.name == "工会台账.ubk"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("坏.ubk", b"hello", "不是工会台账文件"), ("没有.ubk", None, "找不到")],
)
def test_a_file_that_is_no_book_is_refused_in_words(
    window: Window, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    window.open_book(tmp_path / name)
    page = window.centralWidget()
    assert isinstance(page, FirstPage) and seen(page, words)


def test_a_book_that_cannot_be_opened_leaves_the_open_one(window: Window, desk: Desk, tmp_path: Path) -> None:
    window.open_book(tmp_path / "没有.ubk")
    assert window.desk is desk and seen(desk.banner, "找不到")


def test_a_new_book_in_three_fields(window: Window, tmp_path: Path) -> None:
    window.ask_new()
    dialog = window.findChild(NewBook)
    assert isinstance(dialog, NewBook)
    worked()
    assert nameless(dialog) == []
    dialog.make()
    assert dialog.name.accessibleDescription() == "请填写单位全称。" and dialog.name.property("wrong")
    compose(dialog.name, "样板镇总工会")
    assert not dialog.name.property("wrong")
    compose(dialog.superior, "样板镇总工会")
    dialog.place.setText(str(tmp_path / "新"))
    dialog.secret.setChecked(False)
    dialog.make()
    assert "上级工会和单位全称相同" in dialog.superior.accessibleDescription()
    assert not (tmp_path / "新.ubk").exists()
    dialog.superior.clear()
    compose(dialog.superior, "样板市总工会")
    press(dialog, Key.Key_Return)
    assert window.desk is not None
    assert window.desk.book.path == tmp_path / "新.ubk"
    office = window.desk.book.single("office")
    assert office is not None and vars(office)["superior"] == "样板市总工会"


def test_the_place_proposed_is_not_taken(tmp_path: Path) -> None:
    for name in ("工会台账2026", "工会台账2026（2）", "工会台账2026（3）"):
        path = unused(tmp_path, "工会台账2026")
        assert path == tmp_path / f"{name}.ubk"
        path.touch()


def test_closing_remembers_the_book_and_the_place(window: Window, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "空.ubk"
    create_book(path, CABINET).close()
    window.open_book(path)
    window.close()
    again = Settings.load(tmp_path / "settings.json")
    assert [one.path for one in again.recent] == [str(path)]
    assert again.place and again.size == "标准"
    with open_book(path, CABINET) as book:
        assert book.count("member") == 0


@pytest.mark.skipif(sys.platform != "win32", reason="letters are of Windows")
def test_the_drives_to_look_on_are_there_and_not_the_systems() -> None:
    assert all(root.exists() for root in drives()) and Path(os.environ["SYSTEMDRIVE"] + "/") not in drives()


@pytest.mark.skipif(sys.platform != "win32", reason="shares are of Windows")
def test_a_book_on_a_share_is_offered_without_asking_the_share(window: Window) -> None:
    window.settings.recent = [Recent("\\\\nobody\\share\\台账.ubk", "a", 7, "会员 3 人")]
    window.show_first()
    assert any(one.accessibleName() == "打开 台账.ubk" for one in window.findChildren(QWidget))


def test_damaged_settings_are_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    assert Settings.load(file).recent == []
    file.parent.mkdir()
    for text in ("{", "[]", '{"colour": 1}', '{"recent": [{"x": 1}]}', '{"place": 7}', '{"recent": [{"path": 1}]}'):
        file.write_text(text, encoding="utf-8")
        assert Settings.load(file) == Settings(file)
