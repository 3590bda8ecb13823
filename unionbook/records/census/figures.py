"""Subsets and figures of the units of the censuses; how far a list was verified on a day is answered from dates."""

from unionbook.ground.conditions import (
    Compare,
    Condition,
    Not,
    Op,
    among,
    by_end,
    during,
    empty,
    every,
    is_,
)
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.records.census import codes

LISTED = every(by_end("census.from_on"), Not(Compare("census.completed_on", Op.BEFORE)))
"""Units of the censuses that ran in the period."""
VERIFIED = every(LISTED, by_end("verified_on"))
ORGANISING = every(LISTED, by_end("organising_on"))
STANDING = among("result", *codes.STANDING)
SCOPE = "报告期内进行过的普查"

SUBSETS = (
    Subset("pending", "待核实", is_("stage", "pending"), chip=True),
    Subset("standing", "属实和更正", STANDING, chip=True),
    Subset(
        "unorganised",
        "未转入建会",
        every(STANDING, empty("organising_on")),
        chip=True,
        definition="核实属实或更正、还没有转入建会的单位。",
    ),
    Subset("organising", "转入建会", is_("stage", "organising"), chip=True),
    Subset("absent", "查无、注销和迁出", among("result", "missing", "cancelled", "moved")),
)


def _figure(name: str, label: str, words: str, where: Condition, measure: str = "家", path: str = "") -> Figure:
    return Figure(
        name=name,
        label=label,
        measure=measure,
        definition=f"{SCOPE}名单里，{words}。",
        where=where,
        what="sum" if path else "count",
        path=path or "uid",
    )


def _result(result: str) -> Figure:
    label = codes.RESULT.label(result)
    words = f"截止日已核实、结果为“{label}”的单位家数"
    return _figure(f"verified_{result}", f"核实为{label}的单位", words, every(VERIFIED, is_("result", result)))


FIGURES: tuple[Figure | Ratio, ...] = (
    _figure("listed", "普查名单单位", "全部单位家数", LISTED),
    _figure("verified", "已核实单位", "核实日期不晚于截止日的单位家数", VERIFIED),
    _figure("pending", "待核实单位", "截止日还没有核实的单位家数", every(LISTED, Not(by_end("verified_on")))),
    *(_result(result) for result in codes.RESULT.items),
    _figure("organising", "转入建会的单位", "转入建会日期不晚于截止日的单位家数", ORGANISING),
    Figure(
        name="founded",
        label="普查后建立的工会",
        measure="个",
        definition=f"{SCOPE}转入建会的单位，其所属工会建会日期在报告期内、不晚于截止日的工会个数，一个只计一次。",
        where=every(ORGANISING, during("enterprise.organisation.founded_on")),
        what="distinct",
        path="enterprise.organisation",
    ),
    _figure("workers_listed", "普查名单职工", "名单职工数之和", LISTED, "人", "workers"),
    _figure(
        "workers_verified",
        "核实职工",
        "截止日核实属实或更正的单位核实职工数之和",
        every(VERIFIED, STANDING),
        "人",
        "true_workers",
    ),
    Ratio(
        name="verified_rate",
        label="普查核实率",
        upper="verified",
        lower="listed",
        definition="已核实单位占普查名单单位的比例。",
    ),
)
