"""帮扶申请: one person's application in one programme, from the first look to the money handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.numerals import yuan
from unionbook.records.aid import codes
from unionbook.records.aid.figures import FIGURES, SUBSETS
from unionbook.records.aid.payment import Payment
from unionbook.records.aid.programme import Programme
from unionbook.records.hardship import Hardship

STEPS = ("applied_on", "screened_on", "submitted_on", "reviewed_on", "approved_on", "paid_on")


@dataclass(kw_only=True)
class Application(Record):
    """What one person asked for and was granted (分). The dates of its steps, not its stage, are counted."""

    programme: str | None = fields.link("programme", "帮扶项目", required=True, keep=True, chars=12)
    applied_on: str | None = fields.day("申请日期", required=True, default="今天", keep=True)
    person: str | None = fields.link(
        "person",
        "申请人",
        required=True,
        embed=("name", "id_number", "sex", "born", "phone", "address", "bank", "bank_account"),
        chars=5,
    )
    hardship: str | None = fields.link("hardship", "困难档案", chars=7)
    organisation: str | None = fields.link("organisation", "所属基层工会", keep=True, chars=10)
    asked: int | None = fields.money("申请金额", keep=True)
    complete: int | None = fields.flag("材料齐全")
    missing: str | None = fields.text("缺少的材料", wide=True)
    student: str | None = fields.link("person", "学生", embed=("name", "id_number"), chars=5)
    school: str | None = fields.text("学校", chars=8)
    school_stage: str | None = fields.code("就读阶段", codes.SCHOOL_STAGE, chars=4)
    grade: str | None = fields.text("年级", longest=20, chars=4)
    course: str | None = fields.text("培训项目", keep=True, chars=8)
    certificate: str | None = fields.text("证书名称及编号", longest=60, chars=8)
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="applied", chars=6)
    screened_on: str | None = fields.day("初审日期")
    submitted_on: str | None = fields.day("上报日期")
    reviewed_on: str | None = fields.day("上级审核通过日期")
    approved_on: str | None = fields.day("批准日期")
    granted: int | None = fields.money("批准金额")
    paid_on: str | None = fields.day("发放日期")
    rejected_on: str | None = fields.day("未获批日期")
    reject_reason: str | None = fields.text("未获批原因", wide=True)
    opinion: str | None = fields.note("审核意见", longest=500)
    handler: str | None = fields.link("staff", "经办人", keep=True, chars=5)

    def check(self, around: Around) -> Iterator[Problem]:
        yield from self._programme(around)
        yield from self._steps()
        yield from self._money(around)
        if (file := around.linked(Hardship, self.hardship)) and self.person != file.person:
            yield Problem("hardship", "所选困难档案不是申请人本人的，请重新选择。")
        if self.complete == 0 and not self.missing:
            yield Problem("missing", "材料不齐全，请写明缺少哪些材料。", warning=True)

    def _programme(self, around: Around) -> Iterator[Problem]:
        programme = around.linked(Programme, self.programme)
        if programme is None:
            return
        # Two children of one worker may both study; everything else is once for each person.
        once = "student" if self.student and programme.category == "study" else "person"
        same = every(is_("programme", self.programme), is_(once, getattr(self, once)))
        if getattr(self, once) and around.others("application", same):
            yield Problem(f"{once}.name", f"此人在“{programme.name}”里已有申请，请打开原来那一份，不要重复登记。")
        if self.applied_on and (
            (programme.starts_on and last_day(self.applied_on) < first_day(programme.starts_on))
            or (programme.ends_on and first_day(self.applied_on) > last_day(programme.ends_on))
        ):
            yield Problem("applied_on", "申请日期不在项目的起止日期之内，请核对。", warning=True)
        if programme.category == "hardship" and not self.hardship:
            yield Problem("hardship", "申请困难帮扶金的职工应先建困难档案，请建档后在这里选用。", warning=True)
        if programme.category == "study" and not (self.school and self.school_stage):
            yield Problem("school", "申请助学的请填学校和就读阶段。", warning=True)
        if programme.category == "subsidy" and not (self.course and self.certificate):
            yield Problem("course", "申请误工和交通补贴的请填培训项目和证书。", warning=True)

    def _steps(self) -> Iterator[Problem]:
        days = [(name, day) for name in STEPS if (day := getattr(self, name))]
        for (earlier, start), (later, end) in pairwise(days):
            if first_day(end) < first_day(start):
                yield Problem(later, f"{_label(later)}早于{_label(earlier)}（{start}），请核对。")
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            reached = codes.STAGE.label(self.stage or "")
            yield Problem(since, f"阶段是“{reached}”，请填{_label(since)}，否则统计会漏掉这一人。")
        if self.approved_on and not self.screened_on:
            yield Problem("screened_on", "已批准但没有初审日期，初审人数会少计这一人。", warning=True)
        if self.stage == "rejected" and not self.reject_reason:
            yield Problem("reject_reason", "未获批的请写明原因，便于答复申请人。")

    def _money(self, around: Around) -> Iterator[Problem]:
        granted = self.granted or 0
        if self.stage in ("approved", "paid") and self.granted is None:
            yield Problem("granted", "已批准的申请请填批准金额；只发实物的填 0。")
        if self.asked is not None and granted > self.asked:
            sentence = f"批准金额多于申请金额（{yuan(self.asked)} 元），请核对。"
            yield Problem("granted", sentence, warning=True)
        if not (payments := around.children(Payment)):
            return
        given = sum(row.amount or 0 for row in payments)
        if given > granted:
            yield Problem("granted", f"发放记录合计 {yuan(given)} 元，多于批准的 {yuan(granted)} 元，请核对。")
        if given < granted and self.stage == "paid":
            sentence = f"发放记录合计 {yuan(given)} 元，少于批准的 {yuan(granted)} 元，请核对。"
            yield Problem("granted", sentence, warning=True)
        if self.stage != "paid":
            yield Problem("stage", "已有发放记录，阶段还不是“已发放”，请登记发放。", warning=True)
        for place, row in enumerate(payments):
            if self.approved_on and row.paid_on and first_day(row.paid_on) < first_day(self.approved_on):
                sentence = f"发放日期早于批准日期（{self.approved_on}），请核对。"
                yield Problem(f"payment[{place}].paid_on", sentence)


def _label(name: str) -> str:
    return APPLICATION.fields[name].label


APPLICATION = Kind(
    name="application",
    label="帮扶申请",
    record=Application,
    measure="人",
    title=("person.name", "programme.name"),
    tab="困难帮扶",
    icon="people_money",
    enter="登记申请",
    sections=(
        Section(
            "申请",
            (
                "programme",
                "applied_on",
                "person.name",
                "person.id_number",
                "person.phone",
                "hardship",
                "organisation",
                "asked",
                "complete",
                "missing",
            ),
        ),
        Section(
            "助学与培训",
            ("student.name", "student.id_number", "school", "school_stage", "grade", "course", "certificate"),
        ),
        Section(
            "审核",
            (
                "stage",
                "screened_on",
                "submitted_on",
                "reviewed_on",
                "approved_on",
                "granted",
                "rejected_on",
                "reject_reason",
                "opinion",
                "handler",
            ),
        ),
        Section("收款", ("person.address", "person.bank", "person.bank_account", "person.sex", "person.born")),
        Section("发放", ("paid_on",), children=("payment",)),
    ),
    columns=(
        Column("hardship.number", "档案号"),
        Column("person.name", "姓名", bold=True),
        Column("organisation.name", narrow=False),
        Column("programme.name", narrow=False),
        Column("hardship.cause", "致困原因", narrow=False),
        Column("hardship.persons", "家庭人口", narrow=False),
        Column("hardship.per_head", "人均月收入", narrow=False),
        Column("asked", "申请（元）"),
        Column("granted", "批准（元）"),
        Column("complete", "材料", narrow=False),
        Column("stage"),
    ),
    order=("-applied_on", "hardship.number"),
    search=(
        "person.name",
        "person.id_number",
        "person.phone",
        "hardship.number",
        "programme.name",
        "organisation.name",
        "student.name",
    ),
    subsets=SUBSETS,
    figures=FIGURES,
    stages=codes.PATH,
)
