"""本地规定: values of law as they are here: the office's own number for a rule, from a day on, with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.law import LIMITS
from unionbook.ground.statute import UNITS, Rule, Statute

SHIPPED = Statute.load()
KEY = CodeList("规定事项", {key: topic.label for key, topic in SHIPPED.topics.items()})
UNIT = CodeList("单位", UNITS, {"天": "calendar_days", "工作日": "working_days", "月": "months"})
WHOLE = frozenset(UNITS) - {"ratio", "times", "fen"}
MOST = {"calendar_days": 3650, "working_days": 2500, "months": 120, "years": 100}
"""Above this a limit is a slip of the pen."""


def quantity(typed: str, unit: str) -> int | Decimal:
    """The value of law of a typed number: a share is typed in %, money in 元.

    Raises ValueError for what is no number above 0, or beyond all measure.
    """
    try:
        number = Decimal(narrow(typed).replace(",", ""))
    except InvalidOperation:
        raise ValueError(typed) from None
    if not number.is_finite() or not 0 < number <= MOST.get(unit, 10**9):
        raise ValueError(typed)
    if unit == "ratio":
        return number / 100
    if unit == "times":
        return number
    stored = number * 100 if unit == "fen" else number
    if stored != stored.to_integral_value():
        raise ValueError(typed)
    return int(stored)


@dataclass(kw_only=True)
class LocalRule(Record):
    """One version of a rule, as it is in force here from a day on."""

    key: str | None = fields.code("规定事项", KEY, required=True, wide=True, chars=14)
    value: str | None = fields.text(
        "数值", required=True, longest=12, help="只填数字；比例填百分数，金额填元。", chars=4
    )
    unit: str | None = fields.code("单位", UNIT, required=True, chars=4)
    since: str | None = fields.day("自何日起施行", required=True, future=True)
    article: str | None = fields.text(
        "文件和条款", longest=60, help="如：《本市工会经费管理办法》第八条。", chars=10
    )
    source: str | None = fields.text(
        "依据", required=True, wide=True, longest=200, help="文件名称、文号、发文机关。", chars=14
    )
    note: str | None = fields.note("备注", longest=500)

    def rule(self) -> Rule | None:
        """The rule as the law takes it, None while it is not filled in or no number."""
        if not (self.key and self.value and self.unit and self.since):
            return None
        try:
            value = quantity(self.value, self.unit)
        except ValueError:
            return None
        return Rule(
            key=self.key,
            label=KEY.label(self.key),
            value=value,
            unit=self.unit,
            article=self.article or self.source or "",
            source=self.source or "",
            verified=True,
            since=first_day(self.since),
            local=True,
        )

    def check(self, around: Around) -> Iterator[Problem]:
        if self.value and self.unit and self.rule() is None and self.key and self.since:
            number = "整数" if self.unit in WHOLE else "数字"
            unit = UNIT.label(self.unit)
            yield Problem("value", f"“{self.value}”不能用作数值，请只填大小合理的{number}（单位是“{unit}”），如 15。")
        if not self.key:
            return
        same = every(is_("key", self.key), is_("since", self.since))
        if self.since and around.others("local_rule", same):
            yield Problem("since", "这个事项自同一天起已经有一条本地规定，请打开原来那一条修改。")
        yield from self._against(self.key)

    def _against(self, key: str) -> Iterator[Problem]:
        """How it stands to the value that comes with the program, if one does."""
        unit, versions = SHIPPED.topics[key].unit, SHIPPED.rules[key]
        if self.unit and self.unit != unit and not {self.unit, unit} <= LIMITS:
            yield Problem("unit", f"这个事项的单位是“{UNIT.label(unit)}”，请改选。")
        if versions and not versions[-1].local:
            shipped = versions[-1]
            said = shipped.article or shipped.source
            yield Problem("key", f"{said}已有全国统一的规定（{shipped.words}），确有本地规定才填。", warning=True)


KIND = Kind(
    name="local_rule",
    label="本地规定",
    record=LocalRule,
    measure="条",
    title=("key", "since"),
    icon="book_open",
    enter="添加本地规定",
    hidden=True,
    sections=(Section("本地规定", ("key", "value", "unit", "since", "article", "source", "note")),),
    columns=(
        Column("key", bold=True),
        Column("value"),
        Column("unit"),
        Column("since"),
        Column("source", narrow=False),
    ),
    order=("key", "-since"),
    search=("key", "article", "source", "note"),
)

__all__ = ["KIND", "LocalRule"]
