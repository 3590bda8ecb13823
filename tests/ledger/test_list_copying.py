"""Rows of a list are copied for Excel: masked, or in full for a reason."""

from ledger_desk import Shell, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import is_
from unionbook.store.book import Book
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.rowmenu import row_menu

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_rows_are_copied_as_text_and_table_masked(members: LedgerPage, book: Book, shell: Shell) -> None:
    table = members.drawer.table
    table.arranging.show(["number", "person.name", "person.id_number"])
    table.setFocus()
    table.go_to(0)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert len(lines) == 3 and lines[0] == "会员号\t姓名\t证件号码"
    assert all(line.split("\t")[2].count("*") > 4 for line in lines[1:])
    assert data.html().count("mso-number-format:'\\@'") == 6 and "证件号码" in data.html()
    assert "已复制 2 人" in shell.toasts[-1][0] and "遮挡" in shell.toasts[-1][0]


def test_rows_are_copied_in_full_for_a_reason_that_is_written_down(
    members: LedgerPage, book: Book, shell: Shell
) -> None:
    table = members.drawer.table
    table.arranging.show(["number", "person.name"])
    table.go_to(0)
    assert "复制（完整号码）…(&F)" not in [one.text() for one in row_menu(members.drawer).actions()]
    table.arranging.show(["number", "person.name", "person.id_number"])
    next(one for one in row_menu(members.drawer).actions() if one.text() == "复制（完整号码）…(&F)").trigger()
    asked = members.drawer.findChild(Reason)
    assert asked is not None
    asked.typed.setEditText("报县总核对")
    asked.do.click()
    number = book.select("member", ["person.id_number"], is_("uid", table.current()))[0][0]
    assert QApplication.clipboard().text().split("\n")[1].split("\t")[2] == number
    assert book.select("disclosure", ["how", "rows", "reason", "masked"], order=["-uid"])[0] == (
        "export", 1, "报县总核对", 0,
    )  # fmt: skip
    assert "已记入“查阅登记”" in shell.toasts[-1][0]
