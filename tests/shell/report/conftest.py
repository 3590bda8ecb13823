"""A real book with a year to report on, and its report page in the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from report_book import full_book
from shell.report_hands import opened, report_page

from unionbook.ui.frame.window import Window
from unionbook.ui.paper.report import ReportPage


@pytest.fixture(scope="session")
def green(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real book whose 2020 has something for every chapter, written once, to be copied."""
    path = tmp_path_factory.mktemp("green") / "青山.ubk"
    full_book(path).close()
    return path


@pytest.fixture
def page(window: Window, green: Path, tmp_path: Path, qtbot: QtBot) -> ReportPage:
    """The report of 2020 in front, its pages made."""
    return report_page(opened(window, green, tmp_path), qtbot)
