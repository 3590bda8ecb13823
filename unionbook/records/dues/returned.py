"""返还: batches of dues sent back to the base unions, and what each payer's union got in one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Compare, Has, Op, during, empty, every, filled, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.numerals import yuan
from unionbook.ground.wording import Wording
from unionbook.records.dues.forms import BATCH_FORMS
from unionbook.records.dues.payer import Payer
from unionbook.records.dues.span import examine_span
from unionbook.records.dues.split import WHOLE, Split


@dataclass(kw_only=True)
class DuesReturn(Record):
    """What goes back for one payer in one batch (分); share in hundredths of a percent of what it paid."""

    batch: str | None = fields.link("return_batch", "返还批次", required=True)
    payer: str | None = fields.link("payer", "缴费单位", required=True, chars=12)
    paid: int | None = fields.money("缴费金额", help="这一期该单位实缴的金额，按它计算返还。")
    full: int | None = fields.flag("小额全额返还", chars=4)
    split: str | None = fields.link("split", "分成方案", keep=True, chars=8)
    share: int | None = fields.percent("返还比例", auto=True, help="按分成方案里基层工会的比例自动填写。")
    amount: int | None = fields.money("返还金额", required=True)
    account_name: str | None = fields.text("户名", longest=60, chars=12)
    account: str | None = fields.text("账号", sensitive=True, longest=40, chars=10)
    arrived_on: str | None = fields.day("到账日期", keep=True)
    refused_on: str | None = fields.day("退票日期")
    refused_reason: str | None = fields.text("退票原因", wide=True)

    def derive(self, around: Around) -> set[str]:
        split = around.linked(Split, self.split)
        self.share = WHOLE if self.full else split.base_share if split else None
        return {"share"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.arrived_on and self.refused_on:
            yield Problem("refused_on", "同时填了到账日期和退票日期，请只留一个；退票后重新返还的另记一笔。")
        if self.refused_on and not self.refused_reason:
            yield Problem("refused_reason", "退票的请写明原因，便于补正。")
        if self.refused_reason and not self.refused_on:
            yield Problem("refused_on", "已填退票原因，请填退票日期。")
        if self.paid is not None and self.share is not None and self.amount is not None:
            most = (self.paid * self.share + WHOLE // 2) // WHOLE
            if self.amount > most:
                words = f"缴费金额乘返还比例（{yuan(most)} 元）"
                yield Problem("amount", f"返还金额多于{words}，请核对。", warning=True)
        yield from self._payer(around)
        yield from self._batch(around)

    def _payer(self, around: Around) -> Iterator[Problem]:
        payer = around.linked(Payer, self.payer)
        if payer is None:
            return
        if payer.papers != "done":
            yield Problem("payer", "这个单位的返还手续还没有完善，请核对。", warning=True)
        if payer.account and self.account and payer.account != self.account:
            yield Problem("account", "与缴费单位登记的账号不同，请核对两处。", warning=True)
        small = every(is_("payer", self.payer), is_("small", 1))
        if self.full and not around.others("small_year", small):
            yield Problem("full", "这个单位没有小额缴费认定，请先在缴费单位里登记。", warning=True)

    def _batch(self, around: Around) -> Iterator[Problem]:
        batch = around.linked(ReturnBatch, self.batch)
        if batch is None:
            return
        if batch.sent_on and self.arrived_on and self.arrived_on < batch.sent_on:
            yield Problem("arrived_on", f"到账日期早于划拨日期（{batch.sent_on}），请核对。")
        if not (batch.period_from and batch.period_to):
            return
        before = every(
            is_("payer", self.payer),
            Compare("batch", Op.IS_NOT, self.batch),
            empty("refused_on"),
            # Months only: an end may be known to the month or to the day. "~" sorts after what follows the month.
            Compare("batch.period_from", Op.AT_MOST, batch.period_to[:7] + "~"),
            Compare("batch.period_to", Op.AT_LEAST, batch.period_from[:7]),
        )
        if self.payer and not self.refused_on and (twins := around.others("dues_return", before)):
            sentence = f"这个单位这段所属期已有一笔返还（{twins[0]}），请核对是否重复。"
            yield Problem("payer", sentence, warning=True)


@dataclass(kw_only=True)
class ReturnBatch(Record):
    """One sending of money. stated: 分 on the paper of who sent it; total: what the rows add up to."""

    number: str | None = fields.serial("批次号", "{year}-{n:02}", by="sent_on")
    period_from: str | None = fields.day("所属期起", required=True, precise=False, help="填到月即可。")
    period_to: str | None = fields.day("所属期止", required=True, precise=False, help="填到月即可。")
    sent_on: str | None = fields.day("划拨日期", required=True, default="今天")
    sender: str | None = fields.text("划拨单位", keep=True, chars=8)
    stated: int | None = fields.money("划拨单金额", help="划拨单上的总金额，用来与明细核对。")
    total: int | None = fields.money("明细合计", auto=True)
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        self.total = sum(row.amount or 0 for row in around.children(DuesReturn))
        return {"total"}

    def check(self, around: Around) -> Iterator[Problem]:
        yield from examine_span(self.period_from, self.period_to)
        rows = around.children(DuesReturn)
        if self.stated is not None and rows and self.stated != self.total:
            sentence = f"明细合计 {yuan(self.total or 0)} 元，与划拨单金额不同，请核对。"
            yield Problem("stated", sentence, warning=True)
        times = Counter(row.payer for row in rows if not row.refused_on)
        for place, row in enumerate(rows):
            if row.payer and times[row.payer] > 1 and not row.refused_on:
                sentence = "这个单位在本批次里不止一笔，请核对是否重复。"
                yield Problem(f"dues_return[{place}].payer", sentence, warning=True)


ARRIVED = during("arrived_on")
REFUSED = during("refused_on")
SENT = during("sent_on")


RETURN = Kind(
    name="dues_return",
    label="返还明细",
    record=DuesReturn,
    measure="笔",
    title=("payer.name", "batch.number"),
    parent="batch",
    icon="arrow_reset",
    enter="添一笔返还",
    sections=(
        Section(
            "返还明细",
            (
                "payer",
                "paid",
                "full",
                "split",
                "share",
                "amount",
                "account_name",
                "account",
                "arrived_on",
                "refused_on",
                "refused_reason",
            ),
        ),
    ),
    columns=(
        Column("payer", bold=True),
        Column("paid", "缴费（元）", narrow=False),
        Column("share", narrow=False),
        Column("amount", "返还（元）"),
        Column("arrived_on"),
        Column("refused_reason", narrow=False),
    ),
    order=("payer.name",),
    search=("payer.name", "account_name", "batch.number"),
    figures=(
        Figure(
            name="returned",
            label="返还经费",
            measure="元",
            definition="到账日期在报告期内、不晚于截止日的返还金额之和。",
            where=ARRIVED,
            what="sum",
            path="amount",
            money=True,
            wording=Wording.WAN,
        ),
        Figure(
            name="returned_full",
            label="小额缴费全额返还",
            measure="元",
            definition="到账日期在报告期内、不晚于截止日的小额全额返还金额之和。",
            where=every(ARRIVED, is_("full", 1)),
            what="sum",
            path="amount",
            money=True,
            wording=Wording.WAN,
        ),
        Figure(
            name="payers",
            label="收到返还的单位",
            measure="家",
            definition="到账日期在报告期内有返还的缴费单位家数，一家只计一次。",
            where=ARRIVED,
            what="distinct",
            path="payer",
        ),
        Figure(
            name="sent",
            label="划拨返还经费",
            measure="元",
            definition="划拨日期在报告期内的批次的返还金额之和，含还没有到账和退票的。",
            where=during("batch.sent_on"),
            what="sum",
            path="amount",
            money=True,
            wording=Wording.WAN,
        ),
        Figure(
            name="refused",
            label="退票的返还",
            measure="笔",
            definition="退票日期在报告期内、不晚于截止日的返还笔数。",
            where=REFUSED,
        ),
    ),
)

BATCH = Kind(
    name="return_batch",
    label="返还批次",
    record=ReturnBatch,
    measure="批",
    title=("number",),
    tab="经费",
    icon="arrow_reset",
    enter="新建返还批次",
    sections=(
        Section(
            "返还批次",
            ("number", "period_from", "period_to", "sent_on", "sender", "stated", "total", "note"),
            children=("dues_return",),
        ),
    ),
    columns=(
        Column("number", bold=True),
        Column("period_from"),
        Column("period_to"),
        Column("sent_on"),
        Column("total", "明细合计（元）"),
        Column("sender", narrow=False),
    ),
    order=("-sent_on", "-number"),
    search=("number", "sender"),
    subsets=(
        Subset("sent", "本年划拨", SENT, chip=True, definition="划拨日期在报告期内的返还批次。"),
        Subset("refused", "有退票", Has("dues_return", filled("refused_on")), chip=True),
        Subset(
            "waiting",
            "有未到账",
            Has("dues_return", every(empty("arrived_on"), empty("refused_on"))),
            chip=True,
            definition="有明细既没有到账、也没有退票的批次。",
        ),
    ),
    figures=(
        Figure(
            name="batches",
            label="返还批次",
            measure="批",
            definition="划拨日期在报告期内、不晚于截止日的返还批次数。",
            where=SENT,
        ),
    ),
    forms=BATCH_FORMS,
)
