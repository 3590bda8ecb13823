"""The form: typed by keys from the first field to the saved record, problems at the field, drafts, leaving, undo."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from ledger_desk import (
    Shell,
    dressed,
    focused,
    id_number,
    opened,
    person_name,
    press,
    settle,
    stand,
    stored,
    township,
    write,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QWidget

from unionbook.records import CABINET
from unionbook.services.saving import draft_of
from unionbook.store.book import Book
from unionbook.ui.choosing import Chooser
from unionbook.ui.fieldbox import FieldBox
from unionbook.ui.form import Form
from unionbook.ui.ledger import FormPage, LedgerPage

MEMBER, GRIEVANCE, HARDSHIP = CABINET["member"], CABINET["grievance"], CABINET["hardship"]
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with township(tmp_path_factory.mktemp("town")) as book:
        return book.path


@pytest.fixture
def book(town: Path, tmp_path: Path) -> Iterator[Book]:
    with opened(Path(copy(town, tmp_path / "台账.ubk"))) as found:
        yield found


@pytest.fixture
def shell(qapp: QApplication, book: Book) -> Iterator[Shell]:
    dressed()
    made = Shell(book)
    yield made
    made.let_go()


@pytest.fixture
def members(shell: Shell) -> LedgerPage:
    page = LedgerPage(shell, [MEMBER])
    stand(shell, page)
    return page


def field(form: Form, path: str) -> FieldBox:
    page = form.sections.page
    assert page is not None
    return page.fields.boxes[path]


def told(form: Form, path: str) -> str:
    note = field(form, path).note
    return note.words.text() if not note.isHidden() else ""


def fill_member(name: str, number: str) -> None:
    """A member by keys alone, from the first field on."""
    for text in (name, "", number, "13800009999", "示例电", "合同", "20201201"):
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


def test_enter_skips_what_the_program_fills_and_ends_at_save(members: LedgerPage) -> None:
    members.new()
    form = members.drawer.form
    write("丁乙丑")
    press(ENTER)
    assert focused() is field(form, "person.sex").editor
    press(ENTER)
    write(id_number(501))
    press(ENTER)
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
    form = members.drawer.form
    assert form.uid != uid and book.title("member", uid) == "丁己巳"
    assert form.writing is not None
    assert form.writing.entry.values["organisation"] == book.must("member", uid)["organisation"]
    assert "（沿用）" in field(form, "organisation").words.text()
    assert focused() is field(form, "person.name").editor and form.count == 0
    assert members.leave() and book.count("draft") == 0


def test_a_known_person_is_proposed_and_chosen(shell: Shell) -> None:
    page = LedgerPage(shell, [GRIEVANCE])
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


def grievance(book: Book) -> str:
    staff = [uid for (uid,) in book.select("staff", ["uid"], order=["name"])]
    data = {"source": "本级接访", "received_on": "2020-12-01", "person.name": "丁庚午", "matter": "拖欠工资"}
    return stored(book, "grievance", {**data, "subject": "拖欠加班费", "handler_a": staff[0]})


def test_child_rows_are_added_by_keys_and_saved_with_their_parent(shell: Shell, book: Book) -> None:
    uid = grievance(book)
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    grid = page.drawer.form.sections.pages[3].children_of[0]
    assert focused() is grid.fields.boxes["done_on"].editor
    for text in ("12-3", "约谈当事人", "周甲午", "记录 1 份"):
        write(text)
        press(ENTER)
    assert len(grid.entries) == 2, "Enter in the last cell begins the next row"
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Delete)
    page.save()
    (row,) = book.children("grievance_step", uid)
    assert (row.done_on, row.what) == ("2020-12-03", "约谈当事人")  # type: ignore[attr-defined]
    assert page.drawer.form.sections.tabs.tabText(3) == "办理经过 1"


def test_a_problem_of_a_child_row_is_told_in_the_row(shell: Shell, book: Book) -> None:
    grievance(book)
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    form = page.drawer.form
    form.add_child()
    page.save()
    grid = form.sections.pages[3].children_of[0]
    assert grid.fields.boxes["what"].note.words.text() == "请填写经过。"
    assert grid.rows.mark(0) == ("待改", "bad")
    assert focused() is grid.fields.boxes["what"].editor


def test_the_next_step_moves_the_record_and_asks_for_what_it_needs(shell: Shell, book: Book) -> None:
    uid = grievance(book)
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    form = page.drawer.form
    assert form.foot.next.text() == "受理 F8"
    for stage in ("accepted", "replied"):
        press(Qt.Key.Key_F8)
        assert book.must("grievance", uid)["stage"] == stage
    press(Qt.Key.Key_F8)
    assert book.must("grievance", uid)["stage"] == "replied"
    assert told(form, "outcome") == "“办结”之前要先填办理结果。"
    write("调解")
    press(ENTER)
    press(Qt.Key.Key_F8)
    assert book.must("grievance", uid)["stage"] == "closed"
    assert form.foot.next.isHidden()


def test_the_time_limit_is_seen_while_the_date_stands_in_the_field(shell: Shell) -> None:
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    page.new()
    form = page.drawer.form
    form.sections.pages[0].fields.focus("received_on")
    write("2020.12.1")
    form.settle()
    assert "受理告知：最迟 2020年12月16日，剩6天" in form.deadlines.toolTip()


def test_tab_walks_a_later_section_in_reading_order_and_then_the_foot(members: LedgerPage) -> None:
    form = members.drawer.form
    form.sections.tabs.setCurrentIndex(1)
    grid = form.sections.pages[1].fields
    grid.focus_first()
    seen = []
    for _ in range(len(grid.boxes) + 1):
        seen.append(grid.focused())
        press(TAB)
        if not grid.focused():
            break
    assert seen == [path for path, box in grid.boxes.items() if not box.editor.isReadOnly()]
    assert form.foot.isAncestorOf(focused())


def test_the_history_tells_who_changed_what(members: LedgerPage) -> None:
    form = members.drawer.form
    members.drawer.show_history()
    assert form.sections.tabs.currentIndex() == len(MEMBER.sections)
    words = [label.text() for label in form.sections.past.findChildren(type(form.elsewhere))]
    assert any(word.startswith("登记会员") for word in words)


def test_the_form_of_the_one_office(shell: Shell, book: Book) -> None:
    page = FormPage(shell, CABINET["office"])
    stand(shell, page)
    page.form.sections.pages[0].fields.focus("short_name")
    write("镇总工会")
    assert page.leave()
    office = book.single("office")
    assert office is not None and office.short_name == "镇总工会"  # type: ignore[attr-defined]
    assert page.form.foot.again.isHidden()


def test_what_can_have_the_keys_has_a_name(shell: Shell) -> None:
    page = LedgerPage(shell, [HARDSHIP])
    stand(shell, page)
    page.new()
    for number in range(len(HARDSHIP.sections)):
        page.drawer.form.sections.tabs.setCurrentIndex(number)
    page.drawer.form.add_child()
    kinds = (QLineEdit, QPlainTextEdit, QPushButton, QTabBar)
    nameless = [
        widget
        for of_kind in kinds
        for widget in page.findChildren(of_kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
    ]
    assert nameless == []
    tables: list[QWidget] = [page.drawer.table, *(one.table for one in page.findChildren(type(_grid(page))))]
    assert all(table.accessibleName() for table in tables)


def _grid(page: LedgerPage) -> QWidget:
    return page.drawer.form.sections.pages[1].children_of[0]
