"""The sections of a form: a tab for each, its fields and child rows below; the last tab is the record's history."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from unionbook.ground.errors import Problem
from unionbook.ground.kind import Kind, Section
from unionbook.services.attachments import attachable, attached
from unionbook.services.entry import Entry
from unionbook.services.saving import open_entry
from unionbook.store.book import Book
from unionbook.ui.form.files.page import FilesPage
from unionbook.ui.form.files.sources import sources_of, takes
from unionbook.ui.form.past import Past
from unionbook.ui.form.sectionpage import SectionPage
from unionbook.ui.form.writing import Spot, Writing
from unionbook.ui.look import theme

FILES = "附件"


class Sections(QWidget):
    """The tabs and what stands under them. Signals as of `SectionPage`. A section is made when it is first shown.

    dropped: files were let fall on the form.  above: gives the uid of the record above this one where the clerk sees
    them in a list; "" for the first, None for one that is in no list.
    """

    edited = Signal()
    settled = Signal()
    passed = Signal()
    escaped = Signal()
    dropped = Signal(list)

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        self.book, self.kind = book, kind
        self.writing: Writing | None = None
        self._before: Entry | None = None
        self.above: Callable[[], str | None] = lambda: None
        self.pages: dict[int, SectionPage] = {}
        self._beginning: dict[int, SectionPage] = {}
        self.past = Past()
        self.files = FilesPage(book, kind) if attachable(kind) and "attachment" in book.cabinet else None
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(f"{kind.label}的栏目")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stack = QStackedWidget()
        for section in kind.sections:
            self.tabs.addTab(section.label)
            self.stack.addWidget(QWidget())
        if self.files is not None:
            self.tabs.addTab(FILES)
            self.stack.addWidget(self.files)
            self.setAcceptDrops(True)
        self.tabs.addTab("历史")
        self.stack.addWidget(self.past)
        bar = QVBoxLayout()
        bar.setContentsMargins(16, 0, 8, 0)
        bar.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(theme.look(QFrame(), "line"))
        column.addWidget(self.stack, 1)
        # A section is made when a record is first shown in it: every widget costs anew for each parent above it that
        # is put into another.
        self.tabs.currentChanged.connect(self._turn)

    def _turn(self, number: int) -> None:
        if number < len(self.kind.sections):
            page = self._page(number)
            if self.writing is not None:
                page.show_writing(self.writing)
        elif self.files is not None and self.stack.widget(number) is self.files:
            self.files.show_row(self._stored())
        elif self.writing is not None and self.writing.entry.exists:
            self.past.show_row(self.book, self.kind, self.writing.entry.uid)
        self.stack.setCurrentIndex(number)

    def _stored(self) -> str:
        """The uid of the record, "" while the book does not hold it."""
        return self.writing.entry.uid if self.writing is not None and self.writing.entry.exists else ""

    def ready(self) -> bool:
        """Is the section in front made, so that a record only has to be put into it? If not, its next part is."""
        number = self.tabs.currentIndex()
        if number in self.pages or number >= len(self.kind.sections):
            return True
        if not self._begun(number).unfold():
            self._page(number)
        return False

    def _begun(self, number: int) -> SectionPage:
        """A section with as many of its parts as were made so far."""
        if number not in self._beginning:
            self._beginning[number] = SectionPage(self.book, self.kind, self.kind.sections[number])
        return self._beginning[number]

    def _page(self, number: int) -> SectionPage:
        if number not in self.pages:
            page = self._begun(number)
            while page.unfold():
                pass
            del self._beginning[number]
            for mine, its in ((self.edited, page.edited), (self.settled, page.settled)):
                its.connect(mine.emit)
            page.passed.connect(self.passed.emit)
            page.escaped.connect(self.escaped.emit)
            page.fields.repeated.connect(lambda path: self._repeat(page, path))
            blank = self.stack.widget(number)
            self.stack.insertWidget(number, page)
            if blank is not None:
                self.stack.removeWidget(blank)
                blank.deleteLater()
            self.pages[number] = page
            self._chain(page)
        return self.pages[number]

    def _chain(self, page: SectionPage) -> None:
        """Tab goes from the tabs through the section, whenever it was made, and then to what follows the sections."""
        before: QWidget = self.tabs
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    @property
    def page(self) -> SectionPage | None:
        """The section now shown, None for the history."""
        return self.pages.get(self.tabs.currentIndex())

    def show_writing(self, writing: Writing) -> None:
        """Show a record, in the section shown before."""
        if self.writing is not None and self.writing.entry.uid != writing.entry.uid and self.writing.entry.exists:
            self._before = self.writing.entry
        self.writing = writing
        last = self.tabs.count() - 1
        self.tabs.setTabVisible(last, writing.entry.exists)
        if not writing.entry.exists and self.tabs.currentIndex() == last:
            self.tabs.setCurrentIndex(0)
        self._turn(self.tabs.currentIndex())
        self.count()

    def count(self) -> None:
        """How many child rows and attachments there are, on the tabs."""
        if self.files is not None:
            held = len(attached(self.book, self.kind, self._stored())) if self._stored() else 0
            self.tabs.setTabText(len(self.kind.sections), f"{FILES} {held}" if held else FILES)
        self._count()

    def _count(self) -> None:
        assert self.writing is not None
        for number, section in enumerate(self.kind.sections):
            rows = sum(len(self.writing.entry.children[name]) for name in section.children)
            words = f"{section.label} {rows}" if rows else section.label
            if self.tabs.tabText(number) != words:
                self.tabs.setTabText(number, words)

    def _repeat(self, page: SectionPage, path: str) -> None:
        """The field at a path as in the record above; in a new one as in the record shown before, or the newest."""
        listed = self.above()
        if listed == "":
            return
        above = open_entry(self.book, self.kind, listed) if listed else self._before
        if above is None:
            newest = self.book.select(self.kind.name, ["uid"], order=["-uid"], limit=1)
            above = Entry(self.book, self.kind, newest[0][0]) if newest else None
        if above is not None:
            page.fields.repeat(path, above)

    def tell(self) -> None:
        """Show again what follows from other fields, and what is wrong."""
        if self.page is not None:
            self.page.tell()
        self._count()

    def take(self, decided: bool = False) -> None:
        """Have the entry take the text being typed. decided: and what is marked in an open list."""
        if decided and self.page is not None:
            self.page.decide()
        if self.page is not None:
            self.page.take()

    def focus_first(self, empty: bool = False) -> None:
        """Go to the first field of the section shown. empty: to the first without a text."""
        if self.page is not None:
            self.page.focus_first(empty)
        elif self.files is not None and self.stack.currentWidget() is self.files:
            self.files.focus_first()

    def spots(self) -> list[Spot]:
        """Every field of the form, in the order of its sections."""
        assert self.writing is not None
        entry = self.writing.entry
        found: list[Spot] = []
        for section in self.kind.sections:
            found += ((entry.uid, path) for path in section.paths)
            for name in section.children:
                inner = [path for part in self.book.cabinet[name].sections for path in part.paths]
                found += ((row.uid, path) for row in entry.children[name] for path in inner)
        return found

    def stray(self) -> list[Problem]:
        """What is wrong with no field of the form, once saving was tried."""
        if self.writing is None or not self.writing.tried:
            return []
        known = set(self.spots())
        return [problem for problem in self.writing.problems if self.writing.spot(problem) not in known]

    def go(self, spot: Spot) -> None:
        """Turn to the section of a field and go to it."""
        for number, section in enumerate(self.kind.sections):
            if self._holds(section, spot):
                self.tabs.setCurrentIndex(number)
                self._page(number).go(spot)
                return

    def _holds(self, section: Section, spot: Spot) -> bool:
        assert self.writing is not None
        uid, path = spot
        entry = self.writing.entry
        if uid == entry.uid:
            return path in section.paths
        return any(row.uid == uid for name in section.children for row in entry.children[name])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()) and not self.book.read_only and self.writing is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.tabs.setCurrentIndex(len(self.kind.sections))
        self.dropped.emit(sources_of(event.mimeData()))

    def show_past(self) -> None:
        """Turn to the history."""
        self.tabs.setCurrentIndex(self.tabs.count() - 1)

    def add_child(self) -> None:
        """A new child row: in the section shown, or else in the first that has any."""
        here = [self.tabs.currentIndex(), *range(len(self.kind.sections))]
        for number in here:
            if number < len(self.kind.sections) and self.kind.sections[number].children:
                self.tabs.setCurrentIndex(number)
                self._page(number).children_of[0].add()
                return
