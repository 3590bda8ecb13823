"""Words that belong to another period: years, spans of time."""

import re
from collections.abc import Iterator

from unionbook.ground.periods import Period
from unionbook.services.report.proof.finding import Finding
from unionbook.services.report.proof.reading import Reading
from unionbook.services.report.template import use_of

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?:年|[—–\-~至、](?=(?:19|20)\d\d年))")
_WRITTEN = re.compile(r"([一二][九〇○零][〇○零一二三四五六七八九]{2})年")
_DIGITS = {char: str(at) for at, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_TITLE = re.compile(r"《[^》]*》|〔\d+〕")
_LONG_AGO = re.compile(r"[自从]$")
"""Before a year that may lie long ago: 自2015年以来."""
_SINCE = re.compile(r"年?(?:\d{1,2}月)?(?:以来|起|版|修订|修正|颁布|施行|成立|建成|创办|[—–\-~至])")
_COMPARED = re.compile(r"(?:比|较|与|同|和|对比|截至|截止)$")
_COMPARED_AFTER = re.compile(r"年(?:年?底|末|同期|以来|相比|[—–\-~至])")

FOREIGN = {
    "年": ("半年来", "本季度", "本月", "本周"),
    "半年": ("一年来", "本季度", "本月", "本周"),
    "季": ("一年来", "半年来", "本月", "本周"),
    "月": ("一年来", "半年来", "本季度", "本周"),
    "周": ("一年来", "半年来", "本季度", "本月"),
}
"""By the sort of the period: what is not said in its report."""


def years(reading: Reading) -> Iterator[Finding]:
    """Years that are neither the report's, nor the next, nor plainly told as an earlier one."""
    period = reading.report.period
    for at, text, _ in reading.paragraphs():
        for year in dict.fromkeys(foreign_years(text, period)):
            what = f"这里写着{year}年，而报告说的是{period.label}，多半是沿用了往年的文字"
            sentence = f"{what}。请改正年份，或写明是哪年的事。"
            yield Finding("year", sentence, place=reading.at(at))


def foreign_years(text: str, period: Period) -> Iterator[int]:
    """The years in a text that have no business in a report of the period."""
    known = range(period.first.year, period.last.year + 2)
    text = _TITLE.sub(lambda found: "　" * len(found[0]), text)
    for found, year in _told_years(text):
        before, after = text[: found.start()], text[found.end(1) :]
        if year in known or _LONG_AGO.search(before) or _SINCE.match(after):
            continue
        if year == period.first.year - 1 and (_COMPARED.search(before) or _COMPARED_AFTER.match(after)):
            continue
        yield year


def _told_years(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in _YEAR.finditer(text):
        yield found, int(found[1])
    for found in _WRITTEN.finditer(text):
        year = "".join(map(_DIGITS.__getitem__, filter(_DIGITS.__contains__, found[1])))
        if len(year) == 4:
            yield found, int(year)


def spans(reading: Reading) -> Iterator[Finding]:
    """Spans of time that are those of another sort of report."""
    period = reading.report.period
    foreign = FOREIGN.get(use_of(period), ())
    for at, text, _ in reading.paragraphs():
        for word in foreign:
            if word in text:
                sentence = f"“{word}”不是{period.label}报告的说法，多半是沿用了别的报告的文字。请改正。"
                yield Finding("span", sentence, place=reading.at(at))
