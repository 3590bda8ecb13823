"""The shell around the pages: what was said is kept, every key told, F6 and Esc, high contrast, the window's place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, press, rested, seen, settle, worked

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.health import findings
from unionbook.ui.aside.health import MAY, MUST, HealthPage
from unionbook.ui.aside.help import KeySheet
from unionbook.ui.aside.messages import MessagesPage
from unionbook.ui.frame import visits
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import SMALLEST, Window
from unionbook.ui.look import theme
from unionbook.ui.look.contrast import tokens_of
from unionbook.ui.look.tokens import EDGE_PAIRS, TEXT_PAIRS, contrast

Role = QPalette.ColorRole

NUMBERED = {f"Alt+{number}" for number in range(3, 10)}
"""Keys the sheet tells by the first two of them."""


def test_what_was_said_is_kept_also_when_the_look_changes(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.toast("已保存 赵甲子。")
    desk.refuse(Refusal("磁盘已满，没有保存。"))
    window.set_dark(True)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    visits.show_messages(window.desk)
    page = window.desk.page
    assert isinstance(page, MessagesPage)
    assert [row.cells[1:] for row in page.table.plain.rows] == [
        ("没有办成", "磁盘已满，没有保存。"),
        ("已办", "已保存 赵甲子。"),
    ]
    press(page, Key.Key_Escape)
    assert window.desk.pages.index == 0


def test_every_key_that_works_on_a_page_is_on_the_sheet(desk: Desk) -> None:
    told = _sheet(desk)
    for number in range(len(desk.tabs)):
        desk.go(number)
        rested(desk)
        for shortcut in desk.findChildren(QShortcut):
            for key in shortcut.keys():  # noqa: SIM118 - a shortcut is no mapping
                words = key.toString(QKeySequence.SequenceFormat.PortableText)
                words = words.replace("Up", "↑").replace("Down", "↓").replace("Return", "Enter")
                assert words in told or words in NUMBERED, (desk.tabs[number].label, words)
    assert "Alt+1" in told and "Ctrl+/" in told


def _sheet(desk: Desk) -> str:
    press(desk, Key.Key_Slash, Ctrl)
    (sheet,) = desk.findChildren(KeySheet)
    told = "\n".join(label.text() for label in sheet.findChildren(QLabel))
    press(sheet, Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return told


def test_f6_walks_the_cards_of_the_first_page_and_esc_folds_the_whole_list(desk: Desk) -> None:
    page = settle(desk)
    cards: tuple[QWidget, ...] = (page.dues, page.numbers, page.growth, page.parts, page.health)
    seen_on = []
    for _ in range(len(cards) + 1):
        press(desk, Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen_on.append(next(at for at, card in enumerate(cards) if card.isAncestorOf(focused)))
    assert seen_on == [0, 1, 2, 3, 4, 0]
    page.dues.all_asked.emit(True)
    worked()
    press(page, Key.Key_Escape)
    assert not page.dues.all and page.numbers.isVisible()


def test_the_check_up_lists_every_finding_by_keys_and_settles_one(desk: Desk) -> None:
    visits.show_health(desk)
    page = desk.page
    assert isinstance(page, HealthPage)
    page.settle()
    worked()
    found = findings(desk.book)
    assert [one.key for one in page.findings] == [one.key for one in found]
    assert seen(page, MAY) and (seen(page, MUST) or not any(one.must for one in found))
    first = page.shown[0]
    assert first.verb.hasFocus()
    first.settle.setFocus()
    press(page, Key.Key_Space)
    rested(desk)
    assert found[0].key not in [one.key for one in page.findings]
    press(desk, Key.Key_Z, Ctrl)
    rested(desk)
    assert found[0].key in [one.key for one in page.findings]
    press(page, Key.Key_Escape)
    assert desk.pages.index == 0


# --- high contrast ----------------------------------------------------------------------------------------------------


def black() -> QPalette:
    """As a system with white on black gives it."""
    found = QPalette()
    colours = {Role.Window: "#000000", Role.Base: "#000000", Role.WindowText: "#FFFFFF", Role.Text: "#FFFFFF"}
    colours |= {Role.Highlight: "#1AEBFF", Role.HighlightedText: "#000000"}
    for role, colour in colours.items():
        found.setColor(role, QColor(colour))
    return found


def test_in_high_contrast_all_colours_are_the_systems_and_far_apart() -> None:
    tokens = tokens_of(black())
    assert tokens.dark and (tokens.text3, tokens.card, tokens.accent) == ("#FFFFFF", "#000000", "#1AEBFF")
    pairs = [(ink, ground) for ink, ground in (*TEXT_PAIRS, *EDGE_PAIRS)]
    low = {pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < 7} == {}


@pytest.fixture
def plain_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, 1.0, dark=False)


def test_in_high_contrast_the_style_sheet_names_no_colour_and_still_tells_titles(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, plain_again: None
) -> None:
    monkeypatch.setattr(theme, "high_contrast", lambda app: True)
    theme.apply(qapp, 1.0, dark=True)
    assert "#" not in qapp.styleSheet() and "background" not in qapp.styleSheet()
    title = theme.look(QLabel("会员"), "title")
    title.ensurePolished()
    assert title.fontInfo().pixelSize() == 20 and title.font().bold()
    assert theme.TOKENS.text1 == qapp.palette().color(Role.WindowText).name().upper()
    monkeypatch.undo()
    theme.apply(qapp, 1.0, dark=False)
    assert "QPushButton" in qapp.styleSheet() and qapp.palette().color(Role.Window) == QColor(theme.TOKENS.bg)


# --- the window's place -----------------------------------------------------------------------------------------------


@pytest.fixture
def placed(qtbot: QtBot, tmp_path: Path) -> Callable[[str], Window]:
    """A window made with a place that was kept."""

    def make(place: str) -> Window:
        made = Window(CABINET, Settings(tmp_path / "settings.json", size="标准", place=place))
        qtbot.addWidget(made)
        made.show()
        QTest.qWaitForWindowExposed(made)
        return made

    return make


def test_a_window_kept_on_a_screen_that_is_gone_comes_back_whole(
    qtbot: QtBot, placed: Callable[[str], Window]
) -> None:
    away = QMainWindow()
    qtbot.addWidget(away)
    away.resize(1100, 560)
    away.move(QPoint(9000, 4000))
    away.show()
    QTest.qWaitForWindowExposed(away)
    made = placed(bytes(away.saveGeometry().toBase64().data()).decode("ascii"))
    assert made.screen().availableGeometry().intersects(made.frameGeometry())
    assert made.frameGeometry().top() >= made.screen().availableGeometry().top()


def test_a_place_that_cannot_be_read_is_the_usual_one(placed: Callable[[str], Window]) -> None:
    made = placed("不是位置")
    assert made.width() >= SMALLEST.width() and made.screen().availableGeometry().intersects(made.frameGeometry())
