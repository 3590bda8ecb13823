"""What is left of a sentence made whole: pauses where a clause fell away taken out, the end a full stop."""

from collections.abc import Sequence
from dataclasses import replace

from unionbook.services.report.model import Piece

_PAUSES = "，、；："


def tidy(pieces: Sequence[Piece]) -> list[Piece]:
    """Plain stretches joined, and the pauses left over where a clause fell away taken out (“、。” → “。”)."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _plain(piece) and _plain(joined[-1]):
            joined[-1] = replace(joined[-1], text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return [replace(piece, text=_without_pauses(piece.text)) if _plain(piece) else piece for piece in joined]


def _plain(piece: Piece) -> bool:
    return not piece.counted and not piece.blank


def _without_pauses(text: str) -> str:
    kept = ""
    for char in text:
        if char in _PAUSES and kept.endswith("。"):
            continue
        if char in "，、；。" and kept and kept[-1] in _PAUSES:
            kept = kept[:-1]
        kept += char
    return kept


def ended(pieces: list[Piece]) -> list[Piece]:
    """A paragraph whose last sentences fell away still ends with a full stop."""
    if pieces and (_plain(pieces[-1]) or pieces[-1].rows):
        text = pieces[-1].text
        if text[-1:] in _PAUSES:
            pieces[-1] = replace(pieces[-1], text=text.rstrip(_PAUSES) + "。")
    return pieces


def nested(text: str) -> str:
    """“” inside “” made ‘’ (GB/T 15834)."""
    found, depth = [], 0
    for char in text:
        depth -= char == "”"
        found.append({"“": "‘", "”": "’"}.get(char, char) if depth > 0 else char)
        depth += char == "“"
    return "".join(found)
