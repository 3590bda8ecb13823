"""Names pasted into child rows: each once, the doubtful ones asked about one after the other, the rest by hand."""

import pytest
from ledger_desk import Shell, person_name, press, settle, stand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.form.children import ChildGrid
from unionbook.ui.form.pouring import places_of
from unionbook.ui.ledger.ledger import LedgerPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grid(shell: Shell) -> ChildGrid:
    """The participants of a new activity."""
    page = LedgerPage(shell, [CABINET["activity"]])
    stand(shell, page)
    page.new()
    page.drawer.form.sections.tabs.setCurrentIndex(1)
    found = page.drawer.form.sections.page
    assert found is not None
    return found.children_of[0]


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)
    settle()


def test_a_person_named_twice_has_one_row_and_units_are_kept(grid: ChildGrid, book: Book) -> None:
    name, other = person_name(3), person_name(4)
    grid.button.setFocus()
    paste(f"{name}\t示例鞋厂\n{other}\n{name}\t示例鞋厂\n外来人\t外乡公司")
    assert grid.poured == "粘贴 4 人：对上 2 人，外部人员 1 人，已在名单里 1 人。"
    names = [row.linked["person"].shown("name") for row in grid.entries]
    others = [(row.values["outside_name"], row.values["unit"]) for row in grid.entries]
    rows = [(one, *other) for one, other in zip(names, others, strict=True)]
    assert rows == [(name, None, "示例鞋厂"), (other, None, None), ("", "外来人", "外乡公司")]
    assert grid.table.hasFocus()


def test_a_name_read_the_same_is_asked_about_in_its_row(grid: ChildGrid, book: Book) -> None:
    with book.change("改名") as act:
        act.set("person", str(book.select("person", ["uid"], limit=1)[0][0]), {"name": "李静"})
    grid.button.setFocus()
    paste("李晶\n" + person_name(5))
    assert "待选择 1 人" in grid.poured and grid.entry is grid.entries[0]
    box = grid.fields.boxes["person.name"]
    assert box.editor.hasFocus() and "读音相同" in box.note.words.text()


def test_a_list_pasted_into_the_field_of_the_name_is_no_name(grid: ChildGrid) -> None:
    grid.add()
    paste(f"{person_name(6)}\n{person_name(7)}")
    assert [row.linked["person"].shown("name") for row in grid.entries] == [person_name(6), person_name(7)]


def test_one_name_pasted_into_the_field_is_typed(grid: ChildGrid) -> None:
    grid.add()
    paste("赵一一")
    assert grid.fields.boxes["person.name"].editor.value_text() == "赵一一" and len(grid.entries) == 1


def test_which_child_rows_take_names() -> None:
    assert places_of(CABINET["participant"]) is not None and places_of(CABINET["grievance_step"]) is None
