"""The lines of a pasted list as a table: what stands in them, how each was understood, which record it names."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from unionbook.ground.fields import TextField
from unionbook.ground.kind import Kind
from unionbook.services.batch import Line, Matching, Verdict
from unionbook.store.book import Book
from unionbook.ui.ledger.cells import CellModel, Index
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.grid import Grid

PILLS = {
    Verdict.MATCHED: ("已匹配", "ok"),
    Verdict.SEVERAL: ("待选择", "warn"),
    Verdict.NONE: ("未找到", "bad"),
    Verdict.AGAIN: ("重复", "neutral"),
    Verdict.OTHER: ("不计", "neutral"),
}
UNNAMED = "名单上没有"


def _text(label: str, chars: int, bold: bool = False) -> ListColumn:
    return ListColumn(label, chars, narrow=True, bold=bold, path=label, field=TextField(label=label))


COLUMNS = (
    _text("名单上写的", 12, bold=True),
    ListColumn("核对", 5, narrow=True, bold=True),
    _text("台账里的记录", 10),
    _text("说明", 14),
)


class LineModel(CellModel):
    """Lines by their place in the list; after them records the list does not name, by uid."""

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__(list(COLUMNS))
        self.book, self.kind = book, kind
        self.matching = Matching((), ())
        self.places: list[int | str] = []
        self._titles: dict[str, str] = {}

    def become(self, matching: Matching, places: Sequence[int | str]) -> None:
        """Show these lines and records."""
        self.beginResetModel()
        self.matching, self.places, self._titles = matching, list(places), {}
        self.endResetModel()

    def decided(self, matching: Matching) -> None:
        """One of the lines was decided: all stay where they are."""
        self.matching = matching
        if self.places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.places) - 1, len(self.visible) - 1))

    def line(self, place: int) -> Line | None:
        """The line at a place, None for a record the list does not name."""
        at = self.places[place] if 0 <= place < len(self.places) else ""
        return self.matching.lines[at] if isinstance(at, int) else None

    def title(self, uid: str) -> str:
        """The record's title."""
        if uid not in self._titles:
            self._titles[uid] = self.book.title(self.kind.name, uid)
        return self._titles[uid]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.places)

    def pill(self, place: int, column: int) -> tuple[str, str] | None:
        if self.visible[column] is not COLUMNS[1]:
            return None
        line = self.line(place)
        if line is None:
            return UNNAMED, "neutral"
        words, tone = PILLS[line.verdict]
        return words, "warn" if line.why and tone == "ok" else tone

    def text(self, place: int, column: int) -> str:
        line, at = self.line(place), self.places[place]
        match self.visible[column].label:
            case "名单上写的":
                return " ".join(line.text.split()) if line else ""
            case "台账里的记录":
                if line is None:
                    return self.title(str(at))
                named = line.verdict in (Verdict.MATCHED, Verdict.AGAIN)
                return self.title(line.uids[0]) if named else ""
            case "说明":
                return line.why if line else ""
        pill = self.pill(place, column)
        return pill[0] if pill else ""

    def secret(self, place: int, column: int) -> bool:
        return False


class LineTable(Grid):
    """picked: a digit was pressed for one of the records offered."""

    picked = Signal(int)

    def __init__(self, book: Book, kind: Kind) -> None:
        self.lines = LineModel(book, kind)
        super().__init__(self.lines, "名单")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def line_at(self) -> int:
        """The place in the list of the current line, -1 for none."""
        place = self.place()
        at = self.lines.places[place] if 0 <= place < len(self.lines.places) else -1
        return at if isinstance(at, int) else -1

    def next_open(self) -> bool:
        """Go to the next line somebody must look at; False when there is none."""
        count, here = len(self.lines.places), max(self.place(), 0)
        for place in (*range(here, count), *range(here)):
            if self.lines.places[place] in self.lines.matching.open:
                self.go_to(place)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.picked.emit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)
