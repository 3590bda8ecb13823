"""What a sentence of a template is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground.wording import Wording


class BadMarkup(ValueError):
    """A sign that cannot be understood; the text of the error is a Chinese sentence without its place."""


@dataclass(frozen=True)
class Word:
    """Words of the period ("year") or of a record there is only one of ("office.name").

    others: what is taken when it is empty, in order: further fields of that record, then words to be printed as
    they stand.
    """

    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """A figure. measure: printed in place of the figure's own measure word.  needed: nothing is said without it.

    year: counted from the first of January on, whatever the report's period is (本年累计).
    asks: when there is none, its place is printed as one to be filled in, and the sentence stays.
    typed, reason: what the clerk wrote over the counted number, and why ("" for none).
    """

    key: str
    wording: Wording | None = None
    measure: str | None = None
    needed: bool = False
    asks: bool = False
    year: bool = False
    typed: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Range:
    """From one figure to another: 4—8个百分点; the upper one alone when both are the same."""

    least: Number
    most: Number


@dataclass(frozen=True)
class Names:
    """The names of the rows behind a figure, joined by 、; not more than `most`, then 等 and how many with `measure`
    (等 alone when the measure is 等).

    path: the field that names a row, "" for its title.  quoted: each name in “”.
    """

    key: str
    path: str = ""
    most: int = 10
    measure: str | None = None
    quoted: bool = False


@dataclass(frozen=True)
class RowWord:
    """In a sentence said for each row: a field of the row; others: as in `Word`."""

    path: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowNumber:
    """In a sentence said for each row: its number in that form (a key of `numbering.FORMS`)."""

    form: str


@dataclass(frozen=True)
class Blank:
    """A place the clerk has to fill: printed 【…】, and an open point as long as it stands there."""

    hint: str


@dataclass(frozen=True)
class Ordinal:
    """一是, 二是 …: numbered where it is printed."""


Part = str | Word | Number | Range | Names | RowWord | RowNumber | Blank | Ordinal


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence that is left out when one of its figures is zero or one of its words empty."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Test:
    """A comparison of a figure: with another, with a number; sign "" asks for more than zero, "非" for zero.

    The signs 完成, 超额 and 未完成 ask how the year's target stands that the figure counts; key "" for all targets.
    year, other_year: as in `Number`.
    """

    key: str
    sign: str = ""
    other: str | int = 0
    year: bool = False
    other_year: bool = False


@dataclass(frozen=True)
class Each:
    """A sentence is said for each row behind a figure.  apart: as a paragraph of its own."""

    key: str
    apart: bool = False


@dataclass(frozen=True)
class Sentence:
    """One line of a template. line: its number, from 1."""

    line: int
    parts: tuple[Part | Clause, ...]
    tests: tuple[Test, ...] = ()
    each: Each | None = None

    def flat(self) -> Iterator[Part]:
        """All parts, those of clauses too."""
        for part in self.parts:
            yield from part.parts if isinstance(part, Clause) else (part,)

    def numbers(self) -> Iterator[Number]:
        """All figures that are printed as numbers, those of clauses and both of a range too."""
        for part in self.flat():
            if isinstance(part, Number):
                yield part
            elif isinstance(part, Range):
                yield from (part.least, part.most)

    def printed(self) -> list[str]:
        """The keys of all figures it prints or names the rows of."""
        named = [part.key for part in self.flat() if isinstance(part, Names)]
        return [number.key for number in self.numbers()] + named + ([self.each.key] if self.each else [])

    def asked(self) -> list[str]:
        """The keys of all figures, those of the conditions too."""
        tested = (key for test in self.tests for key in (test.key, test.other) if isinstance(key, str))
        return self.printed() + list(filter(None, tested))
