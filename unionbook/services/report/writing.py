"""Sentences, paragraphs and chapters written down, or left out when the book has nothing to say for them.

What has lost all of its figures is left out, be it a clause, a sentence, a paragraph or a chapter. What never
had any stays.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from unionbook.services.report.facts import Facts
from unionbook.services.report.markup import (
    Blank,
    Clause,
    Names,
    Number,
    Ordinal,
    Part,
    Range,
    RowNumber,
    RowWord,
    Sentence,
    Word,
)
from unionbook.services.report.model import Piece
from unionbook.services.report.numbering import FORMS
from unionbook.services.report.rows import NamedRow
from unionbook.services.report.tidying import ended, nested, tidy
from unionbook.services.tally import Counted

ORDINAL = "\ufdd0"
"""Stands for 一是 until the run it belongs to is whole; no text has it (a code point that is no character)."""


@dataclass
class Written:
    """What came of a stretch of the template.

    figures: how many are printed, a sentence said because its condition holds counted as one.
    lost: labels of those whose lack left a sentence out (clauses are left out without a word, they are there for
    that).  bare: labels of figures printed as zero.  line: its first.  row: it is an item of a list.
    """

    pieces: list[Piece] = field(default_factory=list)
    figures: int = 0
    lost: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    line: int = 0
    row: bool = False

    def add(self, other: "Written") -> None:
        """Take in what came of the next sentence."""
        self.pieces += other.pieces
        self.figures += other.figures
        self.lost += other.lost
        self.bare += other.bare


@dataclass(frozen=True)
class _Row:
    """The row a sentence is said for, and the how manieth it is said for."""

    named: NamedRow
    number: int


@dataclass(frozen=True)
class _Sayer:
    """Says the parts of a sentence as of a day, for a row if there is one."""

    facts: Facts
    cut: date
    row: _Row | None = None

    def word(self, part: Word | RowWord) -> str:
        """The words in its place, "" for none."""
        if isinstance(part, Word):
            return self.facts.word(part, self.cut)
        assert self.row is not None
        for one in (part.path, *part.others):
            text = self.row.named.texts.get(one, one)
            if text:
                return text
        return ""

    def gone(self, part: Part) -> bool:
        """Has the book nothing for it?"""
        match part:
            case Number():
                return self.facts.gone(part, self.cut)
            case Range(least, most):
                return self.facts.gone(least, self.cut) or self.facts.gone(most, self.cut)
            case Names():
                return not self.facts.names(part, self.cut).text
            case Word() | RowWord():
                return not self.word(part)
            case _:
                return False

    def pieces(self, parts: Iterable[Part]) -> Iterator[Piece]:
        """The parts as they are printed."""
        for part in parts:
            match part:
                case Number():
                    yield self.facts.piece(part, self.cut)
                case Range(least, most):
                    yield from self._range(least, most)
                case Names():
                    yield self.facts.names(part, self.cut)
                case Word() | RowWord():
                    yield Piece(self.word(part))
                case RowNumber(form):
                    yield Piece(FORMS[form].write(self.row.number if self.row else 1))
                case Blank(hint):
                    yield Piece(f"【{hint}】", blank=True)
                case Ordinal():
                    yield Piece(ORDINAL)
                case str():
                    yield Piece(part)

    def _range(self, least: Number, most: Number) -> Iterator[Piece]:
        values = [self.facts.of(number, self.cut).value for number in (least, most)]
        if values[0] != values[1]:
            yield self.facts.piece(least, self.cut)
            yield Piece("—")
        yield self.facts.piece(most, self.cut)


def write_sentence(facts: Facts, sentence: Sentence, cut: date) -> Written:
    """A sentence; no pieces when it is left out."""
    if sentence.each:
        whole = Written()
        for written in _each(facts, sentence, cut):
            whole.add(written)
        return whole
    if not all(facts.holds(test, cut) for test in sentence.tests):
        return Written()
    return _say(_Sayer(facts, cut), sentence)


def _say(sayer: _Sayer, sentence: Sentence) -> Written:
    own = [part for part in sentence.parts if isinstance(part, Number | Range | Names)]
    absent = [part for part in own if sayer.gone(part)]
    if own and (len(absent) == len(own) or any(map(_needed, absent))):
        return Written(lost=_labels(sayer, absent))
    if any(isinstance(part, Word | RowWord) and sayer.gone(part) for part in sentence.parts):
        return Written()
    written = Written()
    for part in sentence.parts:
        if not isinstance(part, Clause):
            written.pieces += sayer.pieces((part,))
        elif not any(sayer.gone(one) for one in part.parts):
            written.pieces += sayer.pieces(part.parts)
    written.figures = sum(1 for piece in written.pieces if piece.counted)
    asked = any(piece.blank for piece in written.pieces)
    if not written.figures and not asked and sentence.printed() and not sentence.each:
        return Written()
    if sentence.tests and not written.figures:
        written.figures = 1
    written.bare = _labels(sayer, absent)
    written.pieces = tidy(written.pieces)
    return written


def _needed(part: Part) -> bool:
    """Is nothing said without it? A range or names there are none of leave no sense behind."""
    return part.needed if isinstance(part, Number) else True


def _labels(sayer: _Sayer, parts: Iterable[Number | Range | Names]) -> list[str]:
    keys = (part.least.key if isinstance(part, Range) else part.key for part in parts)
    return list(dict.fromkeys(sayer.facts.number(key, sayer.cut).figure.label for key in keys))


def _each(facts: Facts, sentence: Sentence, cut: date) -> list[Written]:
    """A sentence for each row; the last of them ends with a full stop."""
    assert sentence.each is not None
    if not all(facts.holds(test, cut) for test in sentence.tests):
        return []
    counted = facts.number(sentence.each.key, cut)
    words = [part for part in sentence.flat() if isinstance(part, RowWord)]
    paths = list(dict.fromkeys(one for part in words for one in (part.path, *filter(str.isascii, part.others))))
    found: list[Written] = []
    rows = facts.rows(sentence.each.key, cut, paths)
    for row in rows:
        written = _say(_Sayer(facts, cut, _Row(row, len(found) + 1)), sentence)
        if written.pieces:
            written.pieces = [
                piece if piece.counted or piece.blank else _of_row(piece, counted, row.uid) for piece in written.pieces
            ]
            written.figures = sum(1 for piece in written.pieces if piece.counted)
            found.append(written)
    if not found:
        return [Written(lost=[] if rows else [counted.figure.label])]
    found[-1].pieces = ended(found[-1].pieces)
    return found


def write_paragraph(facts: Facts, sentences: Sequence[Sentence], cut: date) -> list[Written]:
    """A paragraph, and those its sentences ask to stand apart; no pieces in what is left out."""
    whole = Written(line=sentences[0].line)
    found = [whole]
    for sentence in sentences:
        if sentence.each and sentence.each.apart:
            rows = _each(facts, sentence, cut)
            for written in rows:
                written.line, written.row = sentence.line, True
            # What follows the rows is a paragraph of its own again.
            whole = Written(line=sentence.line)
            found += [*rows, whole]
        else:
            whole.add(write_sentence(facts, sentence, cut))
    asks = any(sentence.printed() for sentence in sentences)
    if asks and not any(written.figures or _open(written) for written in found):
        for written in found:
            written.pieces = []
    for at, written in enumerate(found):
        written.pieces = tidy(written.pieces)
        # Words that lead to a list keep their colon, its items their semicolons.
        leads = _text(written).endswith("：") and any(after.pieces for after in found[at + 1 :])
        if not written.row and not leads:
            written.pieces = ended(written.pieces)
    return found


def _text(written: Written) -> str:
    return written.pieces[-1].text if written.pieces else ""


def _of_row(piece: Piece, counted: Counted, uid: str) -> Piece:
    return replace(piece, text=nested(piece.text), counted=counted, rows=(uid,))


def _open(written: Written) -> bool:
    return any(piece.blank for piece in written.pieces)
