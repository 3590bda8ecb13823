"""The line over the pages: an older copy is noticed before the first key and cured by one; what cannot be written."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from shell.hands import Key, nameless, press, seen, worked
from stick_book import ENTERPRISE, firm

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.saving import save
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.history import acts
from unionbook.ui.form.fieldbox import FieldBox
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage


def add(book: Book, name: str) -> None:
    assert not [one for one in save(firm(book, {"name": name})) if not one.warning]


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """The newest copy of a book, and yesterday's."""
    newest, older = tmp_path / "工会台账.ubk", tmp_path / "工会台账 - 副本.ubk"
    with create_book(newest, CABINET) as book:
        add(book, "样板甲子厂")
    shutil.copy(newest, older)
    with open_book(newest, CABINET) as book:
        add(book, "样板乙丑厂")
        add(book, "样板丙寅厂")
    return newest, older


def opened(window: Window, path: Path) -> Desk:
    window.open_book(path)
    worked()
    assert window.desk is not None
    return window.desk


def test_an_older_copy_is_noticed_before_the_first_key_and_cured_by_enter(
    window: Window, copies: tuple[Path, Path]
) -> None:
    newest, older = copies
    desk = opened(window, older)
    banner = desk.guarding.banner
    assert banner.isVisible() and seen(banner, "这一份是旧的，比最新的少 2 次操作（企业少 2 家），现在只能查看")
    assert [button.text() for button in banner.buttons] == ["打开最新的 Enter", "只读查看", "就用这一份…"]
    assert banner.buttons[0].hasFocus() and nameless(banner) == []
    with pytest.raises(Refusal):
        add(desk.book, "样板丁卯厂")
    press(window, Key.Key_Return)
    worked()
    assert window.desk is not None and window.desk.book.path == newest and not window.desk.book.read_only
    assert not window.desk.guarding.banner.isVisible() and window.desk.book.count(ENTERPRISE.name) == 3


def test_an_older_copy_can_be_looked_at(window: Window, copies: tuple[Path, Path]) -> None:
    desk = opened(window, copies[1])
    press(window, Key.Key_Escape)
    banner = desk.guarding.banner
    assert seen(banner, "这是旧的一份，比最新的少 2 次操作，现在只能查看。")
    assert [button.text() for button in banner.buttons] == ["打开最新的", "就用这一份…"]
    assert not any(button.hasFocus() for button in banner.buttons)
    desk.go(2)
    assert banner.isVisible()


def test_nothing_can_be_typed_in_an_older_copy_until_it_is_gone_on_with(
    window: Window, copies: tuple[Path, Path]
) -> None:
    """What was typed could not be saved, and kept the clerk from going over to the newest."""
    desk = opened(window, copies[1])
    desk.show_list(ENTERPRISE)
    worked()
    page = desk.page
    assert isinstance(page, LedgerPage)
    page.drawer.into_form()
    name = next(box for box in page.drawer.form.findChildren(FieldBox) if box.path == "name")
    assert name.editor.isReadOnly() and name.editor.value_text() == "样板甲子厂"
    page.new()
    assert page.drawer.form.stored and seen(desk.banner, "现在只能查看")
    desk.guarding.ask_this_one()
    desk.guarding.banner.buttons[1].click()
    worked()
    assert window.desk is not None
    window.desk.show_list(ENTERPRISE)
    worked()
    page = window.desk.page
    assert isinstance(page, LedgerPage)
    page.new()
    name = next(box for box in page.drawer.form.findChildren(FieldBox) if box.path == "name")
    assert not page.drawer.form.stored and not name.editor.isReadOnly()


def test_an_older_copy_is_gone_on_with_only_after_a_second_word(window: Window, copies: tuple[Path, Path]) -> None:
    older = copies[1]
    desk = opened(window, older)
    QTest.keyClick(desk.guarding.banner.buttons[2], Key.Key_Space)
    banner = desk.guarding.banner
    assert seen(banner, "最新那份里的 2 次操作不会在里面") and banner.buttons[0].hasFocus()
    press(window, Key.Key_Return)
    assert seen(banner, "这一份是旧的") and desk.book.read_only
    desk.guarding.ask_this_one()
    banner.buttons[1].click()
    worked()
    assert window.desk is not None and window.desk.book.path == older and not window.desk.book.read_only
    add(window.desk.book, "样板丁卯厂")
    assert acts(window.desk.book, 1)[0].label == "登记企业 样板丁卯厂"


def test_copies_that_moved_on_apart_are_told_apart(window: Window, copies: tuple[Path, Path], own_home: Path) -> None:
    older = copies[1]
    memory = own_home / "books"
    shutil.move(memory, own_home / "kept")
    with open_book(older, CABINET) as book:
        add(book, "别处登记的厂")
    shutil.rmtree(memory)
    shutil.move(own_home / "kept", memory)
    desk = opened(window, older)
    assert seen(desk.guarding.banner, "这一份和另一份分别改过")
    assert desk.guarding.banner.buttons[0].text() == "打开另一份 Enter"
    assert desk.book.read_only


def test_a_write_protected_file_can_be_looked_at_and_tried_again(window: Window, copies: tuple[Path, Path]) -> None:
    newest = copies[0]
    newest.chmod(0o444)
    desk = opened(window, newest)
    assert seen(desk.guarding.banner, "只读文件或在写保护的 U 盘上，现在只能查看")
    newest.chmod(0o644)
    desk.guarding.banner.buttons[0].click()
    worked()
    assert window.desk is not None and not window.desk.book.read_only
    assert not window.desk.guarding.banner.isVisible()


def test_a_damaged_book_is_shown_and_not_written(window: Window, copies: tuple[Path, Path]) -> None:
    newest = copies[0]
    body = bytearray(newest.read_bytes())
    place = body.rindex("样板乙丑厂".encode())
    body[place + 8] ^= 1
    newest.write_bytes(body)
    desk = opened(window, newest)
    desk.book.settle()
    desk.guarding._settle()
    worked()
    assert seen(desk.guarding.banner, "有损坏") and desk.book.read_only
    with pytest.raises(Refusal, match="有损坏"):
        add(desk.book, "样板丁卯厂")


def test_a_book_that_was_not_closed_says_so_once(window: Window, copies: tuple[Path, Path]) -> None:
    newest = copies[0]
    book = open_book(newest, CABINET)
    add(book, "样板丁卯厂")
    # As after a power cut: the file as it is now, never sealed.
    cut = newest.with_name("断电.ubk")
    cut.write_bytes(newest.read_bytes())
    book.close()
    cut.replace(newest)
    desk = opened(window, newest)
    # The quick check goes on behind the opened book.
    desk.book.settle()
    desk.guarding._settle()
    worked()
    assert seen(desk.guarding.banner, "没有正常关闭，现已接着打开")
    assert seen(desk.guarding.banner, "该做一次完整的文件核对了"), "all there is to say is said"
    assert [button.text() for button in desk.guarding.banner.buttons] == ["知道了", "现在核对", "知道了"]
    assert not desk.guarding.banner.buttons[0].hasFocus()
    desk.guarding.banner.buttons[0].click()
    worked()
    assert not seen(desk.guarding.banner, "没有正常关闭")
    press(window, Key.Key_Tab)
    press(window, Key.Key_Space)
    assert not desk.guarding.banner.isVisible() and not desk.book.read_only
