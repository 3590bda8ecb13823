"""Subsets and figures of the register of firms; whether a union stood is answered from the union's dates."""

from unionbook.ground.conditions import (
    Compare,
    Not,
    Op,
    among,
    by_end,
    during,
    either,
    empty,
    every,
    filled,
    is_,
)
from unionbook.ground.figures import Figure, Ratio, Subset

EXISTING = every(either(empty("opened_on"), by_end("opened_on")), Not(by_end("closed_on")))
CURRENT = among("state", "open", "suspended")
ESTABLISHED = every(
    EXISTING,
    either(
        every(
            filled("organisation"),
            by_end("organisation.founded_on"),
            Not(by_end("organisation.dissolved_on")),
        ),
        every(empty("organisation"), is_("union_status", "Y")),
    ),
)
NEW = every(ESTABLISHED, during("organisation.founded_on"))
F500 = every(EXISTING, is_("f500", 1))
F500_ESTABLISHED = every(ESTABLISHED, is_("f500", 1))
OVER_THOUSAND = every(EXISTING, is_("over_thousand", 1))
OVER_THOUSAND_ESTABLISHED = every(ESTABLISHED, is_("over_thousand", 1))

SUBSETS = (
    Subset("all", "在册", CURRENT, chip=True, definition="开业和停产的企业，不含已注销、迁出的。"),
    Subset("established", "已建会", every(CURRENT, ESTABLISHED), chip=True),
    Subset("unestablished", "未建会", every(CURRENT, Not(ESTABLISHED)), chip=True),
    Subset("f500", "世界500强", every(CURRENT, is_("f500", 1)), chip=True),
    Subset("over_thousand", "千人以上", every(CURRENT, is_("over_thousand", 1)), chip=True),
    Subset("unverified", "未核实", every(CURRENT, Compare("survey", Op.AMONG, ("unverified",)))),
)

FIGURES = (
    Figure(
        name="enterprises",
        label="企业",
        measure="家",
        definition="成立日期（已填的）不晚于截止日、到截止日未注销或迁出的企业家数。",
        where=EXISTING,
    ),
    Figure(
        name="established",
        label="已建会企业",
        measure="家",
        definition="截止日存续、所属工会已建会且未撤销的企业家数；没有选所属工会的按建会状态计。",
        where=ESTABLISHED,
    ),
    Figure(
        name="f500",
        label="世界500强企业",
        measure="家",
        definition="截止日存续、标为世界500强（含其投资）的企业家数。",
        where=F500,
    ),
    Figure(
        name="f500_established",
        label="已建会的世界500强企业",
        measure="家",
        definition="截止日存续并已建会、标为世界500强（含其投资）的企业家数。",
        where=F500_ESTABLISHED,
    ),
    Figure(
        name="over_thousand",
        label="千人以上企业",
        measure="家",
        definition="截止日存续、最近登记的职工总数在 1000 人以上（含）的企业家数。",
        where=OVER_THOUSAND,
    ),
    Figure(
        name="over_thousand_established",
        label="已建会的千人以上企业",
        measure="家",
        definition="截止日存续并已建会、最近登记的职工总数在 1000 人以上（含）的企业家数。",
        where=OVER_THOUSAND_ESTABLISHED,
    ),
    Figure(
        name="non_public",
        label="已建会的非公企业",
        measure="家",
        definition="截止日存续并已建会的非公企业家数。",
        where=every(ESTABLISHED, is_("non_public", 1)),
    ),
    Figure(
        name="new_established",
        label="新建会的企业",
        measure="家",
        definition="截止日存续、所属工会建会日期在报告期内且不晚于截止日的企业家数。",
        where=NEW,
    ),
    Figure(
        name="new_non_public",
        label="新建会的非公企业",
        measure="家",
        definition="新建会的企业中的非公企业家数。",
        where=every(NEW, is_("non_public", 1)),
    ),
    Figure(
        name="community_established",
        label="全覆盖社区已建会的企业",
        measure="家",
        definition="截止日存续并已建会、所在社区（村、园区）完成覆盖日期不晚于截止日的企业家数。",
        where=every(ESTABLISHED, by_end("community.covered_on")),
    ),
    Ratio(
        name="established_rate",
        label="企业建会率",
        upper="established",
        lower="enterprises",
        definition="已建会企业占截止日企业家数的比例。",
    ),
    Ratio(
        name="f500_rate",
        label="世界500强企业建会率",
        upper="f500_established",
        lower="f500",
        definition="已建会的世界500强企业占世界500强企业家数的比例。",
    ),
)
