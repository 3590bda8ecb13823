"""The columns of a list as the clerk arranges them: chosen, moved, widened, kept in sight; remembered on this PC."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from unionbook.services.lists.views import View
from unionbook.ui.ledger.columns import ListColumn, columns, further
from unionbook.ui.ledger.fitting import fitting, natural, widths
from unionbook.ui.ledger.layout import Layout
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.table import RowTable

LEAST = 40
"""px a column set by hand keeps."""


class Arranging:
    """Of one list. usual: the columns it has when nothing was chosen.  every: those there are."""

    def __init__(self, table: "RowTable") -> None:
        self.table = table
        book, kind = table.rows.book, table.rows.kind
        self.layout = Layout.load(kind.name)
        self.usual = columns(book, kind)
        self.every = [*self.usual, *further(book, kind)]
        if self.own:
            table.rows.arrange(self.chosen)

    @property
    def own(self) -> bool:
        """Did the clerk choose the columns? Then none is left out for want of room."""
        return bool(self.chosen)

    @property
    def chosen(self) -> list[ListColumn]:
        """The columns the clerk chose, in order."""
        known = {column.key: column for column in self.every}
        return [known[key] for key in self.layout.columns if key in known]

    def shown(self, room: int) -> list[ListColumn]:
        """The columns shown in so much room."""
        found = self.table.rows.columns
        return list(found) if self.own else fitting(found, room, self.table.spare)

    def wide(self, shown: Sequence[ListColumn], room: int) -> list[int]:
        """How wide each is: as set by hand, the others share the room."""
        found = widths(shown, room)
        if self.own and sum(map(natural, shown)) > room:
            found = [natural(column) for column in shown]
        by_hand = [self.layout.widths.get(column.key) for column in shown]
        return [theme.SIZES.px(set_) if set_ else width for set_, width in zip(by_hand, found, strict=True)]

    @property
    def frozen(self) -> int:
        """So many first columns stay in sight; usually those up to the row's name."""
        if self.layout.frozen:
            return self.layout.frozen
        shown = self.table.rows.visible
        named = next((place for place, column in enumerate(shown) if column.bold), -1)
        return named + 1 if named < 3 else 0

    def show(self, keys: Sequence[str]) -> None:
        """Show these columns, in this order; none: the usual ones."""
        usual = [column.key for column in self.usual]
        self.layout.columns = [] if list(keys) == usual else list(keys)
        self._apply()

    def take(self, view: View) -> None:
        """A view was taken: its order and columns with it."""
        self.table.asked = replace(self.table.asked, order=view.order or self.table.asked.order)
        if view.columns:
            self.show(view.columns)

    def keys(self) -> list[str]:
        """The keys of the columns, in order: also of those there is no room for now."""
        return [column.key for column in self.chosen or self.usual]

    def hide(self, key: str) -> None:
        """Leave a column out; the last one stays."""
        if len(left := [one for one in self.keys() if one != key]) > 0:
            self.show(left)

    def move(self, key: str, before: str) -> None:
        """Put a column before another, last for ""."""
        keys = [one for one in self.keys() if one != key]
        keys.insert(keys.index(before) if before in keys else len(keys), key)
        self.show(keys)

    def widen(self, key: str, width: int) -> None:
        """A column is so wide from now on."""
        self.layout.widths[key] = max(round(width / max(theme.SIZES.px(1000) / 1000, 0.1)), LEAST)
        self.layout.save()

    def freeze(self, key: str) -> None:
        """The columns up to this one stay in sight; again: as usual."""
        place = next((at for at, one in enumerate(self.table.rows.visible) if one.key == key), -1)
        self.layout.frozen = 0 if self.layout.frozen == place + 1 else place + 1
        self.layout.save()
        self.table.fit()
        self.table.frozen.tell()

    def reset(self) -> None:
        """As it was at first."""
        self.layout.reset()
        self._apply()

    def remember_order(self, order: Sequence[str], strokes: bool) -> None:
        """The list stands in this order the next time."""
        if (list(order), strokes) != (self.layout.order, self.layout.strokes):
            self.layout.order, self.layout.strokes = list(order), strokes
            self.layout.save()

    def _apply(self) -> None:
        self.layout.save()
        table, place = self.table, self.table.place()
        table.quiet = True
        table.rows.arrange(self.chosen or self.usual)
        table.fit()
        if place >= 0:
            table.go_to(place)
        table.quiet = False
