"""Subsets and figures of the register of unions; past periods are answered from dates, not today's state."""

from unionbook.ground.conditions import (
    Compare,
    Condition,
    Not,
    Op,
    by_end,
    during,
    either,
    empty,
    every,
    is_,
)
from unionbook.ground.figures import Figure, Ratio, Subset

UNION = Compare("structure", Op.IS_NOT, "8")
STANDING = every(UNION, by_end("founded_on"), Not(by_end("dissolved_on")))
NORMAL = is_("stage", "normal")


def having(flag: str, since: str) -> Condition:
    """Unions standing at the end that have the thing by then; one without a day counts as had all along."""
    return every(STANDING, is_(flag, 1), either(empty(since), by_end(since)))


FOUNDED = every(UNION, during("founded_on"))
WOMEN = having("women_committee", "women_committee_on")
AUDIT = having("audit_committee", "audit_committee_on")
LEGAL = having("legal_person", "legal_on")
LEGAL_PENDING = every(STANDING, by_end("legal_applied_on"), Not(LEGAL))

SUBSETS = (
    Subset("all", "全部", NORMAL, chip=True, definition="状态为正常的工会组织，含分会和小组。"),
    Subset("founded", "今年新建", FOUNDED, chip=True, definition="建会日期在今年的工会，不含分会和小组。"),
    Subset(
        "term_due",
        "今年应换届",
        every(NORMAL, by_end("term_ends_on")),
        chip=True,
        definition="届满日在今年年底以前的工会，含已超期未换届的。",
    ),
    Subset(
        "no_legal",
        "未登记法人",
        every(NORMAL, UNION, Compare("legal_person", Op.IS_NOT, 1)),
        chip=True,
        definition="状态正常、还没有工会法人资格的工会，不含分会和小组。",
    ),
    Subset("preparing", "筹备中", is_("stage", "preparing")),
    Subset("dissolved", "已撤销", is_("stage", "dissolved")),
)

FIGURES = (
    Figure(
        name="organisations",
        label="基层工会",
        measure="个",
        definition="建会日期不晚于截止日、到截止日未撤销的工会个数，不含分会和小组。",
        where=STANDING,
    ),
    Figure(
        name="founded",
        label="新建工会",
        measure="个",
        definition="建会日期在报告期内、不晚于截止日的工会个数，不含分会和小组。",
        where=FOUNDED,
    ),
    Figure(
        name="dissolved",
        label="撤销工会",
        measure="个",
        definition="撤销日期在报告期内、不晚于截止日的工会个数，不含分会和小组。",
        where=every(UNION, during("dissolved_on")),
    ),
    Figure(
        name="reelected",
        label="换届（选举）工会",
        measure="个",
        definition="本届起始日在报告期内、不晚于截止日的工会个数，含首次选举，不含分会和小组。",
        where=every(UNION, during("term_started_on")),
    ),
    Figure(
        name="women_committees",
        label="建立女职工委员会的工会",
        measure="个",
        definition="截止日存续、已有女职工委员会且其成立日期（已填的）不晚于截止日的工会个数。",
        where=WOMEN,
    ),
    Figure(
        name="audit_committees",
        label="建立经费审查委员会的工会",
        measure="个",
        definition="截止日存续、已有经费审查委员会且其成立日期（已填的）不晚于截止日的工会个数。",
        where=AUDIT,
    ),
    Figure(
        name="legal_persons",
        label="取得法人资格的工会",
        measure="个",
        definition="截止日存续、具有工会法人资格且登记日期（已填的）不晚于截止日的工会个数。",
        where=LEGAL,
    ),
    Figure(
        name="legal_new",
        label="新办理法人资格登记的工会",
        measure="个",
        definition="法人资格登记日期在报告期内、不晚于截止日的工会个数，不含分会和小组。",
        where=every(UNION, during("legal_on")),
    ),
    Figure(
        name="legal_pending",
        label="正在办理法人资格登记的工会",
        measure="个",
        definition="截止日存续、申请日期不晚于截止日而到截止日尚未取得法人资格的工会个数。",
        where=LEGAL_PENDING,
    ),
    Ratio(
        name="women_rate",
        label="女职工委员会组建率",
        upper="women_committees",
        lower="organisations",
        definition="建立女职工委员会的工会占截止日基层工会个数的比例。",
    ),
    Ratio(
        name="audit_rate",
        label="经费审查委员会组建率",
        upper="audit_committees",
        lower="organisations",
        definition="建立经费审查委员会的工会占截止日基层工会个数的比例。",
    ),
    Ratio(
        name="legal_rate",
        label="工会法人登记率",
        upper="legal_persons",
        lower="organisations",
        definition="取得法人资格的工会占截止日基层工会个数的比例。",
    ),
)
