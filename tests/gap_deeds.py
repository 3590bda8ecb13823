"""More flows on the book of 50,000 members: names poured in, reports, tables of others, doubles, files, the bin."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from flows.keys import commit
from flows.roster import row, unions, write
from gap_flows import Ctrl, Key, Step, press, quiet
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from unionbook.records import CABINET
from unionbook.services.outlet.county.tied import tie
from unionbook.services.outlet.county.ties import ListTie, Ties
from unionbook.ui.aside.doubles import DoublesPage
from unionbook.ui.aside.recycling import RecycleBin
from unionbook.ui.frame import visits
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.joins import show_import
from unionbook.ui.intake.page import ImportPage
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.outlet.county import CountyPage
from unionbook.ui.outlet.filling import fill
from unionbook.ui.outlet.joins import show_county
from unionbook.ui.paper.report import ReportPage

NAMES, ROWS, GONE, LIKE = 60, 300, 320, 40
"""Participants pasted, rows of the table brought in, records in the bin, pairs of persons that are one."""


def ledger(desk: Desk) -> LedgerPage:
    """The register in front."""
    assert isinstance(desk.page, LedgerPage)
    return desk.page


def here(window: Window) -> QWidget:
    """What has the keys."""
    return QApplication.focusWidget() or window


def written(window: Window) -> None:
    """The fields of an activity, by keys."""
    for text, enters in (("徒步活动", 1), ("8", 1), ("wt", 2), ("广场", 2), ("60", 0)):
        if text.isascii():
            QTest.keyClicks(here(window), text)
        else:
            commit(here(window), text)
        QTest.qWait(20)
        press(window, *[Key.Key_Return] * enters)


def activity(window: Window, desk: Desk) -> Iterator[Step]:
    """An activity with its participants from a table, saved and taken back; its sign sheet."""
    borne = Counter(str(name) for (name,) in desk.book.select("person", ["name"]))
    names = [name for name, count in borne.items() if count == 1][:NAMES]
    before = desk.book.count("participant")
    yield "活动", lambda: desk.show_list(CABINET["activity"])
    yield "a new activity", lambda: press(window, Key.Key_N, held=Ctrl)
    yield "its fields", lambda: written(window)
    yield "a participant", lambda: press(window, Key.Key_J, held=Ctrl)
    QApplication.clipboard().setText("\n".join(names))
    yield "60 names pasted", lambda: press(window, Key.Key_V, held=Ctrl)
    yield "the activity saved", lambda: press(window, Key.Key_S, held=Ctrl)
    assert desk.book.count("participant") > before
    yield "it is taken back", desk.undo
    yield "it is given up", lambda: press(window, Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
    yield "the sign sheet", lambda: press(window, Key.Key_P, held=Ctrl)
    yield "away from it", lambda: press(window, Key.Key_Escape)


def longest(page: ReportPage) -> int:
    """Which number of a draft has the largest value."""
    counted = list(page.body.counted)
    return max(range(len(counted)), key=lambda at: 0 if counted[at].figure.money else counted[at].value or 0)


def report(window: Window, desk: Desk) -> Iterator[Step]:
    """The week, then the year: a paragraph edited, a number's rows, what was read."""

    def page() -> ReportPage:
        assert isinstance(desk.page, ReportPage)
        return desk.page

    yield "报告 again", lambda: desk.go(len(desk.tabs) - 1)
    yield "本周周报", lambda: press(window, Key.Key_R, held=Ctrl)
    yield "the year", lambda: page().show_year()
    yield "a paragraph", lambda: press(window, Key.Key_F2)
    yield "words in it", lambda: QTest.keyClicks(here(window), "20")
    yield "the words saved", lambda: press(window, Key.Key_S, held=Ctrl)
    yield "the words let go", lambda: press(window, Key.Key_Escape)
    yield "an open point", lambda: press(window, Key.Key_F3)
    yield "marked as read", lambda: page().mark_read()
    yield "a number's rows", lambda: page().deeds.open_figure(longest(page()))
    yield "back to the report", lambda: desk.go(len(desk.tabs) - 1)


def county_table(path: Path) -> Path:
    """A table of the county's: a number, and a roster."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "统计表"
    book.active["A1"], book.active["A3"] = "情况统计", "受理信访"
    names = book.create_sheet("名册")
    names["A1"] = "会员花名册"
    for at, word in enumerate(("序号", "姓 名", "证件号码", "入会日期"), 1):
        names.cell(2, at, word)
    book.save(path)
    return path


def county(window: Window, desk: Desk) -> Iterator[Step]:
    """The county's table: opened, a number and all members tied, filled."""
    folder = desk.book.path.parent
    path = county_table(folder / "一月.xlsx")

    def page() -> CountyPage:
        assert isinstance(desk.page, CountyPage)
        return desk.page

    def tied() -> None:
        page().ties.cells["统计表", "B3"] = "grievance.received"
        columns = {"B": "person.name", "C": "person.id_number", "D": "joined_on"}
        page().ties.lists["名册"] = ListTie(3, "member", "", columns, "A")
        page()._changed()

    yield "县里的表", lambda: show_county(desk)
    yield "the table opened", lambda: page().open(path)
    yield "its list", lambda: page().side.sheets.setCurrentText("名册")
    yield "a column to be said", lambda: press(window, Key.Key_2, held=Qt.KeyboardModifier.AltModifier)
    yield "cells and columns tied", tied
    package, ties = page().package, Ties(dict(page().ties.cells), dict(page().ties.lists))
    assert package is not None
    one = tie(desk.book, path.stem, package, ties)
    yield "the table filled", lambda: fill(desk, one, package, page().frame, folder / "一月 已填.xlsx", "")
    assert (folder / "一月 已填.xlsx").exists()
    yield "the next month's", lambda: page().open(county_table(folder / "二月.xlsx"))
    yield "away from the table", lambda: desk.go(0)


