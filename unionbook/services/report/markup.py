"""The signs inside one sentence of a template: {words}, {figures}, [clauses] and 若 conditions."""

import re
import unicodedata
from collections.abc import Collection, Iterator
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
    """A figure. measure: printed in place of the figure's own measure word.  needed: nothing is said without it."""

    key: str
    wording: Wording | None = None
    measure: str | None = None
    needed: bool = False


@dataclass(frozen=True)
class Ordinal:
    """一是, 二是 …: numbered where it is printed."""


Part = str | Word | Number | Ordinal


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence that is left out when one of its figures is zero."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Test:
    """A comparison of a figure: with another, with a number; sign "" asks for more than zero, "非" for zero."""

    key: str
    sign: str = ""
    other: str | int = 0


@dataclass(frozen=True)
class Sentence:
    """One line of a template. line: its number, from 1."""

    line: int
    parts: tuple[Part | Clause, ...]
    tests: tuple[Test, ...] = ()

    def flat(self) -> Iterator[Part]:
        """All parts, those of clauses too."""
        for part in self.parts:
            yield from part.parts if isinstance(part, Clause) else (part,)

    def numbers(self) -> Iterator[Number]:
        """All figures, those of clauses too."""
        return (part for part in self.flat() if isinstance(part, Number))

    def asked(self) -> list[str]:
        """The keys of all figures, those of the conditions too."""
        tested = [key for test in self.tests for key in (test.key, test.other) if isinstance(key, str)]
        return [number.key for number in self.numbers()] + tested


PERIOD_WORDS = ("period", "year", "cut", "as_of", "months")
ORDINAL = "一是"

_TOKEN = re.compile(r"\{([^{}\[\]]*)\}|([\[\]{}])|([^{}\[\]]+)")
_FIGURE = re.compile(r"([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)(!?)((?:\|[^|]+)*)")
_TESTED = re.compile(r"(非?)\s*([a-z0-9_.]+)\s*(?:(<=|>=|=|<|>)\s*([a-z0-9_.]+))?")
_WHEN = re.compile(r"若\s*([^：:]+)[：:](.*)")
_BRACES = str.maketrans("｛｝［］", "{}[]")


def read_sentence(text: str, line: int, singles: Collection[str]) -> Sentence:
    """A sentence with its signs understood. singles: names of the kinds with one record. Raises BadMarkup."""
    text = text.translate(_BRACES)
    tests: tuple[Test, ...] = ()
    if found := _WHEN.fullmatch(text):
        tests = tuple(_test(part) for part in found[1].split("且"))
        text = found[2].strip()
    if not text:
        raise BadMarkup("“若……：”后面没有句子")
    return Sentence(line, tuple(_parts(text, singles)), tests)


def _parts(text: str, singles: Collection[str]) -> Iterator[Part | Clause]:
    clause: list[Part] | None = None
    for found in _TOKEN.finditer(text):
        inner, sign, words = found.groups()
        if sign == "[" and clause is None:
            clause = []
        elif sign == "]" and clause is not None:
            yield Clause(tuple(clause))
            clause = None
        elif sign:
            raise BadMarkup(f"“{sign}”没有配对，请检查括号")
        elif clause is None:
            yield words or _sign(inner, singles)
        else:
            clause.append(words or _sign(inner, singles))
    if clause is not None:
        raise BadMarkup("“[”没有配对，请检查括号")


def _sign(inner: str, singles: Collection[str]) -> Part:
    """What stands between braces."""
    text = unicodedata.normalize("NFKC", inner).strip()
    if text == ORDINAL:
        return Ordinal()
    name, *others = (part.strip() for part in text.split("/"))
    if name in PERIOD_WORDS or name.partition(".")[0] in singles:
        return Word(name, tuple(others))
    if found := _FIGURE.fullmatch(text):
        return _figure(found)
    raise BadMarkup(f"认不出“{{{inner}}}”")


def _figure(found: re.Match[str]) -> Number:
    wording, measure = None, None
    for part in filter(None, found[3].split("|")):
        if part in tuple(Wording):
            wording = Wording(part)
        elif part.isascii():
            raise BadMarkup(f"没有“{part}”这种写法，可用的有：{'、'.join(Wording)}")
        else:
            measure = part
    return Number(found[1], wording, measure, bool(found[2]))


def _test(text: str) -> Test:
    found = _TESTED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or "." not in found[2] or (found[1] and found[3]):
        raise BadMarkup(f"认不出条件“{text.strip()}”，请写成 grievance.replied = grievance.received 的样子")
    sign, other = found[3] or found[1], found[4] or "0"
    return Test(found[2], sign, int(other) if other.isdecimal() else other)
