"""F1: the help of the screen and of the field one is on, looked up, followed and left by keys alone."""

import pkgutil
import re
from importlib import import_module

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell.hands import Alt, Ctrl, Key, buried, press, rested, worked, write

import unionbook.ui
from unionbook.services.help.keys import IN_MENUS, groups
from unionbook.services.help.pages import library, page_of
from unionbook.ui.form.fieldbox import FieldBox
from unionbook.ui.frame.deeds import deeds_of
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.menus import plain
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.window import Window
from unionbook.ui.help.sheet import HelpBook
from unionbook.ui.home.first import FirstPage

NUMBERED = re.compile(r"Ctrl\+[1-9]$")


def asked(desk: Desk) -> HelpBook:
    if not desk.window().isActiveWindow():
        desk.window().activateWindow()
        assert QTest.qWaitForWindowActive(desk.window())
    press(desk, Key.Key_F1)
    worked()
    book = desk.findChildren(HelpBook)[-1]
    book.activateWindow()
    assert QTest.qWaitForWindowActive(book)
    return book


def test_every_tab_has_its_help(desk: Desk) -> None:
    for number, tab in enumerate(desk.tabs):
        desk.go(number)
        rested(desk)
        book = asked(desk)
        assert book.now[0] == "page" and book.now[1] in library(), tab.label
        assert book.now[1] != "列表和表单", tab.label
        book.accept()
        worked()


def test_every_page_without_a_tab_has_its_help() -> None:
    for module in pkgutil.walk_packages(unionbook.ui.__path__, "unionbook.ui."):
        import_module(module.name)
    topics = {page.topic for page in Page.__subclasses__() if page.topic}
    assert len(topics) > 18
    wanting = [topic for topic in topics if page_of(topic) is None]
    assert not wanting, wanting


@pytest.mark.parametrize("screen", ["第一页", "锁定", "抢救", "今日", "报告", "帮助"])
def test_screens_that_are_no_pages_have_theirs(screen: str) -> None:
    assert page_of(screen) is not None


def test_the_help_of_a_field_stands_above_that_of_its_register(desk: Desk) -> None:
    desk.enter(desk.book.cabinet["member"])
    worked()
    box = next(one for one in desk.page.findChildren(FieldBox) if one.path == "joined_on")  # type: ignore[union-attr]
    box.editor.setFocus()
    worked()
    book = asked(desk)
    text = book.text.toPlainText()
    assert book.now == ("field", "member.joined_on@会员")
    assert "“入会日期”这一栏" in text and "表2" in text
    press(book.text, Key.Key_Escape)
    buried()
    assert not desk.findChildren(HelpBook)


def test_it_is_searched_followed_and_gone_back_in(desk: Desk) -> None:
    book = asked(desk)
    before = book.now
    book.box.setFocus()
    write("E+17")
    worked()
    press(book.box, Key.Key_Return)
    assert book.now == ("page", "身份证变成E+17")
    book.text.anchorClicked.emit(QUrl("page:导入"))
    assert book.now == ("page", "导入")
    press(book.text, Key.Key_Left, Alt)
    assert book.now == ("page", "身份证变成E+17")
    press(book.text, Key.Key_Left, Alt)
    assert book.now == before and not book.back.isEnabled()
    press(book, Key.Key_F, Ctrl)
    assert book.box.hasFocus()


def test_every_link_leads_to_something_to_read(desk: Desk) -> None:
    book = HelpBook(desk, desk.book.cabinet)
    for name in library():
        book.show_page(name)
        for link in re.findall(r'href="([^"]+)"', book.text.toHtml()):
            book.text.anchorClicked.emit(QUrl(link))
            assert len(book.text.toPlainText()) > 20, (name, link)
    book.accept()


def test_the_search_over_everything_finds_it(desk: Desk) -> None:
    found = [one for one in deeds_of(desk, desk.menus, "口令") if one.group == "帮助"]
    assert found
    found[0].act()
    worked()
    assert "口令" in desk.findChildren(HelpBook)[-1].text.toPlainText()


def test_menu_ways_that_pages_tell_are_there(desk: Desk) -> None:
    ways = {(plain(menu), plain(text).rstrip("…")) for menu, text in _ways(desk)}
    menus = {menu for menu, _ in ways}
    for page in library().values():
        for menu, words in re.findall(r"“(\w\w)—([^”—]+)”", page.text):
            assert menu not in menus or (menu, words.rstrip("…")) in ways, (page.name, menu, words)


def _ways(desk: Desk) -> list[tuple[str, str]]:
    return [(menu, action.text()) for menu, _, action in desk.menus.made]


def test_the_keys_of_the_card_are_those_of_the_menus(desk: Desk) -> None:
    listed = {
        title: [(words, key) for words, key in keys if not NUMBERED.match(key)] for title, keys in desk.menus.listed()
    }
    told = {title: [one for one in keys if "到 Ctrl+9" not in one[1]] for title, keys in groups().items()}
    assert {title: told[title] for title in IN_MENUS if title in told} == listed
    QApplication.processEvents()


def test_the_first_page_has_its_help_too(window: Window) -> None:
    first = window.findChildren(FirstPage)[-1]
    press(first, Key.Key_F1)
    worked()
    book = window.findChildren(HelpBook)[-1]
    assert book.now == ("page", "第一页") and "最近打开" in book.text.toPlainText()
    book.accept()
