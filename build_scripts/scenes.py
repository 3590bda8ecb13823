"""What is done in the window before a picture is taken: one function for each scene."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from unionbook.ground.conditions import among
from unionbook.store.book import Book
from unionbook.ui.aside.bridge import BridgePage
from unionbook.ui.aside.holidays import HolidaysPage
from unionbook.ui.aside.rules import RulesPage
from unionbook.ui.aside.takeover import TakeoverPage
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import idle
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.visits import show_keys, show_messages
from unionbook.ui.frame.window import Window
from unionbook.ui.home.today import Today
from unionbook.ui.home.yearcard import NUMBERS
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.extras import MEMBER, show_takeover
from unionbook.ui.ledger.ledger import LedgerPage


def wait(ms: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def quiet(window: Window) -> None:
    """Until nothing changes any more: pages count and draw after they were shown."""
    last = None
    for _ in range(80):
        wait(60)
        now = window.grab().toImage()
        if last is not None and now == last and idle() and not work.busy():
            return
        last = now


def desk_of(window: Window) -> Desk:
    """The desk of the open book."""
    assert window.desk is not None
    return window.desk


def taken_for_real(window: Window) -> Book:
    """The practice book made into one that is issued and backed up like any other."""
    book = desk_of(window).book
    book.connection.execute("DELETE FROM book WHERE key = 'practice_day'")
    book.practice_day = None
    return book


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to whatever has the keys."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def new_form(window: Window) -> None:
    """A form with something wrong in it."""
    page = desk_of(window).page
    assert page is not None
    page.new()
    quiet(window)
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
    wanted = next((one for one in fields if "号码" in one.accessibleName()), fields[-1])
    wanted.setFocus()
    QTest.keyClicks(wanted, "330726198503144021")
    page.save()


def search(window: Window) -> None:
    """The list under the search box."""
    box = desk_of(window).row.search
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("王")
    QApplication.sendEvent(box, event)
    wait(300)


def ask_new(window: Window) -> None:
    """The three fields of a new book."""
    window.ask_new()


def settings(window: Window) -> None:
    """What can be set."""
    desk_of(window).show_settings()


def keys(window: Window) -> None:
    """The sheet of all keys."""
    show_keys(desk_of(window))


def menu(window: Window) -> None:
    """A menu hanging open."""
    bar = desk_of(window).menus
    action = bar.actions()[1]
    opened = next(one for one in bar.findChildren(QMenu) if one.menuAction() is action or one.title() == action.text())
    opened.popup(window.mapToGlobal(bar.actionGeometry(action).bottomLeft()))


def toast(window: Window) -> None:
    """A line that goes by itself, and a banner that stays."""
    from unionbook.ground.errors import Refusal

    desk = desk_of(window)
    desk.toast("已保存 赵甲子。", desk.undo)
    desk.refuse(Refusal("磁盘已满，刚才的内容没有写进台账。请清出空间后再保存。"))


# --- batches ----------------------------------------------------------------------------------------------------------


def applications(window: Window) -> Drawer:
    """The register of applications for aid, in front."""
    desk = desk_of(window)
    desk.show_list(desk.book.cabinet["application"])
    assert isinstance(desk.page, LedgerPage)
    quiet(window)
    return desk.page.drawer


def ticked(window: Window) -> None:
    """Applications a county has before it, ticked."""
    drawer = applications(window)
    drawer.filters.take_stage("reviewed")
    quiet(window)
    drawer.table.setFocus()
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    drawer.table.go_to(6)
    press(window, Qt.Key.Key_Space)
    drawer.table.go_to(2)


def asked(window: Window) -> None:
    """The panel of the step, with some that cannot take it."""
    drawer = applications(window)
    book = drawer.book
    uids = [uid for (uid,) in book.select("application", ["uid"], among("stage", "reviewed"))]
    with book.change("练习") as act:
        for uid in uids[:2]:
            act.set("application", uid, {"asked": None})
    ticked(window)
    press(window, Qt.Key.Key_F8)


def aside(window: Window) -> None:
    """The rows a step left as they were."""
    asked(window)
    quiet(window)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    quiet(window)
    desk = desk_of(window)
    assert isinstance(desk.page, LedgerPage)
    desk.page.drawer.notice.link.click()


def names(window: Window) -> None:
    """A list of names that came back."""
    drawer = applications(window)
    ticked(window)
    assert drawer.table.ticks is not None
    titles = [drawer.book.title("application", uid).split()[0] for uid in drawer.table.ticks.uids]
    lines = ["序号\t姓名\t批准金额（元）"]
    lines += [f"{number}\t{name}\t1000" for number, name in enumerate(titles[:30], 1)]
    lines += ["31\t王不在\t1000", "合计\t\t31000"]
    QGuiApplication.clipboard().setText("\n".join(lines))
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)




# --- one person, one page ---------------------------------------------------------------------------------------------


def person(window: Window) -> None:
    """Everything about the person most records speak of."""
    desk = desk_of(window)
    persons = Counter(uid for kind in ("application", "household_member", "participant", "grievance") if kind in
                      desk.book.cabinet for (uid,) in desk.book.select(kind, ["person"]) if uid)
    desk.open_person(persons.most_common(1)[0][0])


# --- 今日 -------------------------------------------------------------------------------------------------------------


def messages(window: Window) -> None:
    """What was said, and why something was not done."""
    toast(window)
    show_messages(desk_of(window))


def october(window: Window) -> None:
    """The targets in the middle of October, some of them behind."""
    desk = desk_of(window)
    desk.book.practice_day = date(2020, 10, 15)
    goals = {"新发展会员": 50_000, "选树": 600, "完成工资": 16_000, "经费": 190_000}
    with desk.book.change("练习") as act:
        for uid, name in desk.book.select("target", ["uid", "indicator"]):
            for word, goal in goals.items():
                if name.startswith(word) or word in name:
                    act.set("target", uid, {"goal": goal})


def numbers(window: Window) -> None:
    """The numbers behind the targets."""
    page = desk_of(window).page
    assert isinstance(page, Today)
    page.numbers.switch.setCurrentIndex(NUMBERS)


def bridge(window: Window) -> None:
    """How the members of the year came and went."""
    desk = desk_of(window)
    desk.visit(lambda: BridgePage(desk, desk.book.cabinet[MEMBER]))


def broken_bridge(window: Window) -> None:
    """The same with members of whom days and changes tell different things."""
    desk = desk_of(window)
    book = desk.book
    with book.change("练习") as act:
        for (uid,) in book.select("member_event", ["uid"], among("sort", "left", "come"), limit=4):
            act.drop("member_event", uid)
    desk.visit(lambda: BridgePage(desk, desk.book.cabinet[MEMBER]))


def takeover(window: Window) -> None:
    """Where cases are handed over."""
    desk = desk_of(window)
    show_takeover(desk)
    page = desk.page
    assert isinstance(page, TakeoverPage)
    one, other = [uid for (uid,) in desk.book.select("staff", ["uid"], among("takes_grievances", 1))][:2]
    handlers = {uid for (uid,) in desk.book.select("grievance", ["handler_a"], among("stage", "replied"))}
    pair = (one, other) if one in handlers else (other, one)
    for path, uid in zip(("staff_from", "staff_to"), pair, strict=True):
        page.fields._choose(path, uid)
    page.fields.show_entry(page.entry)
    page.look_ahead()


def holidays(window: Window) -> None:
    """The days of 2025, with one of the office's own."""
    desk = desk_of(window)
    with desk.book.change("练习") as act:
        act.add("day_off", {"day": "2025-09-08", "sort": "off", "name": "本镇活动日", "source": "镇政府通知"})
    desk.visit(lambda: HolidaysPage(desk))
    page = desk.page
    assert isinstance(page, HolidaysPage)
    page.show_year(2025)


def rules(window: Window) -> None:
    """The values of law, one of them the office's own."""
    desk = desk_of(window)
    values = {"key": "hardship.line", "value": "886", "unit": "fen", "since": "2020-07-01", "source": "市民政局通知"}
    with desk.book.change("练习") as act:
        act.add("local_rule", values)
    desk.visit(lambda: RulesPage(desk))
    page = desk.page
    assert isinstance(page, RulesPage)
    page.table.go_to(4)


def own_rule(window: Window) -> None:
    """A new value of the office's own."""
    rules(window)
    desk = desk_of(window)
    assert isinstance(desk.page, RulesPage)
    desk.page.change.click()
