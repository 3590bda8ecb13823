"""What a template may ask of the book: words of the period and the office, and figures as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from unionbook.ground.conditions import Frame
from unionbook.ground.figures import Ratio
from unionbook.ground.periods import Period
from unionbook.services import tally
from unionbook.services.report.markup import Names, Number, Test, Word
from unionbook.services.report.markup.figures import stored_number
from unionbook.services.report.model import Piece
from unionbook.services.report.rows import NamedRow, named_rows
from unionbook.services.report.targets import TARGET_SIGNS, met
from unionbook.services.standing import Standing
from unionbook.services.tally import Counted
from unionbook.services.targets import standing
from unionbook.store.book import Book

ETC = "等"
"""After names that are not all: alone when it is written in place of a measure word."""


@dataclass
class Facts:
    """The book asked for one period. Every figure is counted once.

    missing: (field, what is printed instead) of the words the book could not give.
    """

    book: Book
    period: Period
    today: date
    missing: dict[str, str] = field(default_factory=dict)
    _counted: dict[tuple[str, date, bool], Counted] = field(default_factory=dict)
    _named: dict[tuple[Names, date], Piece] = field(default_factory=dict)
    _standings: dict[date, list[Standing]] = field(default_factory=dict)

    def number(self, key: str, cut: date, year: bool = False) -> Counted:
        """A figure as of a day of the period. year: since the first of January of that day's year."""
        if (key, cut, year) not in self._counted:
            period = Period.parse(str(cut.year)) if year else self.period
            period = period if cut == period.cut else tally.as_of(period, cut)
            self._counted[key, cut, year] = tally.count(self.book, key, Frame(period, self.today))
        return self._counted[key, cut, year]

    def of(self, number: Number, cut: date) -> Counted:
        """The figure a sign asks for."""
        return self.number(number.key, cut, number.year)

    def gone(self, number: Number, cut: date) -> bool:
        """Is there nothing to print: no such figure or zero, and nobody wrote another one over it or asks for it?"""
        return not (number.typed or number.asks or self.of(number, cut).value)

    def piece(self, number: Number, cut: date) -> Piece:
        """A figure as it is printed."""
        counted = self.of(number, cut)
        text, wording = counted.worded(number.wording, number.measure), number.wording or counted.figure.wording
        if number.typed:
            typed = _typed(counted, number)
            return Piece(typed, counted, wording, automatic=text, reason=number.reason)
        if number.asks and not counted.value:
            return Piece(f"【{counted.figure.label}】", blank=True)
        return Piece(text, counted, wording)

    def names(self, part: Names, cut: date) -> Piece:
        """The names of the rows behind a figure: 甲、乙、丙等68家; "" when none may be named."""
        if (part, cut) not in self._named:
            self._named[part, cut] = self._names(part, cut)
        return self._named[part, cut]

    def _names(self, part: Names, cut: date) -> Piece:
        counted = self.number(part.key, cut)
        of, rows = named_rows(self.book, part.key, counted.frame, [part.path])
        named: dict[str, list[str]] = {}
        seen = 0
        for row in rows:
            if (name := row.texts[part.path]) and (name in named or len(named) < part.most):
                named.setdefault(name, []).append(row.uid)
                seen += 1
            elif name:
                break
        text = _listed(named, part.quoted)
        if named and seen < of:
            measure = counted.figure.measure if part.measure is None else part.measure
            text += ETC if measure == ETC else f"{ETC}{of}{measure}"
        uids = tuple(uid for uids in named.values() for uid in uids)
        return Piece(text, counted if text else None, rows=uids)

    def rows(self, key: str, cut: date, paths: Sequence[str]) -> list[NamedRow]:
        """The rows behind a figure that may be named, with the texts of some of their fields."""
        _, rows = named_rows(self.book, key, self.number(key, cut).frame, paths)
        return list(rows)

    def holds(self, test: Test, cut: date) -> bool:
        """Is the comparison true? A figure there is none of makes it false."""
        if test.sign in TARGET_SIGNS:
            return met(self.standings(cut), test.sign, test.key)
        value = self.number(test.key, cut, test.year).value
        other = test.other if isinstance(test.other, int) else self.number(test.other, cut, test.other_year).value
        if value is None or other is None:
            return False
        match test.sign:
            case "":
                return value > 0
            case "非":
                return value == 0
            case "=":
                # Two figures that are both zero have nothing in common worth saying.
                return value == other and bool(value or isinstance(test.other, int))
            case "<":
                return value < other
            case ">":
                return value > other
            case "<=":
                return value <= other
            case _:
                return value >= other

    def standings(self, cut: date) -> list[Standing]:
        """How the targets of the year stand on a day."""
        if "target" not in self.book.cabinet:
            return []
        if cut not in self._standings:
            self._standings[cut] = standing(self.book, Frame(Period.parse(str(cut.year), cut), self.today))
        return self._standings[cut]

    def word(self, asked: Word, cut: date) -> str:
        """Words of the period, or of the one record of a kind; "" when there are none."""
        if "." in asked.name:
            return self._field(asked)
        period = self.period
        early = cut < period.last
        return {
            "period": period.label,
            "year": str(period.year),
            "next_year": str(period.year + 1),
            "last_year": str(period.year - 1),
            "first": _day(period.first, whole=period.first.year != period.year),
            "cut": _day(cut, whole=cut.year != period.year),
            "as_of": _day(cut, whole=True) if early else "",
            "span": "今年以来" if early and not _rest(period) else _SPANS.get(_rest(period), "期内"),
            "next": _NEXT.get(_rest(period), f"{period.year + 1}年"),
            "months": str(tally.as_of(period, cut).months),
        }[asked.name]

    def _field(self, asked: Word) -> str:
        kind_name, _, first = asked.name.partition(".")
        kind, record = self.book.cabinet[kind_name], self.book.single(kind_name)
        for name in (first, *asked.others):
            if name not in kind.fields:
                self.missing[f"{kind.label}的“{kind.fields[first].label}”"] = name
                return name
            if record and (text := kind.fields[name].show(getattr(record, name))):
                return text
        self.missing[f"{kind.label}的“{kind.fields[first].label}”"] = ""
        return ""


def _listed(names: Iterable[str], quoted: bool) -> str:
    """The names joined by 、; titles in 《》 or “” stand side by side (GB/T 15834)."""
    text = ""
    for name in names:
        if quoted and not name.startswith(("“", "《")):
            name = f"“{name.replace('“', '‘').replace('”', '’')}”"
        joint = "" if not text or (text[-1] in "》”" and name[0] in "《“") else "、"
        text += joint + name
    return text


_SPANS = {"": "全年", "H1": "上半年", "H2": "下半年", "Q": "本季度", "M": "本月", "W": "本周"}
_NEXT = {"H1": "下半年", "Q": "下季度", "M": "下月", "W": "下周"}


def _rest(period: Period) -> str:
    """The sort of a period: "" for a year, H1, H2, Q, M, W; "-" for a range."""
    rest = period.name[4:]
    if ".." in period.name:
        return "-"
    return rest if rest[:1] in ("", "H") else "Q" if rest[0] == "Q" else "W" if "W" in rest else "M"


def _day(day: date, whole: bool) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if whole else f"{day.month}月{day.day}日"


def _typed(counted: Counted, number: Number) -> str:
    """What the clerk wrote over a number: a numeral is worded as the count would be, other words stand as they are."""
    figure = counted.figure
    fine = figure.money or isinstance(figure, Ratio) or figure.hundredths
    stored = stored_number(number.typed, fine)
    return number.typed if stored is None else replace(counted, value=stored).worded(number.wording, number.measure)
