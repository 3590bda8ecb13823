"""Where the head of a table is, and what its columns are called."""

from collections.abc import Callable
from dataclasses import dataclass

from unionbook.services.sheets.layout.model import Head
from unionbook.services.sheets.layout.words import counts_rows, is_label, is_signature, plain
from unionbook.services.sheets.model import Area, Cell, Sheet

Knows = Callable[[str], bool]
"""Is this a word some column of the book goes by?"""

DEEPEST = 3
SEARCHED = 40
NEARLY = 0.6


@dataclass(frozen=True)
class Found:
    """The rows of a head, the last included, and how sure it is."""

    top: int
    bottom: int
    score: float


def find_head(sheet: Sheet, start: int, knows: Knows) -> Found | None:
    """The head of the first table from a row on; None when nothing looks like one."""
    scores = {
        row: score
        for row in range(start, min(start + SEARCHED, len(sheet.rows)))
        if (score := _score(sheet, row, knows)) > 0
    }
    if not scores:
        return None
    # The best of several tables need not be the first.
    row = next(row for row, score in scores.items() if score >= NEARLY * max(scores.values()))
    top, bottom = spread(sheet, row, start, knows)
    return Found(top, bottom, scores[row])


def _score(sheet: Sheet, row: int, knows: Knows) -> float:
    cells = [cell for cell in sheet.rows[row] if cell is not None]
    labels = [plain(cell) for cell in cells if is_label(cell)]
    known = sum(map(knows, labels))
    counted = sum(map(counts_rows, labels))
    if len(labels) < 2 and not known:
        return 0
    if is_signature(labels) and not known:
        return 0
    others = len(cells) - len(labels)
    twice = len(labels) - len(set(labels))
    below = _below(sheet, row)
    return 3.0 * known + 2 * counted + len(labels) - 2.5 * others - (0 if known else twice) + below


def _below(sheet: Sheet, row: int) -> float:
    """Up to 2: are the cells under it filled, and are they something else than labels?"""
    columns = [n for n, cell in enumerate(sheet.rows[row]) if cell is not None]
    following = [one for one in sheet.rows[row + 1 : row + 6] if one]
    if not following or not columns:
        return 0
    filled = sum(n < len(one) and one[n] is not None for one in following for n in columns)
    other = sum(n < len(one) and one[n] is not None and not is_label(one[n]) for one in following for n in columns)
    whole = len(following) * len(columns)
    return filled / whole + other / whole


def spread(sheet: Sheet, row: int, start: int, knows: Knows) -> tuple[int, int]:
    """The first and last row of the head around its surest one, none above start."""
    top = bottom = row
    for area in sheet.merged:
        if area.top <= row <= area.bottom and area.bottom - area.top < DEEPEST and area.top >= start:
            top, bottom = min(top, area.top), max(bottom, area.bottom)
    while top > start and bottom - top + 1 < DEEPEST and _above(sheet, top, knows):
        top -= 1
    while bottom - top + 1 < DEEPEST and (_under(sheet, bottom) or _above(sheet, bottom + 1, knows)):
        bottom += 1
    return top, bottom


def _above(sheet: Sheet, row: int, knows: Knows) -> bool:
    """Does the row above name groups of this row's columns?"""
    if row >= len(sheet.rows) or _labelled_share(sheet, row) < 1:
        return False
    upper = _labelled(sheet, row - 1)
    if len(upper) < 2 or len(upper) < len([cell for cell in sheet.rows[row - 1] if cell is not None]):
        return False
    if is_signature([plain(sheet.cell(row - 1, column)) for column in upper]):
        return False
    width = len(sheet.rows[row])
    groups = [one for one in _across(sheet, row - 1) if one.right - one.left + 1 < width]
    lower = _labelled(sheet, row)
    apart = bool(upper - lower) and min(upper) <= min(lower)
    return bool(groups) or (apart and any(knows(plain(sheet.cell(row, column))) for column in lower - upper))


def _under(sheet: Sheet, row: int) -> bool:
    """Do groups of this row have names of their own below?"""
    for area in _across(sheet, row):
        under = [sheet.cell(row + 1, column) for column in range(area.left, area.right + 1)]
        if len(under) > 1 and all(is_label(cell) for cell in under) and _labelled_share(sheet, row + 1) > 0.9:
            return True
    return False


def _labelled(sheet: Sheet, row: int) -> set[int]:
    return {n for n, cell in enumerate(sheet.rows[row]) if is_label(cell)} if 0 <= row < len(sheet.rows) else set()


def _labelled_share(sheet: Sheet, row: int) -> float:
    cells = [cell for cell in sheet.rows[row] if cell is not None] if row < len(sheet.rows) else []
    return sum(map(is_label, cells)) / len(cells) if cells else 0


def _across(sheet: Sheet, row: int) -> list[Area]:
    """Cells of a row that were merged over several columns."""
    return [area for area in sheet.merged if area.top <= row <= area.bottom and area.right > area.left]


def columns_of(sheet: Sheet, found: Found) -> list[Head]:
    """The columns of a head, from the left; those without a name are left out."""
    made = []
    for column in range(max(len(row) for row in sheet.rows[found.top : found.bottom + 1])):
        levels: list[str] = []
        for row in range(found.top, found.bottom + 1):
            text = plain(_seen(sheet, found, row, column))
            if text and text not in levels[-1:]:
                levels.append(text)
        if levels:
            label = levels[-1]
            made.append(Head(column, label, tuple(levels), counts_rows(label), hidden=column in sheet.hidden_columns))
    return made


def _seen(sheet: Sheet, found: Found, row: int, column: int) -> Cell:
    """What a reader sees over a column: also a name merged or written once over several of them."""
    for area in sheet.merged:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return sheet.cell(area.top, area.left)
    cell = sheet.cell(row, column)
    if cell is None and row < found.bottom and is_label(sheet.cell(row + 1, column)):
        for before in range(column - 1, -1, -1):
            if (left := sheet.cell(row, before)) is not None:
                return left if is_label(sheet.cell(row + 1, before)) else None
    return cell
