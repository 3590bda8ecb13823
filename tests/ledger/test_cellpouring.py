"""A copied table pasted into child rows that name nobody: a column for each field, by its name or its place."""

import pytest
from ledger_desk import Shell, press, settle, stand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.form.cellpouring import MOST
from unionbook.ui.form.children import ChildGrid
from unionbook.ui.ledger.ledger import LedgerPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def steps(shell: Shell) -> ChildGrid:
    """What was done about a case."""
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    form = page.drawer.form
    number = next(at for at, one in enumerate(form.kind.sections) if "step" in "".join(one.children))
    form.sections.tabs.setCurrentIndex(number)
    found = form.sections.page
    assert found is not None
    return found.children_of[0]


def paste(grid: ChildGrid, text: str) -> None:
    QApplication.clipboard().setText(text)
    (grid.table if grid.entries else grid.button).setFocus()
    press(Qt.Key.Key_V, CTRL)
    settle()


def values(grid: ChildGrid) -> list[tuple[str, str]]:
    return [(str(row.values["done_on"]), str(row.values["what"])) for row in grid.entries]


def test_a_row_begun_in_a_section_not_seen_before_has_the_keys(shell: Shell) -> None:
    page = LedgerPage(shell, [CABINET["grievance"]])
    stand(shell, page)
    page.drawer.into_form()
    page.drawer.form.add_child()
    section = page.drawer.form.sections.page
    assert section is not None and shell.isActiveWindow(), "nothing was shown as a window of its own"
    assert QApplication.focusWidget() is section.children_of[0].fields.boxes["done_on"].editor


def test_columns_are_known_by_their_names_in_any_order(steps: ChildGrid) -> None:
    before = len(steps.entries)
    day, what = (steps.kind.fields[path].label for path in ("done_on", "what"))
    paste(steps, f"{what}\t序号外\t{day}\n约谈当事人\tx\t2020.11.27\n\"与厂长\n面谈\"\t\t11月30日\n")
    assert values(steps)[before:] == [("2020-11-27", "约谈当事人"), ("2020-11-30", "与厂长 面谈")]
    assert steps.poured == "粘贴 2 行。没有认出的列没有填：序号外。"
    assert steps.table.hasFocus()


def test_without_names_columns_are_those_of_the_grid_and_what_is_wrong_is_marked(steps: ChildGrid) -> None:
    before = len(steps.entries)
    paste(steps, "2020-11-27\n没有这一天\n")
    assert len(steps.entries) == before + 2
    assert steps.poured == "粘贴 2 行，其中 1 行待改。"
    assert steps.rows.mark(before + 1) == ("待改", "bad")


def test_pasted_rows_are_saved_with_the_record(steps: ChildGrid, book: Book, shell: Shell) -> None:
    count = book.count(steps.kind.name)
    day, what = (steps.kind.fields[path].label for path in ("done_on", "what"))
    paste(steps, f"{day}\t{what}\n2020-11-27\t约谈\n2020-11-28\t回访\n")
    page = shell.page
    assert isinstance(page, LedgerPage)
    page.save()
    assert not page.drawer.form.count and book.count(steps.kind.name) == count + 2


def test_a_grid_with_many_sums_is_no_wider_than_its_form(shell: Shell) -> None:
    page = LedgerPage(shell, [CABINET["payer"]])
    stand(shell, page)
    page.new()
    form = page.drawer.form
    number = next(at for at, one in enumerate(form.kind.sections) if "dues_receipt" in one.children)
    form.sections.tabs.setCurrentIndex(number)
    section = form.sections.page
    assert section is not None
    grid = section.children_of[0]
    paste(grid, "所属期起\t所属期止\t应缴\t实缴\n2020-01\t2020-03\t3144\t3144\n2020-04\t2020-06\t3144\t3000\n")
    assert len(grid.entries) == 2 and "合计" in grid.sums.text()
    held = section.widget()
    assert held is not None and held.width() <= section.viewport().width()


def test_too_many_rows_are_left_out_and_told(steps: ChildGrid) -> None:
    before = len(steps.entries)
    paste(steps, "2020-11-27\n" * (MOST + 3))
    assert len(steps.entries) == before + MOST
    assert steps.poured == f"粘贴 {MOST} 行。一次最多 {MOST} 行，还有 3 行没有粘贴。"


def test_nothing_on_the_clipboard_adds_nothing(steps: ChildGrid) -> None:
    before = len(steps.entries)
    paste(steps, "  \n")
    assert len(steps.entries) == before and steps.poured == "剪贴板里没有表格内容。"
