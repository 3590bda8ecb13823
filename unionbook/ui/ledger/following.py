"""The form beside a list: made when it is first wanted, it follows the row that is current in the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from unionbook.ui.form.form import Form
from unionbook.ui.form.unmasking import offer_masks
from unionbook.ui.form.writing import Writing
from unionbook.ui.ledger.followon import follow_on
from unionbook.ui.ledger.onpaper import show_print

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

FOLLOWS = 60
"""ms after the last step in the list before the form follows."""


class Following(QObject):
    """made: the form, None while nobody wanted it."""

    def __init__(self, drawer: "Drawer") -> None:
        super().__init__(drawer)
        self.drawer = drawer
        self.made: Form | None = None
        self._behind, self._wanted = False, ""
        self._timer = QTimer(self, singleShot=True, interval=FOLLOWS)
        self._timer.timeout.connect(self._step)

    @property
    def form(self) -> Form:
        """The form with the current row, at once."""
        made = self.made or self._make()
        if self._behind:
            self.now()
        return made

    @property
    def writing(self) -> bool:
        """Is a record open in the form?"""
        return self.made is not None and self.made.writing is not None

    @property
    def unsaved(self) -> bool:
        """Was something typed that is not saved?"""
        return self.made is not None and self.made.count > 0

    def _make(self) -> Form:
        drawer = self.drawer
        made = self.made = Form(drawer.shell, drawer.kind)
        made.sections.above = drawer.deeds.above
        offer_masks(made, drawer)
        made.head.after.clicked.connect(lambda: follow_on(drawer, made.uid))
        made.saved.connect(drawer.saved)
        made.began.connect(self._began)
        made.given_up.connect(drawer.into_list)
        made.escaped.connect(drawer.into_list)
        made.printed.connect(lambda: show_print(drawer, in_form=True))
        drawer.panes.put(made)
        self.may_step(drawer.table.ticks is None or not len(drawer.table.ticks))
        return made

    def may_step(self, may: bool) -> None:
        """Does the next step of the form's record stand open, or do the ticked rows have it?"""
        if self.made is not None:
            self.made.foot.next.setEnabled(may)

    def first(self, uid: str = "") -> None:
        """Follow now; while there is no form yet, once the list was painted. uid: this record, not the current row."""
        self._wanted = uid
        if self.made is None:
            self._behind = True
            self._timer.start(0)
        else:
            self.now()

    def again(self) -> None:
        """The list is in front again: what was put off comes now."""
        if self._behind:
            self._timer.start(0)

    def soon(self) -> None:
        """Another row is current: follow when the list rests."""
        if not self._behind:
            self._timer.start(FOLLOWS)

    def _step(self) -> None:
        """At first in steps between which the window lives: the form, its first section, the row."""
        if self.made is None:
            self._make()
        elif not self._behind or self.made.sections.ready():
            self.now()
            return
        self._timer.start(0)

    def now(self) -> None:
        """The form shows the current row; what was written in it before is kept."""
        self.rest()
        self._behind = False
        table = self.drawer.table
        uid, self._wanted = self._wanted or table.current(), ""
        if uid and uid != self.form.uid:
            self.form.open(uid)
            if self.form.uid != uid:
                table.go(self.form.uid)

    def new(self, begun: Writing | None = None) -> None:
        """An empty form, or one filled in already; what is current in the list does not matter any more."""
        self._behind, self._wanted = False, ""
        self.form.show()
        self.form.new(begun=begun)

    def _began(self) -> None:
        """The form is a new record's: no row of the list is current, and the form follows none."""
        self.drawer.table.leave_all()
        self.rest()

    def rest(self) -> None:
        """Do not follow for now."""
        self._timer.stop()

    def reload(self) -> None:
        """Show the record as the book has it now."""
        if self.made is not None:
            self.made.reload()

    def leave(self) -> bool:
        """Keep what was typed; False when it could not be."""
        return self.made is None or self.made.leave()
