"""Percentages and means: against what they are made of, above the whole, rounded into something untrue."""

from collections.abc import Iterator
from dataclasses import replace

from unionbook.ground.figurekeys import FigureKey
from unionbook.ground.figures import MONTHS, Ratio
from unionbook.services.report.proof.finding import Finding, Severity
from unionbook.services.report.proof.reading import Reading, Told
from unionbook.services.tally import count

WHOLE_RATE = 10_000
"""100 % in hundredths of a percent."""


def rates(reading: Reading) -> Iterator[Finding]:
    """What is wrong with each percentage or mean of the text."""
    for told in reading.told:
        figure = told.counted.figure
        if not isinstance(figure, Ratio) or told.value is None:
            continue
        if figure.measure == "%" and told.value > WHOLE_RATE:
            yield Finding("over", _over(reading, told), place=told.place)
        if figure.measure == "%" and told.value in (0, WHOLE_RATE) and not told.piece.automatic:
            yield from _rounded(reading, told)
        yield from _against(reading, told)


def _over(reading: Reading, told: Told) -> str:
    upper, lower = _counts(reading, told)
    made = "" if told.piece.automatic else f"，是{upper}比{lower}得来的"
    return f"{told.words}超过100%{made}。部分不该多于全部，请点开核对分子和分母的记录；确实超额的话写明原因。"


def _rounded(reading: Reading, told: Told) -> Iterator[Finding]:
    upper, lower = _counts(reading, told)
    if told.value == WHOLE_RATE and upper != lower:
        sentence = f"{told.words}是四舍五入来的，实际{upper}比{lower}，没有全部做到。请改写成“接近100%”或直接写两个数。"
        yield Finding("rounded", sentence, place=told.place)
    if told.value == 0 and upper:
        sentence = f"{told.words}是四舍五入来的，实际有{upper}（总数{lower}）。请直接写这个数。"
        yield Finding("rounded", sentence, place=told.place)


def _counts(reading: Reading, told: Told) -> tuple[int, int]:
    """Upper and lower figure as counted."""
    keys = _keys(told)
    assert keys is not None
    upper, lower = (0 if key == MONTHS else count(reading.book, key, told.counted.frame).value or 0 for key in keys)
    return upper, lower


def _keys(told: Told) -> tuple[str, str] | None:
    """The keys of the upper and the lower figure."""
    figure = told.counted.figure
    if not isinstance(figure, Ratio):
        return None
    own = FigureKey.parse(told.counted.key)
    upper, lower = (MONTHS if name == MONTHS else str(replace(own, name=name)) for name in (figure.upper, figure.lower))
    return upper, lower


def _against(reading: Reading, told: Told) -> Iterator[Finding]:
    """A percentage that does not follow from the two numbers told beside it."""
    keys, figure = _keys(told), told.counted.figure
    assert keys is not None and isinstance(figure, Ratio)
    upper, lower = (_beside(reading, told, key) for key in keys)
    if upper is None or lower is None or not lower.value or upper.value is None:
        return
    right = (2 * figure.times * upper.value + lower.value) // (2 * lower.value)
    if right != told.value:
        shown = replace(told.counted, value=right).worded(told.piece.wording)
        what = f"{told.words}与{upper.words}、{lower.words}对不上，按这两个数应为“{shown}”"
        sentence = f"{what}。请把手工写的数一并改过来。"
        yield Finding("rate", sentence, Severity.STOP, told.place)


def _beside(reading: Reading, told: Told, key: str) -> Told | None:
    """The figure of that key in the same paragraph and of the same days."""
    same = (one for one in reading.told if one.place.block == told.place.block and one.counted.key == key)
    return next((one for one in same if one.counted.frame == told.counted.frame), None)
