"""The list: search, chips, sorting, keys, and what is done with chosen rows."""

from pathlib import Path

import pytest
from ledger_desk import Shell, dressed, focused, new_book, press, settle, stand, write
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from unionbook.ground.pinyin import readings
from unionbook.ground.wordorder import by_pinyin
from unionbook.records import CABINET
from unionbook.services.listing import looking_for
from unionbook.store.book import Book
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.subsets import ALL, DRAFTS, FIXED, tally

MEMBER, GRIEVANCE = CABINET["member"], CABINET["grievance"]


def test_the_chips_count_what_the_book_holds(members: LedgerPage, book: Book) -> None:
    bar = members.drawer.filters.bar
    settle()
    counts = {chip.key: chip.count for chip in bar.chips}
    assert counts.pop(ALL) == book.count("member") == 30
    assert counts == {one.name: book.count("member", one.where) for one in MEMBER.subsets if one.chip}
    assert tally(book, MEMBER) == f"30 人 · 本年新入会 {counts['new']}"
    members.drawer.filters.take("migrants")
    assert members.drawer.table.rows.count == counts["migrants"]
    assert members.shell.said[0] == f"筛选出 {counts['migrants']} 条"  # type: ignore[attr-defined]


def test_chips_without_room_stand_in_the_menu(members: LedgerPage) -> None:
    bar = members.drawer.filters.bar
    bar.setFixedWidth(260)
    settle()
    shown = [chip.key for chip in bar.chips if not bar._buttons[chip.key].isHidden()]
    assert shown[0] == ALL and len(shown) < len(bar.chips) and not bar._more.isHidden()


def test_the_search_looks_also_at_what_is_being_composed(members: LedgerPage, book: Book) -> None:
    members.find()
    QApplication.sendEvent(focused(), QInputMethodEvent("赵", []))
    settle()
    expected = book.count("member", looking_for(MEMBER, "赵"))
    assert 0 < members.drawer.table.rows.count == expected < 30
    QApplication.sendEvent(focused(), QInputMethodEvent("", []))
    settle()
    assert members.drawer.table.rows.count == 30
    (name, *_) = [name for (name,) in book.select("member", ["person.name"]) if name.startswith("赵")]
    write("赵")
    for composed in (readings(name[1])[0], readings(name[1])[0][:1]):
        QApplication.sendEvent(focused(), QInputMethodEvent(composed, []))
        settle()
        assert 0 < members.drawer.table.rows.count <= expected, "the rest of a name after its first sign"
    QApplication.sendEvent(focused(), QInputMethodEvent("", []))
    members.find()
    press(Qt.Key.Key_Escape)
    members.find()
    write("没有的人")
    press(Qt.Key.Key_Return)
    assert members.drawer.list.words.text() == "没有符合条件的会员。"
    members.drawer.list.button.click()
    assert members.drawer.table.rows.count == 30


def test_a_header_sorts_up_then_down_and_the_key_before_comes_second(members: LedgerPage) -> None:
    table = members.drawer.table
    paths = [column.path for column in table.rows.visible]
    name, joined = paths.index("person.name"), paths.index("joined_on")
    table.sort_by(joined)
    table.sort_by(name)
    assert table.rows.asked.order[:2] == ("person.name", "joined_on")
    shown = [(table.rows.text(place, name), table.rows.text(place, joined)) for place in range(30)]
    assert shown == sorted(shown, key=lambda row: (by_pinyin(row[0], surname=True), row[1]))
    assert table.rows.heading(name) == "姓名 ▴"
    table.sort_by(name)
    assert table.rows.heading(name) == "姓名 ▾"
    assert table.rows.text(0, name) == shown[-1][0]


def test_rows_opened_from_a_figure_are_exactly_these_until_the_chip_is_closed(members: LedgerPage) -> None:
    table = members.drawer.table
    uids = [table.rows.uid(place) for place in (3, 8, 21)]
    members.show_rows(MEMBER, uids, "新入会 3人")
    assert sorted(table.rows.uids(0, 99)) == sorted(uids)
    chip = next(chip for chip in members.drawer.filters.bar.chips if chip.key == FIXED)
    assert chip.words == "新入会 3人  ×"
    members.drawer.filters.bar._buttons[FIXED].click()
    assert table.rows.count == 30
    assert FIXED not in [chip.key for chip in members.drawer.filters.bar.chips]


def test_chosen_rows_are_removed_after_nothing_but_a_way_back(members: LedgerPage, book: Book, shell: Shell) -> None:
    table = members.drawer.table
    table.go_to(4)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    doomed = table.selected()
    assert len(doomed) == 2 and shell.said[1] == "已选 2 条"
    press(Qt.Key.Key_Delete)
    assert book.count("member") == 28 and table.rows.count == 28
    sentence, undo = shell.toasts[-1]
    assert sentence == "已删除 2 人" and undo is not None
    undo()
    assert table.rows.count == 30 and all(book.values("member", uid) for uid in doomed)


def test_a_record_that_others_need_is_not_removed(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [CABINET["organisation"]])
    stand(shell, page)
    press(Qt.Key.Key_Delete)
    assert book.count("organisation") == 5
    assert "不能删除" in shell.refusals[-1]


