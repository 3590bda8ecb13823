"""The columns of a list as it is shown, for whatever takes them elsewhere: paper, a workbook."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.outlet.listed import Shown
from unionbook.store.book import Book
from unionbook.ui.ledger.columns import REASON, ListColumn, paths_of

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def shown_columns(drawer: "Drawer") -> list[Shown]:
    """The columns in their order. Those of time limits and reasons hold words that are no field's."""
    rows, made = drawer.table.rows, []
    for one in rows.visible:
        if one.path == REASON:
            made.append(Shown(one.label, "", one.chars, partial(_reason, rows.asked.reasons)))
        elif one.field is None:
            words = partial(_limit, one, drawer.kind)
            made.append(Shown(one.label, "", one.chars, words, paths_of(drawer.kind, [one])))
        else:
            made.append(Shown(one.label, one.path, one.chars))
    return made


def _reason(reasons: Mapping[str, str], book: Book, values: Mapping[str, Value]) -> str:
    return reasons.get(str(values["uid"]), "")


def _limit(column: ListColumn, kind: Kind, book: Book, values: Mapping[str, Value]) -> str:
    return column.text(book, kind, values)
