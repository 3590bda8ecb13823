"""复核记录: one later examination of a household's file, with the incomes and the category found then."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Section
from unionbook.records.hardship import codes
from unionbook.records.hardship.assessment import Assessment


@dataclass(kw_only=True)
class Recheck(Assessment):
    """The household as it was found again; the file's own figures stay those of the day it was opened."""

    hardship: str | None = fields.link("hardship", "困难档案", required=True)
    checked_on: str | None = fields.day("复核日期", required=True, default="今天")
    outcome: str | None = fields.code("复核结果", codes.OUTCOME, required=True, default="keep", chars=5)
    checker: str | None = fields.link("staff", "复核人", keep=True, chars=5)
    note: str | None = fields.text("复核说明", wide=True, longest=200)

    @property
    def examined(self) -> str | None:
        return self.checked_on

    def derive(self, around: Around) -> set[str]:
        return self.assess(around)

    def check(self, around: Around) -> Iterator[Problem]:
        yield from self.differs()


RECHECK = Kind(
    name="recheck",
    label="复核记录",
    record=Recheck,
    measure="次",
    title=("checked_on", "category"),
    parent="hardship",
    icon="calendar_ltr",
    enter="登记复核",
    sections=(
        Section(
            "复核",
            (
                "checked_on",
                "outcome",
                "persons",
                "annual_income",
                "rigid",
                "accident_cost",
                "per_head",
                "line",
                "computed_category",
                "category",
                "category_reason",
                "checker",
                "note",
            ),
        ),
    ),
    columns=(
        Column("checked_on", bold=True),
        Column("category"),
        Column("persons", "人口", narrow=False),
        Column("per_head", "人均月收入（元）"),
        Column("outcome"),
    ),
    order=("checked_on",),
    search=("hardship.number", "hardship.person.name", "note"),
    figures=(
        Figure(
            name="times",
            label="困难档案复核次数",
            measure="次",
            definition="复核日期在报告期内、不晚于截止日的复核记录条数。",
            where=during("checked_on"),
        ),
        Figure(
            name="files",
            label="复核困难档案",
            measure="户",
            definition="报告期内至少复核过一次的困难档案户数。",
            where=during("checked_on"),
            what="distinct",
            path="hardship",
        ),
    ),
)
