"""Dates: typed in any usual shape, stored as text in the order of days, shown and printed in Chinese.

Stored: "2020-03-08". A date known less exactly is the first day it may mean and a suffix:
"2020-03-01~m" (month), "2020-03-01~1" 上旬, "2020-03-11~2" 中旬, "2020-03-21~3" 下旬, "2020-01-01~y" (year).
"~" sorts after every digit, so `start <= stored < day after end` puts each where its first day lies.
"""

import calendar
import re
import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from unionbook.ground.numerals import BadNumber, parse_chinese
from unionbook.ground.pattern import pattern

FIRST_YEAR, LAST_YEAR = 1900, 2199
_CURE = "请写成 20260308、2026.3.8 或 3月8日。"
SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheet serial numbers, right for every serial after 28 February 1900."""


_NEAR = {"前天": -2, "昨天": -1, "昨日": -1, "明天": 1, "明日": 1, "后天": 2}


class BadDate(ValueError):
    """What was typed is no date; the text of the error is one Chinese sentence with the cure.

    meant: the stored dates that may be meant, to choose from.
    """

    def __init__(self, sentence: str, meant: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.meant = meant


class Precision(StrEnum):
    """How exactly a date is known; the value is the suffix it is stored with."""

    DAY = ""
    MONTH = "m"
    EARLY = "1"
    MIDDLE = "2"
    LATE = "3"
    YEAR = "y"


TENS = {Precision.EARLY: "上旬", Precision.MIDDLE: "中旬", Precision.LATE: "下旬"}
_PARTS = {"": Precision.MONTH, "上旬": Precision.EARLY, "初": Precision.EARLY, "中旬": Precision.MIDDLE,
          "中": Precision.MIDDLE, "下旬": Precision.LATE, "底": Precision.LATE, "末": Precision.LATE}
_PART = r"(?P<part>上旬|中旬|下旬|初|中|底|末)"
_DAYS = [pattern(shape) for shape in (
    r"(?P<y>\d{4}|\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日?",
    r"(?P<y>\d{4}|\d{2})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})日?",
    r"(?P<y>\d{4}|\d{2})(?P<m>\d{2})(?P<d>\d{2})",
    r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日?",
    r"(?P<m>\d{1,2})[-./](?P<d>\d{1,2})",
    r"(?P<m>\d{2})(?P<d>\d{2})",
    r"(?P<d>\d{1,2})日?",
)]
_LOOSE = [pattern(shape) for shape in (
    rf"(?P<y>\d{{4}}|\d{{2}})年(?P<m>\d{{1,2}})月(?:份|{_PART})?",
    r"(?P<y>\d{4}|3[2-9]|[4-9]\d)[-./](?P<m>\d{1,2})",
    r"(?P<y>(?:19|2[01])\d{2})(?P<m>\d{2})",
    rf"(?P<m>\d{{1,2}})月(?:份|{_PART})?",
    rf"(?:本?月)?{_PART}|本月",
    r"(?P<y>(?:19|2[01])\d{2})年?",
)]
_TURNED = pattern(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
_WITHIN = pattern(
    r"(?<!\d)(?<!\d[-./])(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日?)?)?|\d{4}([-./])\d{1,2}(?:\1\d{1,2})?|(?:19|20)\d{6})"
    r"(?!\d|[-./]\d)"
)
_NUMERAL = pattern("[〇○O零一二三四五六七八九十0-9]+")


def parse_date(typed: str, today: date, precise: bool = True) -> str:
    """The stored text of a typed date. Raises BadDate.

    A missing year or month is today's. Two digits of a year reach from 89 years back to 10 years ahead.
    precise: only whole days are taken; else months, 旬 and years too.
    """
    text = _plain(typed)
    if not text:
        raise BadDate(f"日期没有填，{_CURE}")
    if day := _counted(text, today):
        return store_date(day)
    exact, loose = _exact(text, today), _loose(text, today)
    if isinstance(exact, str) and isinstance(loose, str) and not precise:
        raise _either(text, exact, loose)
    if isinstance(exact, str):
        return exact
    if isinstance(loose, str):
        if precise:
            raise BadDate(f"“{typed.strip()}”没有写到哪一天，{_CURE}")
        return loose
    if (wrong := exact or loose) is not None:
        raise wrong
    if turned := _turned(text):
        return turned
    raise _within(typed.strip(), text, today, precise) or BadDate(f"“{typed.strip()}”不是认得出的日期，{_CURE}")


def _plain(typed: str) -> str:
    """Half-width, one kind of dash and point, without blanks and without a time of day."""
    text = unicodedata.normalize("NFKC", typed).strip().upper()
    text = text.translate(str.maketrans("。、−–—号", "..---日"))
    text = re.sub(r"(?<=\d)[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", text)
    text = re.sub(r"(?<=\d)\s+(?=\d)", ".", text)
    text = re.sub(r"\s+", "", text)
    return text if text.isascii() else _in_digits(text)


def _in_digits(text: str) -> str:
    """Chinese numerals of a date in digits: 二〇二〇年三月八日, 元月."""
    if not re.search("[-年月日./]", text):
        return text
    return _NUMERAL.sub(_arabic, text.replace("元月", "一月"))


def _arabic(found: re.Match[str]) -> str:
    if found[0].isdecimal():
        return found[0]
    try:
        return str(parse_chinese(found[0].translate(str.maketrans("O0123456789", "零零一二三四五六七八九"))))
    except BadNumber:
        return found[0]


def _counted(text: str, today: date) -> date | None:
    """Today, so many days from today, or a spreadsheet's serial number."""
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if found := re.fullmatch(r"(?:T|今|今天|今日)?([+-]\d{1,4})?", text):
        return today + timedelta(days=int(found[1] or 0))
    if found := re.fullmatch(r"(\d{5})(\.\d+)?", text):
        serial = int(found[1])
        return SERIAL_ZERO + timedelta(days=serial) if 20000 <= serial <= 80000 else None
    return None


