"""The form: typed by keys from the first field to the saved record, problems at the field, drafts, leaving, undo."""

from ledger_desk import Shell, field, focused, id_number, person_name, press, settle, stand, told, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.services.saving import draft_of
from unionbook.store.book import Book
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.ledger.ledger import LedgerPage

MEMBER = CABINET["member"]
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


def fill_member(name: str, number: str) -> None:
    """A member by keys alone, from the first field on."""
    for text in (name, number, "13800009999", "示例电", "合同", "20201201"):
        write(text)
        press(ENTER)


def test_a_member_is_typed_from_the_first_field_to_the_saved_record(members: LedgerPage, book: Book) -> None:
    before = book.count("member")
    members.new()
    assert focused() is field(members.drawer.form, "person.name").editor
    fill_member("丁甲子", id_number(500))
    members.save()
    assert book.count("member") == before + 1
    uid = members.drawer.form.uid
    assert book.title("member", uid) == "丁甲子"
    values = book.must("member", uid)
    assert values["joined_on"] == "2020-12-01" and values["employment"] == "contract" and values["number"]
    assert book.title("organisation", str(values["organisation"])) == "示例电子厂工会"
    assert members.drawer.table.current() == uid
    assert members.shell.toasts[-1][0] == "已保存 丁甲子"  # type: ignore[attr-defined]


def test_a_new_form_says_what_is_to_be_done_until_its_title_is_known(shell: Shell) -> None:
    """The day it begins with names nothing."""
    page = LedgerPage(shell, [CABINET["work"]])
    stand(shell, page)
    page.new()
    head = page.drawer.form.head
    assert head.title.full == CABINET["work"].enter
    page.drawer.form.sections.pages[0].fields.focus("title")
    write("走访职工")
    press(TAB)
    settle()
    assert head.title.full == "2020-12-10 走访职工"


def test_enter_skips_what_the_program_fills_and_ends_at_save(members: LedgerPage) -> None:
    members.new()
    form = members.drawer.form
    write("丁乙丑")
    press(ENTER)
    assert focused() is field(form, "person.id_number").editor
    write(id_number(501))
    press(ENTER)
    assert focused() is field(form, "person.phone").editor, "sex follows from the number, and is passed over"
    assert field(form, "person.sex").editor.isReadOnly() and "（自动）" in field(form, "person.sex").words.text()
    assert told(form, "person.id_number").startswith("已校验 · ")
    for _ in range(12):
        if focused() is form.foot.save:
            break
        press(ENTER)
    assert focused() is form.foot.save


def test_a_new_form_does_not_shout_and_a_left_field_speaks(members: LedgerPage) -> None:
    members.new()
    form = members.drawer.form
    assert not any(told(form, path) for path in form.sections.pages[0].fields.boxes)
    write("丁丙寅")
    press(TAB)
    write(id_number(502)[:-1] + ("0" if id_number(502)[-1] != "0" else "1"))
    assert told(form, "person.id_number") == ""
    press(TAB)
    assert "校验码" in told(form, "person.id_number")
    box = field(form, "person.id_number")
    assert box.editor.property("wrong") and "校验码" in box.editor.accessibleDescription()
    assert told(form, "organisation") == ""


def test_saving_what_is_wrong_goes_to_the_first_wrong_field_and_offers_a_draft(
    members: LedgerPage, book: Book
) -> None:
    members.new()
    form = members.drawer.form
    write("丁丁卯")
    press(ENTER)
    before = book.count("member")
    members.save()
    assert book.count("member") == before
    assert focused() is field(form, "person.id_number").editor
    assert told(form, "organisation") == "请选择所属基层工会。"
    assert form.foot.keep.isVisible()
    form.foot.keep.click()
    assert book.count("draft") == 1 and form.writing is not None and form.writing.draft
    assert book.count("member") == before


