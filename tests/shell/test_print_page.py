"""打印 in the window: by keys alone from a list, a batch, a form; the pages are the PDF itself."""

from pathlib import Path
from time import process_time

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, nameless, narrowing, press, seen, worked
from shell.print_hands import drawer, front, granted, opened, some_members, text

from unionbook.ground.conditions import among, is_
from unionbook.records import CABINET
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.print.page import PrintPage
from unionbook.ui.print.subject import Extent


def test_the_sign_sheet_takes_three_keys_and_less_than_a_second(desk: Desk, qtbot: QtBot, sent: list[Path]) -> None:
    count = granted(desk).table.rows.count
    press(desk, Key.Key_A, Ctrl)
    began = process_time()
    page = opened(desk, qtbot)
    took = process_time() - began
    assert page.form.name == "payout" and page.settings.extent.currentData() is Extent.TICKED
    assert page.pages is not None and page.pages.made.rows == count
    # Of the machine's time, which other programs at work do not lengthen; the fonts are opened within it.
    assert page.foot.go.hasFocus() and took < 1.5, took
    press(desk, Key.Key_Return)
    assert len(sent) == 1 and "已送往打印机" in desk.toasts.words.text()
    first = PdfReader(sent[0]).pages[0].mediabox
    assert first.width > first.height
    assert "本页小计" in text(page) and "人民币" in text(page)


def test_ctrl_p_again_prints_also_while_the_pages_are_made(desk: Desk, qtbot: QtBot, sent: list[Path]) -> None:
    some_members(desk)
    press(desk, Key.Key_P, Ctrl)
    press(desk, Key.Key_P, Ctrl)
    assert not sent
    front(desk, qtbot)
    assert len(sent) == 1


def test_the_sums_are_held_against_what_was_approved(desk: Desk, qtbot: QtBot) -> None:
    paid = granted(desk)
    uids = paid.table.rows.uids(0, paid.table.rows.count)
    total = desk.book.aggregate("application", "sum", "granted", among("uid", *uids))
    assert total
    page = opened(desk, qtbot)
    page.show_form(next(at for at, form in enumerate(page.kind.forms) if form.name == "payout"))
    front(desk, qtbot)
    told = f"印前检查：{len(uids)} 人、{total / 100:,.2f} 元，与批准金额一致。"
    assert seen(page, told), page.foot.check.text()
    with desk.book.change("漏了") as act:
        act.set("application", uids[0], {"granted": None})
    page = front(desk, qtbot)
    qtbot.waitUntil(lambda: "没有" in page.foot.check.text())


def test_a_narrowed_list_is_printed_as_it_stands_and_the_whole_one_as_the_form_says(desk: Desk, qtbot: QtBot) -> None:
    members = drawer(desk, "member")
    page = opened(desk, qtbot)
    assert page.settings.extent.currentData() is Extent.OWN
    assert page.pages is not None
    press(desk, Key.Key_Escape)
    chip = narrowing(members)
    members.filters.take(chip.key)
    worked()
    qtbot.waitUntil(lambda: members.table.rows.count == chip.count)
    page = opened(desk, qtbot)
    assert page.settings.extent.currentData() is Extent.LISTED and page.pages is not None
    assert page.pages.made.rows == chip.count
    assert chip.label in page.settings.extent.currentText()


def test_in_a_form_it_is_this_record(desk: Desk, qtbot: QtBot) -> None:
    cases = drawer(desk, "grievance")
    press(desk, Key.Key_Return)
    assert cases.in_form()
    page = opened(desk, qtbot)
    assert page.form.name == "sheet" and page.settings.extent.currentData() is Extent.CURRENT
    number = desk.book.values("grievance", cases.form.uid)
    assert number is not None and str(number["number"]) in text(page)
    press(desk, Key.Key_Escape)
    assert isinstance(desk.page, LedgerPage) and desk.page.drawer.form.uid == cases.form.uid


def test_the_buttons_and_menus_lead_there_too(desk: Desk, qtbot: QtBot) -> None:
    cases = drawer(desk, "grievance")
    cases.follow()
    cases.form.head.print.click()
    assert front(desk, qtbot).settings.extent.currentData() is Extent.CURRENT
    desk.back()
    aid = granted(desk)
    aid.table.tick_all()
    assert aid.batch is not None
    assert aid.batch.bar.print.accessibleName() == "打印签字表…"
    aid.batch.bar.print.click()
    assert front(desk, qtbot).settings.extent.currentData() is Extent.TICKED


def test_a_notice_that_cannot_be_given_says_what_is_missing(desk: Desk, qtbot: QtBot, sent: list[Path]) -> None:
    cases = drawer(desk, "grievance")
    (uid,) = desk.book.select("grievance", ["uid"], is_("refused_on", None), limit=1)[0]
    cases.show_record(uid)
    cases.into_form()
    page = opened(desk, qtbot)
    page.show_form(next(at for at, form in enumerate(page.kind.forms) if form.name == "refusal"))
    worked()
    assert page.pages is None and seen(page, "缺少") and not page.foot.file.isEnabled()
    page.print()
    assert not sent and "没有可以打印的页面" in desk.toasts.words.text()
    page.settings.extent.setCurrentIndex(page.settings.extent.findData(Extent.BLANK))
    page = front(desk, qtbot)
    assert page.pages is not None and page.pages.made.rows == 0


def test_pages_are_written_to_a_file(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer(desk, "member")
    page = opened(desk, qtbot)
    offered: list[str] = []

    def choose(parent: QWidget, title: str, usual: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(usual).name)
        return str(tmp_path / "名册.pdf"), kinds

    monkeypatch.setattr("unionbook.ui.print.page.QFileDialog.getSaveFileName", choose)
    page.foot.file.click()
    assert page.pages is not None and (tmp_path / "名册.pdf").read_bytes() == page.pages.pdf
    assert offered[0].startswith("工会会员名册")


def test_f6_goes_round_and_the_forms_are_chosen_by_arrows(desk: Desk, qtbot: QtBot) -> None:
    drawer(desk, "grievance")
    page = opened(desk, qtbot)
    stops = []
    for _ in range(4):
        press(desk, Key.Key_F6)
        stops.append(desk.focusWidget())
    assert stops == [page.forms, page.view, page.settings.extent, page.foot.go]
    page.forms.setFocus()
    before = page.form
    press(desk, Key.Key_Down)
    assert front(desk, qtbot).form is not before and page.forms.hasFocus()


@pytest.mark.parametrize("size", [(1024, 520), (1093, 534), (1366, 688)])
@pytest.mark.parametrize("kind", ["member", "grievance", "application"])
def test_it_fits_and_everything_has_a_name(
    window: Window, desk: Desk, qtbot: QtBot, size: tuple[int, int], kind: str
) -> None:
    window.resize(*size)
    drawer(desk, kind)
    page = opened(desk, qtbot)
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height()
    assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0


def test_a_register_without_forms_is_printed_as_its_list(desk: Desk, qtbot: QtBot) -> None:
    kinds = [one for one in CABINET if not (one.forms or one.parent or one.single or one.hidden)]
    kind = next(one for one in kinds if desk.book.count(one.name))
    desk.show_list(kind)
    worked()
    press(desk, Key.Key_P, Ctrl)
    assert isinstance(desk.page, PrintPage)
    assert desk.page.subject.forms == (desk.page.subject.shown,)
