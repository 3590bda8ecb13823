"""What the tests of the shell share: a window, and the desk of a copy of the practice book."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from front_window import front_window
from issued_book import issued_year
from practice_books import practice_file
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from report_book import empty_book, full_book
from shell.backup_hands import register

from unionbook.services.backup.keeping import Backups, Why
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.focus import FocusKeys
from unionbook.ui.frame.window import Window
from unionbook.ui.paper import printing
from unionbook.ui.print.kept import forget


@pytest.fixture(scope="session")
def practice() -> Path:
    """The practice book, to be copied."""
    return practice_file(1)


@pytest.fixture(scope="session", autouse=True)
def keys(qapp: QApplication) -> FocusKeys:
    """The keys fields leave to the window."""
    return FocusKeys(qapp)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window without a book."""
    with front_window(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def desk(window: Window, practice: Path, tmp_path: Path) -> Desk:
    """The desk of a copy of the practice book."""
    path = tmp_path / "工会台账2026.ubk"
    shutil.copy(practice, path)
    window.open_book(path)
    assert window.desk is not None
    return window.desk


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book whose year 2020 is issued, written once."""
    path = tmp_path_factory.mktemp("issued") / "青山.ubk"
    with full_book(path) as book:
        issued_year(book)
    return path


@pytest.fixture
def issued_desk(window: Window, issued: Path, tmp_path: Path) -> Desk:
    """The desk of a copy of that book."""
    path = tmp_path / "青山2020.ubk"
    shutil.copy(issued, path)
    window.open_book(path)
    assert window.desk is not None
    return window.desk


@pytest.fixture(autouse=True)
def fresh_printing() -> Iterator[None]:
    """Nothing is remembered of the test before."""
    forget()
    yield
    forget()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The system's dialog accepted, on a printer that writes files; which those are."""
    files: list[Path] = []

    def accept(document: object, name: str, parent: QWidget, both_sides: bool = False) -> bool:
        file = tmp_path / f"{len(files)} {name}.pdf"
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printing.prepare(printer, name, printing.lies(document, 0), both_sides)  # type: ignore[arg-type]
        printing.paint_pages(document, printer)  # type: ignore[arg-type]
        files.append(file)
        return True

    monkeypatch.setattr(printing, "ask_and_print", accept)
    return files


@pytest.fixture
def real(window: Window, tmp_path: Path) -> Desk:
    """The desk of a real book with one firm, in a backup, and one more that is in none."""
    path = tmp_path / "工会台账2026.ubk"
    with empty_book(path) as book:
        register(book, "甲厂")
        Backups(book).make(Why.CLOSING, now=datetime(2026, 11, 27, 17, 5))
        register(book, "乙厂")
    window.open_book(path)
    assert window.desk is not None
    return window.desk
