"""The row above a list: the search box and the chips. With the stage chosen they say which rows are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.ground.conditions import Condition, Sought, every, is_
from unionbook.ground.kind import SEALED, Kind
from unionbook.services.listing import asked
from unionbook.services.lists.saying import said
from unionbook.services.lists.values import Choice, picked
from unionbook.services.lists.views import View, keep_view, views
from unionbook.services.search import says_something
from unionbook.store.book import Book
from unionbook.ui.form.fieldbox import label_of
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.ledger.chips import ChipBar
from unionbook.ui.ledger.filtertools import FilterTools
from unionbook.ui.ledger.rows import Asked
from unionbook.ui.ledger.strip import Part, StageStrip, parts_of
from unionbook.ui.ledger.subsets import ALL, DRAFTS, FIXED, VIEW, Fixed, chips, counted
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme

ADDED = "*added:"
"""What the key of a condition made by hand begins with."""

NARROW = 700
"""px of width under which the search box gives way to the chips."""


class Filters(QWidget):
    """changed: other rows are asked for.  down: the clerk goes on to the list.

    chip: the key of the chip that is down.  fixed: the rows opened from somewhere else.
    stage: the stage the rows are in, "" for any.  strip: the band of stages above.
    picked: values ticked in a column's menu, by its key.  more: conditions made by hand.  kept: the office's views.
    viewed: a view was taken.
    """

    changed = Signal()
    down = Signal()
    viewed = Signal(object)

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        self.book, self.kind = book, kind
        self.chip = ALL
        self.fixed: Fixed | None = None
        self.stage = ""
        self.strip = StageStrip(kind)
        self.strip_fits = False
        self.search = SearchBox(f"在{kind.label}中查找", self._hint())
        self.bar = ChipBar(f"{kind.label}筛选")
        self.picked: dict[str, Sequence[Choice]] = {}
        self.more: dict[str, Condition] = {}
        self.kept: list[View] = []
        self._counts: Mapping[str, int] = {}
        self._counting = QTimer(self, singleShot=True, interval=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(10))
        row.addWidget(self.search)
        row.addWidget(self.bar, 1)
        self.tools = FilterTools(self, kind)
        row.addWidget(self.tools)
        self.search.setFixedWidth(theme.SIZES.px(240))
        self.search.setVisible(bool(kind.search))
        self._counting.timeout.connect(self.count)
        self.search.sought.connect(lambda _: self._sought())
        self.search.down.connect(self.down.emit)
        self.search.escaped.connect(self.down.emit)
        self.bar.chosen.connect(self.take)
        self.bar.closed.connect(self._closed)
        self.bar.menued.connect(self.tools.open_view_menu)
        self.strip.chosen.connect(self.take_stage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(theme.SIZES.px(240 if self.width() >= theme.SIZES.px(NARROW) else 190))

    def _hint(self) -> str:
        labels = [label_of(self.book.cabinet, self.kind, path) for path in self.kind.search]
        return "/".join(dict.fromkeys(labels[:3]))

    @property
    def narrowed(self) -> bool:
        """Are fewer rows asked for than there are?"""
        return self.chip != ALL or bool(self.stage or self.search.wanted() or self.picked or self.more)

    @property
    def condition(self) -> Condition:
        """What the rows asked for have in common. Rows named one by one have nothing of the sort."""
        return self._asked(self.search.wanted()).condition

    def without(self, key: str) -> Condition:
        """What the rows have in common when the ticks of one column are not minded."""
        return self._asked(self.search.wanted(), but=key).condition

    def take(self, chip: str) -> None:
        """Press a chip; the one for all rows takes away whatever narrows the list besides it."""
        self.chip = chip
        if chip == ALL:
            self.picked, self.more = {}, {}
        if view := self.view:
            self.viewed.emit(view)
        self._told()

    @property
    def view(self) -> View | None:
        """The view whose chip is down."""
        return next((one for one in self.kept if VIEW + one.uid == self.chip), None)

    def pick(self, key: str, values: Sequence[Choice]) -> None:
        """Ask for the rows with one of these values in a column; none: with any."""
        self.picked.pop(key, None)
        if values:
            self.picked[key] = values
        if self.chip == DRAFTS:
            self.chip = ALL
        self._told()

    def unpick(self) -> None:
        """Ask for the rows with any value in every column."""
        self.picked = {}
        self._told()

    def add(self, condition: Condition) -> None:
        """Ask for the rows that also meet a condition."""
        self.more[f"{ADDED}{len(self.more)}{condition!r}"] = condition
        if self.chip == DRAFTS:
            self.chip = ALL
        self._told()

    def keep(self, label: str, table: RowTable, uid: str = "") -> None:
        """Keep the list as it stands as a view. Raises Refusal. uid: the view that becomes so."""
        columns = table.arranging.keys() if table.arranging.own else []
        made = keep_view(self.book, self.kind, label, self.condition, table.asked.order, columns, uid)
        self.kept = views(self.book, self.kind)
        self.picked, self.more, self.stage = {}, {}, ""
        self.chip = VIEW + made
        self._told(keep_search=False)

    def rename(self, view: View, label: str) -> None:
        """A view is called so from now on. Raises Refusal."""
        keep_view(self.book, self.kind, label, view.where, view.order, view.columns, view.uid)
        self.kept = views(self.book, self.kind)
        self._show_chips()

    def _closed(self, key: str) -> None:
        """A chip with a cross was pressed."""
        if key == FIXED:
            self.clear()
        elif key in self.more:
            del self.more[key]
            self._told()
        else:
            self.pick(key, ())

    def take_stage(self, stage: str) -> None:
        """Ask for the rows in a stage only, "" for any."""
        self.stage = stage
        self._told()

    @property
    def mending(self) -> str:
        """The path of the field the rows listed were opened for, "" for none."""
        return self.fixed.mending if self.fixed is not None and self.chip == FIXED else ""

    def fix(self, fixed: Fixed) -> None:
        """Ask for exactly these rows."""
        self.fixed, self.chip, self.stage = fixed, FIXED, ""
        self.picked, self.more = {}, {}
        self._told(keep_search=False)

    def clear(self) -> None:
        """Ask for all rows."""
        self.fixed, self.chip, self.stage, self.picked, self.more = None, ALL, "", {}, {}
        self._told(keep_search=False)

    def uncover(self, uid: str) -> None:
        """Ask for all rows, or for a sealed one alone, which is not among them."""
        sealed = self.kind.sealed and every(is_("uid", uid), is_(self.kind.sealed, 1))
        if sealed and self.book.count(self.kind.name, sealed):
            self.fix(Fixed(frozenset([uid]), SEALED.strip("（）")))
        else:
            self.clear()

    def _sought(self) -> None:
        self.changed.emit()
        self._count_stages()

    def _told(self, keep_search: bool = True) -> None:
        if not keep_search:
            self.search.blockSignals(True)
            self.search.empty()
            self.search.blockSignals(False)
        self.count()
        self.changed.emit()

    def apply(self, table: RowTable) -> None:
        """Show in the table what is asked for."""
        text = self.search.wanted()
        table.filtered = frozenset(self.picked)
        if self.chip == DRAFTS:
            table.ask_drafts(text)
            return
        table.ask(replace(self._asked(text), order=table.asked.order, strokes=table.asked.strokes))

    def _asked(self, text: str, any_stage: bool = False, but: str = "") -> Asked:
        view = self.view
        named = "" if self.chip in (ALL, FIXED, DRAFTS) or self.chip.startswith(VIEW) else self.chip
        more = [view.where] if view else []
        more += [picked(values) for key, values in self.picked.items() if key != but]
        more += self.more.values()
        fixed = self.fixed if self.chip == FIXED else None
        # A number counts sealed rows, so its list has them; that one is found by its words is another thing.
        sealed = fixed is not None and not text
        best = text if says_something(self.kind, text) else ""
        besides = asked(self.kind, named, more=more, sealed=sealed)
        if self.stage and self.kind.stages is not None and not any_stage:
            besides = every(besides, is_(self.kind.stages.field, self.stage))
        condition = every(Sought(best), besides) if best else besides
        if fixed is None:
            return Asked(condition, best=best, besides=besides)
        return Asked(condition, only=fixed.uids, reasons=fixed.reasons, veiled=True)

    def count_soon(self) -> None:
        """Count the chips again when the window has drawn itself."""
        self._counting.start()

    def rest(self) -> None:
        """Do not count after all."""
        self._counting.stop()
        for what in ("chips", "stages"):
            behind(self.book).drop((self, what))

    def count(self) -> None:
        """Show what is asked for, and count the chips again behind the window."""
        self._show_chips()
        kind = self.kind
        behind(self.book).ask((self, "chips"), lambda book: counted(book, kind), self._counted)
        self._count_stages()

    def _counted(self, found: tuple[list[View], Mapping[str, int]]) -> None:
        """The chips are counted; with the last draft its chip goes, with a view the view's."""
        self.kept, self._counts = found
        gone = self.chip.startswith(VIEW) and self.view is None
        if gone or (self.chip == DRAFTS and not self._counts[DRAFTS]):
            self.chip = ALL
            self.changed.emit()
        self._show_chips()

    def _show_chips(self) -> None:
        counts = self._counts if self.chip != DRAFTS else {DRAFTS: 1, **self._counts}
        added = {key: said(self.book.cabinet, self.kind, picked(values)) for key, values in self.picked.items()}
        added |= {key: said(self.book.cabinet, self.kind, one) for key, one in self.more.items()}
        self.bar.show_chips(chips(self.kind, self.fixed, self.kept, added, counts), self.chip)

    def _count_stages(self) -> None:
        wanted = self.strip_fits and self.chip != DRAFTS
        if wanted:
            kind, asked_for = self.kind, self._asked(self.search.wanted(), True)
            behind(self.book).ask((self, "stages"), lambda book: parts_of(book, kind, asked_for), self._staged)
        self.strip.setVisible(wanted and self.strip.telling)

    def _staged(self, parts: list[Part]) -> None:
        self.strip.show_parts(parts, self.stage)
        self.strip.setVisible(self.strip_fits and self.chip != DRAFTS and self.strip.telling)

    def fit_strip(self, fits: bool) -> None:
        """Is there height enough for the band of stages?"""
        fits = fits and self.kind.stages is not None
        if fits != self.strip_fits:
            self.strip_fits = fits
            self.strip.setVisible(fits and self.strip.telling)
            self.count_soon()
