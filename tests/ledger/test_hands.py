"""What spares a clerk typing: the value of the record above, words written before, numbers of a list, plain digits."""

import pytest
from ledger_desk import Shell, field, focused, id_number, press, settle, stand, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.services.completion import fitting, values_before
from unionbook.store.book import Book
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.editors import Editor, hints_of
from unionbook.ui.form.form import Form
from unionbook.ui.ledger.ledger import LedgerPage

MEMBER = CABINET["member"]
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def go(form: Form, path: str) -> Editor:
    """Into a field of the section shown."""
    page = form.sections.page
    assert page is not None
    page.fields.focus(path)
    return field(form, path).editor


@pytest.mark.parametrize("key", [Qt.Key.Key_Apostrophe, Qt.Key.Key_D])
def test_a_field_takes_what_the_record_above_has(members: LedgerPage, book: Book, key: Qt.Key) -> None:
    above = members.drawer.form.uid
    members.new()
    form = members.drawer.form
    for path in ("organisation", "employment", "joined_on"):
        go(form, path)
        press(key, CTRL)
    assert form.writing is not None
    for path in ("organisation", "employment", "joined_on"):
        assert form.writing.entry.values[path] == book.must("member", above)[path] is not None
    assert field(form, "organisation").editor.value_text() == book.title(
        "organisation", str(book.must("member", above)["organisation"])
    )


def test_the_record_above_is_the_one_above_in_the_list(members: LedgerPage, book: Book) -> None:
    drawer = members.drawer
    uids = drawer.table.rows.uids(0, 8)
    drawer.show_record(uids[7])
    drawer.show_record(uids[3])
    for path in ("organisation", "joined_on"):
        go(drawer.form, path)
        press(Qt.Key.Key_Apostrophe, CTRL)
    assert drawer.form.writing is not None
    found = drawer.form.writing.entry.values
    assert {name: found[name] for name in ("organisation", "joined_on")} == {
        name: book.must("member", uids[2])[name] for name in ("organisation", "joined_on")
    }
    drawer.form.discard()
    drawer.show_record(uids[0])
    go(drawer.form, "joined_on")
    press(Qt.Key.Key_Apostrophe, CTRL)
    assert not drawer.form.count, "nothing stands above the first"


@pytest.mark.parametrize("typed", ["lwpq", "", "劳务派遣"], ids=["initials", "arrows", "whole"])
def test_ctrl_s_takes_what_is_marked_in_the_open_list(members: LedgerPage, book: Book, typed: str) -> None:
    form = members.drawer.form
    editor = go(form, "employment")
    assert isinstance(editor, Chooser)
    if typed:
        write(typed)
    else:
        press(Qt.Key.Key_F4)
        while editor._list().currentItem().text() != "劳务派遣":
            press(Qt.Key.Key_Down)
    assert editor.listing
    members.save()
    assert book.must("member", form.uid)["employment"] == "dispatch" and not form.count
    assert not editor.listing and editor.value_text() == "劳务派遣"


def test_what_is_typed_is_not_taken_for_what_is_marked_before_the_clerk_is_done(members: LedgerPage) -> None:
    form = members.drawer.form
    editor = go(form, "employment")
    write("l")
    form.settle()
    assert isinstance(editor, Chooser) and editor.listing and editor.value_text() == "l"
    form.discard()


def test_f8_right_after_the_last_key_has_what_was_typed(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    form = page.drawer.form
    page.drawer.into_form()
    for _ in range(4):
        press(Qt.Key.Key_F8)
    assert form.writing is not None and list(form.writing.demanded) == [(form.uid, "outcome")]
    assert focused() is field(form, "outcome").editor
    write("支持")
    press(Qt.Key.Key_F8)
    assert book.must("grievance", form.uid)["stage"] == "closed" and book.must("grievance", form.uid)["outcome"]


def test_what_is_being_typed_outlives_what_is_written_meanwhile(members: LedgerPage, book: Book) -> None:
    form = members.drawer.form
    editor = go(form, "person.phone")
    write("13900001234")
    with book.change("别处") as act:
        act.set("member", members.drawer.table.rows.uid(5), {"employment": "flexible"})
    assert editor.value_text() == "13900001234"
    form.discard()


def test_the_full_width_apostrophe_is_taken_too(members: LedgerPage) -> None:
    members.new()
    editor = go(members.drawer.form, "joined_on")
    QApplication.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, 0x2018, CTRL, "‘"))
    assert editor.value_text()


