"""What a list offers as Excel does: heads with tick lists, conditions, views, columns, cells, the clipboard, sums."""

from collections.abc import Iterator

import pytest
from ledger_desk import Shell, focused, press, settle, stand, write
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.ground.identity import check_digit
from unionbook.records import CABINET
from unionbook.services.forms import Wanted, make
from unionbook.services.lists.views import views
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.store.book import Book
from unionbook.ui.ledger.builder import Builder
from unionbook.ui.ledger.chooser import ColumnChooser
from unionbook.ui.ledger.headmenu import HeadMenu
from unionbook.ui.ledger.layout import Layout
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.onpaper import subject_of
from unionbook.ui.ledger.pasteview import PasteView
from unionbook.ui.ledger.popup import Popup
from unionbook.ui.ledger.rowmenu import row_menu
from unionbook.ui.ledger.subsets import ALL, VIEW
from unionbook.ui.print.subject import Extent, extents

MEMBER = CABINET["member"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(kind: type[Popup]) -> Popup:
    """The pane that is open."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def column(page: LedgerPage, path: str) -> int:
    return [one.path for one in page.drawer.table.rows.visible].index(path)


def shown(page: LedgerPage, path: str) -> list[str]:
    """The words of a column."""
    rows = page.drawer.table.rows
    return [rows.text(place, column(page, path)) for place in range(rows.count)]


def head(page: LedgerPage, path: str) -> HeadMenu:
    """The menu of a column, opened by keys."""
    table = page.drawer.table
    table.setFocus()
    table.go_to(0, column(page, path))
    press(Qt.Key.Key_L, CTRL | SHIFT)
    settle()
    found = opened(HeadMenu)
    assert isinstance(found, HeadMenu)
    return found


@pytest.fixture(autouse=True)
def closed(shell: Shell) -> Iterator[None]:
    """No pane is left open."""
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, Popup):
            one.close()


def test_a_tick_list_narrows_by_keys_and_the_same_keys_take_it_back(members: LedgerPage, book: Book) -> None:
    menu = head(members, "organisation.name")
    assert [one.label for one in menu.ticks.values] and sum(one.count for one in menu.ticks.values) == 30
    QTest.keyClicks(menu.sought, "zzz")
    settle()
    assert not menu.ticks.isVisible() and menu.empty.isVisible()
    menu.sought.setText("电子")
    menu.sought.textEdited.emit("电子")
    QTest.keyClick(menu.sought, Qt.Key.Key_Return)
    settle()
    assert set(shown(members, "organisation.name")) == {"示例电子厂工会"}
    chip = members.drawer.filters.bar.chips[0]
    assert chip.added and chip.label == "所属基层工会：示例电子厂工会"
    press(Qt.Key.Key_L, CTRL | SHIFT)
    settle()
    assert members.drawer.table.rows.count == 30 == book.count("member")


def test_ticks_taken_away_are_remembered_in_the_menu(members: LedgerPage) -> None:
    menu = head(members, "organisation.name")
    first = menu.ticks.values[0].label
    menu.ticks.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert menu.ticks.item(0).checkState() is Qt.CheckState.PartiallyChecked
    menu.take()
    settle()
    assert first not in shown(members, "organisation.name")
    again = HeadMenu(members.drawer, members.drawer.table.rows.visible[column(members, "organisation.name")], QPoint())
    settle()
    assert again.ticks.item(1).checkState() is Qt.CheckState.Unchecked and len(again.ticks.ticked) == 4
    again.close()


def test_words_are_sorted_by_strokes_from_the_menu_and_so_the_next_time(members: LedgerPage, shell: Shell) -> None:
    menu = head(members, "person.name")
    next(one for one in menu.findChildren(type(members.header.button)) if one.text() == "按姓氏笔画排列").click()
    settle()
    names = [name[0] for name in shown(members, "person.name")]
    assert names == sorted(names, key="王冯孙李吴陈周郑赵钱".index)
    layout = Layout.load("member")
    assert layout.strokes and layout.order[0] == "person.name"


def test_a_condition_made_by_hand_narrows_and_its_chip_takes_it_back(members: LedgerPage, book: Book) -> None:
    drawer = members.drawer
    drawer.filters.tools.condition.click()
    builder = opened(Builder)
    assert isinstance(builder, Builder)
    builder.take()
    assert "还没有写值" in builder.wrong.text()
    labels = [one.label for one in builder.fields]
    line = builder.lines[0]
    line.of.setCurrentIndex(labels.index("农民工"))
    line.choice.setCurrentText("是")
    builder.add_line()
    builder.lines[1].of.setCurrentIndex(labels.index("入会日期"))
    builder.lines[1].typed.setText("2020.1.1")
    QTest.keyClick(builder, Qt.Key.Key_Return)
    settle()
    wanted = every(is_("migrant", 1), Compare("joined_on", Op.AT_LEAST, "2020-01-01"))
    assert drawer.table.rows.count == book.count("member", wanted) < book.count("member", is_("migrant", 1))
    chip = drawer.filters.bar.chips[0]
    assert chip.added and chip.label == "农民工：是，入会日期不早于2020-01-01"
    drawer.filters.bar._buttons[chip.key].click()
    settle()
    assert drawer.table.rows.count == 30


def test_a_view_stands_as_a_chip_with_its_number_and_brings_order_and_columns(members: LedgerPage, book: Book) -> None:
    drawer = members.drawer
    drawer.filters.add(is_("migrant", 1))
    drawer.table.sort_as(("-person.name",), False)
    drawer.table.arranging.show(["person.name", "job"])
    drawer.filters.keep("农民工名单", drawer.table)
    settle()
    (kept,) = views(book, MEMBER)
    assert drawer.filters.chip == VIEW + kept.uid
    chip = next(one for one in drawer.filters.bar.chips if one.key == VIEW + kept.uid)
    assert chip.count == drawer.table.rows.count == book.count("member", is_("migrant", 1))
    drawer.filters.take(ALL)
    drawer.table.arranging.reset()
    drawer.table.sort_as(("joined_on",), False)
    drawer.filters.take(chip.key)
    settle()
    assert [one.path for one in drawer.table.rows.visible] == ["person.name", "job"]
    assert drawer.table.asked.order[0] == "-person.name"


def test_columns_are_chosen_moved_and_remembered(members: LedgerPage, shell: Shell, book: Book) -> None:
    table = members.drawer.table
    members.drawer.filters.tools.columns.click()
    chooser = opened(ColumnChooser)
    assert isinstance(chooser, ColumnChooser)
    labels = [chooser.list.item(at).text() for at in range(chooser.list.count())]
    chooser.list.item(labels.index("证件号码")).setCheckState(Qt.CheckState.Checked)
    assert "person.id_number" in [one.path for one in table.rows.visible]
    table.arranging.move("person.id_number", "person.name")
    assert [one.path for one in table.rows.visible][:3] == ["number", "person.id_number", "person.name"]
    table.arranging.widen("person.name", 200)
    table.arranging.freeze("person.name")
    assert shown(members, "person.id_number")[0].count("*") > 4
    again = Layout.load("member")
    assert again.columns[:2] == ["number", "person.id_number"] and again.widths == {"person.name": 200}
    assert again.frozen == 3
    table.arranging.reset()
    assert [one.key for one in table.rows.columns] == [one.key for one in table.arranging.usual]


def test_a_cell_is_changed_by_f2_through_the_forms_checks_and_taken_back(
    members: LedgerPage, book: Book, shell: Shell
) -> None:
    table = members.drawer.table
    table.arranging.show(["person.name", "job", "joined_on", "stage"])
    table.setFocus()
    table.go_to(0, 1)
    uid = table.current()
    press(Qt.Key.Key_F2)
    write("焊工")
    press(Qt.Key.Key_Return)
    settle()
    assert book.must("member", uid)["job"] == "焊工" and table.place() == 1 and table.currentIndex().column() == 1
    sentence, undo = shell.toasts[-1]
    assert "工种（岗位）" in sentence and undo is not None
    undo()
    assert book.must("member", uid)["job"] is None
    table.go_to(0, 2)
    press(Qt.Key.Key_F2)
    write("2050-1-1")
    press(Qt.Key.Key_Return)
    assert members.drawer.deeds.cell.note.isVisible() and "之后" in members.drawer.deeds.cell.note.text()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert focused() is table and book.must("member", uid)["joined_on"] != "2050-01-01"
    table.go_to(0, 3)
    press(Qt.Key.Key_F2)
    assert focused() is table and "按步骤变更" in shell.toasts[-1][0]


def test_rows_of_excel_are_pasted_as_the_list_shows_its_columns(
    members: LedgerPage, book: Book, shell: Shell
) -> None:
    table = members.drawer.table
    table.arranging.show(["person.name", "person.id_number", "organisation.name", "joined_on"])
    numbers = [body + check_digit(body) for body in ("11010119900307000", "11010119900307002")]
    good = f"柯望舒\t{numbers[0]}\t示例电子厂工会\t2020-05-06"
    bad = f"柯望云\t{numbers[1]}\t没有的工会\t2020-05-06"
    QApplication.clipboard().setText(f"{good}\n{bad}\n")
    table.setFocus()
    press(Qt.Key.Key_V, CTRL)
    settle()
    (view,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PasteView) and one.isVisible()]
    assert view.taken == 1 and "没有的工会" in view.wrong.item(0).text() and "第 2 行" in view.wrong.item(0).text()
    view.take.click()
    settle()
    assert book.count("member") == 31 and book.count("person", is_("name", "柯望舒")) == 1
    assert shell.toasts[-1][0] == "已粘贴：新增 1，更新 0 人"
    shell.undo()
    assert book.count("member") == 30


def test_chosen_rows_are_added_up(shell: Shell, book: Book) -> None:
    kind = CABINET["grievance"]
    page = LedgerPage(shell, [kind])
    stand(shell, page)
    table = page.drawer.table
    with book.change("金额") as act:
        for number, uid in enumerate(table.rows.uids(0, 6)):
            act.set("grievance", uid, {"amount": (number + 1) * 10_000, "people": number + 1})
    table.arranging.show([*table.arranging.keys(), "amount", "people"])
    table.setFocus()
    table.go_to(0)
    press(Qt.Key.Key_Down, SHIFT)
    settle()
    assert shell.said[1] == "已选 2 条" and shell.said[2].endswith("求和 300.00 · 平均 150.00")
    assert shell.said[3].endswith("求和 3 · 平均 1.5")
    press(Qt.Key.Key_C, CTRL)
    assert "<td>1</td>" in QApplication.clipboard().mimeData().html(), "what may be counted with is a number"


def test_the_menu_of_a_row_leads_on_to_what_else_the_person_may_need(members: LedgerPage) -> None:
    menu = row_menu(members.drawer)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0] == "打开(&O)" and texts[-1] == "删除(&D)" and "为此人登记(&R)" in texts
    assert texts.index("复制(&C)\tCtrl+C") < texts.index("改状态(&S)") < texts.index("历史(&H)")


def test_a_list_is_printed_as_it_is_shown(members: LedgerPage, book: Book) -> None:
    table = members.drawer.table
    table.arranging.show(["person.name", "joined_on", "organisation.name"])
    members.drawer.filters.add(is_("migrant", 1))
    table.sort_as(("-person.name",), False)
    settle()
    subject = subject_of(members.drawer, in_form=False)
    form = subject.shown
    assert form is not None and subject.forms[-1] is form and form.title == "会员名单（农民工：是）"
    ((extent, words),) = [one for one in extents(book, subject, form) if one[0] is Extent.LISTED]
    assert words.startswith(f"列表中的 {table.rows.count} 人")
    made = make(book, MEMBER, form, Wanted(rows=subject.rows(extent)))
    (sheet,) = made.pages
    assert made.rows == table.rows.count and isinstance(sheet, Ledger)
    assert [one.label for one in sheet.columns] == ["姓名", "入会日期", "所属基层工会"]
    assert [row.cells[0] for row in sheet.rows] == shown(members, "person.name")
