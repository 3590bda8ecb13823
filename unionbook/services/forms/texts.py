"""Texts of forms with their braces filled: values of a row or common to several, law, the office, the print itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.clocks import Clock
from unionbook.ground.dates import print_date, store_date
from unionbook.ground.fields import DayField, MoneyField
from unionbook.ground.formtext import ARTICLE, DUE, LIMIT, OFFICE, PRINT, Brace, Named, pieces
from unionbook.ground.kind import values_of
from unionbook.ground.law import Law
from unionbook.ground.numerals import yuan
from unionbook.ground.statute import NotInForce, Rule
from unionbook.services.forms.reading import Values
from unionbook.services.forms.words import Words
from unionbook.services.law import law_of, shipped, statute

BLANK, BLANK_DAY = "＿＿＿＿＿＿", "＿＿＿＿年＿＿月＿＿日"
SPACED_DAY = "　　　年　　月　　日"


@dataclass(frozen=True)
class Texts:
    """What fills the braces of one form. rows: those it is about; a value they do not share is left empty.

    day: of the paper, None on a blank one.  quoted_on: the day whose law is quoted, None that of the paper.
    count: the rows listed.  lined: what is empty gets a line to write on.
    """

    words: Words
    rows: Sequence[Values]
    day: date | None
    count: int = 0
    lined: bool = False
    quoted_on: date | None = None

    def fill(self, text: str) -> str:
        """The text with its braces filled."""
        return "".join(self._brace(piece) if isinstance(piece, Brace) else piece for piece in pieces(text))

    def _brace(self, brace: Brace) -> str:
        for one in brace.alternatives:
            if said := self.say(one):
                return said
        return self._gap(brace.alternatives[0])

    def _gap(self, one: Named) -> str:
        """What stands where nothing is known."""
        day = one.of == DUE or (one.of == PRINT and one.path == "day")
        if not day and not one.of:
            day = isinstance(self.words.field(one), DayField)
        if not self.lined:
            return SPACED_DAY if day and self.day is None else ""
        return BLANK_DAY if day else BLANK

    def say(self, one: Named) -> str:
        """What one name stands for, "" for nothing."""
        match one.of:
            case _ if one.words:
                return one.path
            case _ if one.of == OFFICE:
                return self._office(one.path)
            case _ if one.of == PRINT:
                return self._print(one.path)
            case _ if one.of == DUE:
                return self._due(one.path)
            case _ if one.of == ARTICLE:
                return self._article(one.path)
            case _ if one.of == LIMIT:
                rule = self._rule(one.path)
                return rule.words if rule else ""
            case _:
                said = {self._worded(one, row) for row in self.rows}
                return said.pop() if len(said) == 1 else ""

    def _worded(self, one: Named, row: Values) -> str:
        value = row.get(one.key)
        if isinstance(value, int) and not one.of and isinstance(self.words.field(one), MoneyField):
            return f"{yuan(value)}元"
        return self.words.one(one, row)

    @property
    def _law(self) -> Law:
        return law_of(self.words.book)

    def _office(self, name: str) -> str:
        book = self.words.book
        office = book.single(OFFICE) if OFFICE in book.cabinet else None
        if office is None:
            return ""
        kind = book.cabinet[OFFICE]
        return kind.fields[name].show(values_of(office, kind)[name])

    def _print(self, name: str) -> str:
        if self.day is None:
            return ""
        return {"day": print_date(store_date(self.day)), "year": str(self.day.year), "count": str(self.count)}[name]

    def _due(self, name: str) -> str:
        """The last day of a clock, by the law of the day it runs from."""
        if len(self.rows) != 1:
            return ""
        clock = _clock(self.words, name)
        row = {key: value for key, value in self.rows[0].items() if not isinstance(value, tuple)}
        end = clock.end(row, self._law, self.day)
        return print_date(store_date(end.last)) if end and end.last else ""

    def _rule(self, key: str) -> Rule | None:
        """The rule in force on the paper's day. What is only another place's counts as not known."""
        day = self.quoted_on or self.day
        if day is None:
            return None
        try:
            rule = self._law.statute.on(key, day)
        except NotInForce:
            return None
        return None if rule.local and rule in shipped().statute.rules[key] else rule

    def _article(self, key: str) -> str:
        if key in statute().articles:
            day = self.quoted_on or self.day
            return statute().article(key, day) if day else ""
        rule = self._rule(key)
        return rule.article if rule else ""


def clock_names(words: Words, names: Sequence[str]) -> list[Named]:
    """The fields that clocks read."""
    return [Named("", path) for name in names for path in _clock(words, name).paths]


def _clock(words: Words, name: str) -> Clock:
    return next(clock for clock in words.kind.clocks if clock.name == name)