def test_the_first_record_of_a_book_opened_just_now_has_the_newest_above_it(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    form = page.drawer.form
    form.show_nothing()
    form.sections.writing = None
    form.new()
    go(form, "source")
    press(Qt.Key.Key_Apostrophe, CTRL)
    assert form.writing is not None and form.writing.entry.values["source"] == "reception"


def test_a_child_row_takes_what_the_row_above_has(shell: Shell) -> None:
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    form = page.drawer.form
    form.add_child()
    grid = form.sections.page.children_of[0]  # type: ignore[union-attr]
    write("20201201")
    press(ENTER)
    grid.add()
    write("20201202")
    press(Qt.Key.Key_Apostrophe, CTRL)
    assert [row.values["done_on"] for row in grid.entries[-2:]] == ["2020-12-01", "2020-12-01"]


def test_words_written_before_are_offered_the_most_frequent_first(book: Book) -> None:
    with book.change("写入") as act:
        for uid in [uid for (uid,) in book.select("member", ["uid"], limit=3)]:
            act.set("member", uid, {"job": "缝纫工"})
        for uid in [uid for (uid,) in book.select("member", ["uid"], order=["-uid"], limit=1)]:
            act.set("member", uid, {"job": "电工"})
    found = values_before(book, MEMBER, "job")
    assert found == ["缝纫工", "电工"]
    assert fitting(found, "工") == ["缝纫工", "电工"] and fitting(found, "缝") == ["缝纫工"]
    assert fitting(found, "fr") == ["缝纫工"] and fitting(found, "diangong") == ["电工"]
    assert fitting(found, "电工") == [] and fitting(found, " ") == []


def test_a_word_is_picked_or_left_by_keys(members: LedgerPage, book: Book) -> None:
    uid = str(book.select("member", ["uid"], limit=1)[0][0])
    with book.change("写入") as act:
        act.set("member", uid, {"job": "缝纫工"})
    settle()
    members.new()
    form = members.drawer.form
    form.sections.tabs.setCurrentIndex(1)
    editor = go(form, "job")
    assert isinstance(editor, Chooser)
    write("缝")
    assert editor.listing
    press(Qt.Key.Key_Down)
    press(ENTER)
    assert editor.value_text() == "缝纫工" and not editor.listing
    assert form.writing is not None and form.writing.entry.values["job"] == "缝纫工"
    go(form, "job")
    write("缝")
    press(ENTER)
    assert form.writing.entry.values["job"] == "缝"


def test_sealed_cases_give_no_words_away(book: Book) -> None:
    uid = str(book.select("grievance", ["uid"], limit=1)[0][0])
    with book.change("写入") as act:
        act.set("grievance", uid, {"about": "不说的厂", "sealed": 1})
    assert values_before(book, CABINET["grievance"], "about") == []


@pytest.mark.parametrize("path", ["person.id_number", "person.phone", "joined_on"])
def test_digits_come_plain_whatever_the_input_method(members: LedgerPage, path: str) -> None:
    members.new()
    editor = go(members.drawer.form, path)
    assert not editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert editor.inputMethodHints() & Qt.InputMethodHint.ImhPreferLatin
    typed = {"person.id_number": id_number(600), "person.phone": "13800001234", "joined_on": "20201201"}[path]
    write(typed.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789X"}))
    press(Qt.Key.Key_Tab)
    form = members.drawer.form
    assert form.writing is not None
    owner, name, _ = form.writing.entry.locate(path)
    assert str(owner.values[name]).replace("-", "") == typed


def test_an_input_method_is_told_what_it_must_not_learn() -> None:
    told = hints_of(CABINET["person"].fields["id_number"])
    assert told & Qt.InputMethodHint.ImhSensitiveData
    assert hints_of(MEMBER.fields["job"]) == Qt.InputMethodHint.ImhNone


def test_a_list_is_chosen_from_by_number(members: LedgerPage) -> None:
    members.new()
    form = members.drawer.form
    editor = go(form, "employment")
    write("3")
    press(ENTER)
    assert form.writing is not None and form.writing.entry.values["employment"] == "part_time"
    assert focused() is not editor


@pytest.mark.parametrize("typed", ["ht", "hetong", "合同", "1", "contract"])
def test_a_list_is_chosen_from_as_it_is_read_too(members: LedgerPage, typed: str) -> None:
    members.new()
    form = members.drawer.form
    go(form, "employment")
    write(typed)
    press(ENTER)
    assert form.writing is not None and form.writing.entry.values["employment"] == "contract"


def test_a_unit_is_found_as_it_is_read(members: LedgerPage, book: Book) -> None:
    members.new()
    form = members.drawer.form
    go(form, "organisation")
    write("sldz")
    press(ENTER)
    assert form.writing is not None
    assert book.title("organisation", str(form.writing.entry.values["organisation"])) == "示例电子厂工会"
