"""A chart as plain data: names, values, and the kind of picture."""

from dataclasses import dataclass
from enum import Enum, auto

Value = int | float | None
"""A number as it is stored; None where there is none."""

MOST_SERIES = 8
"""So many fillings can be told apart without colour."""


class Kind(Enum):
    """The kinds of chart."""

    BARS = auto()  # upright bars side by side: this year and last year
    ROWS = auto()  # lying bars under each other, for long names
    LINE = auto()  # a line through each series: month by month
    SHARES = auto()  # one lying bar for each category, divided among the series


@dataclass(frozen=True)
class Series:
    """One value for each category."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Chart:
    """title: printed under the picture (图1 ……), "" for none.  unit: of all values.

    money: the values are 分, printed as 元, or as 万元 when they are large; `unit` is then not asked for.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    kind: Kind = Kind.BARS
    money: bool = False

    def __post_init__(self) -> None:
        if len(self.series) > MOST_SERIES:
            raise ValueError(f"a chart shows at most {MOST_SERIES} series")
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("a series has one value for each category")

    @property
    def values(self) -> list[int | float]:
        """All values there are."""
        return [value for series in self.series for value in series.values if value is not None]