def _exact(text: str, today: date) -> str | BadDate | None:
    """The day meant, why it cannot be, or None when the text has not the shape of a day."""
    for shape in _DAYS:
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            year, month = _year(parts.get("y"), today), int(parts.get("m") or today.month)
            return _impossible(year, month, int(parts["d"])) or store_date(date(year, month, int(parts["d"])))
    return None


def _loose(text: str, today: date) -> str | BadDate | None:
    """The month, 旬 or year meant, why it cannot be, or None when the text has none of their shapes."""
    for shape in _LOOSE:
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            if parts.get("y") and not parts.get("m"):
                return store_date(date(int(parts["y"]), 1, 1), Precision.YEAR)
            year, month = _year(parts.get("y"), today), int(parts.get("m") or today.month)
            precision = _PARTS[parts.get("part") or ""]
            first = {Precision.MIDDLE: 11, Precision.LATE: 21}.get(precision, 1)
            return _impossible(year, month, first) or store_date(date(year, month, first), precision)
    return None


def _turned(text: str) -> str | None:
    """The day of a text with its year behind: 25/3/2020. Raises BadDate where day and month may change places."""
    found = _TURNED.fullmatch(text)
    if found is None:
        return None
    first, other, year = int(found[1]), int(found[3]), int(found[4])
    orders = {(first, other): None, (other, first): None}
    days = [store_date(date(year, *one)) for one in orders if _impossible(year, *one) is None]
    if len(days) > 1:
        raise _either(text, *days)
    return days[0] if days else None


def _either(text: str, one: str, other: str) -> BadDate:
    both = f"可以是{print_date(one)}，也可以是{print_date(other)}"
    return BadDate(f"“{text}”{both}，请照其中一种写法重填。", (one, other))


def _within(typed: str, text: str, today: date, precise: bool) -> BadDate | None:
    """Other words stand beside a date: it is named, and not taken for the whole; None unless there is just one."""
    parts = [found[0] for found in _WITHIN.finditer(text) if found[0] != text]
    try:
        day = parse_date(parts[0], today, precise) if len(parts) == 1 else ""
    except BadDate:
        return None
    words = f"“{typed}”里认出{print_date(day)}，日期栏只写日期，请核对后重填。" if day else ""
    return BadDate(words, (day,)) if words else None


def _year(digits: str | None, today: date) -> int:
    if not digits:
        return today.year
    if len(digits) == 4:
        return int(digits)
    century = today.year // 100 * 100
    year = century + int(digits)
    return year if year <= today.year + 10 else year - 100


def _impossible(year: int, month: int, day: int) -> BadDate | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return BadDate(f"{year}年不在{FIRST_YEAR}年到{LAST_YEAR}年之间，请核对年份。")
    if not 1 <= month <= 12:
        return BadDate(f"一年没有{month}月，请核对月份。")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return BadDate(f"{year}年{month}月没有{day}日，这个月最后一天是{last}日，请核对。")
    return None


def store_date(day: date, precision: Precision = Precision.DAY) -> str:
    """The stored text of the day, or of the month, 旬 or year it begins. Raises ValueError for none."""
    text = f"{day.isoformat()}~{precision}" if precision else day.isoformat()
    if not is_stored_date(text):
        raise ValueError(f"{day} begins no {precision.name}")
    return text


_FIRSTS = {
    suffix: pattern(rf"\d{{4}}-{rest}", re.ASCII)
    for suffix, rest in {
        "": r"\d\d-\d\d", "m": r"\d\d-01", "1": r"\d\d-01", "2": r"\d\d-11", "3": r"\d\d-21", "y": "01-01"
    }.items()
}


def is_stored_date(text: str) -> bool:
    """Is this text a stored date of any precision?"""
    day, tilde, suffix = text.partition("~")
    if bool(tilde) != bool(suffix) or suffix not in _FIRSTS or not _FIRSTS[suffix].fullmatch(day):
        return False
    try:
        return FIRST_YEAR <= date.fromisoformat(day).year <= LAST_YEAR
    except ValueError:
        return False


def precision_of(stored: str) -> Precision:
    """How exactly the stored date is known."""
    return Precision(stored[11:])


def first_day(stored: str) -> date:
    """The first day the stored date may mean."""
    return date.fromisoformat(stored[:10])


@lru_cache(maxsize=4096)
def last_day(stored: str) -> date:
    """The last day the stored date may mean."""
    first = first_day(stored)
    match precision_of(stored):
        case Precision.DAY:
            return first
        case Precision.YEAR:
            return first.replace(month=12, day=31)
        case Precision.EARLY | Precision.MIDDLE:
            return first + timedelta(days=9)
        case _:
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def show_date(stored: str) -> str:
    """As a list or form shows it: 2020-03-08, 2020年3月, 2020年3月上旬, 2020年. Can be typed back."""
    return stored if precision_of(stored) is Precision.DAY else print_date(stored)


def print_date(stored: str) -> str:
    """As a document prints it: 2020年3月8日, 2020年3月, 2020年3月上旬, 2020年."""
    first, precision = first_day(stored), precision_of(stored)
    match precision:
        case Precision.YEAR:
            return f"{first.year}年"
        case Precision.DAY:
            return f"{first.year}年{first.month}月{first.day}日"
        case _:
            return f"{first.year}年{first.month}月{TENS.get(precision, '')}"
