"""What a template may ask of the book: words of the period and the office, and figures as of a day."""

from dataclasses import dataclass, field
from datetime import date

from unionbook.ground.conditions import Frame
from unionbook.ground.periods import Period
from unionbook.services import tally
from unionbook.services.report.markup import Number, Test, Word
from unionbook.services.report.model import Piece
from unionbook.services.tally import Counted
from unionbook.store.book import Book


@dataclass
class Facts:
    """The book asked for one period. Every figure is counted once.

    missing: (field, what is printed instead) of the words the book could not give.
    """

    book: Book
    period: Period
    today: date
    missing: dict[str, str] = field(default_factory=dict)
    _counted: dict[tuple[str, date], Counted] = field(default_factory=dict)

    def number(self, key: str, cut: date) -> Counted:
        """A figure as of a day of the period."""
        if (key, cut) not in self._counted:
            period = self.period if cut == self.period.cut else tally.as_of(self.period, cut)
            self._counted[key, cut] = tally.count(self.book, key, Frame(period, self.today))
        return self._counted[key, cut]

    def piece(self, number: Number, cut: date) -> Piece:
        """A figure as it is printed."""
        counted = self.number(number.key, cut)
        text = counted.worded(number.wording, number.measure)
        return Piece(text, counted, number.wording or counted.figure.wording)

    def holds(self, test: Test, cut: date) -> bool:
        """Is the comparison true? A figure there is none of makes it false."""
        value = self.number(test.key, cut).value
        other = test.other if isinstance(test.other, int) else self.number(test.other, cut).value
        if value is None or other is None:
            return False
        match test.sign:
            case "":
                return value > 0
            case "非":
                return value == 0
            case "=":
                return value == other
            case "<":
                return value < other
            case ">":
                return value > other
            case "<=":
                return value <= other
            case _:
                return value >= other

    def word(self, asked: Word, cut: date) -> str:
        """Words of the period, or of the one record of a kind; "" when there are none."""
        if "." in asked.name:
            return self._field(asked)
        period = self.period
        early = cut < period.last
        return {
            "period": period.label,
            "year": str(period.year),
            "cut": _day(cut, whole=cut.year != period.year),
            "as_of": _day(cut, whole=True) if early else "",
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


def _day(day: date, whole: bool) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if whole else f"{day.month}月{day.day}日"
