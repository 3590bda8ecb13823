"""The tables behind the text: parts and wholes, numbers that differ from the text's, tables and charts not there."""

import re
from collections.abc import Iterator

from unionbook.services.report.proof.finding import Finding, Place, named
from unionbook.services.report.proof.reading import Entered, Reading, Told
from unionbook.services.report.tables.proving import wholes

_POINTED = re.compile(r"附([表图件])(\d{1,2})?(?!说明)")


def parts(reading: Reading) -> Iterator[Finding]:
    """Rows that do not make the row they are part of."""
    for table, filled in enumerate(reading.tables):
        for one in wholes(filled):
            if one.holds:
                continue
            row = next(at for at, row in enumerate(filled.rows) if row is one.row)
            column = next(at for at, head in enumerate(filled.heads) if head is one.head)
            where = f"附表“{filled.form.title}”的“{one.head.label}”一列"
            if one.complete:
                sentence = f"{where}，各行相加不等于“{one.row.label}”的{one.cell.words}。请核对这些记录分类的栏目。"
            else:
                more = [part.label for part, cell in one.parts if (cell.value or 0) > (one.cell.value or 0)]
                sentence = f"{where}，{named(more)}比它所属的“{one.row.label}”还多。请核对这些记录。"
            yield Finding("sum", sentence, place=Place(table=table, row=row, column=column))


def elsewhere(reading: Reading) -> Iterator[Finding]:
    """One figure told with one number here and with another there."""
    first: dict[tuple[str, object], Told] = {}
    for told in reading.told:
        if told.value is None:
            continue
        known = first.setdefault((told.counted.key, told.counted.frame.period.first), told)
        if known.value != told.value:
            sentence = f"{told.words}在前面写作“{known.piece.text}”。{_why(known, told)}"
            yield Finding("differs", sentence, place=told.place)
    yield from _in_tables(reading, first)


def _in_tables(reading: Reading, first: dict[tuple[str, object], Told]) -> Iterator[Finding]:
    """The figures of one chapter that a table tells with other numbers, in one finding."""
    found: dict[tuple[int, int], list[tuple[Told, Entered]]] = {}
    for one in reading.entered:
        told = first.get((one.cell.key, one.counted.frame.period.first))
        if told is not None and told.value != one.counted.value and not _dated(reading, told, one):
            found.setdefault((told.place.section, one.place.table), []).append((told, one))
    for (_, table), pairs in found.items():
        told, one = pairs[0]
        words = named((f"{told.words}附表是{one.cell.words}" for told, one in pairs), 3, "个数")
        title = reading.tables[table].form.title
        sentence = f"同一个数，正文与附表“{title}”不一样：{words}。{_days(told, one)}"
        yield Finding("differs", sentence, place=told.place)


def _dated(reading: Reading, told: Told, one: Entered) -> bool:
    """Is it told beside the figure that it counts to another day than the table does?"""
    cut = told.counted.frame.period.cut
    days = (f"{cut.month}月{cut.day}日", f"{cut.month}月底", f"{cut.month}月末")
    text = reading.report.blocks[told.place.block].text
    return cut != one.counted.frame.period.cut and any(day in text for day in days)


def _why(known: Told, told: Told) -> str:
    days = [f"{one.counted.frame.period.cut.month}月{one.counted.frame.period.cut.day}日" for one in (known, told)]
    if days[0] == days[1]:
        return "同一个数不能有两种写法，请把手工写的改过来。"
    return f"前一处统计到{days[0]}，这一处到{days[1]}。请写明各自的截止日，或改成一样。"


def _days(told: Told, one: Entered) -> str:
    cuts = [counted.frame.period.cut for counted in (told.counted, one.counted)]
    if cuts[0] == cuts[1]:
        return "请把正文里手工写的数改过来，或说明原因。"
    days = [f"{cut.month}月{cut.day}日" for cut in cuts]
    return f"正文统计到{days[0]}，附表到{days[1]}，这一段没有写明。请写上截止日，或改成一样。"


def missing(reading: Reading) -> Iterator[Finding]:
    """Tables, charts and enclosures spoken of that are not there, and enclosures told twice."""
    counts = {"表": len(reading.tables), "图": len(reading.whole.charts)}
    counts["件"] = len(reading.report.attachments) + counts["表"] + bool(counts["图"])
    told = [(text, reading.at(at)) for at, text, _ in reading.paragraphs()]
    told += [(line, Place()) for line in reading.report.attachments]
    for text, place in told:
        for found in _POINTED.finditer(text):
            if counts[found[1]] < int(found[2] or 1):
                there = f"后面只有{counts[found[1]]}个" if counts[found[1]] else "后面一个也没有"
                sentence = f"这里说到“{found[0]}”，{there}，读的人会以为缺页。请补上或删去这句。"
                yield Finding("enclosed", sentence, place=place)
    for line in reading.report.attachments:
        if any(filled.form.title in line for filled in (*reading.tables, *reading.whole.charts)):
            sentence = f"附件写了“{line}”，而这张表会自动列进附件说明，纸上就有两遍。请从附件里删去这一行。"
            yield Finding("enclosed", sentence)
