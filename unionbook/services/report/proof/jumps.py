"""Figures far from what last year's issued report printed."""

from collections.abc import Iterator

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.figurekeys import FigureKey
from unionbook.ground.figures import Figure, Ratio
from unionbook.services.report.proof.earlier import Earlier, Then
from unionbook.services.report.proof.finding import Finding, Place
from unionbook.services.report.proof.reading import Reading
from unionbook.services.report.tables.filled import decimal
from unionbook.services.tally import Counted, count

FACTOR = 3
LEAST, LEAST_MONEY = 10, 1_000_000
"""A change smaller than this many, or than 一万元, is no jump."""
POINTS = 2000
"""Hundredths of 个百分点 that make a jump."""


def jumps(reading: Reading, earlier: Earlier) -> Iterator[Finding]:
    """Numbers of text and tables that jumped, and those of last year that are now nothing and left out."""
    if not earlier.then:
        return
    seen: set[str] = set()
    told = [(one.counted, one.value, one.place) for one in reading.told]
    told += [(one.counted, one.counted.value, one.place) for one in reading.entered if "[" not in one.cell.key]
    for counted, value, place in told:
        if counted.frame.period.first != reading.report.period.first:
            continue
        then = earlier.then.get(counted.key)
        if counted.key not in seen and then is not None and value is not None:
            seen.add(counted.key)
            yield from _jump(counted, value, then, place)
    yield from _vanished(reading, earlier, {counted.key for counted, _, _ in told})


def _jump(counted: Counted, now: int, then: Then, place: Place) -> Iterator[Finding]:
    old = then.value
    if old is None or not is_jump(counted.figure, now, old):
        return
    if isinstance(counted.figure, Ratio) and counted.figure.measure == "%":
        far = f"{'升' if now > old else '降'}了{decimal(abs(now - old), 1)}个百分点"
    elif now > old:
        far = f"是上年的{decimal(now * 100 // old, 1)}倍"
    else:
        far = f"只有上年的{decimal(now * 10_000 // old, 1)}%"
    words = f"{counted.figure.label}今年{_exact(counted, now)}，上年定稿是{_exact(counted, old)}，{far}"
    yield Finding("jump", f"{words}。请核对有没有漏登、重登；属实的话在报告里说一句原因。", place=place)


def is_jump(figure: Figure | Ratio, now: int, old: int) -> bool:
    """Is the change beyond the factor and beyond the least there must be?"""
    if isinstance(figure, Ratio) and figure.measure == "%":
        return abs(now - old) >= POINTS
    least = LEAST_MONEY if figure.money else LEAST * (100 if isinstance(figure, Ratio) or figure.hundredths else 1)
    low, high = sorted((now, old))
    return low > 0 and high >= FACTOR * low and high - low >= least


def _vanished(reading: Reading, earlier: Earlier, printed: set[str]) -> Iterator[Finding]:
    frame = Frame(reading.report.period, reading.book.today())
    for key, then in earlier.then.items():
        if key in printed or "[" in key or not then.value or not _large(then):
            continue
        try:
            counted = count(reading.book, key, frame)
        except Refusal:
            continue
        if not counted.value:
            kind = FigureKey.parse(key).kind
            words = f"{then.figure.label}上年定稿是{_exact(counted, then.value)}，今年一条也没有，有关的话没有写入"
            yield Finding("jump", f"{words}。请核对是不是漏登了。", kind=kind if kind in reading.book.cabinet else "")


def _large(then: Then) -> bool:
    least = LEAST * 100 if then.figure.scale > 1 else LEAST
    return (then.value or 0) >= (LEAST_MONEY if then.figure.measure == "元" else least)


def _exact(counted: Counted, value: int) -> str:
    measure = counted.figure.measure
    return f"{decimal(value, 2 if value % 100 else 0) if counted.in_hundredths else value}{measure}"
