"""A small township for the tests of the ledger page: a real book, a shell that remembers what it was told."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from resting import worked

from unionbook.ground.errors import Refusal
from unionbook.ground.identity import check_digit
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.ui.form.fieldbox import FieldBox
from unionbook.ui.form.form import Form
from unionbook.ui.frame.behind import idle
from unionbook.ui.frame.page import Page
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme

NOW = datetime(2020, 12, 10, 2, 30, tzinfo=UTC)
SURNAMES = "赵钱孙李周吴郑王冯陈"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
UNIONS = ("示例电子厂工会", "示例蔬菜合作社工会", "示例建材联合工会", "镇环卫站工会", "示范村联合工会")


class Shell(QWidget):
    """The window as pages know it, writing down what it is told; the page under test lives in it."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.toasts: list[tuple[str, Callable[[], None] | None]] = []
        self.refusals: list[str] = []
        self.said: tuple[str, ...] = ()
        self.unsaved_now = 0
        self.page: Page | None = None

    def let_go(self) -> None:
        """As the window does when a book is closed."""
        if self.page is not None:
            self.page.leave()
            self.book.listeners.remove(self.page.changed)
        self.hide()
        self.deleteLater()

    def toast(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append((sentence, undo))

    def refuse(self, refusal: Refusal) -> None:
        self.refusals.append(refusal.sentence)

    def say(self, *parts: str) -> None:
        self.said = parts

    def unsaved(self, count: int) -> None:
        self.unsaved_now = count

    def open_record(self, kind: Kind, uid: str) -> None:
        raise AssertionError("not asked for here")

    def open_rows(self, kind: Kind, uids: list[str], title: str, field: str = "") -> None:
        raise AssertionError("not asked for here")

    def open_person(self, uid: str) -> None:
        raise AssertionError("not asked for here")

    def visit(self, make: Callable[[], Page]) -> bool:
        raise AssertionError("not asked for here")

    def back(self) -> None:
        raise AssertionError("not asked for here")

    def enter(self, kind: Kind, given: Mapping[str, str] | None = None) -> None:
        raise AssertionError("not asked for here")

    def show_list(self, kind: Kind) -> None:
        raise AssertionError("not asked for here")

    def undo(self) -> None:
        from unionbook.store.undo import undo

        undo(self.book)


def new_book(folder: Path) -> Book:
    """An empty book whose clock stands still on 10 December 2020."""
    ticks = int(NOW.timestamp() * 1000)
    return create_book(folder / "台账.ubk", CABINET, clock=lambda: ticks)


def opened(path: Path) -> Book:
    """A book with the same clock."""
    ticks = int(NOW.timestamp() * 1000)
    return open_book(path, CABINET, clock=lambda: ticks)


def person_name(number: int) -> str:
    """The name of an invented person."""
    return SURNAMES[number % 10] + STEMS[number // 10 % 10] + BRANCHES[number % 12]


def id_number(number: int) -> str:
    """A number with a right check digit; it belongs to nobody."""
    born = date(1960, 1, 1) + timedelta(days=37 * number % 14000)
    body = f"110101{born:%Y%m%d}{number % 999:03}"
    return body + check_digit(body)


def stored(book: Book, kind: str, data: dict[str, object]) -> str:
    """A saved record, typed as a clerk would; its uid."""
    entry = Entry(book, CABINET[kind])
    problems = entry.fill(data) + save(entry)
    assert not errors(problems), problems
    return entry.uid


def township(folder: Path, members: int = 12) -> Book:
    """Unions, members, an office with two of staff."""
    book = new_book(folder)
    plain = {"structure": "1", "founded_on": "2015-3-1"}
    unions = [stored(book, "organisation", {"name": name, **plain}) for name in UNIONS]
    for number in range(members):
        stored(book, "member", member(number, unions))
    staff = [{"name": name, "takes_grievances": "是"} for name in ("周甲午", "吴乙未")]
    stored(book, "office", {"name": "示例镇总工会", "superior": "示例市总工会", "staff": staff})
    return book


def member(number: int, unions: list[str]) -> dict[str, object]:
    """What is typed for one member."""
    return {
        "person.name": person_name(number),
        "person.id_number": id_number(number),
        "person.phone": f"1380000{number:04}",
        "organisation": unions[number % len(unions)],
        "employment": ("合同制", "劳务派遣", "灵活就业")[number % 3],
        "migrant": "是" if number % 2 else "否",
        "joined_on": f"{2020 - number % 3}-{1 + number % 11:02}-{1 + number % 27:02}",
    }


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keys now."""
    QTest.keyClick(focused(), key, held)


def write(text: str) -> None:
    """Text to whatever has the keys now, Chinese as an input method commits it."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(focused(), event)


def focused() -> QWidget:
    """The widget that has the keys."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keys"
    return found


def stand(shell: Shell, page: Page, width: int = 1182, height: int = 608) -> None:
    """Put a page into its window, as the desk does: it hears of what is written, and comes to the front."""
    box = QVBoxLayout(shell)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(page)
    shell.book.listeners.append(page.changed)
    shell.page = page
    shell.resize(width, height)
    shell.show()
    page.activated()
    settle()


def settle() -> None:
    """Let the timers of the page run: what follows a key has followed, what is read behind the window has come."""
    worked()


def read() -> None:
    """What is being read behind the windows comes."""
    while not idle():
        QTest.qWait(5)


def arrived(table: RowTable) -> None:
    """It is known where the rows of the list lie, and they are painted."""
    while table.pending:
        QTest.qWait(5)
    QApplication.processEvents()


def dressed() -> None:
    """The application in the look of the program."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, 1.0, dark=False)


def field(form: Form, path: str) -> FieldBox:
    """A field of the section shown."""
    page = form.sections.page
    assert page is not None
    return page.fields.boxes[path]


def told(form: Form, path: str) -> str:
    """The sentence below a field."""
    note = field(form, path).note
    return note.words.text() if not note.isHidden() else ""
