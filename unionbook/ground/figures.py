"""Named subsets and figures: the numbers a report prints, each from the very rows it opens."""

from dataclasses import dataclass

from unionbook.ground.conditions import EVERY, Condition
from unionbook.ground.wording import Wording


@dataclass(frozen=True)
class Subset:
    """Rows of a kind under a name. chip: shown above the list with its live count.  sealed: shows sealed rows too.
    verb: what is to be done with them: they are a worklist of the first page ("" for none)."""

    name: str
    label: str
    where: Condition
    chip: bool = False
    definition: str = ""
    sealed: bool = False
    verb: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number over the rows of a subset.

    what: "count" (rows), "distinct" (different values of path), "sum", "least" or "most" (of path).  money: the number
    is in 分.  hundredths: it is in hundredths of the measure (a percentage).
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
    hundredths: bool = False
    wording: Wording = Wording.EXACT


MONTHS = "months"
"""As the lower part of a ratio: the months elapsed up to the last counted day, a begun one counted whole."""


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """One figure of the same kind over another, or over MONTHS; its rows are those of the upper figure.

    measure: "%" makes it a percentage, any other word a mean of so many of them.  money: the upper figure is
    in 分 and so is the mean; other means are in hundredths, percentages in hundredths of a percent.
    """

    name: str
    label: str
    upper: str
    lower: str
    definition: str
    measure: str = "%"
    money: bool = False
    wording: Wording = Wording.EXACT

    @property
    def times(self) -> int:
        """What the quotient is multiplied by to be kept as a whole number."""
        return 1 if self.money else 10_000 if self.measure == "%" else 100
