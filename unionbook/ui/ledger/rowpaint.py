"""How the rows of a table are painted: hairlines, the chosen row with its bar, bold names, pills.

A table paints all rows in sight in one go: asked for each cell by Qt, with an index, an option and a style for each, a
page took three times as long. First what is under the words, then column by column: the painter makes itself ready anew
whenever fills, pictures and words of two types come in turn, which takes longer than the words.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from unionbook.ground.fields import SerialField
from unionbook.ui.ledger.cells import BAR, SIDE, CellModel, Index, Pill, row_height
from unionbook.ui.look import theme
from unionbook.ui.look.pill import paint_pill, pill_size

if TYPE_CHECKING:
    from unionbook.ui.ledger.columns import ListColumn

GAP = 4
"""px between pills."""


class Type:
    """A type of the tables: its font, and how wide each sign of it is."""

    def __init__(self, size: int, bold: bool) -> None:
        self.font = theme.font(14, bold)
        self.metrics = QFontMetricsF(self.font)
        self.base = self.metrics.ascent() - self.metrics.height() / 2
        """px from the middle of a row down to the line its words stand on."""
        self._wide = _Widths(self.metrics)

    def width(self, text: str) -> float:
        """How wide a text is."""
        return sum(map(self._wide.__getitem__, text))

    def cut(self, text: str, room: float) -> str:
        """As much of the text as there is room for, on one line."""
        if "\n" in text:
            text = " ".join(text.split())
        if self.width(text) <= room:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


class _Widths(dict[str, float]):
    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self.metrics = metrics

    def __missing__(self, sign: str) -> float:
        self[sign] = wide = self.metrics.horizontalAdvance(sign)
        return wide


@lru_cache(maxsize=16)
def _type(family: str, size: int, bold: bool) -> Type:
    return Type(size, bold)


class Span(NamedTuple):
    """Where a column lies. bold, right, pen: how its words stand."""

    at: int
    left: int
    width: int
    right: bool
    type: Type
    pen: QPen


class Line(NamedTuple):
    """A row that is painted: its place in the table, where it lies, what stands in its cells, what is said of it."""

    place: int
    top: int
    height: int
    across: Sequence[str | Pill]
    mark: Pill | None


class Sheet:
    """One painting of a table's rows. keyed: the table the keys go to, whose current row they act on."""

    def __init__(self, painter: QPainter, view: QTableView, keyed: QTableView, hovered: int) -> None:
        self.painter, self.hovered = painter, hovered
        selection = view.selectionModel().selection()
        self.chosen = [range(span.top(), span.bottom() + 1) for span in map(selection.at, range(selection.count()))]
        self.focus = keyed.currentIndex() if keyed.hasFocus() else None
        self.barred = keyed.verticalHeader().isHidden()
        self.types = [_type(theme.family(), theme.SIZES.type(14), bold) for bold in (False, True)]
        self.pens = [QPen(theme.colour(name)) for name in ("text1", "text2")]
        self.selected, self.under, self.hair, self.accent = map(theme.colour, ("selected", "head", "line2", "accent"))
        self.side, self.gap = theme.SIZES.px(SIDE), theme.SIZES.px(GAP)

    def span(self, at: int, left: int, width: int, column: "ListColumn") -> Span:
        """How a column of the table is painted."""
        pen = self.pens[isinstance(column.field, SerialField)]
        return Span(at, left, width, column.right, self.types[column.bold], pen)

    def ground(self, top: int, height: int, left: int, width: int, place: int, barred: bool) -> None:
        """What is under the words of a row. barred: it begins here, not at a check box."""
        painter, chosen = self.painter, any(place in span for span in self.chosen)
        if chosen or place == self.hovered:
            painter.fillRect(left, top, width, height, self.selected if chosen else self.under)
        painter.fillRect(left, top + height - 1, width, 1, self.hair)
        if chosen and barred:
            painter.fillRect(left, top, BAR, height, self.accent)
        if self.focus is not None and self.focus.row() == place:
            # The keys are here: the row they act on is framed.
            painter.fillRect(left, top, width, 1, self.accent)
            painter.fillRect(left, top + height - 1, width, 1, self.accent)

    def box(self, rect: QRect) -> None:
        """Left and right lead from cell to cell: this is the current one."""
        self.painter.setPen(QPen(self.accent, 2))
        self.painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def ready(self, span: Span) -> None:
        """The words of a column come next."""
        self.painter.setFont(span.type.font)
        self.painter.setPen(span.pen)

    def words(self, span: Span, left: int, width: int, middle: float, text: str) -> None:
        """The words of a cell of the column that was told, over so many px."""
        kind = span.type
        cut = kind.cut(text, width)
        at = left + width - kind.metrics.horizontalAdvance(cut) if span.right else left
        self.painter.drawText(QPointF(at, round(middle + kind.base)), cut)

    def pills(self, rect: QRect, pills: list[Pill]) -> None:
        """The pills side by side; the first is always shown, another only whole."""
        for number, (words, tone) in enumerate(pills):
            width = pill_size(words).width()
            if not words or (number and width > rect.width()):
                continue
            paint_pill(self.painter, rect, words, tone)
            rect = rect.adjusted(width + self.gap, 0, 0, 0)


