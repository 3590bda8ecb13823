"""推荐意见: what one level of the chain of recommendation said of a nomination."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.honour import codes


@dataclass(kw_only=True)
class Recommendation(Record):
    """One opinion. Without a day it is still to come."""

    honour: str | None = fields.link("honour", "荣誉", required=True)
    step: str | None = fields.code("推荐环节", codes.STEP, required=True, chars=8)
    body: str | None = fields.text("推荐（审核）单位", longest=60, chars=10)
    given_on: str | None = fields.day("日期", precise=False)
    result: str | None = fields.code("结果", codes.RESULT, required=True, default="agreed", chars=4)
    opinion: str | None = fields.text("意见", wide=True, longest=300, chars=14)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.result in ("agreed", "refused") and not self.given_on:
            yield Problem("given_on", "已有结果，请填日期（可以只填年月）；还没有结果的选“待定”。")
        if self.result == "refused" and not self.opinion:
            yield Problem("opinion", "不同意的请写明意见，便于答复申报单位。", warning=True)


RECOMMENDATION = Kind(
    name="recommendation",
    label="推荐意见",
    record=Recommendation,
    measure="条",
    title=("step", "body"),
    parent="honour",
    icon="clipboard_checkmark",
    enter="登记意见",
    sections=(Section("推荐意见", ("step", "body", "given_on", "result", "opinion")),),
    columns=(
        Column("step", bold=True),
        Column("body", narrow=False),
        Column("given_on"),
        Column("result"),
        Column("opinion", narrow=False),
    ),
    order=("given_on",),
    search=("body", "opinion"),
    figures=(
        Figure(
            name="agreed",
            label="同意推荐",
            measure="条",
            definition="日期在报告期内、不晚于截止日、结果为同意的推荐意见条数。",
            where=every(during("given_on"), is_("result", "agreed")),
        ),
    ),
)
