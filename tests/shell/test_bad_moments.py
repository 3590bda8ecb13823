"""The stick goes and comes at moments nobody sees, or another lies in its place: the window goes on by itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shell.backup_hands import register
from shell.hands import rested, seen, worked
from shell.test_recovery import firm, form_of, put
from stick_book import Stick, lose_handles, saved

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.seal import Sealed, examine
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.crash import CrashHook
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.guard import Guard
from unionbook.ui.frame.window import Window


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path)


@pytest.fixture
def stick_desk(window: Window, stick: Stick, practice: Path) -> Desk:
    shutil.copy(practice, stick.path)
    window.open_book(stick.path)
    assert window.desk is not None
    worked()
    return window.desk


def firms(book: Book) -> int:
    """How many there are, by the file and not by what was read of it before."""
    book.rows("PRAGMA shrink_memory")
    return book.count("enterprise")


def test_a_stick_that_was_away_for_a_moment_is_read_again(stick_desk: Desk, qtbot: QtBot) -> None:
    desk, told = stick_desk, list[int]()
    reader, many = behind(desk.book), firms(desk.book)
    lose_handles(desk.book)
    reader.ask("number", firms, told.append)
    reader.ask("given up", firms, told.append)
    rested(desk)
    reader.drop("given up")
    assert told == [] and desk.guarding.failing
    qtbot.waitUntil(lambda: not desk.guarding.failing, timeout=4000)
    rested(desk)
    assert told == [many] and firms(desk.book) == many
    assert not desk.guarding.banner.isVisible() and not desk.book.read_only


def test_what_the_window_reads_itself_has_it_opened_anew_too(stick_desk: Desk) -> None:
    lose_handles(stick_desk.book)
    with pytest.raises(Refusal) as told:
        firms(stick_desk.book)
    CrashHook(stick_desk.frame)(Refusal, told.value, None)
    assert stick_desk.guarding.failing and seen(stick_desk.banner, "出了问题")


def test_a_table_paints_what_it_knows_while_nothing_can_be_read(stick_desk: Desk, qtbot: QtBot) -> None:
    desk = stick_desk
    desk.show_list(CABINET["member"])
    worked()
    table = desk.page.drawer.table  # type: ignore[union-attr]
    assert table.rows.uid(0)
    lose_handles(desk.book)
    with pytest.raises(Refusal):
        firms(desk.book)
    table.rows.arrange(table.rows.columns)
    table.viewport().repaint()
    assert desk.guarding.failing and table.rows.uid(0) == ""
    qtbot.waitUntil(lambda: not desk.guarding.failing, timeout=4000)
    worked()
    assert table.rows.uid(0)


PAINTS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from unionbook.app import application
from unionbook.ground.errors import Refusal
from unionbook.ui.frame.crash import CrashHook

class Painted(QWidget):
    faults = [Refusal("读不到。"), None, ValueError()]
    refused = 0

    def refuse(self, refusal):
        Painted.refused += 1

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.save()
        if self.faults and (fault := self.faults.pop()):
            raise fault

app, widget = application(), Painted()
sys.excepthook = CrashHook(widget)
widget.show()
for at in range(6):
    QTimer.singleShot(50 * at, widget.update)
QTimer.singleShot(400, app.quit)
app.exec()
print(len(Painted.faults), Painted.refused)
"""


def test_an_error_in_the_middle_of_a_painting_does_not_end_the_program() -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", PAINTS], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "0 1"), done.stderr


def test_a_book_that_goes_while_it_is_laid_out_is_not_left_open(window: Window, stick: Stick, practice: Path) -> None:
    shutil.copy(practice, stick.path)

    def gone() -> Book:
        book = open_book(stick.path, CABINET)
        book.connection.close()
        return book

    window.take(gone)
    worked()
    assert window.desk is None and seen(window, "读不到了，以前存的都在里面")
    window.open_book(stick.path)
    assert window.desk is not None and not window.desk.book.read_only


def test_a_book_that_goes_while_it_is_laid_out_anew_is_not_left_open(stick_desk: Desk, stick: Stick) -> None:
    window = stick_desk.frame
    window.anew.lay(0)
    stick_desk.book.connection.close()
    worked()
    assert window.desk is None and seen(window, "读不到了，以前存的都在里面")
    window.open_book(stick.path)
    assert window.desk is not None


def test_a_window_that_closes_while_its_pages_are_laid_anew_closes_the_book(window: Window, real: Desk) -> None:
    path = real.book.path
    register(real.book, "丙厂")
    window.set_dark(True)
    assert window.close() and window.desk is None
    assert examine(path) is Sealed.SOUND
    with open_book(path, CABINET) as book:
        assert firms(book) == 3 and not Backups(book).due()


def test_a_window_locks_while_its_pages_are_laid_anew(window: Window, real: Desk) -> None:
    window.set_dark(True)
    window.locking.lock()
    worked()
    assert window.locking.locked and window.desk is None


def test_a_window_over_a_book_that_cannot_be_read_closes(window: Window, real: Desk) -> None:
    real.book.connection.close()
    assert window.close() and window.desk is None
    with open_book(real.book.path, CABINET) as book:
        assert not book.read_only


def test_what_is_typed_is_kept_when_the_window_closes_over_a_book_that_cannot_be_read(
    stick_desk: Desk, stick: Stick
) -> None:
    window, uid = stick_desk.frame, firm(stick_desk)
    put(form_of(stick_desk, uid), "address", "Yangban Road 1")
    stick_desk.book.connection.close()
    assert window.close() and window.desk is None
    window.open_book(stick.path)
    assert window.desk is not None
    worked()
    assert window.desk.book.must("enterprise", uid)["address"] == "Yangban Road 1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows puts no file in the place of an open one")
def test_another_file_in_its_place_is_told_of_once(stick: Stick, qtbot: QtBot) -> None:
    with stick.made() as book:
        saved(book, name="样板甲子厂")
        told = list[str]()
        guard = Guard(book, every=0.01)
        guard.went.connect(lambda: told.append("went"))
        guard.came.connect(lambda: told.append("came"))
        guard.start()
        body, name = stick.path.read_bytes(), book.path
        stick.pull()
        qtbot.waitUntil(lambda: told == ["went"])
        stick.folder.mkdir()
        stick.path.write_bytes(body)
        qtbot.wait(200)
        assert told == ["went", "came"]
        # What the system says of a drive that is gone may be anything.
        book.path = name.with_name("长" * 300)
        qtbot.wait(50)
        shutil.rmtree(stick.folder)
        stick.put()
        book.path = name
        qtbot.waitUntil(lambda: told == ["went", "came", "came"])
        guard.stop()
