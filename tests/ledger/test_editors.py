"""The editors of single fields, driven by keys: choosing by typing, masks, numbers, notes, input methods."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_desk import dressed, focused, id_number, new_book, press, stored, write
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from unionbook.ground.codes import EDUCATION, SEX
from unionbook.ground.fields import CodeField, Field
from unionbook.ground.identity import mask_id
from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.store.secrecy.veil import lay, lift
from unionbook.ui.form.choosing import DETAIL, Chooser
from unionbook.ui.form.editors import Editor, LineEditor, NoteEditor
from unionbook.ui.form.fieldbox import FieldBox, editor_for, needed
from unionbook.ui.form.fieldgrid import FieldGrid, age
from unionbook.ui.form.offers import of_codes, of_flag, of_names, of_records
from unionbook.ui.form.writing import Writing

TODAY = date(2020, 12, 10)
ALT = Qt.KeyboardModifier.AltModifier
Put = Callable[[Editor], None]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with new_book(tmp_path_factory.mktemp("book")) as made:
        stored(made, "person", {"name": "赵甲子", "id_number": id_number(1), "phone": "13800000001"})
        stored(made, "person", {"name": "赵甲丑", "id_number": id_number(2)})
        for number in range(30):
            name = f"第{number:02}示例厂工会"
            stored(made, "organisation", {"name": name, "structure": "1", "founded_on": "2015-3-1"})
        yield made


def elsewhere(desk: QWidget) -> None:
    layout = desk.layout()
    item = layout.itemAt(0) if layout is not None else None
    other = item.widget() if item is not None else None
    assert other is not None
    other.setFocus(Qt.FocusReason.TabFocusReason)


def chooser(put: Put, field: CodeField) -> tuple[Chooser, list[str], list[int]]:
    editor = Chooser(field, of_codes(field.codes))
    keys: list[str] = []
    passed: list[int] = []
    editor.chosen.connect(keys.append)
    editor.entered.connect(lambda: passed.append(1))
    put(editor)
    return editor, keys, passed


@pytest.mark.parametrize(("typed", "code"), [("女", "2"), ("2", "2"), ("未说", "9"), ("男", "1")])
def test_a_code_is_chosen_by_code_label_or_part_of_it(put: Put, typed: str, code: str) -> None:
    editor, keys, passed = chooser(put, CodeField(label="性别", codes=SEX))
    write(typed)
    press(Qt.Key.Key_Return)
    assert keys == [code] and passed and editor.value_text() == SEX.label(code)


def test_another_word_for_a_code_finds_it() -> None:
    assert [option.title for option in of_codes(EDUCATION)("本科")][:1] == ["大学本科"]
    assert [option.key for option in of_codes(EDUCATION)("大专")][:1] == ["30"]


def test_tab_takes_what_is_marked_and_esc_closes_the_list(put: Put, desk: QWidget) -> None:
    editor, keys, _ = chooser(put, CodeField(label="性别", codes=SEX))
    press(Qt.Key.Key_F4)
    assert editor.listing
    press(Qt.Key.Key_Escape)
    assert not editor.listing and keys == []
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert keys == ["1"] and not editor.listing


def test_where_nothing_can_be_chosen_the_list_says_where_to_register(put: Put, few: Book, desk: QWidget) -> None:
    editor = editor_for(few, CABINET["application"], "programme")
    assert isinstance(editor, Chooser)
    put(editor)
    press(Qt.Key.Key_F4)
    shown = desk.findChild(QListWidget)
    assert editor.listing and shown is not None and shown.item(0).text() == "还没有帮扶项目"
    assert shown.item(0).data(DETAIL) == "先在“困难帮扶—帮扶项目”里登记"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert not editor.listing and editor.value_text() == "", "it is nothing to choose"


def test_a_figure_is_chosen_by_its_name(put: Put, few: Book, desk: QWidget) -> None:
    """Nobody knows the keys by heart."""
    editor = editor_for(few, CABINET["target"], "figure")
    assert isinstance(editor, Chooser)
    keys: list[str] = []
    editor.chosen.connect(keys.append)
    put(editor)
    write("新发展会员")
    press(Qt.Key.Key_Return)
    assert keys == ["member.new_members"] == [editor.value_text()]


def test_the_wheel_never_changes_a_choice(put: Put) -> None:
    editor, keys, _ = chooser(put, CodeField(label="性别", codes=SEX))
    editor.show_text("女")
    none = Qt.KeyboardModifier.NoModifier
    place, buttons = QPointF(5, 5), Qt.MouseButton.NoButton
    event = QWheelEvent(
        place, place, QPoint(0, 0), QPoint(0, -120), buttons, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(editor, event)
    assert editor.value_text() == "女" and keys == [] and not event.isAccepted()


def test_a_click_in_the_list_chooses_and_a_click_elsewhere_closes_it(put: Put, desk: QWidget) -> None:
    editor, keys, _ = chooser(put, CodeField(label="性别", codes=SEX))
    press(Qt.Key.Key_F4)
    shown = desk.findChild(QListWidget)
    assert shown is not None and shown.count() == 4
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(2)).center())
    assert keys == ["2"] and not editor.listing
    press(Qt.Key.Key_F4)
    QTest.mouseClick(desk, Qt.MouseButton.LeftButton, pos=QPoint(2, desk.height() - 3))
    assert not editor.listing


def test_yes_and_no_by_letter_digit_or_word() -> None:
    assert [option.title for option in of_flag("")] == ["是", "否"]
    assert {text: [option.key for option in of_flag(text)] for text in ("y", "1", "是", "n", "0", "否")} == {
        **{text: ["1"] for text in ("y", "1", "是")},
        **{text: ["0"] for text in ("n", "0", "否")},
    }


def test_records_are_offered_twenty_at_most_with_what_tells_them_apart(few: Book) -> None:
    offer = of_records(few, CABINET["organisation"])
    assert len(offer("")) == 20
    assert [option.title for option in offer("07示")] == ["第07示例厂工会"]
    people = of_names(few, CABINET["person"], "name")
    assert people("") == []
    assert {option.detail for option in people("赵甲")} == {
        f"{id_number(number)[6:10]}年 · {mask_id(id_number(number))}" for number in (1, 2)
    }


def test_a_sensitive_value_is_full_only_while_the_clerk_is_in_it(put: Put, desk: QWidget, few: Book) -> None:
    editor = editor_for(few, CABINET["person"], "phone")
    assert isinstance(editor, LineEditor)
    put(editor)
    editor.show_text("13800000001", "138****0001")
    assert editor.text() == "13800000001"
    elsewhere(desk)
    assert editor.text() == "138****0001" and editor.value_text() == "13800000001"
    assert not editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_long_text_is_cut_on_screen_only(put: Put, desk: QWidget) -> None:
    editor = LineEditor(Field(label="单位"))
    put(editor)
    long = "某某某某某某某某某某有限责任公司" * 4
    editor.show_text(long)
    elsewhere(desk)
    assert editor.text().endswith("…") and editor.value_text() == long and editor.toolTip() == long


def test_enter_goes_on_but_not_while_an_input_method_composes(put: Put) -> None:
    editor = LineEditor(Field(label="事由"))
    passed: list[int] = []
    editor.entered.connect(lambda: passed.append(1))
    put(editor)
    QApplication.sendEvent(editor, QInputMethodEvent("tuoqian", []))
    press(Qt.Key.Key_Return)
    assert not passed
    write("拖欠𠮷")
    press(Qt.Key.Key_Return)
    assert passed and editor.value_text() == "拖欠𠮷"


def test_a_note_takes_enter_and_lets_tab_go(put: Put, desk: QWidget, few: Book) -> None:
    editor = editor_for(few, CABINET["grievance"], "request")
    assert isinstance(editor, NoteEditor)
    put(editor)
    write("一")
    press(Qt.Key.Key_Return)
    write("二")
    assert editor.value_text() == "一\n二"
    left: list[int] = []
    editor.left.connect(lambda: left.append(1))
    press(Qt.Key.Key_Tab)
    assert left and focused() is not editor


def test_esc_gives_back_the_text_the_field_had(put: Put) -> None:
    editor = LineEditor(Field(label="事由"))
    editor.show_text("旧")
    put(editor)
    editor.begin()
    write("新")
    press(Qt.Key.Key_Escape)
    assert editor.value_text() == "旧"


def test_typed_numbers_come_back_as_written_properly(qapp: QApplication, few: Book) -> None:
    dressed()
    grid = FieldGrid(few, CABINET["grievance"], ["people", "amount", "received_on"])
    writing = Writing(few, CABINET["grievance"])
    grid.show_entry(writing.entry)
    for path, typed, shown in (
        ("people", "１２人", "12"),
        ("amount", "1.2万", "12,000.00"),
        ("received_on", "3.8", "2020-03-08"),
    ):
        editor = grid.boxes[path].editor
        assert isinstance(editor, LineEditor)
        editor.take(typed)
        grid.take(path)
        grid.show_entry(writing.entry)
        assert editor.value_text() == shown
    amount = grid.boxes["amount"].editor
    assert isinstance(amount, LineEditor) and amount.alignment() & Qt.AlignmentFlag.AlignRight
    assert grid.boxes["amount"].words.text() == "涉及金额（元）"


def test_every_field_of_every_kind_has_an_editor_with_its_name(qapp: QApplication, few: Book) -> None:
    dressed()
    for kind in CABINET:
        for section in kind.sections:
            for path in section.paths:
                box = FieldBox(few, kind, path)
                assert box.editor.accessibleName() == box.label
                box.deleteLater()


def test_what_must_be_there_bears_a_star(few: Book) -> None:
    member = CABINET["member"]
    starred = {path for path in member.sections[0].paths if needed(CABINET, member, path)}
    assert starred == {"person.name", "person.id_number", "organisation", "joined_on", "migrant"}


@given(st.dates(date(1920, 1, 1), TODAY))
def test_age_counts_whole_years(born: date) -> None:
    years = age(born, TODAY)
    assert years >= 0 and (TODAY.year - born.year) - years in (0, 1)


def test_what_the_veil_masks_is_not_examined(few: Book) -> None:
    (uid,) = few.select("person", ["uid"], limit=1)[0]
    lay(few)
    try:
        assert Writing(few, CABINET["person"], uid).problems == []
    finally:
        lift(few)
