"""满意度测评: rounds in which firms tell how satisfied their workers are with the bargaining over wages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import by_end, during, every, filled
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class SurveyAnswer(Record):
    """A firm that was asked to take part; it took part when the day of its answer is filled. score: of 100."""

    survey: str | None = fields.link("survey", "测评", required=True)
    enterprise: str | None = fields.link("enterprise", "企业", required=True, chars=12)
    answered_on: str | None = fields.day("填报日期", help="还没有填报的空着。")
    score: int | None = fields.integer("得分", unit="分", most=100)
    people: int | None = fields.integer("参评职工", unit="人")
    satisfied: int | None = fields.integer("其中满意", unit="人", help="含基本满意。")

    def check(self, around: Around) -> Iterator[Problem]:
        if self.people is not None and self.satisfied is not None and self.satisfied > self.people:
            yield Problem("satisfied", f"满意人数（{self.satisfied}）多于参评职工（{self.people}），请核对两处。")
        if self.answered_on is None and (self.score is not None or self.people is not None):
            yield Problem("answered_on", "已填测评结果，请填填报日期，否则这家企业不计入参评。")


@dataclass(kw_only=True)
class Survey(Record):
    """One round. Its child rows are all firms asked, whether they have answered or not."""

    name: str | None = fields.text("测评名称", required=True, wide=True, longest=60, chars=14)
    started_on: str | None = fields.day("开始日期", required=True, default="今天")
    ends_on: str | None = fields.day("截止日期", future=True)
    required_rate: int | None = fields.percent("要求参评比例", help="上级要求的，没有要求的不填。")
    invited: int | None = fields.integer("应参评企业", unit="家", auto=True)
    answered: int | None = fields.integer("已参评企业", unit="家", auto=True)
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        rows = around.children(SurveyAnswer)
        self.invited, self.answered = len(rows), sum(row.answered_on is not None for row in rows)
        return {"invited", "answered"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.ends_on and self.started_on and self.ends_on < self.started_on:
            yield Problem("ends_on", f"截止日期早于开始日期（{self.started_on}），请核对。")
        yield from self._rows(around.children(SurveyAnswer))
        over = self.ends_on and first_day(self.ends_on) < around.today
        if over and self.required_rate and (self.answered or 0) * 10_000 < self.required_rate * (self.invited or 0):
            told = f"应参评 {self.invited} 家，已参评 {self.answered} 家"
            yield Problem("required_rate", f"{told}，没有达到要求的参评比例，请催报。", warning=True)

    def _rows(self, rows: Sequence[SurveyAnswer]) -> Iterator[Problem]:
        seen: set[str | None] = set()
        for place, row in enumerate(rows):
            at = f"survey_answer[{place}]"
            if row.enterprise and row.enterprise in seen:
                yield Problem(f"{at}.enterprise", "这家企业在本次测评里已经列过，请删去一行。")
            seen.add(row.enterprise)
            if row.answered_on and self.started_on and row.answered_on < self.started_on:
                yield Problem(f"{at}.answered_on", f"填报日期早于测评开始日期（{self.started_on}），请核对。")


ANSWERED = during("answered_on")
ASKED = during("survey.started_on")

ANSWER = Kind(
    name="survey_answer",
    label="测评企业",
    record=SurveyAnswer,
    measure="家",
    title=("enterprise.name", "survey.name"),
    parent="survey",
    icon="building_factory",
    enter="添加企业",
    sections=(Section("测评企业", ("enterprise", "answered_on", "score", "people", "satisfied")),),
    columns=(
        Column("enterprise", bold=True),
        Column("answered_on"),
        Column("score"),
        Column("people", narrow=False),
        Column("satisfied", narrow=False),
    ),
    order=("enterprise.name",),
    search=("enterprise.name", "survey.name"),
    figures=(
        Figure(
            name="firms",
            label="参加满意度测评的企业",
            measure="家",
            definition="填报日期在报告期内、不晚于截止日的企业家数，同一家只计一次。",
            where=ANSWERED,
            what="distinct",
            path="enterprise",
        ),
        Figure(
            name="asked",
            label="应参加满意度测评的企业",
            measure="家次",
            definition="开始日期在报告期内的各次测评所列企业数之和，各次之间不去重。",
            where=ASKED,
        ),
        Figure(
            name="answered",
            label="按要求参评的企业",
            measure="家次",
            definition="开始日期在报告期内的各次测评中，到截止日已填报的企业数之和，各次之间不去重。",
            where=every(ASKED, by_end("answered_on")),
        ),
        Ratio(
            name="answer_rate",
            label="满意度测评参评率",
            upper="answered",
            lower="asked",
            definition="已填报的企业占应参评企业的比例，各次测评合并计算。",
        ),
        Figure(
            name="people",
            label="参加满意度测评的职工",
            measure="人次",
            definition="填报日期在报告期内的企业所填参评职工数之和。",
            where=every(ANSWERED, filled("people")),
            what="sum",
            path="people",
        ),
        Figure(
            name="satisfied",
            label="测评满意的职工",
            measure="人次",
            definition="填报日期在报告期内、已填参评职工数的企业所填满意人数之和，含基本满意。",
            where=every(ANSWERED, filled("people")),
            what="sum",
            path="satisfied",
        ),
        Ratio(
            name="satisfied_rate",
            label="工资集体协商职工满意率",
            upper="satisfied",
            lower="people",
            definition="测评满意的职工占参加测评职工的比例。",
        ),
    ),
)

SURVEY = Kind(
    name="survey",
    label="满意度测评",
    record=Survey,
    measure="次",
    title=("name",),
    tab="集体协商",
    icon="clipboard_checkmark",
    enter="新建测评",
    sections=(
        Section(
            "测评",
            ("name", "started_on", "ends_on", "required_rate", "invited", "answered", "note"),
            children=("survey_answer",),
        ),
    ),
    columns=(
        Column("name", bold=True),
        Column("started_on"),
        Column("ends_on", narrow=False),
        Column("invited"),
        Column("answered"),
    ),
    order=("-started_on",),
    search=("name",),
    subsets=(Subset("started", "本年开展", during("started_on"), chip=True),),
    figures=(
        Figure(
            name="started",
            label="开展满意度测评",
            measure="次",
            definition="开始日期在报告期内、不晚于截止日的测评次数。",
            where=during("started_on"),
        ),
    ),
)
