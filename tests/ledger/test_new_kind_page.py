"""A drawer the window has never heard of has its list, its chips, its form and its drafts at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawers import bulletin
from ledger_desk import NOW, Shell, dressed, press, settle, stand, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.ground.cabinet import Cabinet
from unionbook.records.drawers import KINDS
from unionbook.store.files import create_book
from unionbook.ui.ledger.ledger import LedgerPage


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[LedgerPage]:
    dressed()
    ticks = int(NOW.timestamp() * 1000)
    cabinet = Cabinet((*KINDS, bulletin.KIND))
    with create_book(tmp_path / "b.ubk", cabinet, clock=lambda: ticks) as book:
        shell = Shell(book)
        made = LedgerPage(shell, [bulletin.KIND])
        stand(shell, made)
        yield made
        shell.let_go()


def test_typed_listed_counted_and_found(page: LedgerPage) -> None:
    book = page.shell.book
    for title, used in (("建会简报", "是"), ("帮扶简报", "否")):
        page.new()
        write(title)
        press(Qt.Key.Key_Return)
        write("12.1")
        press(Qt.Key.Key_Return)
        write(used)
        press(Qt.Key.Key_Return)
        page.save()
    settle()
    assert book.select("bulletin", ["title", "sent_on", "used"], order=["title"]) == [
        ("帮扶简报", "2020-12-01", 0),
        ("建会简报", "2020-12-01", 1),
    ]
    assert {chip.label: chip.count for chip in page.drawer.filters.bar.chips} == {"全部": 2, "已采用": 1}
    page.find()
    write("建会")
    settle()
    settle()
    settle()
    assert page.drawer.table.rows.count == 1


def test_what_is_not_final_stays_as_a_draft(page: LedgerPage) -> None:
    page.new()
    write("没有日期的简报")
    press(Qt.Key.Key_Return)
    write("13.40")
    press(Qt.Key.Key_Return)
    assert page.leave()
    assert page.shell.book.count("bulletin") == 0 and page.shell.book.count("draft") == 1
