"""The help over the window: the page of where the clerk is, a search, the way back; Esc closes it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.kind import Kind
from unionbook.services.help.fields import help_of
from unionbook.services.help.pages import HelpPage, library, page_of, search
from unionbook.services.help.registers import told_of
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.help import html
from unionbook.ui.help.where import here
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

NAME = Qt.ItemDataRole.UserRole

NOTHING = "<p class='title'>没有找到</p><p>换一个字再找，例如“期限”“合并”“口令”。</p>"


class HelpBook(QDialog):
    """Pages to read. Links are followed inside; what was read before is on Alt+←."""

    def __init__(self, parent: QWidget, cabinet: Cabinet) -> None:
        super().__init__(parent)
        self.cabinet = cabinet
        self.trail: list[tuple[str, str]] = []
        self.now = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("帮助")
        self.box = SearchBox("查找帮助", "查找帮助，如：改错了、期限、口令", "Ctrl+F")
        self.list = QListWidget()
        self.list.setAccessibleName("帮助目录")
        self.list.setFixedWidth(theme.SIZES.px(248))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.text = QTextBrowser()
        self.text.setAccessibleName("帮助")
        self.text.setOpenLinks(False)
        self.text.document().setDefaultFont(theme.font(15))
        self.text.document().setDocumentMargin(theme.SIZES.px(14))
        self.text.document().setDefaultStyleSheet(html.sheet())
        self.back = theme.button("返回 Alt+←", "arrow_left", "flat")
        self.leave = theme.button("关闭 Esc", style="primary")
        self._lay_out(parent)
        self._join()
        self.index()

    def _lay_out(self, parent: QWidget) -> None:
        top, body, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for part, stretch in ((self.back, 0), (self.box, 1), (self.leave, 0)):
            top.addWidget(part, stretch)
        body.setSpacing(theme.SIZES.px(12))
        body.addWidget(self.list)
        body.addWidget(self.text, 1)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(theme.SIZES.px(12))
        column.addLayout(top)
        column.addLayout(body, 1)
        room = outermost(parent).size()
        self.resize(min(theme.SIZES.px(980), room.width() - 40), min(theme.SIZES.px(640), room.height() - 40))

    def _join(self) -> None:
        self.text.anchorClicked.connect(self._follow)
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.box.sought.connect(self._look)
        self.box.down.connect(self._first)
        self.box.escaped.connect(self.reject)
        self.back.clicked.connect(self.go_back)
        self.leave.clicked.connect(self.accept)
        # Enter belongs to the search and the list.
        for button in (self.back, self.leave):
            button.setAutoDefault(False)
        keys = {"Alt+Left": self.go_back, "Ctrl+F": self.box.setFocus, "F1": partial(self.show_page, "帮助")}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # --- the list --------------------------------------------------------------------------------------------------

    def index(self) -> None:
        """Every page, the questions first."""
        pages = list(library().values())
        asked = [one for one in pages if one.question]
        self._fill([("怎么办", asked), ("各页", [one for one in pages if not one.question])])

    def _fill(self, groups: list[tuple[str, list[HelpPage]]]) -> None:
        self.list.clear()
        for title, pages in groups:
            if pages:
                head = QListWidgetItem(f"{title}　{len(pages)}", self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            for one in pages:
                item = QListWidgetItem(one.title, self.list)
                item.setData(NAME, one.name)
                item.setToolTip(one.title)

    def _look(self, text: str) -> None:
        if not text:
            self.index()
            return
        found = search(text)
        self._fill([("找到", found)])
        if not found:
            self.text.setHtml(NOTHING)

    def _first(self) -> None:
        found = search(self.box.wanted())
        if found:
            self.show_page(found[0].name)
        (self.text if found else self.list).setFocus()

    def _chosen(self, item: QListWidgetItem) -> None:
        if name := item.data(NAME):
            self.show_page(name)

    # --- reading ---------------------------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """A page by its name."""
        self._turn("page", name)

    def show_kind(self, kind: Kind) -> None:
        """All fields of a kind."""
        self._turn("fields", kind.name)

    def show_field(self, kind: Kind, path: str, under: str = "") -> None:
        """The help of one field above a page, above that of its kind when none is named."""
        self._turn("field", f"{kind.name}.{path}@{under}")

    def go_back(self) -> None:
        """What was read before."""
        if self.trail:
            self._show(*self.trail.pop())

    def _turn(self, sort: str, name: str) -> None:
        if self.now != ("", ""):
            self.trail.append(self.now)
        self._show(sort, name)

    def _follow(self, link: QUrl) -> None:
        sort, _, name = link.toString().partition(":")
        self._turn(sort, name)

    def _show(self, sort: str, name: str) -> None:
        self.now = (sort, name)
        self.back.setEnabled(bool(self.trail))
        self.text.setHtml(self._html(sort, name))
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self._mark(name if sort == "page" else "")

    def _mark(self, name: str) -> None:
        for row in range(self.list.count()):
            if name and self.list.item(row).data(NAME) == name:
                self.list.setCurrentRow(row)
                return

    def _html(self, sort: str, name: str) -> str:
        if sort == "fields":
            return html.fields_of(self.cabinet, self.cabinet[name])
        if sort == "field":
            spot, _, under = name.partition("@")
            kind_name, _, path = spot.partition(".")
            told = html.field(help_of(self.cabinet, self.cabinet[kind_name], path))
            return self._page(under, told) if under else self._kind_page(self.cabinet[kind_name], told)
        return self._page(name)

    def _page(self, name: str, before: str = "") -> str:
        one = library()[name]
        kind = next((self.cabinet[screen] for screen in one.screens if screen in self.cabinet), None)
        return self._kind_page(kind, before) if kind is not None else html.page(one, before=before)

    def _kind_page(self, kind: Kind, before: str = "") -> str:
        """The page of a register; a child row's fields stand above the page of its parent."""
        parent = self.cabinet.parent_of(kind)
        one = page_of("", kind)
        while one is None and parent is not None:
            kind, parent = parent, self.cabinet.parent_of(parent)
            one = page_of("", kind)
        if one is None:
            return before
        return html.page(one, told_of(self.cabinet, kind), before, kind.name)


def outermost(widget: QWidget) -> QWidget:
    """The window that everything over the widget belongs to: a dialog is too small to measure help by."""
    while (above := widget.window().parentWidget()) is not None:
        widget = above
    return widget.window()


def open_help(desk: "Desk") -> HelpBook:
    """The help of where the clerk is: of the field in focus, or else of the page."""
    screen, kind, field = here(desk)
    made = HelpBook(desk, desk.book.cabinet)
    page = page_of(screen, kind)
    if field is not None:
        made.show_field(*field, page.name if page is not None else "")
    elif page is not None:
        made.show_page(page.name)
    else:
        made.show_page("列表和表单")
    made.open()
    made.text.setFocus()
    return made
