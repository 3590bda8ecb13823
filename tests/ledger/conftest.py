"""The township the tests of the ledger page work in: built once, copied for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

import pytest
from ledger_desk import STEMS, Shell, dressed, new_book, opened, stand, stored, township
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from unionbook.ground.fields import Field
from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.form.editors import Editor, LineEditor
from unionbook.ui.ledger.ledger import LedgerPage

MANY = 24_000

Put = Callable[[Editor], None]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """30 members and 6 cases received from 20 to 25 November 2020."""
    with township(tmp_path_factory.mktemp("town"), members=30) as book:
        staff = [uid for (uid,) in book.select("staff", ["uid"], order=["name"])]
        for number in range(6):
            data = {"source": "本级接访", "received_on": f"2020-11-{20 + number}", "matter": "拖欠工资"}
            more = {"person.name": f"丁{STEMS[number]}", "subject": f"第 {number} 件", "handler_a": staff[0]}
            stored(book, "grievance", {**data, **more})
        return book.path


@pytest.fixture
def book(town: Path, tmp_path: Path) -> Iterator[Book]:
    """The township's book, one's own."""
    with opened(Path(copy(town, tmp_path / "台账.ubk"))) as found:
        yield found


@pytest.fixture
def shell(qapp: QApplication, book: Book) -> Iterator[Shell]:
    """A window for the book."""
    dressed()
    made = Shell(book)
    yield made
    made.let_go()


@pytest.fixture
def members(shell: Shell) -> LedgerPage:
    """The page of the members, in front."""
    page = LedgerPage(shell, [CABINET["member"]])
    stand(shell, page)
    return page


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """So many persons that they are put into order behind the window, many of one name."""
    with new_book(tmp_path_factory.mktemp("crowd")) as book:
        rows = [(f"第{number % 977:03}人", f"139{number:08}", None if number % 3 else "东村") for number in range(MANY)]
        with book.change("导入") as act:
            act.add_many("person", ["name", "phone", "address"], rows)
        yield book


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[QWidget]:
    """A window with a line to go to from the editor under test."""
    dressed()
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(LineEditor(Field(label="别处")))
    made.resize(500, 400)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


@pytest.fixture
def put(desk: QWidget) -> Put:
    """Puts an editor into the window and the clerk into the editor."""

    def place(editor: Editor) -> None:
        layout = desk.layout()
        assert layout is not None
        layout.addWidget(editor)
        QApplication.processEvents()
        editor.setFocus(Qt.FocusReason.TabFocusReason)

    return place
