"""操作记录 and the 历史 of a record, by keys: what each act changed, taking any back, a field restored; the bin."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from shell.hands import Ctrl, Key, nameless, press, seen, worked, write

from unionbook.services.past import take_back
from unionbook.services.saving import remove
from unionbook.store.history import acts
from unionbook.ui.aside.acts import ActsPage
from unionbook.ui.aside.recycling import RecycleBin
from unionbook.ui.form.form import Form
from unionbook.ui.form.past import Past
from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.ledger import LedgerPage

ENTERPRISE = "enterprise"


def change(desk: Desk, label: str, **values: str | int) -> str:
    """Change the first firm; its uid."""
    uid = str(desk.book.select(ENTERPRISE, ["uid"], limit=1)[0][0])
    with desk.book.change(label) as act:
        act.set(ENTERPRISE, uid, values)
    return uid


@pytest.fixture
def page(desk: Desk) -> ActsPage:
    """The page of acts over three of today, beside those of the practice book."""
    change(desk, "改电话", phone="0571-86000001", workers=50)
    change(desk, "又改电话", phone="0571-86000002")
    change(desk, "改地址", address="样板路 1 号")
    desk.menus.of("操作记录").trigger()
    worked()
    assert isinstance(desk.page, ActsPage)
    return desk.page


def lines(page: ActsPage) -> list[str]:
    """What the current act changed, as it stands there."""
    page._follow()
    worked()
    return [one.text() for one in page.pane.area.findChildren(QLabel)]


def test_every_act_stands_there_with_what_it_changed(page: ActsPage, desk: Desk) -> None:
    assert [row.cells[1] for row in page.table.plain.rows[:3]] == ["改地址", "又改电话", "改电话"]
    assert page.table.hasFocus() and nameless(page) == []
    assert any("地址：" in line and "→ 样板路 1 号" in line for line in lines(page))
    press(page, Key.Key_Down)
    assert any("0571" not in line and "→" in line for line in lines(page) if line.startswith("电话"))
    assert seen(page.pane, "电脑 ")


def test_an_act_is_found_by_words_and_taken_back_by_keys(page: ActsPage, desk: Desk) -> None:
    press(page, Key.Key_F, Ctrl)
    write("改电话")
    page.refresh()
    assert [row.cells[1] for row in page.table.plain.rows] == ["又改电话", "改电话"]
    press(page, Key.Key_Down)
    assert page.table.hasFocus()
    page.table.go(page.table.plain.rows[1].key)
    page._follow()
    assert "电话后来又改过" in page.pane.why.text() and page.pane.back.isEnabled()
    press(page, Key.Key_F8)
    worked()
    assert seen(desk.toasts, "已撤销：改电话。") and seen(desk.toasts, "电话后来又改过")
    uid = str(desk.book.select(ENTERPRISE, ["uid"], limit=1)[0][0])
    values = desk.book.must(ENTERPRISE, uid)
    assert values["phone"] == "0571-86000002" and values["workers"] != 50
    row = next(one for one in page.table.plain.rows if one.cells[1] == "改电话")
    assert row.pills[4] == ("已撤销", "neutral")
    page.table.go(row.key)
    page._follow()
    assert not page.pane.back.isEnabled() and "已经撤销" in page.pane.why.text()


def test_the_way_through_the_page_by_keys(page: ActsPage, desk: Desk) -> None:
    lines(page)
    press(page, Key.Key_F6)
    page.cycle() if not page.pane.back.hasFocus() else None
    assert page.pane.back.hasFocus()
    press(page, Key.Key_Escape)
    assert page.table.hasFocus()
    press(page, Key.Key_Return)
    assert page.pane.back.hasFocus()
    next(one for one in page.pane.findChildren(QPushButton) if one.text() == "打开").click()
    assert isinstance(desk.page, LedgerPage)
    desk.back()
    assert isinstance(desk.page, ActsPage)
    press(desk.page, Key.Key_Escape)
    assert not isinstance(desk.page, ActsPage)


def form_with_history(desk: Desk, uid: str) -> tuple[Form, Past]:
    kind = desk.book.cabinet[ENTERPRISE]
    desk.open_record(kind, uid)
    assert isinstance(desk.page, LedgerPage)
    form = desk.page.drawer.form
    form.show_history()
    worked()
    return form, form.sections.past


def test_one_field_is_restored_from_the_history_of_a_record(desk: Desk) -> None:
    uid = change(desk, "改人数", workers=900)
    before = change(desk, "又改人数", workers=950, address="样板路 1 号")
    form, past = form_with_history(desk, before)
    assert nameless(past) == []
    button = next(one for one in past.findChildren(QPushButton) if one.accessibleName() == "把职工总数恢复为“900”")
    button.click()
    worked()
    values = desk.book.must(ENTERPRISE, uid)
    assert (values["workers"], values["address"]) == (900, "样板路 1 号")
    assert seen(desk.toasts, "已恢复职工总数") and form.sections.tabs.currentIndex() == form.sections.tabs.count() - 1
    assert acts(desk.book, 1)[0].label.startswith("恢复职工总数：")
    press(desk, Key.Key_Z, Ctrl)
    assert desk.book.must(ENTERPRISE, uid)["workers"] == 950


def test_a_restoring_the_rules_forbid_is_refused_in_words(desk: Desk) -> None:
    uid = change(desk, "少", workers=20, women_workers=1)
    change(desk, "多", workers=90)
    change(desk, "女工", women_workers=80)
    _, past = form_with_history(desk, uid)
    name = "把职工总数恢复为“20”"
    next(one for one in past.findChildren(QPushButton) if one.accessibleName() == name).click()
    assert seen(desk.banner, "“职工总数”没有恢复：女职工数（80）多于职工总数（20）")
    assert desk.book.must(ENTERPRISE, uid)["workers"] == 90


def test_sensitive_values_are_hidden_in_the_history(desk: Desk) -> None:
    member = str(desk.book.select("person", ["uid"], limit=1)[0][0])
    with desk.book.change("改号码") as act:
        act.set("person", member, {"phone": "13900001234"})
    desk.menus.of("操作记录").trigger()
    worked()
    assert isinstance(desk.page, ActsPage)
    told = " ".join(lines(desk.page))
    assert "13900001234" not in told and "1234" in told


def test_the_bin_shows_a_month_and_keeps_what_is_older(desk: Desk) -> None:
    old, uid = (str(one) for (one,) in desk.book.select("honour", ["uid"], limit=2))
    then = int(datetime(2020, 1, 2).timestamp() * 1000)
    remove(desk.book, desk.book.cabinet["honour"], [old])
    desk.book.connection.execute("UPDATE act SET at = ? WHERE id = (SELECT max(id) FROM act)", (then,))
    desk.show_bin()
    worked()
    page = desk.page
    assert isinstance(page, RecycleBin) and seen(page, "近 30 天没有删除过记录") and not seen(page, "恢复")
    remove(desk.book, desk.book.cabinet["honour"], [uid])
    worked()
    assert seen(page, "近 30 天删除的 1 条")
    page.older.setFocus()
    press(page, Key.Key_Space)
    worked()
    assert len([one for one in page.findChildren(QPushButton) if one.text() == "恢复"]) == 2
    press(page, Key.Key_Space)
    worked()
    assert len([one for one in page.findChildren(QPushButton) if one.text() == "恢复"]) == 1


def test_what_lies_in_the_bin_comes_back_by_keys(desk: Desk) -> None:
    uid = str(desk.book.select("honour", ["uid"], limit=1)[0][0])
    remove(desk.book, desk.book.cabinet["honour"], [uid])
    desk.show_bin()
    worked()
    page = desk.page
    assert isinstance(page, RecycleBin) and seen(page, "近 30 天删除的 1 条")
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "恢复")
    button.setFocus()
    press(page, Key.Key_Return)
    assert desk.book.values("honour", uid) is not None
    take_back(desk.book, acts(desk.book, 1)[0].key)
    assert desk.book.values("honour", uid) is None
