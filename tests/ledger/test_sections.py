"""The form's sections: child rows, the next step, time limits, history, the walk of the Tab key, names for readers."""

from ledger_desk import Shell, focused, press, stand, stored, told, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTabBar

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.form.children import ChildGrid
from unionbook.ui.ledger.ledger import FormPage, LedgerPage

MEMBER, GRIEVANCE, HARDSHIP = CABINET["member"], CABINET["grievance"], CABINET["hardship"]
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def grievance(book: Book) -> str:
    staff = [uid for (uid,) in book.select("staff", ["uid"], order=["name"])]
    data = {"source": "本级接访", "received_on": "2020-12-01", "person.name": "丁庚午", "matter": "拖欠工资"}
    return stored(book, "grievance", {**data, "subject": "拖欠加班费", "handler_a": staff[0]})


def test_child_rows_are_added_by_keys_and_saved_with_their_parent(shell: Shell, book: Book) -> None:
    uid = grievance(book)
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    page.drawer.show_record(uid)
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
    page.drawer.show_record(uid)
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
    assert form.sections.tabs.currentIndex() == form.sections.tabs.count() - 1
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
    tables = [page.drawer.table, *(grid.table for grid in page.findChildren(ChildGrid))]
    assert len(tables) == 3 and all(table.accessibleName() for table in tables)
