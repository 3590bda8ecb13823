"""普查: one campaign: its time, what it is to reach, who works on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import during, is_
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.census import codes


@dataclass(kw_only=True)
class Census(Record):
    """One campaign, such as 百日集中行动. The units of its list are `CensusUnit` rows."""

    name: str | None = fields.text("普查名称", required=True, wide=True, longest=60, chars=12)
    stage: str | None = fields.code("进度", codes.CENSUS_STAGE, required=True, default="running", chars=4)
    from_on: str | None = fields.day("开始日期", required=True, default="今天", future=True)
    until_on: str | None = fields.day("计划完成日期", future=True)
    completed_on: str | None = fields.day("完成日期")
    issued_by: str | None = fields.text("名单来源", help="如：区总工会基本单位数据库。", chars=8)
    listed: int | None = fields.integer("名单家数", unit="家", help="来文写的家数，用来核对导入有没有缺漏。")
    target: int | None = fields.integer("核实任务", unit="家")
    target_unions: int | None = fields.integer("建会任务", unit="个")
    target_members: int | None = fields.integer("发展会员任务", unit="人")
    group: str | None = fields.text("工作组成员单位", wide=True, longest=200, chars=10)
    head: str | None = fields.name("负责人", chars=5)
    trained_on: str | None = fields.day("培训日期")
    trained: int | None = fields.integer("培训人数", unit="人")
    plan: str | None = fields.text("方案文号", chars=6)
    note: str | None = fields.note("备注")

    def check(self, around: Around) -> Iterator[Problem]:
        for name in ("until_on", "completed_on"):
            day = getattr(self, name)
            if self.from_on and day and first_day(day) < first_day(self.from_on):
                yield Problem(name, f"{CENSUS.fields[name].label}早于开始日期（{self.from_on}），请核对两处。")
        if self.stage == "completed" and not self.completed_on:
            yield Problem("completed_on", "进度是已完成，请填完成日期。")
        if self.stage != "completed" and self.completed_on:
            yield Problem("stage", "已填完成日期，进度应为“已完成”；没有完成的请清空完成日期。")
        if self.trained and not self.trained_on:
            yield Problem("trained_on", "写了培训人数，请填培训日期。", warning=True)
        yield from self._lists(around)

    def _lists(self, around: Around) -> Iterator[Problem]:
        """What was imported against what was announced; what is still open against the campaign's end."""
        units = len(around.values("census_unit", "uid", is_("census", self.uid)))
        if self.listed is not None and units and units != self.listed:
            yield Problem("listed", f"名单应有 {self.listed} 家，已录入 {units} 家，请核对有没有缺漏。", warning=True)
        if self.target is not None and self.listed is not None and self.target > self.listed:
            sentence = f"核实任务（{self.target}）多于名单家数（{self.listed}），请核对两处。"
            yield Problem("target", sentence, warning=True)


CENSUS = Kind(
    name="census",
    label="普查",
    record=Census,
    measure="次",
    title=("name",),
    tab="组织",
    icon="clipboard_task_list_ltr",
    enter="登记普查",
    sections=(
        Section("普查", ("name", "stage", "from_on", "until_on", "completed_on", "issued_by", "plan", "head", "group")),
        Section("任务与培训", ("listed", "target", "target_unions", "target_members", "trained_on", "trained", "note")),
    ),
    columns=(
        Column("name", bold=True),
        Column("from_on"),
        Column("until_on", narrow=False),
        Column("stage"),
        Column("listed", narrow=False),
    ),
    order=("-from_on",),
    search=("name", "issued_by", "head"),
    subsets=(Subset("running", "进行中", is_("stage", "running"), chip=True),),
    stages=codes.CENSUS_PATH,
    clocks=(Clock("end", "普查完成", "from_on", "completed_on", until="until_on", ahead=30),),
    figures=(
        Figure(
            name="started",
            label="开展普查",
            measure="次",
            definition="开始日期在报告期内、不晚于截止日的普查次数。",
            where=during("from_on"),
        ),
        Figure(
            name="trained",
            label="普查培训",
            measure="人次",
            definition="培训日期在报告期内、不晚于截止日的普查培训人数之和。",
            where=during("trained_on"),
            what="sum",
            path="trained",
        ),
    ),
)
