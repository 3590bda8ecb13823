"""分类定级: the grade of one union in one year, and the grade it means to reach the year after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import Condition, during, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section

GRADE = CodeList(
    "等级",
    {"1": "好", "2": "较好", "3": "一般", "4": "较差"},
    {
        **{"先进": "1", "一类": "1", "一级": "1", "A": "1", "a": "1"},
        **{"二类": "2", "二级": "2", "B": "2", "b": "2"},
        **{"三类": "3", "三级": "3", "C": "3", "c": "3"},
        **{"差": "4", "后进": "4", "四类": "4", "四级": "4", "D": "4", "d": "4"},
    },
)
"""Best first. Places call them 一类 to 四类 or A to D; either is taken."""


@dataclass(kw_only=True)
class Grading(Record):
    """One year's grade (分类定级), with what is to lift it (晋位升级). score is in hundredths."""

    organisation: str | None = fields.link("organisation", "基层工会", required=True)
    year: int | None = fields.integer("年度", year=True, required=True, least=1990, most=2199, keep=True)
    graded_on: str | None = fields.day("评定日期", required=True, default="今天", keep=True)
    self_grade: str | None = fields.code("自评等级", GRADE, chars=4)
    grade: str | None = fields.code("评定等级", GRADE, required=True, chars=4)
    former: str | None = fields.code("上年等级", GRADE, chars=4)
    promoted: int | None = fields.flag("晋级", auto=True, help="评定等级高于上年等级。")
    score: int | None = fields.integer("得分", unit="分", most=1000)
    measures: str | None = fields.text("整改（晋级）措施", wide=True, longest=200, chars=12)
    target: str | None = fields.code("下年目标等级", GRADE, chars=4)
    note: str | None = fields.text("备注", wide=True)

    def derive(self, around: Around) -> set[str]:
        self.promoted = int(self.grade < self.former) if self.grade and self.former else None
        return {"promoted"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.graded_on and self.year and int(self.graded_on[:4]) not in (self.year, self.year + 1):
            yield Problem("graded_on", f"评定日期不在 {self.year} 年或次年，请核对年度和日期。", warning=True)
        if self.target and self.grade and self.target > self.grade:
            yield Problem("target", "下年目标等级低于评定等级，请核对两处。", warning=True)


def twice(rows: Sequence[Grading]) -> Iterator[Problem]:
    """Two grades of one year; a former grade that is not the one given the year before."""
    by_year: dict[int, Grading] = {}
    for place, row in enumerate(rows):
        if row.year is None:
            continue
        if row.year in by_year:
            yield Problem(f"grading[{place}].year", f"{row.year} 年已经评定过等级，请改那一行，或核对年度。")
        by_year.setdefault(row.year, row)
    for place, row in enumerate(rows):
        before = by_year.get(row.year - 1) if row.year is not None else None
        if before and before.grade and row.former and row.former != before.grade:
            sentence = f"上年评定的是“{GRADE.label(before.grade)}”，请核对上年等级。"
            yield Problem(f"grading[{place}].former", sentence)


def _figure(name: str, label: str, words: str, *where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个",
        definition=f"评定日期在报告期内、不晚于截止日{words}的工会个数，一个只计一次。",
        where=every(during("graded_on"), *where),
        what="distinct",
        path="organisation",
    )


GRADING = Kind(
    name="grading",
    label="分类定级",
    record=Grading,
    measure="次",
    title=("organisation.name", "year"),
    parent="organisation",
    icon="star",
    enter="登记等级",
    sections=(
        Section(
            "分类定级",
            (
                *("year", "graded_on", "self_grade", "grade", "former", "promoted", "score", "target"),
                *("measures", "note"),
            ),
        ),
    ),
    columns=(
        Column("year", bold=True),
        Column("grade"),
        Column("former", narrow=False),
        Column("target"),
        Column("score", narrow=False),
    ),
    order=("year",),
    search=("organisation.name", "measures"),
    figures=(
        _figure("graded", "分类定级的工会", ""),
        *(
            _figure(f"grade_{code}", f"定级为“{label}”的工会", f"、评定等级为“{label}”", is_("grade", code))
            for code, label in GRADE.items.items()
        ),
        _figure("promoted", "晋级的工会", "、评定等级高于上年", is_("promoted", 1)),
        *(
            _figure(f"target_{code}", f"下年目标“{label}”的工会", f"、下年目标等级为“{label}”", is_("target", code))
            for code, label in GRADE.items.items()
        ),
    ),
)
