"""A record that others use is not removed; what is said of it leads to those others."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shell.hands import Key, press, worked

from unionbook.ground.conditions import Has, filled, is_
from unionbook.ground.errors import InUse
from unionbook.services.saving import remove
from unionbook.services.users import users
from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.ledger import LedgerPage

FIRM, UNION = "enterprise", "organisation"


def _page(desk: Desk) -> LedgerPage:
    assert isinstance(desk.page, LedgerPage)
    return desk.page


def _refused(desk: Desk, kind: str, uid: str) -> None:
    """The clerk deletes a record in the list, in vain."""
    desk.show_list(desk.book.cabinet[kind])
    drawer = _page(desk).drawer
    drawer.show_record(uid)
    drawer.into_list()
    worked()
    press(desk, Key.Key_Delete)


def test_what_keeps_a_record_is_opened_with_one_key(desk: Desk) -> None:
    book = desk.book
    firm = str(book.select(FIRM, ["uid"], Has("agreement", filled("signed_on"), via="enterprise"), limit=1)[0][0])
    found = users(book, book.cabinet[FIRM], firm)
    agreements = next(one for one in found if one.kind.name == "agreement")
    _refused(desk, FIRM, firm)
    banner, here = desk.banner, QApplication.focusWidget()
    assert banner.isVisible() and f"{len(agreements.uids)} 份集体协议" in banner.words.text()
    assert here is banner.ways[0] and all(one.kind.label in banner.words.text() for one in found)
    press(desk, Key.Key_Escape)
    assert not banner.isVisible() and QApplication.focusWidget() is _page(desk).drawer.table
    press(desk, Key.Key_Delete)
    words = [button.text() for button in banner.ways]
    place = next(at for at, one in enumerate(words) if one.endswith("集体协议"))
    banner.ways[place].setFocus(Qt.FocusReason.TabFocusReason)
    press(desk, Key.Key_Return)
    worked()
    drawer = _page(desk).drawer
    assert drawer.kind.name == "agreement" and not banner.isVisible()
    if len(agreements.uids) == 1:
        assert drawer.form.uid == agreements.uids[0]
    else:
        assert set(drawer.table.rows.source.uids(0, 99)) == set(agreements.uids)  # type: ignore[union-attr]
    assert book.values(FIRM, firm) is not None


def test_of_several_the_one_that_stays_is_named(desk: Desk) -> None:
    book, kind = desk.book, desk.book.cabinet[FIRM]
    used = str(book.select(FIRM, ["uid"], Has("agreement", filled("signed_on"), via="enterprise"), limit=1)[0][0])
    with book.change("测试") as act:
        free = act.add(FIRM, {**book.must(FIRM, used), "name": "没有人用的厂", "credit_code": None})
    with pytest.raises(InUse, match=f"^“{book.title(FIRM, used)}”：还有 ") as refused:
        remove(book, kind, [free, used])
    assert refused.value.uid == used and book.values(FIRM, free) is not None


def test_child_rows_lead_to_the_records_they_belong_to(desk: Desk) -> None:
    book = desk.book
    member = book.select("member", ["uid", "person"], is_("stage", "active"), limit=1)[0]
    with book.change("测试") as act:
        case = str(book.select("grievance", ["uid"], limit=1)[0][0])
        act.add("grievance_person", {"grievance": case, "person": member[1]})
    found = {one.kind.name: one.uids for one in users(book, book.cabinet["person"], str(member[1]))}
    assert found["grievance"] == [case] and member[0] in found["member"]
    assert "grievance_person" not in found


def test_a_record_that_links_twice_is_counted_once(desk: Desk) -> None:
    book = desk.book
    staff = str(book.select("grievance", ["handler_a"], limit=1)[0][0])
    links = [name for other, name in book.cabinet.linking(book.cabinet["staff"]) if other.name == "grievance"]
    with book.change("测试") as act:
        for (uid,) in book.select("grievance", ["uid"], is_("handler_a", staff), limit=5):
            act.set("grievance", str(uid), {"handler_b": staff})
        said = act.linked("staff", [staff])[staff]
    linked = {uid for name in links for (uid,) in book.select("grievance", ["uid"], is_(name, staff))}
    assert len(links) > 1 and f"{len(linked)} 件信访" in said
