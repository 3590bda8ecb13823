"""The row above a list: the search box and the chips. With the stage chosen they say which rows are asked for."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.ground.conditions import Condition, every, is_
from unionbook.ground.kind import SEALED, Kind
from unionbook.services.listing import asked
from unionbook.store.book import Book
from unionbook.ui.form.fieldbox import label_of
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.ledger.chips import ChipBar
from unionbook.ui.ledger.rows import Asked
from unionbook.ui.ledger.strip import Part, StageStrip, parts_of
from unionbook.ui.ledger.subsets import ALL, DRAFTS, FIXED, Fixed, chips, counted
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme


class Filters(QWidget):
    """changed: other rows are asked for.  down: the clerk goes on to the list.

    chip: the key of the chip that is down.  fixed: the rows opened from somewhere else.
    stage: the stage the rows are in, "" for any.  strip: the band of stages above.
    """

    changed = Signal()
    down = Signal()

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
        self._counts: Mapping[str, int] = {}
        self._counting = QTimer(self, singleShot=True, interval=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(10))
        row.addWidget(self.search)
        row.addWidget(self.bar, 1)
        self.search.setFixedWidth(theme.SIZES.px(240))
        self.search.setVisible(bool(kind.search))
        self._counting.timeout.connect(self.count)
        self.search.sought.connect(lambda _: self._sought())
        self.search.down.connect(self.down.emit)
        self.search.escaped.connect(self.down.emit)
        self.bar.chosen.connect(self.take)
        self.bar.closed.connect(lambda _: self.clear())
        self.strip.chosen.connect(self.take_stage)

    def _hint(self) -> str:
        labels = [label_of(self.book.cabinet, self.kind, path) for path in self.kind.search]
        return "/".join(dict.fromkeys(labels[:3]))

    @property
    def narrowed(self) -> bool:
        """Are fewer rows asked for than there are?"""
        return self.chip != ALL or bool(self.stage) or bool(self.search.wanted())

    @property
    def condition(self) -> Condition:
        """What the rows asked for have in common. Rows named one by one have nothing of the sort."""
        return self._asked(self.search.wanted()).condition

    def take(self, chip: str) -> None:
        """Press a chip."""
        self.chip = chip
        self._told()

    def take_stage(self, stage: str) -> None:
        """Ask for the rows in a stage only, "" for any."""
        self.stage = stage
        self._told()

    def fix(self, uids: list[str], title: str, reasons: Mapping[str, str]) -> None:
        """Ask for exactly these rows. reasons: what is to be said of them."""
        self.fixed, self.chip, self.stage = Fixed(frozenset(uids), title, reasons), FIXED, ""
        self._told(keep_search=False)

    def clear(self) -> None:
        """Ask for all rows."""
        self.fixed, self.chip, self.stage = None, ALL, ""
        self._told(keep_search=False)

    def uncover(self, uid: str) -> None:
        """Ask for all rows, or for a sealed one alone, which is not among them."""
        sealed = self.kind.sealed and every(is_("uid", uid), is_(self.kind.sealed, 1))
        if sealed and self.book.count(self.kind.name, sealed):
            self.fix([uid], SEALED.strip("（）"), {})
        else:
            self.clear()

    def _sought(self) -> None:
        self._count_stages()
        self.changed.emit()

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
        if self.chip == DRAFTS:
            table.ask_drafts(text)
            return
        table.ask(replace(self._asked(text), order=table.asked.order, strokes=table.asked.strokes))

    def _asked(self, text: str, any_stage: bool = False) -> Asked:
        named = "" if self.chip in (ALL, FIXED) else self.chip
        fixed = self.fixed if self.chip == FIXED else None
        # A number counts sealed rows, so its list has them; that one is found by its words is another thing.
        sealed = fixed is not None and not text
        condition = asked(self.kind, named, text if self.kind.search else "", sealed=sealed)
        if self.stage and self.kind.stages is not None and not any_stage:
            condition = every(condition, is_(self.kind.stages.field, self.stage))
        if fixed is None:
            return Asked(condition)
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

    def _counted(self, counts: Mapping[str, int]) -> None:
        """The chips are counted; with the last draft its chip goes."""
        self._counts = counts
        if self.chip == DRAFTS and not counts[DRAFTS]:
            self.chip = ALL
            self.changed.emit()
        self._show_chips()

    def _show_chips(self) -> None:
        counts = self._counts if self.chip != DRAFTS else {DRAFTS: 1, **self._counts}
        self.bar.show_chips(chips(self.kind, self.fixed, counts), self.chip)

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
