"""困难认定: what a household has and must spend at an examination, and the category by the rules of that day.

The multiples and the local line are dated rules, so an old examination keeps its old answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Record
from unionbook.ground.numerals import yuan
from unionbook.records.hardship import codes

UNFIT = "unfit"
COMPUTED = CodeList("测算类别", {**codes.CATEGORY.items, UNFIT: "未达到困难标准"})
AUTO = ("per_head", "line", "computed_category")
BELOW = (("deep", "hardship.deep"), ("relative", "hardship.relative"))
"""Categories with the rule that says below how many times the local line a household is in them."""


@dataclass(kw_only=True)
class Assessment(Record):
    """Incomes and costs are in 分 a year, per_head and line in 分 a month and head."""

    persons: int | None = fields.integer("家庭人口", required=True, unit="人", least=1, most=30, help="含本人。")
    annual_income: int | None = fields.money("家庭年度总收入", help="按家庭可支配收入填，含全部成员的工资和其他收入。")
    rigid: int | None = fields.money("年度必要（刚性）支出", help="不含下一栏的意外、重病支出。")
    accident_cost: int | None = fields.money("意外、重病自付支出", help="一年内因灾害、意外、重病自己负担的费用。")
    per_head: int | None = fields.money(
        "人均月收入", auto=True, help="（家庭年度总收入－必要支出）÷12÷家庭人口，不足零按零计。"
    )
    line: int | None = fields.money("低保标准", auto=True, help="认定当日的当地低保标准，在“本地规定”里填写。")
    computed_category: str | None = fields.code("测算类别", COMPUTED, auto=True, chars=7)
    category: str | None = fields.code("困难类别", codes.CATEGORY, required=True, chars=5)
    category_reason: str | None = fields.text(
        "类别说明", wide=True, longest=200, help="所选类别与测算类别不同时，写明理由。"
    )

    @property
    def examined(self) -> str | None:
        """The stored date by whose rules the category is judged."""
        raise NotImplementedError

    def net(self, less: int = 0) -> Fraction | None:
        """What is left a month and head, not below 0; None while it cannot be known. less: further costs, 分 a year."""
        if self.annual_income is None or not self.persons or self.persons < 1:
            return None
        return Fraction(max(self.annual_income - (self.rigid or 0) - less, 0), 12 * self.persons)

    def mean(self) -> int | None:
        """The net income a month and head in whole 分, rounded half up."""
        net = self.net()
        return None if net is None else int(net + Fraction(1, 2))

    def assess(self, around: Around) -> set[str]:
        """Fill what follows from incomes, costs and the rules of the day; the names filled."""
        rule = around.rule("hardship.line", self.examined)
        self.per_head = self.mean()
        self.line = int(rule.value) if rule else None
        self.computed_category = self._judged(around)
        return set(AUTO)

    def _judged(self, around: Around) -> str | None:
        net = self.net()
        if net is None or self.line is None:
            return None
        for category, key in BELOW:
            rule = around.rule(key, self.examined)
            if rule is None:
                return None
            if net < Fraction(rule.value) * self.line:
                return category
        return "accidental" if self._struck(around) else UNFIT

    def _struck(self, around: Around) -> bool:
        """Is the household in hardship by the costs of an accident or illness alone?"""
        if not self.accident_cost or self.line is None:
            return False
        share = around.rule("hardship.accident", self.examined)
        if share and self.accident_cost > Fraction(share.value) * (self.annual_income or 0):
            return True
        times, net = around.rule("hardship.accident.times", self.examined), self.net(self.accident_cost)
        return times is not None and net is not None and net < Fraction(times.value) * self.line

    def differs(self) -> Iterator[Problem]:
        """A category other than the computed one needs a reason."""
        if None in (self.computed_category, self.category) or self.computed_category == self.category:
            return
        if not self.category_reason and self.per_head is not None and self.line is not None:
            computed = COMPUTED.label(self.computed_category or "")
            sentence = (
                f"人均月收入 {yuan(self.per_head)} 元，低保标准 {yuan(self.line)} 元，测算为“{computed}”，"
                "与所选类别不同，请核对，或在类别说明里写明理由。"
            )
            yield Problem("category", sentence, warning=True)
