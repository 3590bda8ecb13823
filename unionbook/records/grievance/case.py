"""信访件: one case, from receipt to its last word."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Record
from unionbook.records.duty import handlers_on
from unionbook.records.grievance import checks, codes, stages


@dataclass(kw_only=True)
class Grievance(Record):
    """One case (《信访工作条例》). Days run from receipt, the finishing day from acceptance. Amounts: 分."""

    number: str | None = fields.serial("登记号", "{year}-{n:03}", by="received_on")
    received_on: str | None = fields.day("收到日期", required=True, default="今天")
    source: str | None = fields.code("来源", codes.SOURCE, required=True, chars=5)
    source_office: str | None = fields.text("转办机关", chars=8)
    transfer_number: str | None = fields.text("转办文号", chars=8)
    transferred_on: str | None = fields.day("转办日期")
    reply_due: str | None = fields.day("要求反馈日", future=True, help="转办单上写明的日期。")
    reported_on: str | None = fields.day("向上级反馈日期")
    feedback_due: str | None = fields.day("反馈最后一天", future=True, auto=True)
    feedback_in_time: int | None = fields.flag("按时反馈", auto=True)
    form: str | None = fields.code(
        "形式", codes.FORM, required=True, default="走访", chars=4, article="《信访工作条例》第十七条"
    )
    scope: str | None = fields.code("个体或集体", codes.SCOPE, chars=3)
    person: str | None = fields.link("person", "信访人", embed=("name", "phone", "id_number", "address"))
    anonymous: int | None = fields.flag("匿名", help="对方不愿留名，或者姓名、住址不清的，不需要书面告知。")
    petitioner: str | None = fields.code("身份", codes.PETITIONER, chars=4)
    unit: str | None = fields.text("信访人单位", longest=60, chars=8)
    people: int | None = fields.integer("涉及人数", unit="人", default="1", least=1)
    representatives: int | None = fields.integer("来访代表", unit="人", article="《信访工作条例》第二十条")
    origin: str | None = fields.text("籍贯（外来务工）", chars=5)
    enterprise: str | None = fields.link("enterprise", "被反映单位", chars=10)
    about: str | None = fields.text("被反映单位（未登记）", help="单位还没有登记时，把名称写在这里。", chars=10)
    nature: str | None = fields.code(
        "性质", codes.NATURE, default="申诉求决", chars=5, article="《信访工作条例》第二十九至三十一条"
    )
    sealed: int | None = fields.flag(
        "保密件",
        help="不出现在平常的列表、查找和导出里；检举控告一律是保密件。",
        article="《信访工作条例》第三十条",
    )
    matter: str | None = fields.code("类别", codes.MATTER, required=True, chars=5)
    wrong: str | None = fields.code("侵权情形", codes.WRONG, chars=8, article="《工会法》第二十三条")
    subject: str | None = fields.text("事由", required=True, wide=True, longest=60, chars=10)
    request: str | None = fields.note("诉求摘要")
    facts: str | None = fields.note("事实和理由")
    amount: int | None = fields.money("涉及金额")
    previous: str | None = fields.link("grievance", "上次信访", help="同一人为同一事再来的，选上一次那件。", chars=10)
    times: int | None = fields.integer("第几次", auto=True, help="按“上次信访”一件一件往前数。", unit="次")
    handler_a: str | None = fields.link("staff", "承办人（A 角）", required=True, keep=True, chars=5)
    handler_b: str | None = fields.link("staff", "替补（B 角）", keep=True, chars=5)
    leader: str | None = fields.link("staff", "包案领导", chars=5)
    recusal: str | None = fields.text("回避情况", wide=True, help="谁因为什么回避，由谁接办。")
    proposal: str | None = fields.note("拟办意见", longest=500)
    instruction: str | None = fields.note("领导批示", longest=500)
    stage: str | None = fields.code("阶段", stages.STAGE, required=True, default="received", chars=5)
    notified_on: str | None = fields.day("书面告知日期", article="《信访工作条例》第二十三条")
    notice_due: str | None = fields.day("应告知日", future=True, auto=True)
    notice_in_time: int | None = fields.flag("按时告知", auto=True)
    accepted_on: str | None = fields.day("受理日期")
    refused_on: str | None = fields.day("不予受理日期")
    refusal_reason: str | None = fields.text("不予受理原因", wide=True)
    returned_on: str | None = fields.day("异议退回日期", article="《信访工作条例》第二十三条")
    objection: str | None = fields.text("异议理由", wide=True, longest=300)
    guided_on: str | None = fields.day("引导日期")
    route: str | None = fields.code("引导途径", codes.ROUTE, chars=6, article="《信访工作条例》第三十一条")
    paused_from: str | None = fields.day("停止计算起", future=True, help="听证、鉴定等依规定不计入期限的那几天。")
    paused_to: str | None = fields.day("停止计算止", future=True)
    pause_reason: str | None = fields.text("停止计算原因", chars=8)
    extended_to: str | None = fields.day("延期至", future=True, article="《信访工作条例》第三十四条")
    extension_reason: str | None = fields.text("延期原因", wide=True)
    extended_on: str | None = fields.day("批准延期日期")
    extension_by: str | None = fields.link("staff", "批准人", chars=5)
    extension_told_on: str | None = fields.day("延期告知日期", help="把延期的理由告知信访人的日期。")
    finish_due: str | None = fields.day("应办结日", future=True, auto=True)
    finish_in_time: int | None = fields.flag("按时办结", auto=True)
    replied_on: str | None = fields.day("答复日期")
    reply_way: str | None = fields.code("答复方式", codes.REPLY_WAY, chars=4)
    reply: str | None = fields.note("答复意见")
    basis: str | None = fields.text(
        "依据", wide=True, longest=200, help="答复引用的规定。", article="《信访工作条例》第三十二条"
    )
    closed_on: str | None = fields.day("办结日期")
    outcome: str | None = fields.code("办理结果", codes.OUTCOME, chars=6)
    recovered: int | None = fields.money("追回金额")
    benefited: int | None = fields.integer("惠及人数", unit="人")
    satisfaction: str | None = fields.code("满意度", codes.SATISFACTION, chars=5)
    reopened_on: str | None = fields.day("重新办理日期")
    reclosed_on: str | None = fields.day("再次办结日期")
    review_until: str | None = fields.day(
        "申请复查截止日", future=True, auto=True, article="《信访工作条例》第三十五条"
    )
    review_requested_on: str | None = fields.day("申请复查日期")
    review_body: str | None = fields.text("复查机关", longest=60, chars=8)
    review_due: str | None = fields.day("应作出复查意见日", future=True, auto=True)
    review_decided_on: str | None = fields.day("复查意见日期")
    review_in_time: int | None = fields.flag("按时复查", auto=True)
    review_result: str | None = fields.code("复查结果", codes.REVIEW, chars=6)
    recheck_until: str | None = fields.day(
        "申请复核截止日", future=True, auto=True, article="《信访工作条例》第三十六条"
    )
    recheck_requested_on: str | None = fields.day("申请复核日期")
    recheck_body: str | None = fields.text("复核机关", longest=60, chars=8)
    hearing_from: str | None = fields.day("听证起", future=True, help="听证的时间不计入复核期限。")
    hearing_to: str | None = fields.day("听证止", future=True)
    recheck_due: str | None = fields.day("应作出复核意见日", future=True, auto=True)
    recheck_decided_on: str | None = fields.day("复核意见日期")
    recheck_in_time: int | None = fields.flag("按时复核", auto=True)
    recheck_result: str | None = fields.code("复核结果", codes.REVIEW, chars=6)
    final_on: str | None = fields.day("终结日期")
    typical: int | None = fields.flag("典型案例")
    praise: str | None = fields.text("表扬、推广情况", wide=True, longest=200, help="谁表扬的，在哪里介绍过经验。")
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        before = around.linked(Grievance, self.previous)
        self.times = (before.times or 1) + 1 if before else 1
        filled = {"times"}
        if self.nature == "accusation":
            self.sealed = 1
            filled.add("sealed")
        if self.handler_a is None and (found := handlers_on(around, self.received_on)):
            self.handler_a, self.handler_b = found
            filled |= {"handler_a", "handler_b"}
        return filled

    def check(self, around: Around) -> Iterator[Problem]:
        yield from checks.people(self, around)
        yield from checks.course(self, around)
        yield from checks.repeated(self, around)
