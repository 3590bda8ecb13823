"""Sentences, paragraphs and chapters written down, or left out when the book has nothing to say for them.

What has lost all of its figures is left out, be it a clause, a sentence, a paragraph or a chapter. What never
had any stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from unionbook.services.report.facts import Facts
from unionbook.services.report.markup import Clause, Number, Ordinal, Part, Sentence, Word
from unionbook.services.report.model import Piece

ORDINAL = "\ue000"
"""Stands for 一是 until the run it belongs to is whole; no text of a book has it (a private-use character)."""


@dataclass
class Written:
    """What came of a stretch of the template.

    figures: how many are printed.  lost: labels of those whose lack left a sentence out (clauses are left out
    without a word, they are there for that).  bare: labels of figures printed as zero.
    """

    pieces: list[Piece] = field(default_factory=list)
    figures: int = 0
    lost: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)


def write_sentence(facts: Facts, sentence: Sentence, cut: date) -> Written:
    """A sentence; no pieces when it is left out."""
    if not all(facts.holds(test, cut) for test in sentence.tests):
        return Written()
    written = Written()
    own = [part for part in sentence.parts if isinstance(part, Number)]
    absent = [number for number in own if _zero(facts, number, cut)]
    if own and (len(absent) == len(own) or any(number.needed for number in absent)):
        return Written(lost=_labels(facts, absent, cut))
    for part in sentence.parts:
        if not isinstance(part, Clause):
            written.pieces += _pieces(facts, (part,), cut)
        elif not _gone(facts, part, cut):
            written.pieces += _pieces(facts, part.parts, cut)
    written.figures = sum(1 for piece in written.pieces if piece.counted)
    if not written.figures and any(sentence.numbers()):
        return Written()
    if any(isinstance(part, Word) and not facts.word(part, cut) for part in sentence.parts):
        return Written()
    written.bare = _labels(facts, absent, cut)
    written.pieces = tidy(written.pieces)
    return written


def _gone(facts: Facts, clause: Clause, cut: date) -> bool:
    words = (part for part in clause.parts if isinstance(part, Word))
    numbers = (part for part in clause.parts if isinstance(part, Number))
    return any(_zero(facts, number, cut) for number in numbers) or not all(facts.word(word, cut) for word in words)


def _pieces(facts: Facts, parts: Iterable[Part], cut: date) -> list[Piece]:
    found = []
    for part in parts:
        match part:
            case Number():
                found.append(facts.piece(part, cut))
            case Word():
                found.append(Piece(facts.word(part, cut)))
            case Ordinal():
                found.append(Piece(ORDINAL))
            case str():
                found.append(Piece(part))
    return found


def _zero(facts: Facts, number: Number, cut: date) -> bool:
    return not facts.number(number.key, cut).value


def _labels(facts: Facts, numbers: Iterable[Number], cut: date) -> list[str]:
    return list(dict.fromkeys(facts.number(number.key, cut).figure.label for number in numbers))


_PAUSES = "，、；："


def tidy(pieces: Sequence[Piece]) -> list[Piece]:
    """Plain stretches joined, and the pauses left over where a clause fell away taken out (“、。” → “。”)."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and not piece.counted and not joined[-1].counted:
            joined[-1] = replace(joined[-1], text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return [piece if piece.counted else replace(piece, text=_without_pauses(piece.text)) for piece in joined]


def _without_pauses(text: str) -> str:
    kept = ""
    for char in text:
        if char in _PAUSES and kept.endswith("。"):
            continue
        if char in "，、；。" and kept and kept[-1] in _PAUSES:
            kept = kept[:-1]
        kept += char
    return kept


def write_paragraph(facts: Facts, sentences: Sequence[Sentence], cut: date) -> Written:
    """A paragraph; no pieces when it is left out."""
    whole = Written()
    for sentence in sentences:
        written = write_sentence(facts, sentence, cut)
        whole.pieces += written.pieces
        whole.figures += written.figures
        whole.lost += written.lost
        whole.bare += written.bare
    if not whole.figures and any(True for sentence in sentences for _ in sentence.numbers()):
        whole.pieces = []
    whole.pieces = _ended(tidy(whole.pieces))
    return whole


def _ended(pieces: list[Piece]) -> list[Piece]:
    """A paragraph whose last sentences fell away still ends with a full stop."""
    if pieces and not pieces[-1].counted:
        text = pieces[-1].text
        pieces[-1] = replace(pieces[-1], text=text.rstrip(_PAUSES) + "。" if text[-1:] in _PAUSES else text)
    return pieces
