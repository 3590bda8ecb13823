"""The desk: everything the window shows of one open book. It is the shell its pages know."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.recovery.keeping import Kept
from unionbook.store.book import Book
from unionbook.ui.frame import work
from unionbook.ui.frame.badges import badges
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.commands import menus
from unionbook.ui.frame.curtain import Curtain
from unionbook.ui.frame.guarding import Guarding
from unionbook.ui.frame.inuse import ways
from unionbook.ui.frame.menurow import MenuRow
from unionbook.ui.frame.menus import Menus
from unionbook.ui.frame.messages import keep
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pages import Pages
from unionbook.ui.frame.statusbar import StatusBar
from unionbook.ui.frame.steps import Steps
from unionbook.ui.frame.tablist import REPORT, TODAY, tabs_of
from unionbook.ui.frame.tabs import Navigation, Tab
from unionbook.ui.frame.toast import Banner, Toast
from unionbook.ui.frame.visitorstrip import VisitorStrip
from unionbook.ui.frame.visits import show_health
from unionbook.ui.frame.warming import warm_after
from unionbook.ui.look import icons

if TYPE_CHECKING:
    from unionbook.ui.frame.window import Window
    from unionbook.ui.ledger.ledger import LedgerPage


class Desk(QWidget):
    """The menu row, the tabs, the pages and the status bar."""

    written = Signal(object)

    def __init__(self, book: Book, window: "Window") -> None:
        super().__init__()
        self.book, self.frame = book, window
        self.curtain = Curtain(self, lambda: self.page is None or self.page.there)
        self.steps, self.guarding = Steps(book), Guarding(self)
        self.tabs = tabs_of(book, window.locking.veiled)
        self.menus = Menus(menus(self, window))
        self.row = MenuRow(self, self.menus)
        self.banner, self.status = Banner(), StatusBar(book.path)
        self.nav = Navigation(self.tabs, self._below())
        self.pages = Pages(self.tabs, self._made)
        self._lay_out()
        self.toasts = Toast(self)
        self.nav.bar.currentChanged.connect(self.go)
        self.nav.bar.tabBarClicked.connect(self.go)
        self.pages.came.connect(self._came)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.count)
        self.written.connect(self._written)
        self._listener: Callable[[set[str]], None] = self.written.emit
        book.listeners.append(self._listener)
        for act in (self.menus.fill, self._soon.start, lambda: warm_after(self, self.curtain.there)):
            self.curtain.after(act)
        self.curtain.after(icons.BEFORE.keep)

    def _below(self) -> list[tuple[str, str, Callable[[], None]]]:
        return [
            ("数据体检", "clipboard_checkmark", lambda: show_health(self)),
            ("大字模式", "text_font_size", self.frame.next_size),
            ("设置", "settings", self.show_settings),
            ("帮助 F1", "question_circle", self.show_help),
        ]

    def _lay_out(self) -> None:
        column, body = QVBoxLayout(self), QHBoxLayout()
        for layout in (column, body):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self.guarding.banner)
        column.addWidget(self.banner)
        if self.frame.locking.veiled:
            column.addWidget(VisitorStrip(self.frame.locking.turn_visitor))
        body.addWidget(self.nav)
        body.addWidget(self.pages, 1)
        column.addLayout(body, 1)
        column.addWidget(self.status)

    # --- pages -----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self.pages.page

    def go(self, index: int) -> bool:
        """Show the page of a tab; False when the page in front does not let go."""
        by_keys = self.nav.bar.hasFocus()
        gone = self.pages.go(index)
        self._mark()
        if by_keys:
            self.nav.bar.setFocus()
        return gone

    def visit(self, make: Callable[[], Page]) -> bool:
        """Show a page without a tab; False when the page in front does not let go."""
        gone = self.pages.visit(make)
        self._mark()
        return gone

    def back(self) -> None:
        """The page before this one."""
        self.pages.back()
        self._mark()

    def _mark(self) -> None:
        """The tab bar shows the tab of the page in front, whatever was clicked."""
        bar = self.nav.bar
        bar.blockSignals(True)
        if self.pages.index >= 0:
            bar.setCurrentIndex(self.pages.index)
        bar.blockSignals(False)
        bar.leave(self.pages.index < 0)

    def _came(self, page: Page) -> None:
        self.banner.hide()
        self.status.say()
        self.unsaved(0)
        behind(self.book).drop((self, "number"))
        self.menus.suit(page, Page)

    def _made(self, tab: Tab) -> Page:
        if tab.label == TODAY:
            from unionbook.ui.home.today import Today

            return Today(self)
        if tab.label == REPORT:
            from unionbook.ui.paper.report import ReportPage

            return ReportPage(self)
        from unionbook.ui.ledger.ledger import LedgerPage

        return LedgerPage(self, [kind for kind in self.book.cabinet.tabs() if kind.tab == tab.label])

    def _ledger_of(self, kind: Kind) -> "LedgerPage | None":
        """The page that lists a kind, in front; None when the page before it does not let go."""
        from unionbook.ui.ledger.ledger import LedgerPage

        if kind.tab:
            index = next((index for index, tab in enumerate(self.tabs) if tab.label == kind.tab), -1)
            if index < 0:
                self.refuse(Refusal(f"访客模式不显示{kind.tab}的记录，按 F9 退出访客模式后再看。"))
                return None
            there = self.go(index)
        else:
            there = self.visit(lambda: LedgerPage(self, [kind], self.back))
        return self.page if there and isinstance(self.page, LedgerPage) else None

    def enter(self, kind: Kind, given: Mapping[str, str] | None = None) -> None:
        """A new form of a kind, empty but for what is given: texts by path, as a clerk would type them."""
        if (page := self._ledger_of(kind)) is not None:
            page.show_record(kind, "")
            page.drawer.form.fill(given or {})

    def show_list(self, kind: Kind) -> None:
        """The list of a kind."""
        if (page := self._ledger_of(kind)) is not None:
            page.turn_to(kind)

    def show_single(self, kind: Kind, section: str = "") -> None:
        """The form of a kind that has only one row. section: the label of the one to turn to."""
        from unionbook.ui.ledger.ledger import FormPage

        self.visit(lambda: FormPage(self, kind, section, self.back))

    def show_settings(self) -> None:
        """What can be set on this PC."""
        from unionbook.ui.aside.options import Options

        self.visit(lambda: Options(self))

    def show_privacy(self) -> None:
        """The passphrase, the lock, visitors, and what is asked of the office about people's data."""
        from unionbook.ui.aside.privacy import PrivacyPage

        self.visit(lambda: PrivacyPage(self))

    def show_backups(self) -> None:
        """The backups of the book."""
        from unionbook.ui.aside.backups import BackupsPage

        self.visit(lambda: BackupsPage(self))

    def open_person(self, uid: str) -> None:
        """Everything the book holds about a person."""
        from unionbook.ui.aside.person import PersonPage

        self.visit(lambda: PersonPage(self, uid))

    def show_bin(self) -> None:
        """The recycle bin."""
        from unionbook.ui.aside.recycling import RecycleBin

        self.visit(lambda: RecycleBin(self))

    def show_help(self) -> None:
        """The help of the field in focus, or of the page in front."""
        from unionbook.ui.help.sheet import open_help

        open_help(self)

    # --- what pages ask of the window ------------------------------------------------------------------------------

    def toast(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """A line that goes by itself."""
        self.banner.hide()
        keep(self.book, sentence)
        self.toasts.tell(sentence, undo)

    def refuse(self, refusal: Refusal) -> None:
        """Why something was not done; what waits for the file is told as long as it waits."""
        keep(self.book, refusal.sentence, refused=True)
        self.guarding.heard(refusal)
        if not isinstance(refusal, Kept):
            self.banner.tell(refusal.sentence, ways(self, refusal))

    def say(self, *parts: str) -> None:
        """The left parts of the status bar."""
        self.status.say(*parts)

    def unsaved(self, count: int) -> None:
        """How many fields are changed and not saved."""
        self.row.state.unsaved(count)
        self.frame.name_window(self.book.path, count > 0)

    def open_record(self, kind: Kind, uid: str) -> None:
        """Show one record; a child row in its parent's form, a draft in the form it will become."""
        if (parent := self.book.cabinet.parent_of(kind)) is not None:
            for (found,) in self.book.select(kind.name, [kind.parent], is_("uid", uid)):
                self.open_record(parent, found)
        elif kind.single:
            self.show_single(kind)
        elif (page := self._ledger_of(kind)) is not None:
            page.show_record(kind, uid)

    def open_rows(self, kind: Kind, uids: list[str], title: str, field: str = "") -> None:
        """Show exactly these rows."""
        if (page := self._ledger_of(kind)) is not None:
            page.show_rows(kind, uids, title, field)

    def undo(self) -> None:
        """Take the last act back."""
        self._take(self.steps.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take(self.steps.redo)

    def _take(self, step: Callable[[], str]) -> None:
        try:
            self.toast(step())
        except Refusal as refusal:
            self.refuse(refusal)

    # --- the book --------------------------------------------------------------------------------------------------

    def _written(self, kinds: set[str]) -> None:
        self.row.state.saved(datetime.now())
        self.pages.written(kinds)
        self.curtain.after(self._soon.start)

    def count(self) -> None:
        """Count what the tabs' badges tell, and name what can be taken back."""
        today = self.book.today()
        behind(self.book).ask((self, "badges"), lambda book: badges(book, today), self.nav.bar.badge)
        self.steps.read()
        self.row.name_steps(self.steps)

    def let_go(self) -> Book:
        """Hear no more of the book, and finish what works on it; the book."""
        work.drop(self)
        self.curtain.drop()
        behind(self.book).clear()
        self.guarding.let_go()
        self.book.listeners.remove(self._listener)
        # What pages have put off would find the file closed.
        for timer in self.findChildren(QTimer):
            timer.stop()
        return self.book

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toasts.place()
