"""Figures of the dues that came in: by the day the money was received, what is owed by the months it is for."""

from unionbook.ground.conditions import Compare, Condition, Not, Op, by_end, during, every, is_
from unionbook.ground.figures import MONTHS, Figure, Ratio
from unionbook.ground.wording import Wording

RECEIVED = during("received_on")
READY = by_end("payer.papers_done_on")
OWN = Compare("supplement", Op.IS_NOT, 1)
FOR_PERIOD = every(during("period_to"), OWN)
OWING = every(by_end("period_to"), Compare("owed", Op.MORE, 0), Not(by_end("made_up_on")))


def _payers(name: str, label: str, definition: str, where: Condition) -> Figure:
    return Figure(
        name=name, label=label, measure="家", definition=definition, where=where, what="distinct", path="payer"
    )


def _sum(
    name: str, label: str, definition: str, where: Condition, path: str, wording: Wording = Wording.EXACT
) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="元",
        definition=definition,
        where=where,
        what="sum",
        path=path,
        money=True,
        wording=wording,
    )


RECEIPT_FIGURES: tuple[Figure | Ratio, ...] = (
    _payers("payers", "缴费单位", "入库日期在报告期内、不晚于截止日有收款的单位家数，一家只计一次。", RECEIVED),
    _payers(
        "payers_ready",
        "已完善返还手续的缴费单位",
        "报告期内有收款的单位中，返还手续完善日期不晚于截止日的家数。",
        every(RECEIVED, READY),
    ),
    _payers(
        "payers_unready",
        "尚未完善返还手续的缴费单位",
        "报告期内有收款的单位中，到截止日还没有完善返还手续的家数。",
        every(RECEIVED, Not(READY)),
    ),
    _sum(
        "received",
        "收到经费",
        "入库日期在报告期内、不晚于截止日的实缴金额之和，含建会筹备金。",
        RECEIVED,
        "paid",
        Wording.ABOUT,
    ),
    _sum(
        "received_preparatory",
        "收到建会筹备金",
        "入库日期在报告期内、不晚于截止日、品目为建会筹备金的实缴金额之和。",
        every(RECEIVED, is_("item", "preparatory")),
        "paid",
        Wording.WAN,
    ),
    Ratio(
        name="monthly",
        label="月均收到经费",
        upper="received",
        lower=MONTHS,
        definition="报告期内收到经费除以报告期第一天到截止日的月数，不足一个月的按一个月计。",
        measure="元",
        money=True,
        wording=Wording.WAN,
    ),
    Ratio(
        name="ready_rate",
        label="返还手续完善率",
        upper="payers_ready",
        lower="payers",
        definition="已完善返还手续的缴费单位占报告期内缴费单位的比例。",
    ),
    _sum(
        "due",
        "应缴经费",
        "所属期止在报告期内、不晚于截止日的应缴金额之和，不扣减免，补缴不重复计。",
        FOR_PERIOD,
        "due",
        Wording.WAN,
    ),
    _sum(
        "reduction",
        "减免经费",
        "所属期止在报告期内、不晚于截止日的减免金额之和，补缴不重复计。",
        FOR_PERIOD,
        "reduction",
        Wording.WAN,
    ),
    _sum(
        "arrears",
        "欠缴经费",
        "所属期止不晚于截止日、到截止日还没有结清的欠缴金额之和，含以前年度的。",
        OWING,
        "owed",
        Wording.WAN,
    ),
    _payers(
        "payers_owing",
        "欠缴单位",
        "所属期止不晚于截止日、到截止日还没有结清欠缴的单位家数，含以前年度的。",
        OWING,
    ),
)
