"""Rows of a list for the clipboard: as text and as a table in which long numbers stay what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from unionbook.ground.fields import IntegerField, MoneyField, NumberField, PercentField

_TEXT = "mso-number-format:'\\@';"
"""Tells a program for tables that a cell is text: of more than 15 digits it would lose the last."""

_COUNTED = (IntegerField, MoneyField, NumberField, PercentField)


@dataclass(frozen=True)
class Clip:
    """text: cells between tabs, lines between rows.  html: the same as a table."""

    text: str
    html: str


def clip(heads: Sequence[str], fields: Sequence[object], rows: Iterable[Sequence[str]]) -> Clip:
    """The rows as they are shown. fields: of each column, by which it is told what may be counted with."""
    lines, table = ["\t".join(map(_cell, heads))], [_row(heads, [""] * len(heads), "th")]
    styles = ["" if isinstance(field, _COUNTED) else _TEXT for field in fields]
    for row in rows:
        lines.append("\t".join(map(_cell, row)))
        table.append(_row(row, styles))
    return Clip("\n".join(lines), f"<html><meta charset='utf-8'><table>{''.join(table)}</table></html>")


def _cell(words: str) -> str:
    """A cell of plain text; what would end it is put between quotation marks."""
    if any(sign in words for sign in '\t\n\r"'):
        return '"' + words.replace('"', '""') + '"'
    return words


def _row(cells: Sequence[str], styles: Sequence[str], tag: str = "td") -> str:
    made = (
        f'<{tag} style="{style}">{escape(cell)}</{tag}>' if style else f"<{tag}>{escape(cell)}</{tag}>"
        for cell, style in zip(cells, styles, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>"