def intake(window: Window, desk: Desk) -> Iterator[Step]:
    """A table of 300 members: chosen, looked at, written, taken back."""
    names = unions(desk)
    rows = [row(number, names[number % len(names)]) for number in range(ROWS)]
    rows[11] = row(11, names[0], C=1.10101196001020e17)
    path = write(desk.book.path.with_name("花名册.xlsx"), rows)

    def page() -> ImportPage:
        assert isinstance(desk.page, ImportPage)
        return desk.page

    yield "导入", lambda: show_import(desk, CABINET["member"])
    yield "300 rows read", lambda: page().read(path)
    yield "their columns", lambda: press(window, Key.Key_Return)
    yield "the rows looked at", lambda: press(window, Key.Key_Down, Key.Key_Return)
    yield "they are written", lambda: press(window, Key.Key_Return)
    yield "they are seen", lambda: press(window, Key.Key_Return)
    yield "back to the import", desk.back
    yield "they are taken back", lambda: page().result.undo.click()
    assert page().course.undone
    yield "away from the import", lambda: desk.go(0)


def doubles(window: Window, desk: Desk) -> Iterator[Step]:
    """The whole book looked through; a pair made one, another noted as two."""
    with desk.book.change("练习") as act:
        for at in range(LIKE):
            for _ in range(2):
                act.add("person", {"name": f"巫马{at}", "born": "1980-01-02", "phone": f"139000000{at:02}"})
    quiet(desk)

    def page() -> DoublesPage:
        assert isinstance(desk.page, DoublesPage)
        return desk.page

    yield "疑似重复", lambda: visits.show_doubles(desk, CABINET["person"])
    yield "the next pair", lambda: press(window, Key.Key_Down)
    yield "noted as two", lambda: page().part()
    yield "made one", lambda: page().unite()
    yield "two again", desk.undo
    yield "away from the pairs", desk.back


def persons(window: Window, desk: Desk) -> Iterator[Step]:
    """The page of somebody with many records, and of a member."""
    often = "SELECT person FROM participant WHERE person IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1"
    (busiest,) = desk.book.rows(often)
    yield "全部情况", lambda: desk.open_person(busiest[0])
    yield "its paper", lambda: desk.page._with_pdf(lambda _: None)  # type: ignore[union-attr]
    yield "back from the person", desk.back


def bin_of(window: Window, desk: Desk) -> Iterator[Step]:
    """Records removed, and one of them brought back."""
    with desk.book.change("登记") as act:
        uids = [act.add("person", {"name": f"巫马{number}"}) for number in range(GONE)]
    for uid in uids:
        with desk.book.change("删除人员") as act:
            act.drop("person", uid)
    quiet(desk)

    def restore() -> None:
        assert isinstance(desk.page, RecycleBin)
        next(one for one in desk.page.findChildren(QPushButton) if one.text() == "恢复").click()

    left = desk.book.count("person")
    yield "回收站 with 300", desk.show_bin
    yield "restored", restore
    assert desk.book.count("person") == left + 1
    yield "away from the bin", lambda: desk.go(0)


def files(window: Window, desk: Desk) -> Iterator[Step]:
    """Photographs dropped on a member's form."""
    paths = [desk.book.path.with_name(f"现场{number}.jpg") for number in range(4)]
    for number, path in enumerate(paths):
        Image.effect_noise((4000, 3000), 40 + number).convert("RGB").save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])

    def dropped() -> None:
        where, none = QPointF(40, 40), Qt.KeyboardModifier.NoModifier
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        sections = ledger(desk).drawer.form.sections
        QApplication.sendEvent(sections, QDragEnterEvent(where.toPoint(), copy, data, left, none))
        QApplication.sendEvent(sections, QDropEvent(where, copy, data, left, none))

    yield "会员 for photographs", lambda: desk.go(1)
    yield "a member's form", lambda: press(window, Key.Key_Return)
    yield "4 photographs dropped", dropped
    assert desk.book.count("attachment") == len(paths)
    yield "away from them", lambda: press(window, Key.Key_Escape)


DEEDS = (activity, report, county, intake, doubles, persons, files, bin_of)
