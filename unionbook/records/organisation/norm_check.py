"""规范化检查: one look at whether a union is set up and works as it should, by itself or by its superior."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import Condition, Not, by_end, during, every, is_, latest
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section

BY = CodeList(
    "检查方式",
    {"self": "自查", "office": "本单位检查", "superior": "上级抽查"},
    {"镇检查": "office", "现场检查": "office", "下乡指导": "office", "抽查": "superior", "上级检查": "superior"},
)
RESULT = CodeList(
    "检查结果",
    {"qualified": "合格", "rectify": "限期整改", "model": "示范"},
    {"达标": "qualified", "整改": "rectify", "优秀": "model"},
)

ITEMS = ("chair_elected", "bodies_sound", "activities_held", "rules_complete", "funds_own", "members_content")
"""The six things every base union is to have (六有)."""


@dataclass(kw_only=True)
class NormCheck(Record):
    """One check. The six flags are the 六有 of the base unions."""

    organisation: str | None = fields.link("organisation", "基层工会", required=True)
    checked_on: str | None = fields.day("检查日期", required=True, default="今天", keep=True)
    by: str | None = fields.code("检查方式", BY, required=True, default="本单位检查", keep=True, chars=5)
    checkers: str | None = fields.text("检查人（单位）", keep=True, chars=8)
    chair_elected: int | None = fields.flag("依法选举的主席", chars=4)
    bodies_sound: int | None = fields.flag("健全的组织机构", chars=4)
    activities_held: int | None = fields.flag("服务职工的活动", chars=4)
    rules_complete: int | None = fields.flag("完善的制度机制", chars=4)
    funds_own: int | None = fields.flag("自主管理的经费", chars=4)
    members_content: int | None = fields.flag("会员满意的成效", chars=4)
    lacking: int | None = fields.integer("缺项数", unit="项", auto=True)
    result: str | None = fields.code("检查结果", RESULT, required=True, chars=4)
    finding: str | None = fields.text("检查意见", wide=True, longest=200, chars=12)
    rectify_by: str | None = fields.day("整改期限", future=True)
    rectified_on: str | None = fields.day("整改完成日期")
    note: str | None = fields.text("备注", wide=True)

    def derive(self, around: Around) -> set[str]:
        answers = [getattr(self, name) for name in ITEMS]
        self.lacking = answers.count(0) if any(answer is not None for answer in answers) else None
        return {"lacking"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.result in ("qualified", "model") and self.lacking:
            label = RESULT.label(self.result)
            yield Problem("result", f"六项里有 {self.lacking} 项没有，结果却是“{label}”，请核对。", warning=True)
        if self.result == "rectify" and not self.rectify_by:
            yield Problem("rectify_by", "结果是限期整改，请填整改期限。")
        if self.result != "rectify" and (self.rectify_by or self.rectified_on):
            yield Problem("result", "已填整改期限或完成日期，检查结果应为“限期整改”；不用整改的请清空日期。")
        for name in ("rectify_by", "rectified_on"):
            day = getattr(self, name)
            if day and self.checked_on and first_day(day) < first_day(self.checked_on):
                yield Problem(name, f"{NORM_CHECK.fields[name].label}早于检查日期（{self.checked_on}），请核对。")


def _figure(name: str, label: str, words: str, *where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个",
        definition=f"检查日期在报告期内、不晚于截止日、{words}的工会个数，一个只计一次。",
        where=every(during("checked_on"), *where),
        what="distinct",
        path="organisation",
    )


_LAST = latest("checked_on", "organisation")

NORM_CHECK = Kind(
    name="norm_check",
    label="规范化检查",
    record=NormCheck,
    measure="次",
    title=("organisation.name", "checked_on"),
    parent="organisation",
    icon="clipboard_checkmark",
    enter="登记检查",
    sections=(
        Section(
            "规范化检查",
            (
                *("checked_on", "by", "checkers"),
                *ITEMS,
                *("lacking", "result", "rectify_by", "rectified_on", "finding", "note"),
            ),
        ),
    ),
    columns=(
        Column("checked_on", bold=True),
        Column("by"),
        Column("result"),
        Column("lacking", narrow=False),
        Column("finding", narrow=False),
    ),
    order=("checked_on",),
    search=("organisation.name", "checkers", "finding"),
    clocks=(Clock("rectify", "规范化整改", "checked_on", "rectified_on", until="rectify_by"),),
    figures=(
        Figure(
            name="checks",
            label="规范化检查",
            measure="次",
            definition="检查日期在报告期内、不晚于截止日的规范化检查次数。",
            where=during("checked_on"),
        ),
        _figure("checked", "规范化检查的工会", "各种方式检查过"),
        _figure("sampled", "上级抽查的工会", "上级抽查过", is_("by", "superior")),
        _figure("qualified", "规范化合格的工会", "期内最后一次检查结果为合格", _LAST, is_("result", "qualified")),
        _figure("model", "规范化示范工会", "期内最后一次检查结果为示范", _LAST, is_("result", "model")),
        _figure("to_rectify", "限期整改的工会", "期内最后一次检查结果为限期整改", _LAST, is_("result", "rectify")),
        _figure("rectified", "完成整改的工会", "整改完成日期不晚于截止日", by_end("rectified_on")),
        _figure(
            "unrectified",
            "整改未完成的工会",
            "结果为限期整改、到截止日没有完成整改",
            is_("result", "rectify"),
            Not(by_end("rectified_on")),
        ),
    ),
)