def test_a_draft_is_listed_marked_and_given_up(members: LedgerPage, book: Book, shell: Shell) -> None:
    members.new()
    write("丁甲")
    assert members.leave()
    settle()
    members.drawer.filters.take(DRAFTS)
    table = members.drawer.table
    assert table.rows.count == 1 and table.rows.mark(0) == ("草稿", "warn")
    assert "草稿，" in str(table.rows.index(0, table.rows.marked).data(Qt.ItemDataRole.AccessibleTextRole))
    table.go_to(0)
    settle()
    table.setFocus()
    press(Qt.Key.Key_Delete)
    assert book.count("draft") == 0 and shell.toasts[-1][0] == "已删除 1 份草稿"
    settle()
    assert members.drawer.filters.chip == ALL


def test_a_batch_moves_by_four_keys_and_one_undo_takes_it_back(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    page.drawer.into_list()
    uids = page.drawer.table.rows.uids(0, 6)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_F8)
    settle()
    assert {book.must("grievance", uid)["stage"] for uid in uids} == {"received"}
    press(Qt.Key.Key_Return)
    settle()
    assert {book.must("grievance", uid)["stage"] for uid in uids} == {"accepted"}
    assert "6 件" in shell.toasts[-1][0]
    shell.undo()
    assert {book.must("grievance", uid)["stage"] for uid in uids} == {"received"}


def test_the_menu_of_a_row_offers_its_moves(shell: Shell) -> None:
    from unionbook.ui.ledger.rowmenu import row_menu

    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    menu = row_menu(page.drawer)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "打开(&O)", "复制(&C)\tCtrl+C", "复制名称(&N)", "粘贴为新记录(&V)\tCtrl+V", "改状态(&S)",
        "批量修改…(&B)\tCtrl+M", "打印…(&P)\tCtrl+P", "导出…(&X)\tCtrl+Shift+E", "全部情况(&G)\tCtrl+G",
        "历史(&H)", "删除(&D)",
    ]  # fmt: skip
    menu.actions()[texts.index("复制名称(&N)")].trigger()
    assert QApplication.clipboard().text() == page.drawer.form.head.title.full


def test_nothing_ever_stands_in_a_window_of_its_own(shell: Shell) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch, app = Watch(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    page = LedgerPage(shell, [CABINET["hardship"], GRIEVANCE])
    stand(shell, page)
    for kind in page.kinds:
        page.show_record(kind, "")
        for number in range(page.drawer.form.sections.tabs.count()):
            page.drawer.form.sections.tabs.setCurrentIndex(number)
        page.drawer.form.add_child()
        page.save()
    app.removeEventFilter(watch)
    assert shown == ["Shell"]


def test_keys_of_the_list(members: LedgerPage) -> None:
    table = members.drawer.table
    assert focused() is table
    press(Qt.Key.Key_End)
    assert table.place() == 29
    press(Qt.Key.Key_Home)
    assert table.place() == 0
    press(Qt.Key.Key_Down)
    settle()
    assert members.drawer.form.uid == table.current()
    press(Qt.Key.Key_Return)
    assert members.drawer.in_form()
    members.cycle()
    assert focused() is table
    press(Qt.Key.Key_Escape)


def test_an_empty_list_teaches(qapp: QApplication, tmp_path: Path) -> None:
    dressed()
    with new_book(tmp_path) as book:
        shell = Shell(book)
        page = LedgerPage(shell, [GRIEVANCE])
        stand(shell, page)
        assert page.drawer.list.words.text() == "还没有信访记录。按 Ctrl+N 登记第一件，期限会自动计算。"
        assert page.drawer.list.button.text() == "登记信访" and page.drawer.form.isHidden()
        page.drawer.list.button.click()
        assert not page.drawer.form.isHidden() and page.drawer.in_form()
        shell.let_go()


def test_kinds_of_one_tab_are_switched(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [CABINET["organisation"], CABINET["enterprise"]])
    stand(shell, page)
    assert page.header.title.text() == "组织" and page.drawer.kind.name == "organisation"
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.drawer.kind.name == "enterprise"
    (uid,) = book.select("organisation", ["uid"], limit=1)[0]
    page.show_record(CABINET["organisation"], uid)
    assert page.drawer.kind.name == "organisation" and page.drawer.form.uid == uid


@pytest.mark.parametrize("kinds", [["member"], ["grievance"], ["hardship", "application", "programme"]])
def test_the_page_fits_a_small_screen(shell: Shell, kinds: list[str]) -> None:
    page = LedgerPage(shell, [CABINET[name] for name in kinds])
    stand(shell, page, 820, 430)
    assert shell.minimumSizeHint().width() <= 820 and shell.minimumSizeHint().height() <= 430
    page.new()
    settle()
    shown = page.drawer.form.sections.page
    assert shown is not None and not shown.horizontalScrollBar().isVisible()
    right = page.drawer.form.foot.save.mapTo(shell, page.drawer.form.foot.save.rect().bottomRight())
    assert shell.rect().contains(right)
