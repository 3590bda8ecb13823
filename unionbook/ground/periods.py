"""Periods of a report: year, half-year, quarter, month, week (ISO 8601) or any range, with an as-of day."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from unionbook.ground.pattern import pattern


class BadPeriod(ValueError):
    """No period; the text of the error is one Chinese sentence with the cure."""


_SHAPE = pattern(
    r"(?P<year>\d{4})(?:年|年度)?"
    r"(?:(?P<half>H[12])|(?P<quarter>Q[1-4])|-?W(?P<week>\d{1,2})|[-.年]?(?P<month>\d{1,2})月?)?"
)
_RANGE = pattern(r"(\d{4}-\d{1,2}-\d{1,2})(?:\.\.|至)(\d{4}-\d{1,2}-\d{1,2})")
_NUMERALS = "一二三四"


@dataclass(frozen=True)
class Period:
    """Days from first to last. as_of: the last day whose records count, when that is before the end.

    name: "2020", "2020H1", "2020Q2", "2020-06", "2020-W23" or "2019-10-01..2020-09-30"; made of the two
    days when left empty. Raises BadPeriod when the days are out of order.
    """

    first: date
    last: date
    as_of: date | None = None
    name: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadPeriod(f"时段的结束日{self.last}早于开始日{self.first}，请对调或改正。")
        if self.as_of and self.as_of < self.first:
            raise BadPeriod(f"截止日{self.as_of}早于时段的开始日{self.first}，请改正截止日。")
        if not self.name:
            object.__setattr__(self, "name", f"{self.first}..{self.last}")

    @classmethod
    def parse(cls, text: str, as_of: date | None = None) -> "Period":
        """The period of a name such as those above; full-width letters and 2020年6月 are taken too.

        Raises BadPeriod.
        """
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
        try:
            if found := _RANGE.fullmatch(plain):
                return cls(_day(found[1]), _day(found[2]), as_of)
            if found := _SHAPE.fullmatch(plain):
                return cls._of(found, as_of)
        except BadPeriod:
            raise
        except ValueError:
            pass
        raise BadPeriod(
            f"“{text.strip()}”不是认得出的时段，"
            "请写成 2020、2020H1、2020Q2、2020-06、2020-W23 或 2019-10-01..2020-09-30。"
        )

    @classmethod
    def _of(cls, found: re.Match[str], as_of: date | None) -> "Period":
        year = int(found["year"])
        if not 1900 <= year <= 2199:
            raise BadPeriod(f"{year}年不在1900年到2199年之间，请核对年份。")
        if found["week"]:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
            return cls(monday, monday + timedelta(days=6), as_of, f"{year}-W{int(found['week']):02}")
        if found["month"]:
            month = int(found["month"])
            return _months(year, month, 1, f"{year}-{month:02}", as_of)
        if found["half"]:
            return _months(year, 6 * int(found["half"][1]) - 5, 6, f"{year}{found['half']}", as_of)
        if found["quarter"]:
            return _months(year, 3 * int(found["quarter"][1]) - 2, 3, f"{year}{found['quarter']}", as_of)
        return _months(year, 1, 12, str(year), as_of)

    @property
    def cut(self) -> date:
        """The last day that counts."""
        return min(self.last, self.as_of) if self.as_of else self.last

    @property
    def start_text(self) -> str:
        """Bound for stored dates: start_text <= stored."""
        return self.first.isoformat()

    @property
    def end_text(self) -> str:
        """Bound for stored dates: stored < end_text, the day after the cut."""
        return (self.cut + timedelta(days=1)).isoformat()

    def contains(self, stored: str) -> bool:
        """Does the first day of the stored date count?"""
        return self.start_text <= stored < self.end_text

    @property
    def year(self) -> int:
        """The year the period belongs to: that of its name, for a range that of its last day."""
        return self.last.year if ".." in self.name else int(self.name[:4])

    @property
    def label(self) -> str:
        """2020年度, 2020年上半年, 2020年第二季度, 2020年6月, 2020年第23周（6月1日—6月7日）, two days."""
        year, rest = self.name[:4], self.name[4:]
        if ".." in self.name:
            return f"{_words(self.first)}—{_words(self.last)}"
        if not rest:
            return f"{year}年度"
        if rest[0] == "H":
            return f"{year}年{'上' if rest[1] == '1' else '下'}半年"
        if rest[0] == "Q":
            return f"{year}年第{_NUMERALS[int(rest[1]) - 1]}季度"
        if rest.startswith("-W"):
            days = f"{self.first.month}月{self.first.day}日—{self.last.month}月{self.last.day}日"
            return f"{year}年第{int(rest[2:])}周（{days}）"
        return f"{year}年{int(rest[1:])}月"

    @property
    def months(self) -> int:
        """Months elapsed up to the cut, a begun one counted whole: 1 January – 31 October = 10."""
        whole = (self.cut.year - self.first.year) * 12 + self.cut.month - self.first.month
        return whole + (self.cut.day >= self.first.day)

    def previous(self) -> "Period":
        """The same period one year before, its as-of day too; for a week the week before."""
        if "W" in self.name:
            week = timedelta(days=7)
            year, number, _ = (self.first - week).isocalendar()
            as_of = self.as_of - week if self.as_of else None
            return Period.parse(f"{year}-W{number:02}", as_of)
        as_of = _year_before(self.as_of) if self.as_of else None
        if ".." in self.name:
            return Period(_year_before(self.first), _year_before(self.last), as_of)
        return Period.parse(f"{self.year - 1}{self.name[4:]}", as_of)


def _months(year: int, month: int, count: int, name: str, as_of: date | None) -> Period:
    end = month + count - 1
    # Every start asks for a year: it loads no module for its last day.
    last = date(year, 12, 31) if end == 12 else date(year, end + 1, 1) - timedelta(days=1)
    return Period(date(year, month, 1), last, as_of, name)


def _day(text: str) -> date:
    year, month, day = map(int, text.split("-"))
    return date(year, month, day)


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _year_before(day: date) -> date:
    """The end of February stays the end of February, 28th or 29th."""
    if day.month == 2 and day.day == calendar.monthrange(day.year, 2)[1]:
        return day.replace(year=day.year - 1, day=calendar.monthrange(day.year - 1, 2)[1])
    return day.replace(year=day.year - 1)