def test_leaving_what_is_right_saves_it_and_can_be_undone(members: LedgerPage, book: Book, shell: Shell) -> None:
    table, form = members.drawer.table, members.drawer.form
    uid = table.current()
    members.drawer.into_form()
    form.sections.pages[0].fields.focus("person.phone")
    write("13911112222")
    assert shell.unsaved_now == 0
    settle()
    QApplication.processEvents()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.current() != uid and form.uid == table.current()
    person = str(book.must("member", uid)["person"])
    assert book.must("person", person)["phone"] == "13911112222"
    sentence, undo = shell.toasts[-1]
    assert sentence == f"已保存 {book.title('member', uid)}" and undo is not None
    undo()
    assert book.must("person", person)["phone"] != "13911112222"


def test_leaving_what_is_wrong_keeps_it_as_a_draft_that_opens_with_its_text(
    members: LedgerPage, book: Book, shell: Shell
) -> None:
    members.new()
    write("丁戊辰")
    press(TAB)
    write("1101")
    assert members.leave()
    assert "已存为草稿：还有" in shell.toasts[-1][0]
    (target,) = {uid for (uid,) in book.select("draft", ["target"])}
    assert draft_of(book, MEMBER, target)
    members.drawer.table.go_to(0)
    settle()
    members.show_record(MEMBER, target)
    form = members.drawer.form
    assert field(form, "person.name").editor.value_text() == "丁戊辰"
    assert field(form, "person.id_number").editor.value_text() == "1101"
    assert not form.head.draft.isHidden()
    assert members.drawer.table.rows.mark(0) == ("草稿", "warn")


def test_a_date_that_is_none_is_kept_as_typed(members: LedgerPage) -> None:
    members.drawer.into_form()
    form = members.drawer.form
    form.sections.pages[0].fields.focus("joined_on")
    write("2020-13-40")
    press(TAB)
    assert "没有13月" in told(form, "joined_on")
    assert field(form, "joined_on").editor.value_text() == "2020-13-40"
    assert form.count == 1 and form.foot.count.text() == "已改 1 处"
    members.discard()
    assert form.count == 0 and told(form, "joined_on") == ""


def test_esc_gives_back_the_field_then_leaves_the_form_then_clears_the_search(members: LedgerPage) -> None:
    drawer = members.drawer
    members.find()
    write("1380")
    press(ENTER)
    press(ENTER)
    settle()
    drawer.form.sections.pages[0].fields.focus("person.phone")
    before = field(drawer.form, "person.phone").editor.value_text()
    write("1")
    press(ESC)
    assert field(drawer.form, "person.phone").editor.value_text() == before
    press(ESC)
    assert focused() is drawer.table
    press(ESC)
    assert drawer.filters.search.text() == ""


def test_save_and_new_carries_over_what_stays_the_same(members: LedgerPage, book: Book) -> None:
    members.new()
    fill_member("丁己巳", id_number(503))
    uid = members.drawer.form.uid
    members.save_and_new()
    settle()
    form = members.drawer.form
    assert form.uid != uid and book.title("member", uid) == "丁己巳"
    assert form.writing is not None
    assert form.writing.entry.values["organisation"] == book.must("member", uid)["organisation"]
    assert "（沿用）" in field(form, "organisation").words.text()
    assert focused() is field(form, "person.name").editor and form.count == 0
    assert members.leave() and book.count("draft") == 0


def test_a_known_person_is_proposed_and_chosen(shell: Shell) -> None:
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    page.new()
    form = page.drawer.form
    form.sections.pages[0].fields.focus("person.name")
    write(person_name(3))
    editor = field(form, "person.name").editor
    assert isinstance(editor, Chooser) and editor.listing
    press(Qt.Key.Key_Down)
    press(ENTER)
    assert form.writing is not None
    person = form.writing.entry.linked["person"]
    assert person.exists and person.values["id_number"] == id_number(3)
    assert field(form, "person.phone").editor.value_text() == "13800000003"


def test_an_unknown_unit_is_a_problem_and_survives_in_the_draft(members: LedgerPage, book: Book) -> None:
    members.drawer.into_form()
    form = members.drawer.form
    uid = form.uid
    form.sections.pages[0].fields.focus("organisation")
    write("没有这个工会")
    press(TAB)
    assert "找不到" in told(form, "organisation")
    assert members.leave()
    form.open(uid)
    assert field(form, "organisation").editor.value_text() == "没有这个工会"
    assert form.writing is not None and form.writing.entry.values["organisation"] is None
