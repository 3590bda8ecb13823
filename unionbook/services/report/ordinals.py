"""一是, 二是 …, put in when the run they belong to is whole."""

from collections.abc import Sequence
from dataclasses import replace

from unionbook.ground.numerals import chinese
from unionbook.services.report.model import Piece
from unionbook.services.report.writing import ORDINAL


def ordinals(paragraphs: Sequence[list[Piece]]) -> list[list[Piece]]:
    """一是, 二是 … put in through each run of paragraphs that ask for them; a run of one has none."""
    counts = [sum(piece.text.count(ORDINAL) for piece in pieces) for pieces in paragraphs]
    found, number, of = [], 0, 0
    for place, pieces in enumerate(paragraphs):
        if not place or not counts[place - 1]:
            number, of = 0, _run(counts[place:])
        done = []
        for piece in pieces:
            text = piece.text
            while ORDINAL in text:
                number += 1
                text = text.replace(ORDINAL, f"{chinese(number)}是" if of > 1 else "", 1)
            done.append(replace(piece, text=text))
        found.append(done)
    return found


def _run(counts: Sequence[int]) -> int:
    total = 0
    for count in counts:
        if not count:
            break
        total += count
    return total
