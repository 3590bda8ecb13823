"""Flow 3.3: a case is registered; its time limits are seen while the date stands in the field."""

from flows.keys import Ctrl, Key, Keys
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unionbook.records import CABINET
from unionbook.ui.form.form import Form
from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.ledger import LedgerPage


def form_in_front(desk: Desk) -> Form:
    """The form of the page in front."""
    page = desk.page
    assert isinstance(page, LedgerPage)
    return page.drawer.form


def test_a_case_and_its_last_days(desk: Desk) -> None:
    before = desk.book.count("grievance")
    tab = next(number for number, one in enumerate(desk.tabs, 1) if one.label == "信访")
    with Keys(desk, most=25) as keys:
        keys.press(Key(Key.Key_0 + tab), Ctrl)
        keys.press(Key.Key_N, Ctrl)
        form = form_in_front(desk)
        assert form.deadlines.isVisible() and "告知" in form.deadlines.accessibleName()
        keys.write("2")
        keys.enter(3)
        keys.write("zjz")
        keys.press(Key.Key_Down)
        keys.enter(3)
        keys.write("2")
        keys.enter(3)
        keys.write("拖欠两个月工资", free=True)
        keys.press(Key.Key_S, Ctrl)
    assert desk.book.count("grievance") == before + 1
    assert desk.book.title("person", str(desk.book.must("grievance", form.uid)["person"])) == "赵甲子"
    values = desk.book.must("grievance", form.uid)
    assert values["handler_a"] and values["handler_b"] and values["number"] and values["notice_due"]


def test_no_last_day_is_told_twice_while_the_source_is_open(desk: Desk) -> None:
    desk.enter(CABINET["grievance"])
    QApplication.processEvents()
    points = form_in_front(desk).deadlines.points
    assert len(points) > 2 and len({(point.label, point.words) for point in points}) == len(points)


def test_the_field_that_keeps_a_case_from_being_saved_is_in_sight(desk: Desk, qtbot: QtBot) -> None:
    desk.frame.resize(1093, 534)
    given = {"source": "本级接访", "person.name": "丁甲", "matter": "拖欠工资", "subject": "一件"}
    desk.enter(CABINET["grievance"], {**given, "handler_a": "李不在"})
    QApplication.processEvents()
    with Keys(desk, most=1) as keys:
        keys.press(Key.Key_S, Ctrl)
    box = form_in_front(desk).sections.pages[0].fields.boxes["handler_a"]
    told = box.editor.accessibleDescription()
    assert "找不到" in told and QApplication.focusWidget() is box.editor, (told, QApplication.focusWidget())
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())
