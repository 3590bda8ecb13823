"""A list becomes a number for the reports: asked by keys, sampled, listed, opened, renamed, removed."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shell.hands import Key, choose, nameless, narrowing, press, seen, worked, write

from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording
from unionbook.records import CABINET
from unionbook.services.ownfigures import own_figure, own_keys
from unionbook.services.report.document import add_part, make_report, open_document
from unionbook.services.tally import count, frame_of
from unionbook.ui.aside.figuresheet import FigureSheet
from unionbook.ui.aside.ownfigures import OwnFigures
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.subsets import DRAFTS, FIXED
from unionbook.ui.paper.edit.figurelist import choices


def narrowed(desk: Desk, kind: str = "member") -> Drawer:
    """A list of which a chip is down that leaves some of the rows."""
    desk.show_list(CABINET[kind])
    worked()
    assert isinstance(desk.page, LedgerPage)
    drawer = desk.page.drawer
    drawer.filters.take(narrowing(drawer).key)
    worked()
    return drawer


def sheet(desk: Desk) -> FigureSheet:
    """The sheet, opened by the menu."""
    desk.menus.of("把筛选做成数字").trigger()
    worked()
    return opened(desk)


def opened(desk: Desk) -> FigureSheet:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, FigureSheet) and one.isVisible()]
    assert len(found) == 1
    in_front(found[0])
    return found[0]


def in_front(window: QWidget) -> None:
    """The window has the keys, as the system gives them to a new one and to the one below when it closes."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def page(desk: Desk) -> OwnFigures:
    """The list of own figures, by the menu."""
    desk.menus.of("自定数字").trigger()
    worked()
    assert isinstance(desk.page, OwnFigures)
    return desk.page


def test_a_narrowed_list_becomes_a_number_of_a_report_in_two_keys(desk: Desk) -> None:
    drawer = narrowed(desk)
    rows = drawer.table.rows.count
    made = sheet(desk)
    assert made.label.hasFocus() and made.label.text() and made.definition.toPlainText().endswith("。")
    assert f"{rows}人" in made.sample.full
    write("苗圃会员")
    press(made, Key.Key_Return)
    (key,) = own_keys(desk.book)
    assert "已存成数字" in desk.toasts.words.text()
    counted = count(desk.book, key, frame_of(desk.book, Period.parse(str(desk.book.today().year))))
    assert (counted.value, counted.figure.label, counted.figure.measure) == (rows, "苗圃会员", "人")
    first = choices(desk.book)[0]
    assert (first.key, first.label) == (key, "苗圃会员")
    desk.undo()
    assert not own_keys(desk.book)


def test_the_menu_of_the_list_leads_there_too(desk: Desk) -> None:
    narrowed(desk)
    assert isinstance(desk.page, LedgerPage)
    choose(desk.page.header.more, desk.page.header.menu, "把筛选做成数字…")
    worked()
    opened(desk).reject()


def test_what_is_searched_for_is_part_of_it(desk: Desk) -> None:
    drawer = narrowed(desk)
    name = drawer.book.title("member", drawer.table.rows.uid(0)).split()[0]
    drawer.filters.search.setText(name)
    drawer.ask()
    rows = drawer.table.rows.count
    made = sheet(desk)
    assert name in made.label.text() and f"{rows}人" in made.sample.full
    made.make()
    (key,) = own_keys(desk.book)
    assert count(desk.book, key, frame_of(desk.book, Period.parse("2020"))).value == rows


def test_sums_different_ones_and_bounds_are_offered_with_their_columns(desk: Desk) -> None:
    narrowed(desk, "application")
    made = sheet(desk)
    made.what.setCurrentIndex(made.what.findData("sum"))
    made.column.setCurrentIndex(made.column.findText("批准金额"))
    assert made.sample.full.endswith("元") and not made.measure.isEnabled()
    shown = {made.wording.itemText(at) for at in range(made.wording.count())}
    assert any("大写" in words and "人民币" in words for words in shown), shown
    made.wording.setCurrentIndex(made.wording.findData(Wording.WORDS.value))
    assert made.sample.full.startswith("人民币")
    made.what.setCurrentIndex(made.what.findData("distinct"))
    assert made.measure.text() == CABINET["programme"].measure or made.column.count() > 1
    made.what.setCurrentIndex(made.what.findData("most"))
    assert made.column.count() and made.sample.full
    made.what.setCurrentIndex(made.what.findData("sum"))
    made.column.setCurrentIndex(made.column.findText("批准金额"))
    made.make()
    (key,) = own_keys(desk.book)
    kind, figure = own_figure(desk.book, key.removeprefix("own."))
    assert (kind.name, figure.what, figure.path, figure.money) == ("application", "sum", "granted", True)


