"""Every page in every look: names to be heard, words that are whole, words that stand out, nothing outside the window.

The tightest look is walked in every run; all of them with `-m slow`.
"""

import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from flows.roster import row, unions, write
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shell import walk, walk_places
from shell.hands import buried, rested, worked

from unionbook.records import CABINET
from unionbook.ui.batch.bar import BatchBar
from unionbook.ui.frame import visits, work
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.joins import show_import
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.ticks import Ticks
from unionbook.ui.look.tokens import SCALES
from unionbook.ui.outlet.joins import show_county
from unionbook.ui.print.page import PrintPage

ROOMS = ((1366, 688), (1280, 640), (1093, 534), (1024, 520))
LOOKS = list(product(SCALES, (False, True), ROOMS))
SAMPLE = (("特大", True, (1024, 520)),)

def roster(desk: Desk) -> Path:
    """A table whose columns are known."""
    return write(desk.book.path.with_name("表.xlsx"), [row(1, unions(desk)[0])])


def printed(desk: Desk) -> None:
    """The longest list on paper."""
    desk.go(1)
    page = desk.page
    assert isinstance(page, LedgerPage)
    page.print()


ASIDE: tuple[Callable[[Desk], object], ...] = (
    visits.show_health,
    Desk.show_settings,
    Desk.show_bin,
    Desk.show_backups,
    Desk.show_privacy,
    visits.show_acts,
    visits.show_own_figures,
    visits.show_templates,
    visits.show_verify,
    visits.show_messages,
    visits.show_file_check,
    lambda desk: visits.show_doubles(desk, CABINET["person"]),
    lambda desk: show_import(desk, CABINET["member"], roster(desk)),
    show_county,
    printed,
)

Look = tuple[str, bool, tuple[int, int]]


@pytest.fixture
def dressed(request: pytest.FixtureRequest, qtbot: QtBot, practice: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a copy of the practice book in one look."""
    size, dark, room = request.param
    made = Window(CABINET, Settings(tmp_path / "settings.json", size=size, dark=dark))
    qtbot.addWidget(made)
    made.showNormal()
    made.resize(*room)
    made.open_book(Path(shutil.copy(practice, tmp_path / "工会台账2026.ubk")))
    made.activateWindow()
    assert made.desk is not None
    yield made.desk
    made.close_book()
    buried()


def quiet(desk: Desk) -> None:
    """Until the page in front has read and laid out everything."""
    while work.busy():
        QApplication.processEvents()
    rested(desk)
    while isinstance(page := desk.page, PrintPage) and page.busy:
        QApplication.processEvents()
    if isinstance(page := desk.page, LedgerPage):
        # Asked for, the form is there with the current row.
        assert page.drawer.form.isVisible() or not page.drawer.table.rows.count
    worked()


def walked(desk: Desk, room: QSize, faulty: bool = False) -> list[str]:
    """What is wrong on any page; each thing once, with the first page it was seen on.

    faulty: also on empty forms that were to be saved, with a sentence under each field that must be filled, and with
    all rows of a list ticked.
    """
    found: dict[str, str] = {}

    def look(name: str) -> None:
        quiet(desk)
        wrong = walk.faults(desk)
        if desk.frame.size() != room:
            wrong.append(f"the window grew to {desk.frame.width()}×{desk.frame.height()}")
        for one in wrong:
            found.setdefault(one, name)

    for number, tab in enumerate(desk.tabs):
        desk.go(number)
        look(tab.label)
        if faulty and isinstance(page := desk.page, LedgerPage):
            page.new()
            page.save()
            look(f"{tab.label}, saved empty")
            page.discard()
            page.drawer.table.tick_all()
            look(f"{tab.label}, all ticked")
            page.drawer.table.tick_all(False)
    for show in (*ASIDE, *(walk_places.PAGES if faulty else ())):
        show(desk)
        look(type(desk.page).__name__)
    return [f"{name}: {one}" for one, name in found.items()]


@pytest.mark.parametrize("dressed", SAMPLE, indirect=True, ids=str)
def test_every_page_can_be_read_and_heard(dressed: Desk) -> None:
    assert walked(dressed, dressed.frame.size()) == []


def over(desk: Desk) -> Iterator[str]:
    """What is wrong on any sheet, and on what stands in the desk's place."""
    for sheet in walk_places.sheets(desk):
        sheet.open()
        rested(desk)
        worked()
        room = desk.frame.size()
        if sheet.width() > room.width() or sheet.height() > room.height():
            yield f"{type(sheet).__name__} is {sheet.width()}×{sheet.height()}"
        yield from (f"{type(sheet).__name__}: {one}" for one in walk.faults(sheet))
        sheet.reject()
        sheet.deleteLater()
        buried()
    window = desk.frame
    window.takeCentralWidget()
    for front in walk_places.fronts(desk):
        window.setCentralWidget(front)
        worked()
        yield from (f"{type(front).__name__}: {one}" for one in walk.faults(front))
        window.takeCentralWidget()
        front.deleteLater()
        buried()
    window.setCentralWidget(desk)


@pytest.mark.slow
@pytest.mark.parametrize("dressed", LOOKS, indirect=True, ids=str)
def test_every_page_can_be_read_and_heard_in_every_look(dressed: Desk) -> None:
    assert walked(dressed, dressed.frame.size(), faulty=True) == []
    assert list(over(dressed)) == []


def test_the_bar_below_ticked_rows_is_whole_at_any_width(desk: Desk, qtbot: QtBot) -> None:
    around, found = QWidget(), list[str]()
    qtbot.addWidget(around)
    around.show()
    for name in ("payer", "hardship", "venue"):
        ticks, bar = Ticks(desk.book, CABINET[name]), BatchBar(CABINET[name])
        ticks.put([uid for (uid,) in desk.book.select(name, ["uid"])], True)
        bar.setParent(around)
        bar.show_ticks(ticks)
        for width in range(520, 1340, 20):
            bar.resize(width, bar.height())
            bar.row.activate()
            found += [f"{name}, {width} px: {told}" for told in walk.clipped(bar)]
    assert found == []


def test_the_walk_sees_what_is_wrong(desk: Desk) -> None:
    page = desk.page
    assert page is not None and not isinstance(page, QDialog)
    from PySide6.QtWidgets import QLabel, QLineEdit

    faint, cut, mute = QLabel("看不清", page), QLabel("放不下的一行字", page), QLineEdit(page)
    faint.setStyleSheet("QLabel { color: #E8E8E8; background: #FFFFFF; }")
    faint.setGeometry(300, 300, 120, 30)
    cut.setGeometry(300, 340, 20, 30)
    mute.setGeometry(300, 380, 120, 30)
    for one in (faint, cut, mute):
        one.show()
        one.raise_()
    quiet(desk)
    told = "\n".join(walk.faults(desk))
    assert "“看不清” stands out by 1." in told and "“放不下的一行字” needs" in told and "QLineEdit in Today" in told
