"""One kind's list and form side by side, with the stages, the search box and the chips above, and batches below."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.services.saving import DRAFT, draft_of
from unionbook.ui.batch.batch import Batch
from unionbook.ui.form.form import Form
from unionbook.ui.form.writing import Writing
from unionbook.ui.frame.notice import Notice
from unionbook.ui.frame.page import Shell
from unionbook.ui.ledger import deeds
from unionbook.ui.ledger.filters import Filters
from unionbook.ui.ledger.following import Following
from unionbook.ui.ledger.listcard import ListCard
from unionbook.ui.ledger.listdeeds import ListDeeds
from unionbook.ui.ledger.panes import Panes
from unionbook.ui.ledger.status import tell
from unionbook.ui.ledger.subsets import DRAFTS, Fixed
from unionbook.ui.look import theme

HIGH = 500
"""px of height from which the stages are shown."""


class Drawer(QWidget):
    """The list and the form of a kind. escaped: Esc in a list where there is nothing to take back."""

    escaped = Signal()

    def __init__(self, shell: Shell, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self.book, self.kind = shell, shell.book, kind
        self.filters = Filters(self.book, kind)
        self.notice = Notice()
        self.list = ListCard(self.book, kind)
        self.table = self.list.table
        self.panes = Panes(kind, self.list)
        self.batch = Batch(self, self.table.ticks) if self.table.ticks is not None else None
        self.following = Following(self)
        self._begun = False
        self._lay_out()
        self._wire()
        self._keys()

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SIZES.px(8))
        for part in (self.filters.strip, self.filters, self.notice, self.panes):
            self.column.addWidget(part, 1 if part is self.panes else 0)
        self.filters.strip.hide()
        if self.batch is not None:
            self.panes.add_panel(self.batch.panel)
            self.column.addWidget(self.batch.bar)

    def _wire(self) -> None:
        self.filters.changed.connect(self.ask)
        self.filters.down.connect(self.into_list)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(self.into_form)
        self.table.doomed.connect(self.remove)
        self.table.escaped.connect(self._escape)
        self.deeds = ListDeeds(self)
        self.list.button.clicked.connect(self._begin)

    def _keys(self) -> None:
        for keys, act in (
            ("F8", self.advance),
            ("Ctrl+J", lambda: self.form.add_child()),
            ("Ctrl+G", self.show_person),
            ("Alt+Up", lambda: self._step(-1)),
            ("Alt+Down", lambda: self._step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def form(self) -> Form:
        """The form, with the current row."""
        return self.following.form

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self, keys: bool = True) -> None:
        """The drawer came to the front: its first row is shown. keys: they go to its list."""
        if not self._begun:
            self._begun = True
            self.filters.apply(self.table)
            self.filters.count_soon()
            self.table.go_to(0)
            self.following.first()
        else:
            self.filters.count_soon()
            self.following.again()
        self._show_state()
        if keys and not self.in_form():
            self.into_list()

    def leave(self) -> bool:
        """The drawer is about to be left: what was typed is kept, and no field still has the keys."""
        if not self.following.leave():
            return False
        if (focused := self._focused()) is not None:
            focused.clearFocus()
        return True

    def rest(self) -> None:
        """Ask the book for nothing more until the drawer comes back."""
        self.following.rest()
        self.filters.rest()
        if self.batch is not None:
            self.batch.close()

    def ask(self) -> None:
        """Show what is asked for now."""
        self.filters.apply(self.table)
        self._show_state()

    def refresh(self) -> None:
        """Read everything again."""
        self.ask()
        self.filters.count()
        self.following.reload()

    def changed(self, kinds: set[str]) -> None:
        """Rows of these kinds were written."""
        linked = {field.kind for field in self.kind.fields.values() if isinstance(field, LinkField)}
        if self._begun and kinds & {self.kind.name, DRAFT, *self.kind.children, *linked}:
            self.ask()
            self.filters.count_soon()
            self.following.reload()
            if self.table.ticks is not None:
                self.table.ticks.reread()

    def show_record(self, uid: str) -> None:
        """Show a record or the draft of one; an empty form for no uid."""
        if not uid:
            self.new()
            return
        self._step_in()
        if draft_of(self.book, self.kind, uid) and self.book.values(self.kind.name, uid) is None:
            self.filters.take(DRAFTS)
        elif self.table.rows.source is None or self.table.rows.place(uid) is None:
            self.filters.uncover(uid)
        self.table.go(uid)
        self.following.first(uid)

    def show_rows(
        self, uids: list[str], title: str, reasons: Mapping[str, str] | None = None, field: str = ""
    ) -> None:
        """Show exactly these rows. reasons: what is to be said of them, in a column of its own.  field: the path of
        what is to be mended in each of them."""
        self._step_in()
        self.filters.fix(Fixed(frozenset(uids), title, reasons or {}, field))
        self.table.go_to(0)
        self.following.first()
        self.into_list()

    def _step_in(self) -> None:
        """Something is to be shown in the drawer: whatever stood over it goes."""
        self._begun = True
        if self.batch is not None:
            self.batch.close()

    def _show_state(self) -> None:
        self.list.show_state(self.filters.narrowed)
        some = bool(self.table.rows.count) or self.filters.narrowed or self.following.writing
        self.panes.show_sides(some, self.batch is not None and self.batch.asking)
        if self.isVisible():
            tell(self.table, self.filters.narrowed, self._say)

    def _say(self, told: list[str]) -> None:
        """Sums of many rows may be known when another page is in front."""
        if self.isVisible():
            self.shell.say(*told)

    def _moved(self) -> None:
        self._show_state()
        self.following.soon()

    def follow(self) -> None:
        """The form shows the current row; what was written in it before is kept."""
        self.following.now()

    def saved(self, uid: str) -> None:
        """A record was just saved in the form: it is the current one."""
        if self.table.current() != uid:
            self.table.go(uid)

    def _escape(self) -> None:
        if self.filters.search.wanted():
            self.filters.search.empty()
        else:
            self.escaped.emit()

    def _begin(self) -> None:
        if self.filters.narrowed:
            self.filters.clear()
        else:
            self.new()

    # --- where the clerk is ----------------------------------------------------------------------------------------

    def into_list(self) -> None:
        """Go to the list."""
        empty = self.filters.search if self.list.button.isHidden() else self.list.button
        (self.table if self.table.rows.count else empty).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.place() < 0 and not self.following.unsaved:
            self.table.go_to(0)

    def into_form(self) -> None:
        """Go into the form of the current row: to the field the rows were opened for, or to the first."""
        self.follow()
        self.form.focus_first(self.filters.mending)

    def seek(self) -> None:
        """Go to the search box."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def cycle(self) -> None:
        """The other pane."""
        (self.into_list if self.in_form() else self.into_form)()

    def in_form(self) -> bool:
        """Is the clerk in the form?"""
        focused = self._focused()
        form = self.following.made
        return focused is not None and form is not None and form.isAncestorOf(focused)

    def _focused(self) -> QWidget | None:
        """The widget of the drawer that has, or last had, the keys."""
        found: QWidget | None = self.focusWidget()
        return found

    def _step(self, by: int) -> None:
        """The next record, or the one before, staying in the same field."""
        self.table.go_to(self.table.place() + by)
        self.follow()

    # --- what is done ----------------------------------------------------------------------------------------------

    def new(self, begun: Writing | None = None) -> None:
        """An empty form, or one filled in already."""
        self._step_in()
        self.following.new(begun)

    def remove(self) -> None:
        """Remove the record in the form, or the rows chosen in the list."""
        if self.in_form() and not self.form.stored:
            self.form.discard()
        elif deeds.remove_chosen(self):
            self.follow()

    def show_history(self) -> None:
        """What happened to the current record."""
        self.follow()
        self.form.show_history()

    def show_person(self) -> None:
        """Everything about the person of the current record."""
        self.follow()
        self.form.show_person()

    def advance(self) -> None:
        """F8: the usual step of the ticked rows; when none is, of the record in the form."""
        if self.batch is None or not self.batch.advance():
            self.follow()
            self.form.advance()

    def save(self, keep: Callable[[], object]) -> None:
        """Do what an open panel asks about, or else keep the form."""
        if self.batch is None or not self.batch.take():
            keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def arrange(self) -> None:
        """Panels came or went, or other rows are ticked."""
        self._fit_strip()
        self._show_state()

    def _fit_strip(self) -> None:
        matching = self.batch is not None and self.batch.matching
        self.filters.fit_strip(self.height() >= theme.SIZES.px(HIGH) and not matching)
