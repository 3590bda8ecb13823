"""帮扶申请: one person's application in one programme, from the first look to the money handed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Kind, Record, Retention
from unionbook.ground.numerals import yuan
from unionbook.records.aid import codes, guard, layout, review
from unionbook.records.aid.figures import FIGURES, SUBSETS
from unionbook.records.aid.forms import APPLICATION_FORMS
from unionbook.records.aid.payment import Payment
from unionbook.records.aid.programme import Programme
from unionbook.records.hardship import Hardship
from unionbook.records.person.consent import consent


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
    consent_on: str | None = fields.day("同意书签署日期", help="个人信息处理同意书；孩子的由监护人签。")
    guardian: str | None = fields.name("签署的监护人", help="申请人或学生不满14周岁才填。", chars=5)
    student: str | None = fields.link("person", "学生", embed=("name", "id_number"), chars=5)
    school: str | None = fields.text("学校", chars=8)
    school_stage: str | None = fields.code("就读阶段", codes.SCHOOL_STAGE, chars=4)
    grade: str | None = fields.text("年级", longest=20, chars=4)
    course: str | None = fields.text("培训项目", keep=True, chars=8)
    certificate: str | None = fields.text("证书名称及编号", longest=60, chars=8)
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="applied", chars=6)
    screened_on: str | None = fields.day("初审日期")
    proposed: int | None = fields.money("初审金额", help="初审建议的金额，与申请金额相同的不填。")
    opinion: str | None = fields.note("初审意见", longest=500)
    published_on: str | None = fields.day("公示开始日期")
    published_until: str | None = fields.day("公示截止日期", future=True, help="不填的按规定的公示天数计算。")
    payable_from: str | None = fields.day("最早发放日期", auto=True, future=True)
    submitted_on: str | None = fields.day("上报日期")
    reviewed_on: str | None = fields.day("上级审核通过日期")
    reviewed_amount: int | None = fields.money("上级审核金额")
    review_opinion: str | None = fields.text("上级审核意见", wide=True, longest=200)
    confirmed_on: str | None = fields.day("复审通过日期", help="批准以前要经两级上级审核的才填。")
    confirmed_amount: int | None = fields.money("复审金额")
    confirm_opinion: str | None = fields.text("复审意见", wide=True, longest=200)
    approved_on: str | None = fields.day("批准日期")
    granted: int | None = fields.money("批准金额")
    approve_opinion: str | None = fields.text("批准意见", wide=True, longest=200)
    rejected_on: str | None = fields.day("未获批日期")
    rejected_by: str | None = fields.code("未获批层级", codes.LEVEL, help="在哪一级没有通过。", chars=5)
    reject_reason: str | None = fields.text("未获批原因", wide=True)
    paid_on: str | None = fields.day("发放日期")
    handler: str | None = fields.link("staff", "经办人", keep=True, chars=5)

    def derive(self, around: Around) -> set[str]:
        self.payable_from = review.payable_from(self, around)
        return {"payable_from"}

    def check(self, around: Around) -> Iterator[Problem]:
        programme, file = around.linked(Programme, self.programme), around.linked(Hardship, self.hardship)
        if programme:
            yield from self._programme(programme, around)
            yield from self._wanted(programme, file)
            yield from review.levels(self, programme)
            yield from guard.quota(self, programme, around)
            yield from guard.twice(self, programme, around)
        yield from review.steps(self)
        yield from review.amounts(self)
        yield from review.publicity(self, around)
        yield from guard.ceilings(self, around)
        yield from self._given(around)
        yield from consent(around, self.student or self.person, self.applied_on, self.consent_on, self.guardian)
        if file and self.person != file.person:
            yield Problem("hardship", "所选困难档案不是申请人本人的，请重新选择。")
        if self.complete == 0 and not self.missing:
            yield Problem("missing", "材料不齐全，请写明缺少哪些材料。", warning=True)

    def _programme(self, programme: Programme, around: Around) -> Iterator[Problem]:
        # Two children of one worker may both study; everything else is once for each person.
        once = "student" if self.student and programme.category in codes.SCHOOLING else "person"
        same = every(is_("programme", self.programme), is_(once, getattr(self, once)))
        if getattr(self, once) and around.others("application", same):
            yield Problem(f"{once}.name", f"此人在“{programme.name}”里已有申请，请打开原来那一份，不要重复登记。")
        if self.applied_on and (
            (programme.starts_on and last_day(self.applied_on) < first_day(programme.starts_on))
            or (programme.ends_on and first_day(self.applied_on) > last_day(programme.ends_on))
        ):
            yield Problem("applied_on", "申请日期不在项目的起止日期之内，请核对。", warning=True)

    def _wanted(self, programme: Programme, file: Hardship | None) -> Iterator[Problem]:
        """What a programme of that category and with those conditions wants to know."""
        if not self.hardship and (programme.filed_only or programme.category == "hardship"):
            sentence = "这个项目限已建困难档案的职工，请建档后在这里选用。"
            yield Problem("hardship", sentence, warning=True)
        most = programme.per_head_most
        if file and most is not None and file.per_head_now is not None and file.per_head_now > most:
            sentence = f"档案里人均月收入 {yuan(file.per_head_now)} 元，高于项目规定的 {yuan(most)} 元，请核对。"
            yield Problem("hardship", sentence, warning=True)
        if programme.category in codes.SCHOOLING and not (self.school and self.school_stage):
            yield Problem("school", "申请助学的请填学校和就读阶段。", warning=True)
        if programme.category == "subsidy" and not (self.course and self.certificate):
            yield Problem("course", "申请误工和交通补贴的请填培训项目和证书。", warning=True)

    def _given(self, around: Around) -> Iterator[Problem]:
        """What was granted and what was handed over."""
        granted, payments = self.granted or 0, around.children(Payment)
        if self.stage in ("approved", "paid") and self.granted is None:
            yield Problem("granted", "已批准的申请请填批准金额；只发实物的填 0。")
        if not payments:
            return
        given = sum(row.amount or 0 for row in payments)
        if given > granted:
            yield Problem("granted", f"发放记录合计 {yuan(given)} 元，多于批准的 {yuan(granted)} 元，请核对。")
        if given < granted and self.stage == "paid":
            sentence = f"发放记录合计 {yuan(given)} 元，少于批准的 {yuan(granted)} 元，请核对。"
            yield Problem("granted", sentence, warning=True)
        if self.stage != "paid":
            yield Problem("stage", "已有发放记录，阶段还不是“已发放”，请登记发放。", warning=True)
        elif self.paid_on not in (days := [row.paid_on for row in payments]):
            sentence = f"发放记录里没有这一天的（有 {days[-1] or '未填日期'}），请核对发放日期。"
            yield Problem("paid_on", sentence, warning=True)
        yield from self._payment_days(payments)

    def _payment_days(self, payments: Sequence[Payment]) -> Iterator[Problem]:
        for place, row in enumerate(payments):
            where = f"payment[{place}].paid_on"
            if self.approved_on and row.paid_on and first_day(row.paid_on) < first_day(self.approved_on):
                yield Problem(where, f"发放日期早于批准日期（{self.approved_on}），请核对。")
            elif early := review.too_early(row.paid_on, self.payable_from):
                yield Problem(where, early)


APPLICATION = Kind(
    name="application",
    label="帮扶申请",
    record=Application,
    measure="人",
    title=("person.name", "programme.name"),
    tab="困难帮扶",
    icon="people_money",
    enter="登记申请",
    sections=layout.SECTIONS,
    columns=layout.COLUMNS,
    order=("-applied_on", "hardship.number"),
    search=layout.SEARCH,
    subsets=SUBSETS,
    figures=FIGURES,
    forms=APPLICATION_FORMS,
    retention=Retention(
        "retention.aid",
        ("paid_on", "rejected_on"),
        "审批和发放帮扶资金",
        "项目、金额和各步日期留下，供统计；发放凭证按会计档案保管。",
    ),
    stages=codes.PATH,
)