class Cells(QStyledItemDelegate):
    """Paints the rows of a table over a `CellModel`. hovered: the place of the row under the mouse, -1 for none."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.view, self.hovered = view, -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.SIZES.px(60), row_height())

    def keyed(self) -> QTableView:
        """The table the keys go to."""
        return self.view

    def paint_rows(self, event: QPaintEvent) -> None:
        """Paint the rows of the table that are to be seen anew."""
        view, model, area = self.view, self.view.model(), event.rect()
        assert isinstance(model, CellModel)
        # Read first: an error must not leave a painter behind.
        lines = [Line(*row, model.across(row[0]), model.mark(row[0])) for row in self._rows(area)]
        with QPainter(view.viewport()) as painter:
            painter.setClipRegion(event.region())
            sheet = Sheet(painter, view, self.keyed(), self.hovered)
            spans = [
                sheet.span(at, left, view.columnWidth(at), model.visible[at])
                for at in range(model.columnCount())
                if not view.isColumnHidden(at)
                and (left := view.columnViewportPosition(at)) <= area.right()
                and left + view.columnWidth(at) > area.left()
            ]
            if spans:
                self._grounds(sheet, spans, lines)
                for span in spans:
                    self.paint_column(sheet, span, lines, span.at == model.marked)

    def _rows(self, area: QRect) -> Iterator[tuple[int, int, int]]:
        """(place, top, height) of each row in the area."""
        view = self.view
        place, count = view.rowAt(max(area.top(), 0)), view.model().rowCount()
        if place < 0:
            return
        top = view.rowViewportPosition(place)
        while place < count and top <= area.bottom():
            height = view.rowHeight(place)
            yield place, top, height
            place, top = place + 1, top + height

    def _grounds(self, sheet: Sheet, spans: list[Span], lines: list[Line]) -> None:
        """What is under the words."""
        left, focus = spans[0].left, sheet.focus
        width = spans[-1].left + spans[-1].width - left
        for line in lines:
            sheet.ground(line.top, line.height, left, width, line.place, sheet.barred and not spans[0].at)
            if focus is not None and focus.row() == line.place:
                for span in spans:
                    if span.at and span.at == focus.column():
                        sheet.box(QRect(span.left, line.top, span.width, line.height))

    def paint_column(self, sheet: Sheet, span: Span, lines: Sequence[Line], marked: bool) -> None:
        """Paint what stands in the cells of a column. marked: it bears what is to be said of the rows."""
        sheet.ready(span)
        left, width = span.left + sheet.side, span.width - 2 * sheet.side
        for line in lines:
            what, mark = line.across[span.at], line.mark if marked else None
            if isinstance(what, str) and not mark:
                if what:
                    sheet.words(span, left, width, line.top + line.height / 2, what)
                continue
            inner = QRect(left, line.top, width, line.height)
            if not isinstance(what, str):
                sheet.pills(inner, [mark, what] if mark else [what])
            elif mark:
                paint_pill(sheet.painter, inner, *mark, right=True)
                room = width - pill_size(mark[0]).width() - sheet.gap
                sheet.words(span, left, room, line.top + line.height / 2, what)
