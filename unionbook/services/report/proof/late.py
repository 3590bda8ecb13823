"""Rows entered or changed after a report was issued that now belong to its period: it no longer says what the book
says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from unionbook.ground.conditions import Condition
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField
from unionbook.ground.figurekeys import FigureKey
from unionbook.ground.figures import Figure
from unionbook.services.issue.frozen import FrozenFigure
from unionbook.services.report.proof.earlier import Earlier, Issued
from unionbook.services.report.proof.finding import Finding, named
from unionbook.services.report.proof.reading import Reading
from unionbook.services.tally import EXTREMES, Declared
from unionbook.store.book import Book


@dataclass
class _Off:
    """Rows of a kind: titles by uid of those that came to count since, and that no longer do."""

    came: dict[str, str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)


def late(reading: Reading, earlier: Earlier) -> Iterator[Finding]:
    """What came to count, or no longer counts, in issued periods."""
    for issued in earlier.newest():
        again = issued.record.period == reading.report.period.name
        for kind, off in _off(reading, issued).items():
            declared = reading.book.cabinet[kind]
            told = []
            if off.came:
                told.append(f"又有{len(off.came)}{declared.measure}{declared.label}计入：{named(off.came.values())}")
            if off.gone:
                told.append(f"有{len(off.gone)}{declared.measure}{declared.label}不再计入：{named(off.gone.values())}")
            cure = "这次定稿要作为更正，写明原因。" if again else "请给那份报告出更正，或在本报告里说明。"
            sentence = f"{issued.words}以后，{'；'.join(told)}。已交出的数与台账不再一致，{cure}"
            yield Finding("late", sentence, kind=kind, uids=(*off.came, *off.gone))


def _off(reading: Reading, issued: Issued) -> Mapping[str, _Off]:
    """By kind."""
    book = reading.book
    found: dict[str, _Off] = {}
    known: dict[tuple[str, str, Condition, str, str], set[str]] = {}
    for figure in _whole(issued):
        try:
            asked = reading.declared(figure.key).upper
        except Refusal:
            continue
        path = linked(book, asked)
        mark = asked.kind.name, path, asked.where, figure.first, figure.cut
        if mark not in known:
            rows = book.select(asked.kind.name, [path], asked.where, issued.frame(figure, book.today()))
            known[mark] = {str(uid) for (uid,) in rows if uid is not None}
        now, before = known[mark], {uid for uid, _ in figure.rows}
        if now != before and not _extreme(asked):
            off = found.setdefault(figure.kind, _Off())
            off.came |= {uid: book.title(figure.kind, uid) for uid in sorted(now - before) if uid not in off.came}
            off.gone |= {row.uid: row.title for row in issued.frozen.rows(figure) if row.uid not in now}
    for off in found.values():
        # What one figure lost another may have won: it is the row's own change that counts, told once.
        off.gone = {uid: title for uid, title in off.gone.items() if uid not in off.came}
    return found


def linked(book: Book, asked: Declared) -> str:
    """Where the uids are that a figure opens: those of its rows, or of the records they link to (`rows_behind`)."""
    figure = asked.figure
    assert isinstance(figure, Figure)
    distinct = figure.what == "distinct" and figure.path != "uid"
    return figure.path if distinct and isinstance(book.cabinet.field(asked.kind, figure.path), LinkField) else "uid"


def _extreme(asked: Declared) -> bool:
    """Does it open but the rows of its least or most?"""
    return isinstance(asked.figure, Figure) and asked.figure.what in EXTREMES


def _whole(issued: Issued) -> Iterator[FrozenFigure]:
    """Its figures, each once; those of fewer rows left out where the figure of all rows is there."""
    figures = {(one.key, one.first, one.cut): one for one in issued.frozen.figures}
    for (key, first, cut), figure in figures.items():
        asked = FigureKey.parse(key)
        if not asked.limits or (str(FigureKey(asked.kind, asked.name)), first, cut) not in figures:
            yield figure
