"""Subsets and figures of the register of unions; past periods are answered from dates, not today's state."""

from unionbook.ground.conditions import (
    Compare,
    Condition,
    Has,
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

UNION = Compare("structure", Op.IS_NOT, "8")
STANDING = every(UNION, by_end("founded_on"), Not(by_end("dissolved_on")))
NORMAL = is_("stage", "normal")


def having(flag: str, since: str) -> Condition:
    """Unions standing at the end that have the thing by then; one without a day counts as had all along."""
    return every(STANDING, is_(flag, 1), either(empty(since), by_end(since)))


FOUNDED = every(UNION, during("founded_on"))
WOMEN = having("women_committee", "women_committee_on")
AUDIT = having("audit_committee", "audit_committee_on")
LEGAL = every(
    STANDING,
    either(is_("legal_person", 1), filled("legal_ended_on")),
    either(empty("legal_on"), by_end("legal_on")),
    Not(by_end("legal_ended_on")),
)
LEGAL_PENDING = every(
    STANDING,
    either(by_end("legal_applied_on"), Has("union_certificate", by_end("prepared_on"))),
    Not(LEGAL),
    Not(by_end("legal_ended_on")),
)
IN_COVERED = by_end("community.covered_on")
"""Unions of communities that were covered by the end."""

_HAVING = {
    "congresses": ("建立职代会制度的工会", "建立了职工代表大会制度", "congress", "congress_since"),
    "open_affairs": ("实行厂务公开的工会", "实行厂务公开", "openness", "openness_on"),
    "mediation": (
        "建立劳动争议调解委员会的工会",
        "建立了劳动争议调解委员会",
        "mediation_committee",
        "mediation_committee_on",
    ),
    "supervision": (
        "建立劳动法律监督委员会的工会",
        "建立了劳动法律监督委员会",
        "supervision_committee",
        "supervision_committee_on",
    ),
    "signs_shown": ("亮牌子的工会", "已亮牌子", "sign_shown", "sign_shown_on"),
    "identities_shown": ("主席亮身份的工会", "主席已亮身份", "identity_shown", "identity_shown_on"),
}
"""Figures of what unions have: label, words, the flag and the day since when."""

SUBSETS = (
    Subset("all", "正常", NORMAL, chip=True, definition="状态为正常的工会组织，含分会和小组。"),
    Subset("founded", "本年新建", FOUNDED, chip=True, definition="建会日期在今年的工会，不含分会和小组。"),
    Subset(
        "term_due",
        "本年应换届",
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

FIGURES: tuple[Figure | Ratio, ...] = (
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
        definition="选举（首次选举和换届选举）日期在报告期内、不晚于截止日的工会个数，不含补选、分会和小组。",
        where=every(UNION, Has("union_election", every(among("sort", "first", "term"), during("held_on")))),
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
        definition="截止日存续、材料准备或申请日期不晚于截止日而到截止日尚未取得法人资格的工会个数。",
        where=LEGAL_PENDING,
    ),
    *(
        Figure(
            name=name,
            label=label,
            measure="个",
            definition=f"截止日存续、{words}且其日期（已填的）不晚于截止日的工会个数。",
            where=having(flag, since),
        )
        for name, (label, words, flag, since) in _HAVING.items()
    ),
    Figure(
        name="community_unions",
        label="全覆盖社区的工会",
        measure="家",
        definition="截止日存续、所在社区（村、园区）完成覆盖日期不晚于截止日的工会个数，不含分会和小组。",
        where=every(STANDING, IN_COVERED),
    ),
    Figure(
        name="community_founded",
        label="全覆盖社区新建的工会",
        measure="家",
        definition="建会日期在报告期内、不晚于截止日，所在社区到截止日已完成覆盖的工会个数，不含分会和小组。",
        where=every(FOUNDED, IN_COVERED),
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
        name="signs_rate",
        label="亮牌子比例",
        upper="signs_shown",
        lower="organisations",
        definition="亮牌子的工会占截止日基层工会个数的比例。",
    ),
    Ratio(
        name="identities_rate",
        label="主席亮身份比例",
        upper="identities_shown",
        lower="organisations",
        definition="主席亮身份的工会占截止日基层工会个数的比例。",
    ),
    Ratio(
        name="legal_rate",
        label="工会法人登记率",
        upper="legal_persons",
        lower="organisations",
        definition="取得法人资格的工会占截止日基层工会个数的比例。",
    ),
)
