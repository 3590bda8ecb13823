"""Tables that are not made of figures alone: the year's targets, and the bridge's members who do not fit."""

from dataclasses import replace

from unionbook.ground.conditions import Frame
from unionbook.records.target.codes import UNIT
from unionbook.services.bridge import bridge
from unionbook.services.report.tables.filled import NONE, Cell, Filled, FilledRow, Head, Rank, Remark
from unionbook.services.report.tables.model import TableForm, View
from unionbook.services.report.tables.words import span
from unionbook.services.standing import Standing, shown
from unionbook.services.targets import score, standing
from unionbook.store.book import Book

_TARGET_HEADS = ("单位", "下达数", "完成数", "完成率（%）", "分值", "得分", "完成情况")
_NAMED = 20
"""How many members are named under a table; the rest are counted."""


def filled_by(book: Book, form: TableForm, frame: Frame) -> Filled | None:
    """The table when something else than figures fills it."""
    return _targets(book, form, frame) if form.source == "目标任务" else None


def completed(book: Book, filled: Filled) -> Filled:
    """The table with what its source says under it."""
    return replace(filled, remarks=_differences(book, filled.frame)) if filled.form.source == "会员变动" else filled


def _differences(book: Book, frame: Frame) -> tuple[Remark, ...]:
    """Every member because of whom the terms do not add up to the end."""
    return tuple(
        Remark(f"{one.title}（{'多' if one.off > 0 else '少'}{abs(one.off)}人）：{one.why}", "member", one.member)
        for one in bridge(book, frame).differences
    )


def remarks_printed(filled: Filled) -> tuple[str, ...]:
    """The remarks as lines under the table, those of a long list counted only."""
    lines = [remark.sentence for remark in filled.remarks[:_NAMED]]
    if len(filled.remarks) > _NAMED:
        lines.append(f"另有{len(filled.remarks) - _NAMED}条未列出，请在台账里查看。")
    return tuple(lines)


def _targets(book: Book, form: TableForm, frame: Frame) -> Filled:
    standings = standing(book, frame)
    rows = [_target(one) for one in standings]
    points, weight = score(standings)
    if weight:
        cells = (*(Cell() for _ in range(4)), _number(weight), _number(points), Cell())
        rows.append(FilledRow("合计得分", Rank.WHOLE, cells))
    remarks = tuple(
        Remark(f"{one.target.indicator}：{one.remark}", "target", one.target.uid) for one in standings if one.remark
    )
    heads = tuple(Head(label, View.FIELD) for label in _TARGET_HEADS)
    return Filled(form, frame, heads, tuple(rows), "", (span(frame), *form.notes), remarks)


def _target(one: Standing) -> FilledRow:
    target, done = one.target, _number(one.actual)
    if one.counted is not None:
        done = replace(done, view=View.NOW, key=one.counted.key, counted=one.counted, figure=one.counted.figure)
    cells = (
        Cell(text=UNIT.label(target.unit or "")),
        _number(target.goal),
        done,
        _number(one.rate),
        _number(target.weight),
        _number(one.points),
        Cell(text=one.state.label),
    )
    return FilledRow(target.indicator or "", Rank.PLAIN, cells)


def _number(hundredths: int | None) -> Cell:
    return Cell(text=NONE if hundredths is None else shown(hundredths))
