"""From values to words and lengths: the unit they are printed in, and where zero and the ends of the axis are."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from unionbook.ground.numerals import wan, yuan
from unionbook.services.pdf.chart.model import Chart, Value

_WAN = 1_000_000  # 分 in 万元
_LARGE = 10 * _WAN  # the largest amount from which on all are printed in 万元
_PLACES = 4  # of 万元: to the 元
_NEAR = 1e-9
_STEPS = 5  # on an axis, about
NONE = "—"


@dataclass(frozen=True)
class Scale:
    """low, high: the ends of the axis, in values; zero is always between them. step: from mark to mark."""

    low: float
    high: float
    step: float

    def part(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    @property
    def marks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * at for at in range(count + 1)]


def scale(values: Sequence[float], grain: float = 1) -> Scale:
    """An axis for the values whose marks stand at 1, 2 or 5 times a power of ten, none closer than `grain`."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if high == low:
        high = grain
    step = _round(max((high - low) / _STEPS, grain))
    bottom, top = floor(low / step + _NEAR) * step, ceil(high / step - _NEAR) * step
    return Scale(bottom, top if top > bottom else step, step)


def _round(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return power * next(step for step in (1, 2, 5, 10) if step * power >= rough - _NEAR * power)


@dataclass(frozen=True)
class Wording:
    """How a chart's values are printed: exactly."""

    unit: str
    money: bool = False
    large: bool = False

    def say(self, value: Value) -> str:
        if value is None:
            return NONE
        if self.large:
            return wan(round(value), _PLACES)
        if self.money:
            return yuan(round(value))
        return str(value) if isinstance(value, int) else f"{value:.10g}"

    @property
    def grain(self) -> float:
        """The least step between two marks of an axis."""
        return 1.0 if not self.money else _WAN / 100 if self.large else 100.0


def wording(chart: Chart) -> Wording:
    """万元 only where no 角 or 分 would be lost."""
    if not chart.money:
        return Wording(chart.unit)
    whole = all(round(value) % 100 == 0 for value in chart.values)
    large = whole and max((abs(value) for value in chart.values), default=0) >= _LARGE
    return Wording("万元" if large else "元", True, large)


def shares(values: Sequence[float]) -> list[str]:
    """Percentages of the whole to one decimal that add up to 100.0 exactly."""
    whole = sum(values)
    exact = [value * 1000 / whole for value in values]
    units = [floor(value) for value in exact]
    rest = sorted(range(len(values)), key=lambda at: units[at] - exact[at])
    for at in rest[: 1000 - sum(units)]:
        units[at] += 1
    return [f"{unit // 10}.{unit % 10}%" for unit in units]
