"""No full number anywhere by default: every list, form, history and page of the practice book is read, with all that
is heard and shown in tips and titles, and held against every number, phone and account the book holds."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shell.hands import compose, settle, worked

from unionbook.ground.fields import CodeField, FlagField
from unionbook.ground.kind import Kind
from unionbook.services.saving import remove
from unionbook.store.book import Book
from unionbook.ui.aside.purging import PurgePage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.everywhere import hits
from unionbook.ui.frame.visits import show_acts
from unionbook.ui.ledger.ledger import FormPage, LedgerPage

ROWS = 40
"""Rows of a list that are read."""

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z-]{5,}[0-9A-ZXx]")


def secrets_of(book: Book) -> set[str]:
    """Every number, phone and account."""
    found: set[str] = set()
    for kind in book.cabinet:
        for name, field in kind.fields.items():
            if field.sensitive and not isinstance(field, CodeField | FlagField):
                found |= {str(value) for (value,) in book.select(kind.name, [name]) if value is not None}
    return {text for text in found if _NUMBER.fullmatch(text)}


def told(window: QWidget) -> Iterator[str]:
    """Everything that can be read in the window, heard, or shown in a tip."""
    for part in [window, *window.findChildren(QWidget)]:
        yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.windowTitle())
        yield str(getattr(part, "full", ""))
        if isinstance(part, QLabel | QPushButton):
            yield part.text()
        elif isinstance(part, QLineEdit):
            yield from (part.text(), part.placeholderText())
        elif isinstance(part, QPlainTextEdit):
            yield part.toPlainText()
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from cells(part.model())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), ROWS)):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column)
            yield from (str(text) for role in ROLES if (text := index.data(role)) is not None)


def leaks(window: QWidget, secrets: set[str]) -> set[str]:
    """The numbers that can be read in full."""
    return {word for text in told(window) for word in _NUMBER.findall(text) if word in secrets}


def listed(book: Book) -> list[Kind]:
    """The kinds that have a list with something in it."""
    found = (kind for kind in book.cabinet if not (kind.parent or kind.single or kind.name == "draft"))
    return [kind for kind in found if book.count(kind.name)]


def show_first(desk: Desk, kind: Kind) -> LedgerPage | FormPage:
    """The list of a kind and the form of its first row."""
    if kind.single:
        desk.show_single(kind)
    else:
        desk.show_list(kind)
    worked()
    page = desk.page
    assert isinstance(page, LedgerPage | FormPage)
    if isinstance(page, LedgerPage):
        page.drawer.follow()
    return page


def masks(page: LedgerPage) -> int:
    """How many cells of the list are masked; those that ought to be are: codes of health are words."""
    rows = page.drawer.table.rows
    hidden = [at for at, column in enumerate(rows.visible) if column.sensitive]
    texts = [rows.text(place, at) for at in hidden for place in range(min(rows.rowCount(), ROWS))]
    assert [text for text in texts if text and "*" not in text] == [], page.drawer.kind.name
    return len(list(filter(None, texts)))


@pytest.fixture
def secrets(desk: Desk) -> set[str]:
    found = secrets_of(desk.book)
    assert len(found) > 300
    return found


def test_no_list_and_no_form_shows_a_full_number(desk: Desk, secrets: set[str]) -> None:
    wrong, read, masked = {}, 0, 0
    for kind in [*listed(desk.book), *(kind for kind in desk.book.cabinet if kind.single)]:
        page = show_first(desk, kind)
        # The sections are read where they lie; the last, the history, is filled when it is turned to.
        form = page.drawer.form if isinstance(page, LedgerPage) else page.form
        form.sections.tabs.setCurrentIndex(form.sections.tabs.count() - 1)
        worked()
        read += form.writing is not None
        if found := leaks(page.drawer if isinstance(page, LedgerPage) else page, secrets):
            wrong[kind.name] = sorted(found)[:3]
        masked += masks(page) if isinstance(page, LedgerPage) else 0
    assert wrong == {} and read > 20 and masked > 40


PAGES: dict[str, Callable[[Desk], object]] = {
    "今日": lambda desk: settle(desk),
    "操作记录": show_acts,
    "回收站": lambda desk: desk.show_bin(),
    "设置": lambda desk: desk.show_settings(),
    "隐私": lambda desk: desk.show_privacy(),
    "备份": lambda desk: desk.show_backups(),
    "保存期限": lambda desk: desk.visit(lambda: PurgePage(desk)),
    "报告": lambda desk: desk.go(len(desk.tabs) - 1),
}


def test_no_other_page_shows_a_full_number(desk: Desk, secrets: set[str]) -> None:
    ((person, member),) = desk.book.select("member", ["person", "uid"], limit=1)
    with desk.book.change("改号码") as act:
        act.set("person", person, {"phone": "13911112222"})
    remove(desk.book, desk.book.cabinet["member"], [member])
    secrets.add("13911112222")
    for name, show in PAGES.items():
        show(desk)
        worked()
        assert desk.page is not None and leaks(desk.page, secrets) == set(), name
    for (uid,) in desk.book.select("hardship", ["person"], limit=5):
        desk.open_person(str(uid))
        worked()
        assert desk.page is not None and leaks(desk.page, secrets) == set(), uid


def test_neither_what_is_found_nor_the_titles_show_one(desk: Desk, secrets: set[str]) -> None:
    numbers = sorted(secrets)[:: max(1, len(secrets) // 25)]
    for number in numbers:
        for hit in hits(desk.book, number):
            assert not set(_NUMBER.findall(f"{hit.title} {hit.caption}")) & secrets
    desk.row.search.setFocus()
    compose(desk.row.search, numbers[0])
    worked()
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets()]
    assert not [title for title in titles if set(_NUMBER.findall(title)) & secrets]
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
    name = desk.book.select("person", ["name"], limit=1)[0][0]
    assert windows and not [one for one in windows if str(name) in one.windowTitle()]
    desk.row.search.clear()
    assert leaks(desk.row, secrets) | leaks(desk.status, secrets) | leaks(desk.nav, secrets) == set()
