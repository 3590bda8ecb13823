"""Named subsets and figures: the numbers a report prints, each from the very rows it opens."""

from dataclasses import dataclass

from unionbook.ground.conditions import EVERY, Condition
from unionbook.ground.wording import Wording


@dataclass(frozen=True)
class Subset:
    """Rows of a kind under a name. chip: shown above the list with its live count."""

    name: str
    label: str
    where: Condition
    chip: bool = False
    definition: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number over the rows of a subset.

    what: "count" (rows), "distinct" (different values of path) or "sum" (of path).  money: the sum is in 分.
    measure: the measure word printed (宗, 人, 元).  definition: 口径, one sentence on what is counted and by
    which date.  wording: how it is printed unless a template says otherwise.
    """

    name: str
    label: str
    measure: str
    definition: str
    where: Condition = EVERY
    what: str = "count"
    path: str = "uid"
    money: bool = False
    wording: Wording = Wording.EXACT


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """One figure of the same kind over another, as a percentage; its rows are those of the upper figure."""

    name: str
    label: str
    upper: str
    lower: str
    definition: str
    measure: str = "%"
    wording: Wording = Wording.EXACT
