"""批量修改 by keys: field, value, what would change, one act; who cannot be changed is named and can be looked at."""

import pytest
from ledger_desk import Shell, focused, press, settle, stand, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.batch.batch import Batch
from unionbook.ui.ledger.ledger import LedgerPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def batch(members: LedgerPage) -> Batch:
    """All 30 members ticked, the clerk in the list."""
    members.drawer.into_list()
    press(Qt.Key.Key_A, CTRL)
    assert members.drawer.batch is not None
    return members.drawer.batch


def ask(batch: Batch, field: str, value: str) -> None:
    press(Qt.Key.Key_M, CTRL)
    write(field)
    press(ENTER)
    write(value)
    press(ENTER)
    settle()


def test_one_field_of_thirty_members_by_keys_and_one_undo(batch: Batch, book: Book, shell: Shell) -> None:
    before: dict[str, object] = dict(book.select("member", ["uid", "employment"]))
    ask(batch, "用工", "合同")
    panel = batch.editing
    assert panel.isVisible() and panel.foresight.words.text() == "20 人的用工形式会改，10 人已经是这样。"
    assert panel.table.plain.rowCount() == 20 and panel.take.text() == "修改 20 人 Enter"
    assert {panel.table.plain.text(row, 1) for row in range(20)} == {"劳务派遣", "灵活就业"}
    assert dict(book.select("member", ["uid", "employment"])) == before
    press(ENTER)
    settle()
    assert {value for _, value in book.select("member", ["uid", "employment"])} == {"contract"}
    assert shell.toasts[-1][0] == "已修改 20 人的用工形式" and not panel.isVisible() and not len(batch.ticks)
    shell.undo()
    assert dict(book.select("member", ["uid", "employment"])) == before


def test_who_cannot_be_changed_is_named_before_and_after(batch: Batch, book: Book) -> None:
    uid = str(book.select("member", ["uid"], limit=1)[0][0])
    with book.change("改") as act:
        act.set("member", uid, {"trade_group": "courier", "new_form": 1})
    ask(batch, "新就业形态", "0")
    panel = batch.editing
    assert panel.foresight.words.text().startswith("29 人的新就业形态会改，1 人不能改：")
    assert panel.table.plain.pill(0, 1) == ("不能改", "bad")
    press(ENTER)
    settle()
    assert batch.drawer.notice.isVisible() and book.must("member", uid)["new_form"] == 1


def test_what_is_no_value_or_required_is_said_and_cannot_be_taken(batch: Batch, book: Book) -> None:
    ask(batch, "入会日期", "20201399")
    panel = batch.editing
    assert "没有13月" in panel.foresight.words.text() and not panel.take.isEnabled()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible() and len(batch.ticks) == 30
    batch.drawer.into_list()
    ask(batch, "所属基层工会", "")
    assert "是必填的，不能清空" in panel.foresight.words.text() and not panel.take.isEnabled()


def test_the_panel_of_a_step_is_still_there(batch: Batch) -> None:
    ask(batch, "工会小组", "1")
    press(Qt.Key.Key_Escape)
    batch.drawer.into_list()
    press(Qt.Key.Key_F8)
    QApplication.processEvents()
    assert not batch.editing.isVisible()
    assert focused() is not None


def test_a_register_without_stages_is_ticked_and_changed_too(shell: Shell, book: Book) -> None:
    with book.change("写入") as act:
        for name in ("甲厂", "乙厂", "丙厂"):
            act.add("enterprise", {"name": name, "state": "open"})
    page = LedgerPage(shell, [CABINET["enterprise"]])
    stand(shell, page)
    page.drawer.into_list()
    press(Qt.Key.Key_A, CTRL)
    batch = page.drawer.batch
    assert batch is not None and batch.bar.isVisible() and batch.bar.words.text() == "已选 3 家"
    assert batch.bar.names.isHidden() and batch.bar.next.isHidden()
    ask(batch, "经营状态", "1")
    assert batch.editing.isVisible() and batch.editing.name == "state"
    press(Qt.Key.Key_Escape)
