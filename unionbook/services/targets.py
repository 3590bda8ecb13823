"""目标完成情况: how the year's tasks stand on a day, from the figures that count them or from typed progress.

All numbers are in hundredths of the target's unit, rates in hundredths of a percent, as the target stores them.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from unionbook.ground.conditions import Frame
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Refusal
from unionbook.ground.figures import Figure
from unionbook.ground.periods import Period
from unionbook.records.target import Target, TargetProgress, TargetTier
from unionbook.records.target.codes import UNIT
from unionbook.services.standing import PARTED, WHOLE, Standing
from unionbook.services.tally import Counted, count
from unionbook.store.book import Book


def standing(book: Book, frame: Frame) -> list[Standing]:
    """Every target whose year has days in the frame's period, counted from the beginning of its year up to the last
    counted day (today at the latest); in the order of their list."""
    kind = book.cabinet["target"]
    rows = book.select(kind.name, ["uid"], kind.subset("year").where, frame, order=kind.order)
    records = (book.get(kind.name, uid) for (uid,) in rows)
    return [_of(book, target, frame) for target in records if isinstance(target, Target)]


def score(standings: Iterable[Standing]) -> tuple[int, int]:
    """The points reached, and the weight of all targets."""
    told = list(standings)
    return sum(one.points or 0 for one in told), sum(one.target.weight or 0 for one in told)


def _of(book: Book, target: Target, frame: Frame) -> Standing:
    year = Period.parse(str(target.year))
    cut = min(frame.period.cut, frame.today, year.last)
    if cut < year.first:
        return Standing(target, remark=f"{target.year} 年还没有开始。")
    actual, counted, noted_on = None, None, None
    if target.figure:
        actual, counted, remark = _counted(book, target, Frame(Period.parse(year.name, cut), frame.today))
    else:
        actual, noted_on = _typed(book, target, cut)
        remark = "" if noted_on else "还没有登记完成进度，也没有填对应数字，请补填其中一项。"
    rate = _share(actual, target.goal)
    deadline = first_day(target.due_on) if target.due_on else year.last
    return Standing(
        target,
        actual,
        rate,
        _points(target, actual, rate, _tiers(book, target)),
        _expected(target, year.first, cut, deadline),
        cut >= deadline,
        remark,
        counted,
        noted_on,
    )


def _counted(book: Book, target: Target, frame: Frame) -> tuple[int | None, Counted | None, str]:
    try:
        counted = count(book, target.figure or "", frame)
    except Refusal:
        return None, None, f"台账里没有代号是“{target.figure}”的数字，算不出完成数，请在这项目标里改正代号。"
    if counted.value is None:
        return None, counted, f"“{counted.figure.label}”的总数是 0，还算不出比例。"
    value = _in_unit(counted, counted.value, target.unit or "")
    if value is None:
        measure, unit = counted.figure.measure, UNIT.label(target.unit or "")
        remark = f"“{counted.figure.label}”按“{measure}”统计，目标按“{unit}”下达，不能相比，请改正单位或代号。"
        return None, counted, remark
    return value, counted, ""


def _in_unit(counted: Counted, value: int, unit: str) -> int | None:
    """The figure in hundredths of the unit, None when it is counted in something else."""
    figure = counted.figure
    if figure.money:
        return {"yuan": value, "wan": (value + 5_000) // 10_000}.get(unit)
    if (figure.measure == "%") != (unit == "percent") or unit in ("yuan", "wan"):
        return None
    return value * WHOLE if isinstance(figure, Figure) and not figure.hundredths else value


def _typed(book: Book, target: Target, cut: date) -> tuple[int | None, str | None]:
    rows = [row for row in book.children("target_progress", target.uid) if isinstance(row, TargetProgress)]
    told = [(row.noted_on, row.uid, row.done) for row in rows if row.noted_on and row.noted_on <= cut.isoformat()]
    if not told:
        return None, None
    day, _, done = max(told, key=lambda one: one[:2])
    return done, day


def _tiers(book: Book, target: Target) -> list[TargetTier]:
    return [row for row in book.children("target_tier", target.uid) if isinstance(row, TargetTier)]


def _share(actual: int | None, goal: int | None) -> int | None:
    """Hundredths of a percent, half rounded up."""
    return (2 * 100 * WHOLE * actual + goal) // (2 * goal) if actual is not None and goal else None


def _points(target: Target, actual: int | None, rate: int | None, tiers: Sequence[TargetTier]) -> int | None:
    result = rate if target.tier_by == "rate" else actual
    if result is None or actual is None:
        return None
    if not tiers:
        return target.weight if actual >= (target.goal or 0) else target.weight and 0
    reached = [row for row in tiers if row.threshold is not None and row.threshold <= result]
    return max(reached, key=lambda row: row.threshold or 0).points if reached else 0


def _expected(target: Target, first: date, cut: date, deadline: date) -> int | None:
    """The part of the goal that the days up to the cut ask for, rounded down to what can be done of it."""
    if target.unit == "percent" or target.goal is None:
        return None
    days, whole = (cut - first).days + 1, max((deadline - first).days + 1, 1)
    step = 1 if target.unit in PARTED or days >= whole else WHOLE
    return target.goal * min(days, whole) // whole // step * step
