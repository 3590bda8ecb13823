"""How one of the year's tasks stands on a day: what was done of it, what is lacking, what it gives.

All numbers are in hundredths of the target's unit, rates in hundredths of a percent, as the target stores them.
"""

from dataclasses import dataclass
from enum import Enum

from unionbook.ground.fields import NumberField
from unionbook.records.target import Target
from unionbook.records.target.codes import UNIT
from unionbook.services.tally import Counted

WHOLE = 100
PARTED = frozenset({"percent", "yuan", "wan", "points"})
"""Units of which there may be a part; of all others only whole ones are done or lacking."""


class State(Enum):
    """How a target stands: the words for it and their tone."""

    OVER = "超额完成", "ok"
    MET = "已完成", "ok"
    ON_PACE = "按进度", "info"
    BEHIND = "进度落后", "warn"
    SHORT = "未达到", "bad"
    UNKNOWN = "未统计", "neutral"

    @property
    def label(self) -> str:
        """The words."""
        return self.value[0]

    @property
    def tone(self) -> str:
        """How its pill is coloured."""
        return self.value[1]


@dataclass(frozen=True)
class Standing:
    """One target on a day.

    actual: None when it is not known; then `remark` says why.  rate: actual against goal, None for a goal of 0.
    points: what the tiers give for it; of a target without tiers its whole weight once it is met.
    expected: the part of the goal that the time elapsed asks for; None for a percentage, which does not grow with time.
    over_time: the last day for it has come.  counted: the figure and the frame its rows can be asked for in.
    noted_on: the day of typed progress.
    """

    target: Target
    actual: int | None = None
    rate: int | None = None
    points: int | None = None
    expected: int | None = None
    over_time: bool = False
    remark: str = ""
    counted: Counted | None = None
    noted_on: str | None = None

    @property
    def met(self) -> bool:
        """Is the goal reached?"""
        return self.actual is not None and self.actual >= (self.target.goal or 0)

    @property
    def over(self) -> int:
        """How much more than the goal was done."""
        return max((self.actual or 0) - (self.target.goal or 0), 0)

    @property
    def short(self) -> int:
        """How much is lacking to the goal."""
        return self._lacking(self.target.goal)

    @property
    def behind(self) -> int:
        """How much is lacking to what the time elapsed asks for."""
        return self._lacking(self.expected)

    def _lacking(self, goal: int | None) -> int:
        if self.actual is None or goal is None or goal <= self.actual:
            return 0
        lacking = goal - self.actual
        return lacking if self.target.unit in PARTED else -(-lacking // WHOLE) * WHOLE

    @property
    def state(self) -> State:
        """How it stands."""
        if self.actual is None:
            return State.UNKNOWN
        if self.met:
            return State.OVER if self.over else State.MET
        if self.over_time or self.expected is None:
            return State.SHORT
        return State.BEHIND if self.behind else State.ON_PACE

    def words(self, hundredths: int | None) -> str:
        """A number of this target with its unit; "—" for none."""
        return "—" if hundredths is None else self._with_unit(hundredths, "%")

    def _with_unit(self, hundredths: int, percent: str = " 个百分点") -> str:
        unit = self.target.unit or ""
        return shown(hundredths) + (percent if unit == "percent" else f" {UNIT.label(unit)}")

    @property
    def sentence(self) -> str:
        """Where it stands in one sentence, without the indicator's name."""
        if self.actual is None:
            return self.remark
        done = f"完成 {self.words(self.actual)}"
        if self.rate is not None and self.target.unit != "percent":
            done += f"，完成率 {shown(self.rate)}%"
        if self.over:
            return f"{done}，超过目标 {self._with_unit(self.over)}。"
        if self.met:
            return f"{done}，达到目标。"
        lag = f"，比时间进度少 {self._with_unit(self.behind)}" if self.behind and not self.over_time else ""
        return f"{done}，还差 {self._with_unit(self.short)}{lag}。"


def shown(hundredths: int) -> str:
    """A number in hundredths, without needless decimals."""
    return NumberField(label="").show(hundredths)
