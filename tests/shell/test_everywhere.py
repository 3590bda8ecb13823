"""Search everywhere, and the recycle bin."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, compose, press, seen, worked

from unionbook.ground.conditions import is_
from unionbook.ground.pinyin import readings
from unionbook.records import CABINET
from unionbook.services.saving import remove
from unionbook.store.history import recycle_bin
from unionbook.ui.aside.doubles import DoublesPage
from unionbook.ui.aside.recycling import RecycleBin
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.everywhere import Deed, Hit, hits
from unionbook.ui.ledger.ledger import LedgerPage


def test_ctrl_k_three_keys_and_enter_open_a_person(desk: Desk, qtbot: QtBot) -> None:
    (name,) = desk.book.select("member", ["person.name"], order=["number"], limit=1)[0]
    desk.row.search.setFocus()
    desk.nav.bar.setFocus()
    press(desk, Key.Key_K, Ctrl)
    assert desk.row.search.hasFocus()
    compose(desk.row.search, name)
    qtbot.waitUntil(desk.row.search.hits.isVisible)
    current = desk.row.search.hits.current()
    assert isinstance(current, Hit)
    assert (current.kind.name, current.title) == ("member", name)
    press(desk, Key.Key_Return)
    assert isinstance(desk.page, LedgerPage)
    assert desk.page.drawer.kind.name == "member"
    assert not desk.row.search.hits.isVisible()


def test_hits_are_grouped_by_kind_and_masked(desk: Desk) -> None:
    name, number = desk.book.select("person", ["name", "id_number"], order=["name"], limit=1)[0]
    found = hits(desk.book, name)
    assert found
    assert [hit.kind.name for hit in found] == sorted(
        [hit.kind.name for hit in found], key=[hit.kind.name for hit in found].index
    )
    assert all(number not in hit.caption for hit in found)


def test_nothing_found_is_said_and_esc_closes(desk: Desk, qtbot: QtBot) -> None:
    desk.row.search.setFocus()
    compose(desk.row.search, "龘龘龘")
    qtbot.waitUntil(desk.row.search.hits.isVisible)
    assert desk.row.search.hits.current() is None
    assert "没有找到" in desk.row.search.hits.list.item(0).text()
    press(desk, Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.row.search.hits.isVisible())
    press(desk, Key.Key_Escape)
    assert not desk.row.search.hasFocus() and desk.page is not None and desk.page.hasFocus()


def test_the_same_words_find_the_same_again(desk: Desk, qtbot: QtBot) -> None:
    box = desk.row.search
    for _ in range(2):
        # Straight after going back, without any rest between.
        press(desk, Key.Key_K, Ctrl)
        compose(box, "查重")
        qtbot.waitUntil(box.hits.isVisible)
        press(desk, Key.Key_Return)
        assert isinstance(desk.page, DoublesPage)
        press(desk, Key.Key_Escape)
        assert not isinstance(desk.page, DoublesPage)
    box.setFocus()
    compose(box, "查重")
    qtbot.waitUntil(box.hits.isVisible)
    desk.nav.bar.setFocus()
    assert not box.hits.isVisible()
    press(desk, Key.Key_K, Ctrl)
    press(desk, Key.Key_Return)
    assert box.hits.isVisible(), "the words left in the box are looked for again"


def test_a_name_is_found_by_initials_while_the_input_method_composes(desk: Desk, qtbot: QtBot) -> None:
    (name,) = desk.book.select("member", ["person.name"], order=["number"], limit=1)[0]
    initials = "".join(readings(sign)[0][0] for sign in name)
    box = desk.row.search
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent(initials, []))
    qtbot.waitUntil(box.hits.isVisible)
    assert any(hit.title == name for hit in hits(desk.book, initials))
    assert box.wanted() == initials and box.text() == ""


def test_who_is_a_member_is_not_shown_once_more_as_a_person(desk: Desk) -> None:
    (name,) = desk.book.select("member", ["person.name"], order=["number"], limit=1)[0]
    found = hits(desk.book, name)
    assert [hit.kind.name for hit in found if hit.title == name].count("person") == 0
    assert hits(desk.book, f"{name} 龘") == []


def test_a_figure_and_a_command_are_found_by_name(desk: Desk, qtbot: QtBot) -> None:
    box = desk.row.search
    for text, group, title in (("收到信访", "数字", "收到信访事件"), ("huishouzhan", "命令", "回收站")):
        press(desk, Key.Key_K, Ctrl)
        compose(box, text)
        qtbot.waitUntil(box.hits.isVisible)
        while not (isinstance(hit := box.hits.current(), Deed) and hit.title == title):
            before = box.hits.list.currentRow()
            press(desk, Key.Key_Down)
            assert box.hits.list.currentRow() > before, f"no {title}"
        assert hit.group == group
        press(desk, Key.Key_Return)
        worked()
        assert not box.hits.isVisible() and box.text() == ""
    assert isinstance(desk.page, RecycleBin)


def test_a_deleted_record_comes_back_with_its_rows(desk: Desk) -> None:
    kind = CABINET["grievance"]
    (uid,) = desk.book.select("grievance_step", ["grievance"], limit=1)[0]
    steps = desk.book.count("grievance_step", is_("grievance", uid))
    remove(desk.book, kind, [uid])
    desk.show_bin()
    page = desk.page
    assert isinstance(page, RecycleBin) and len(recycle_bin(desk.book)) == 1
    assert desk.nav.bar.away
    worked()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "恢复" and one.isVisible())
    button.click()
    assert desk.book.values("grievance", uid) is not None
    assert desk.book.count("grievance_step", is_("grievance", uid)) == steps
    worked()
    assert seen(page, "回收站是空的")
    desk.undo()
    assert desk.book.values("grievance", uid) is None
