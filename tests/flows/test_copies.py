"""Flows 3.9 and 3.10: yesterday's copy opened by mistake, and a new PC with the stick in it."""

import os
import shutil
from pathlib import Path

from flows.keys import Keys
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from secret_book import PHRASE

from unionbook.records import CABINET
from unionbook.services.privacy.encryption import change_passphrase
from unionbook.store.files import open_book
from unionbook.store.notice import Topic
from unionbook.ui.frame.window import Window
from unionbook.ui.home.first import FirstPage
from unionbook.ui.home.found import books_on


def write(path: Path, *firms: str) -> None:
    with open_book(path, CABINET) as book:
        for name in firms:
            with book.change(f"登记{name}") as act:
                act.add("enterprise", {"name": name})


def real(town: Path, folder: Path) -> Path:
    """The township as a real book on a stick."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "工会台账2026.ubk"
    shutil.copy(town, path)
    return path


def test_flow_3_9_yesterdays_copy_is_noticed_before_the_first_key_and_cured_by_one(
    window: Window, town: Path, tmp_path: Path
) -> None:
    newest = real(town, tmp_path / "E盘")
    older = tmp_path / "12月3日.ubk"
    write(newest, "样板甲厂")
    shutil.copy(newest, older)
    write(newest, "样板乙厂", "样板丙厂", "样板丁厂")
    window.open_book(older)
    QApplication.processEvents()
    desk = window.desk
    assert desk is not None and desk.book.read_only and desk.book.notices[0].topic is Topic.OLDER
    banner = desk.guarding.banner
    told = banner.accessibleName()
    assert "少 3 次操作" in told and "企业少 3 家" in told and str(newest) in told
    assert [one.accessibleName() for one in banner.buttons] == ["打开最新的", "只读查看", "就用这一份…"]
    with Keys(window, most=1) as keys:
        keys.enter()
    assert window.desk is not None and window.desk.book.path == newest and not window.desk.book.read_only


def test_flow_3_10_a_new_pc_finds_the_book_on_the_stick(window: Window, town: Path, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    old, newest = real(town, stick / "旧"), real(town, stick)
    os.utime(old, (1_000_000_000, 1_000_000_000))
    window.drives = lambda: [stick]
    window.show_first()
    QApplication.processEvents()
    page = window.centralWidget()
    assert isinstance(page, FirstPage) and [book.path for book in page.found] == [str(newest), str(old)]
    with Keys(window, most=3) as keys:
        keys.enter()
    assert window.desk is not None and window.desk.book.path == newest and not window.desk.book.read_only
    window.close_book()
    page = window.centralWidget()
    assert isinstance(page, FirstPage) and [book.path for book in page.found] == [str(old)], "the other is known now"


def test_flow_3_10_with_a_passphrase_takes_no_more_than_the_passphrase(
    window: Window, town: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "U盘"
    path = real(town, stick)
    change_passphrase(open_book(path, CABINET), PHRASE, None)
    window.drives = lambda: [stick]
    window.show_first()
    QApplication.processEvents()
    with Keys(window, most=3) as keys:
        keys.enter()
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        keys.write(PHRASE, free=True)
        keys.enter()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    assert window.desk is not None and window.desk.book.path == path


def test_only_books_are_found_the_last_written_first_and_not_for_long(tmp_path: Path) -> None:
    for place, name in enumerate(("乙.ubk", "甲.UBK", ".藏.ubk", "表.xlsx", "$RECYCLE/丙.ubk", "台账/丁.ubk")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (2_000_000_000 + place,) * 2)
    assert [path.name for path in books_on([tmp_path, tmp_path / "拔了"])] == ["丁.ubk", "甲.UBK", "乙.ubk"]
    assert books_on([tmp_path], seconds=0.0)
