"""The township the flows are walked in: built once, copied for each flow, and opened in the real window."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import aid_round
import pytest
from front_window import front_window
from ledger_desk import STEMS, stored, township
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.focus import FocusKeys
from unionbook.ui.frame.window import Window

APPLICANTS = 82


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """70 members in five unions, two of staff on duty, one case, 82 applications waiting for their first look."""
    with township(tmp_path_factory.mktemp("town"), members=70) as book:
        staff = [uid for (uid,) in book.select("staff", ["uid"], order=["name"])]
        stored(book, "duty", {"staff_a": staff[0], "staff_b": staff[1], "from_on": "2020-11-01"})
        data = {"source": "本级接访", "received_on": "2020-11-20", "matter": "拖欠工资", "subject": "一件"}
        stored(book, "grievance", {**data, "person.name": f"丁{STEMS[0]}", "handler_a": staff[0]})
        aid_round.write(book, APPLICANTS)
        return book.path


@pytest.fixture(scope="session", autouse=True)
def field_keys(qapp: QApplication) -> FocusKeys:
    """The keys fields leave to the window."""
    return FocusKeys(qapp)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window in front, without a book."""
    with front_window(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def desk(window: Window, town: Path, tmp_path: Path) -> Desk:
    """The desk of one's own copy of the township."""
    window.open_book(Path(copy(town, tmp_path / "台账.ubk")))
    assert window.desk is not None
    QApplication.processEvents()
    return window.desk
