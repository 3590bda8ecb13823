"""What the page shows of a report, whether it is still a draft or went out: chapters, their figures, the paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from unionbook.services.issue.frozen import Frozen, FrozenFigure
from unionbook.services.report.model import WHOLE
from unionbook.services.tally import Counted
from unionbook.ui.paper.chapters import Line
from unionbook.ui.paper.paperspots import Layout, Spot, layout_of
from unionbook.ui.paper.points import Point
from unionbook.ui.paper.press import Pressed
from unionbook.ui.paper.sources import Source
from unionbook.ui.paper.tints import Tint


@dataclass(frozen=True)
class Chapter:
    """A section of the text, a table or a chart."""

    line: Line
    sources: Sequence[Source] = ()


@dataclass(frozen=True)
class Content:
    """A report on screen. counted: the figures by their places, the text's first (of a draft; an issue keeps its own).

    foot: the words under the chapters.
    """

    pdf: bytes
    chapters: Sequence[Chapter]
    layout: Layout
    points: Sequence[Point] = ()
    counted: Sequence[Counted] = ()
    words: Sequence[str] = ()
    foot: str = ""


def of_draft(pressed: Pressed, points: Sequence[Point], moved: set[str], read: bool) -> Content:
    """A draft. moved: the figures that are not what they were when the text was read.  read: it was read at all."""
    report = pressed.whole.report
    layout = layout_of(report, pressed.printed.text, moved)
    whole = sum(1 for point in points if point.chapter == WHOLE)
    chapters = []
    for number, section in enumerate(report.sections):
        sources = _told(_source(place, piece.counted, piece.text, layout.spots[place]) for place, piece in
                        report.figures(number) if piece.counted)
        own = sum(1 for point in points if point.chapter == number and not point.moved) + (0 if number else whole)
        changed = sum(1 for place, _ in report.figures(number) if layout.spots[place].moved)
        figures = sum(1 for _ in report.figures(number))
        chapters.append(Chapter(Line(section.title, figures, own, changed, read), sources))
    anchors = dict(layout.anchors)
    place = len(layout.spots)
    tables = len(pressed.whole.tables)
    for number, filled in enumerate((*pressed.whole.tables, *pressed.whole.charts)):
        cells = list(filled.counted())
        sources = tuple(
            Source(place + at, words, one.worded(), one.figure.definition) for at, (words, one) in enumerate(cells)
        )
        anchors[len(chapters)] = pressed.page_of_table(min(number, tables)), 0.0
        own = sum(1 for point in points if point.chapter == len(chapters))
        name = f"附表{number + 1}" if number < tables else f"附图{number - tables + 1}"
        chapters.append(Chapter(Line(f"{name} {filled.form.title}", len(cells), own, read=read), sources))
        place += len(cells)
    spots = list(pressed.whole.spots())
    return Content(
        pdf=pressed.pdf,
        chapters=chapters,
        layout=replace(layout, anchors=anchors),
        points=points,
        counted=[spot.counted for spot in spots],
        words=[spot.printed for spot in spots],
        foot=f"报告期：{report.period.first} 至 {report.period.cut:%m-%d}\n样式：{report.template}",
    )


def _source(place: int, counted: Counted, text: str, spot: Spot) -> Source:
    note = "核对以后有变动" if spot.moved else ""
    if spot.tint is Tint.HAND:
        note = f"手工改过，自动 {counted.worded()}"
    return Source(place, counted.figure.label, text, counted.figure.definition, note)


def _told(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each figure once, though it stands in several places."""
    found: dict[tuple[str, str], Source] = {}
    for source in sources:
        found.setdefault((source.label, source.worded), source)
    return tuple(found.values())


def of_issue(pdf: bytes, kept: Frozen) -> Content:
    """An issued report, as it was that day."""
    groups: dict[str, list[FrozenFigure]] = {}
    for figure in kept.figures:
        groups.setdefault(figure.place.partition("·")[0], []).append(figure)
    spots = [_frozen_spot(figure, kept) for figure in kept.figures]
    chapters, anchors = [], {}
    for number, (title, figures) in enumerate(groups.items()):
        sources = _told(Source(one.code - 1, one.label, one.printed, one.definition, _hand(one)) for one in figures)
        chapters.append(Chapter(Line(title, len(figures), issued=True), sources))
        if placed := [place for one in figures for place in spots[one.code - 1].places]:
            anchors[number] = placed[0][0], max(placed[0][1].top() - 60, 0.0)
    head = kept.head
    return Content(
        pdf=pdf,
        chapters=chapters,
        layout=Layout(spots, anchors=anchors),
        words=[figure.printed for figure in kept.figures],
        foot=f"报告期：{head.get('period', '')}，算到 {head.get('as_of', '')}\n样式：{head.get('template', '')}",
    )


def _frozen_spot(figure: FrozenFigure, kept: Frozen) -> Spot:
    places = [(page, QRectF(x, y, width, height)) for page, x, y, width, height in kept.places_of(figure.code)]
    hand = f"<br>{_hand(figure)}" if figure.automatic else ""
    tip = f"<b>{figure.label} {figure.printed}</b>{hand}<br>{figure.definition}<br>点一下，看定稿那天的记录。"
    tint = Tint.HAND if figure.automatic else Tint.AUTO
    return Spot(f"{figure.label} {figure.printed}，按 Enter 看定稿那天的记录", tip, places, tint)


def _hand(figure: FrozenFigure) -> str:
    return f"手工改过，自动 {figure.automatic}，原因：{figure.reason}" if figure.automatic else ""