def test_what_is_missing_is_said_at_its_field(desk: Desk) -> None:
    narrowed(desk)
    made = sheet(desk)
    made.label.clear()
    press(made, Key.Key_Return)
    assert made.isVisible() and made.label.hasFocus() and seen(made, "请写这个数字的名称。")
    made.label.setText("x")
    made.definition.clear()
    made.make()
    assert made.definition.hasFocus() and not own_keys(desk.book)
    press(made, Key.Key_Escape)
    worked()
    assert not own_keys(desk.book)


@pytest.mark.parametrize("chip", [FIXED, DRAFTS])
def test_rows_without_a_condition_make_no_number(desk: Desk, chip: str) -> None:
    drawer = narrowed(desk)
    if chip == FIXED:
        desk.open_rows(CABINET["member"], drawer.table.rows.uids(0, 3), "三个人")
    drawer.filters.chip = chip
    assert isinstance(desk.page, LedgerPage)
    desk.page.make_figure()
    assert not desk.banner.isHidden() and not [w for w in QApplication.topLevelWidgets() if isinstance(w, FigureSheet)]


def test_the_list_opens_the_rows_renames_and_removes(desk: Desk) -> None:
    rows = narrowed(desk).table.rows.count
    sheet(desk).make()
    (key,) = own_keys(desk.book)
    found = page(desk)
    row = found.table.current()
    assert row is not None and row.key == key and row.cells[1] == f"{rows}人"
    in_front(desk.window())
    found.table.setFocus()
    press(desk, Key.Key_Return)
    worked()
    assert isinstance(desk.page, LedgerPage) and desk.page.drawer.table.rows.count == rows
    desk.back()
    worked()
    assert isinstance(desk.page, OwnFigures)
    found = desk.page
    press(desk, Key.Key_F2)
    worked()
    again = opened(desk)
    assert not again.what.isEnabled() and again.label.hasFocus()
    write("新的名称")
    again.wording.setCurrentIndex(again.wording.findData(Wording.MORE.value))
    press(again, Key.Key_Return)
    worked()
    in_front(desk.window())
    row = found.table.current()
    assert row is not None and row.cells[0] == "新的名称" and "余" in row.cells[1] and own_keys(desk.book) == [key]
    found.table.setFocus()
    press(desk, Key.Key_Delete)
    worked()
    assert not own_keys(desk.book) and seen(found, "把筛选做成数字")
    desk.undo()
    assert own_keys(desk.book) == [key]


def test_a_number_a_report_has_is_not_removed(desk: Desk) -> None:
    narrowed(desk)
    sheet(desk).make()
    (key,) = own_keys(desk.book)
    document = open_document(desk.book, make_report(desk.book, Period.parse("2020")))
    add_part(desk.book, document, document.parts[-1].uid, f"另有{{{key}}}。")
    found = page(desk)
    found.remove()
    assert own_keys(desk.book) == [key] and not desk.banner.isHidden()
    assert "2020" in desk.banner.words.text()


def test_an_office_without_any_is_told_how(desk: Desk) -> None:
    found = page(desk)
    assert seen(found, "这里就会多一个") and not found.rows.isEnabled() and nameless(found) == []
    press(desk, Key.Key_Escape)
    assert not isinstance(desk.page, OwnFigures)


@pytest.mark.parametrize("size", [(1024, 520), (1366, 688)])
def test_it_fits_and_everything_has_a_name(window: Window, desk: Desk, size: tuple[int, int]) -> None:
    window.resize(*size)
    narrowed(desk)
    made = sheet(desk)
    assert nameless(made) == [] and made.sizeHint().height() <= size[1]
    made.make()
    found = page(desk)
    least = found.minimumSizeHint()
    assert least.width() <= found.width() and least.height() <= found.height() and nameless(found) == []
