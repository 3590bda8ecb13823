"""Flow 3.3: a case is registered; its time limits are seen while the date stands in the field."""

from flows.keys import Ctrl, Key, Keys

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
