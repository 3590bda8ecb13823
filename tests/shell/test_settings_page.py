"""设置 leads to everything that is set or checked, by keys; the help sheet names it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea
from shell.hands import Key, press, seen, worked

from unionbook.records import CABINET
from unionbook.services.help.pages import page_of
from unionbook.store.files import create_book
from unionbook.ui.aside.bridge import BridgePage
from unionbook.ui.aside.holidays import HolidaysPage
from unionbook.ui.aside.options import Options
from unionbook.ui.aside.rules import RulesPage
from unionbook.ui.aside.takeover import TakeoverPage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.window import Window
from unionbook.ui.help.sheet import HelpBook
from unionbook.ui.ledger.ledger import FormPage, LedgerPage
from unionbook.ui.look.elided import Elided

WAYS: list[tuple[str, type[Page]]] = [
    ("打开本单位信息", FormPage),
    ("顶岗", TakeoverPage),
    ("打开值班安排", LedgerPage),
    ("打开节假日安排", HolidaysPage),
    ("打开本地规定", RulesPage),
    ("打开期限算法", FormPage),
    ("打开会员变动", BridgePage),
]


def settings(desk: Desk) -> Options:
    desk.show_settings()
    worked()
    assert isinstance(desk.page, Options)
    return desk.page


@pytest.mark.parametrize(("name", "page"), WAYS, ids=[name for name, _ in WAYS])
def test_a_button_is_reached_by_tab_and_leads_there_and_back(desk: Desk, name: str, page: type[Page]) -> None:
    shown = settings(desk)
    for _ in range(len(WAYS) + 10):
        focused = shown.focusWidget()
        if isinstance(focused, QPushButton) and focused.accessibleName() == name:
            break
        press(desk, Key.Key_Tab)
    else:
        pytest.fail(f"Tab does not come to {name}")
    press(desk, Key.Key_Return)
    worked()
    assert isinstance(desk.page, page)
    desk.back()
    assert isinstance(desk.page, LedgerPage if page is LedgerPage and desk.pages.index >= 0 else Options)


@pytest.mark.parametrize("width", [1093, 1366])
def test_it_needs_no_scroll_bar_and_cuts_no_words(window: Window, desk: Desk, width: int) -> None:
    window.resize(width, 534 if width == 1093 else 688)
    page = settings(desk)
    (area,) = page.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    path = str(desk.book.path)
    cut = [one.full for one in page.findChildren(Elided) if one.text() != one.full and one.full != path]
    assert cut == []


def test_it_tells_what_the_office_has_set_itself(desk: Desk) -> None:
    year = desk.book.today().year
    with desk.book.change("练习") as act:
        act.add("day_off", {"day": f"{year}-06-09", "sort": "off"})
        values = {"key": "hardship.line", "value": "886", "unit": "fen", "since": "2020-07-01", "source": "通知"}
        act.add("local_rule", values)
    page = settings(desk)
    assert seen(page, "其中自定 1 天。") and seen(page, "本单位另定 1 条。")


def test_an_empty_book_has_its_settings_too(window: Window, tmp_path: Path) -> None:
    create_book(tmp_path / "空.ubk", CABINET).close()
    window.open_book(tmp_path / "空.ubk")
    assert window.desk is not None
    page = settings(window.desk)
    assert seen(page, "还没有值班安排，承办人要逐件填。") and seen(page, "可以自己添加。")


@pytest.mark.parametrize("name", ["顶岗", "打开节假日安排", "打开本地规定", "打开会员变动"])
def test_each_of_the_pages_has_a_help_page_of_its_own(desk: Desk, name: str) -> None:
    button = next(one for one in settings(desk).findChildren(QPushButton) if one.accessibleName() == name)
    button.click()
    worked()
    assert desk.page is not None
    page = page_of(desk.page.topic)
    assert page is not None
    press(desk, Key.Key_F1)
    book = desk.findChildren(HelpBook)[-1]
    assert page.title in book.text.toPlainText() and page.steps[0] in book.text.toPlainText()
    book.accept()

