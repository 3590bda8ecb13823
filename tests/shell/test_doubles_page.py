"""疑似重复, by keys alone: a pair is made one as chosen, another noted as two, and both are taken back."""

from threading import Event

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, compose, press, rested, worked

from unionbook.ground.fields import Value
from unionbook.records.hardship.codes import CATEGORY
from unionbook.services.doubles.scan import LIKELY, scan, scanned
from unionbook.ui.aside.doubles import ENDED, DoublesPage
from unionbook.ui.aside.health import HealthPage
from unionbook.ui.frame import visits
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.everywhere import Deed

FILE: dict[str, Value] = {"stage": "on_file", "cause": "jobless", "opened_on": "2020-01-01", "persons": 1}
FILE["category"] = next(iter(CATEGORY.items))


def test_pairs_are_gone_through_by_keys(desk: Desk) -> None:
    book, kind = desk.book, desk.book.cabinet["person"]
    with book.change("练习") as act:
        pairs = [
            [act.add("person", {"name": name, "born": "1980-01-02", "phone": f"1390000000{at}"}) for at in range(2)]
            for name in ("巫马一", "巫马二")
        ]
        for number, uid in enumerate(pairs[0]):
            act.add("hardship", {**FILE, "person": uid, "number": f"困2020-70{number}"})
    count, found = book.count("person"), len(scan(book, kind))
    visits.show_health(desk)
    health = desk.page
    assert isinstance(health, HealthPage)
    health.settle()
    line = next(line for line in health.shown if "疑似重复的人员" in line.verb.accessibleName())
    line.verb.setFocus()
    press(health, Key.Key_Space)
    page = desk.page
    assert isinstance(page, DoublesPage)
    rested(desk)
    assert len(page.found) == found and page.table.hasFocus()
    for kept, gone in pairs:
        assert page.table.go(f"{min(kept, gone)}|{max(kept, gone)}")
        worked()
        ahead = page.pane.ahead
        assert ahead is not None and {ahead.kept, ahead.other} == {kept, gone}
        told = page.pane.follows.text()
        assert ("困2020-700" in told and "困2020-701" in told and "一户只建一档" in told) is (kept == pairs[0][0])
        if kept == pairs[1][0]:
            press(page, Key.Key_N)
            rested(desk)
            assert book.count("person_distinct") == 1 and len(page.found) == found - 2
            continue
        press(page, Key.Key_Return)
        assert page.pane.table.hasFocus() and page.pane.table.current() is not None
        assert page.pane.table.current().key == "phone"  # type: ignore[union-attr]
        press(page, Key.Key_Right)
        press(page, Key.Key_Return)
        rested(desk)
        assert book.count("person") == count - 1 and book.must("person", ahead.kept)["phone"] == "13900000001"
        assert page.table.hasFocus() and len(page.found) == found - 1
    for _ in range(2):
        press(desk, Key.Key_Z, Ctrl)
        rested(desk)
    assert book.count("person") == count and book.count("person_distinct") == 0
    assert len(page.found) == found
    press(page, Key.Key_Escape)
    assert isinstance(desk.page, HealthPage)


def test_less_likely_pairs_are_looked_for_from_the_check_up(desk: Desk) -> None:
    book, kind = desk.book, desk.book.cabinet["person"]
    with book.change("练习") as act:
        for born in ("1980-01-02", "1981-05-06"):
            act.add("person", {"name": "巫马三", "born": born, "phone": None, "sex": "1"})
        for name in ("呼延一", "呼延伊"):
            act.add("person", {"name": name, "born": "1970-02-03"})
    unlikely = [pair for pair in scan(book, kind) if pair.score < LIKELY]
    assert unlikely
    visits.show_health(desk)
    health = desk.page
    assert isinstance(health, HealthPage)
    assert [one.text() for one in health.doubles.menu().actions()] == [one.label for one in scanned(book)]
    next(one for one in health.doubles.menu().actions() if one.text() == kind.label).trigger()
    rested(desk)
    page = desk.page
    assert isinstance(page, DoublesPage) and {f"{one.one}|{one.other}" for one in unlikely} <= page.found.keys()


def by_ctrl_k(desk: Desk, qtbot: QtBot, words: str) -> None:
    """A command by the search over everything."""
    press(desk, Key.Key_K, Ctrl)
    compose(desk.row.search, words.split("：")[0])
    hits = desk.row.search.hits
    qtbot.waitUntil(lambda: isinstance(hits.current(), Deed))
    for _ in range(hits.list.count()):
        if (current := hits.current()) is not None and current.title != words:
            press(desk, Key.Key_Down)
    press(desk, Key.Key_Return)


def test_the_search_tells_how_far_it_is_and_can_be_ended(desk: Desk, qtbot: QtBot) -> None:
    by_ctrl_k(desk, qtbot, "查重：人员")
    qtbot.waitUntil(lambda: isinstance(desk.page, DoublesPage))
    rested(desk)
    page, reading, go_on = desk.page, Event(), Event()
    assert isinstance(page, DoublesPage) and page.kind.name == "person"

    def hold(done: int, of: int) -> None:
        reading.set()
        go_on.wait(20)

    # In the thread that reads: it stands still while the clerk looks on.
    page.seeking.moved.connect(hold, Qt.ConnectionType.DirectConnection)
    found, told = dict(page.found), page.head.caption.full
    page.refresh()
    qtbot.waitUntil(lambda: reading.is_set() and page.seeking.isVisible() and page.seeking.bar.value() > 0)
    assert page.table.isEnabled() and page.found == found
    page.seeking.button.setFocus()
    press(page, Key.Key_Space)
    assert page.seeking.isHidden() and page.head.caption.full == ENDED and page.table.hasFocus()
    go_on.set()
    rested(desk)
    assert page.found == found and page.head.caption.full == ENDED
    press(page, Key.Key_F5)
    rested(desk)
    assert page.head.caption.full == told and page.seeking.isHidden()
