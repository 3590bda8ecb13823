"""Subsets and figures of the register of members; past periods are answered from dates, not today's stage."""

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

ADMITTED = Compare("stage", Op.IS_NOT, "applying")
"""Whoever is still applying has been a member on no past day."""
MEMBERS = every(
    ADMITTED,
    by_end("joined_on"),
    either(empty("came_on"), by_end("came_on")),
    Not(by_end("left_on")),
)
BEFORE = every(
    ADMITTED,
    Compare("joined_on", Op.BEFORE),
    either(empty("came_on"), Compare("came_on", Op.BEFORE)),
    Not(Compare("left_on", Op.BEFORE)),
)
NEW = every(ADMITTED, during("joined_on"), empty("came_on"))
IN_COVERED = by_end("organisation.community.covered_on")
WOMEN = is_("person.sex", "2")
MIGRANT = is_("migrant", 1)
TODAY = among("stage", "active", "kept")
COMPLETE = ("person.id_number", "person.sex", "person.born", "person.phone")
"""What a member's record must have to be reported by name."""

SUBSETS = (
    Subset("active", "全部在会", TODAY, chip=True, definition="会籍状态为在会或保留会籍的会员。"),
    Subset("new", "本年新入会", NEW, chip=True, definition="入会日期在今年的会员，不含转入和申请中的。"),
    Subset("migrants", "农民工", every(TODAY, MIGRANT), chip=True),
    Subset("women", "女会员", every(TODAY, WOMEN), chip=True),
    Subset(
        "incomplete",
        "资料不全",
        every(TODAY, either(empty("person.phone"), empty("person.id_number"))),
        chip=True,
        definition="没有手机号码或证件号码的会员。",
    ),
    Subset("applying", "申请中", is_("stage", "applying"), definition="已申请、还没有批准入会的人。", verb="审批"),
    Subset("kept", "保留会籍", is_("stage", "kept")),
    Subset("left", "本年离会", during("left_on"), definition="转出、退会、自动退会、除名或去世的日期在今年的会员。"),
)

FIGURES = (
    Figure(
        name="members",
        label="工会会员",
        measure="人",
        definition="截止日在会人数：入会（转入的按转入）日期不晚于截止日、到截止日未离会，含保留会籍，不含申请中。",
        where=MEMBERS,
    ),
    Figure(
        name="members_before",
        label="期初工会会员",
        measure="人",
        definition="报告期开始前一日的在会人数，口径与工会会员相同。",
        where=BEFORE,
    ),
    Figure(
        name="new_members",
        label="新发展会员",
        measure="人",
        definition="入会日期在报告期内、不晚于截止日的人数，不含转入和申请中。",
        where=NEW,
    ),
    Figure(
        name="transferred_in",
        label="转入会员",
        measure="人",
        definition="转入日期在报告期内、不晚于截止日的人数。",
        where=every(ADMITTED, during("came_on")),
    ),
    Figure(
        name="left_members",
        label="离会会员",
        measure="人",
        definition="离会（转出、退会、自动退会、除名、去世）日期在报告期内、不晚于截止日的人数。",
        where=during("left_on"),
    ),
    Figure(
        name="women",
        label="女会员",
        measure="人",
        definition="截止日在会人数中性别为女的人数。",
        where=every(MEMBERS, WOMEN),
    ),
    Figure(
        name="migrants",
        label="农民工会员",
        measure="人",
        definition="截止日在会人数中登记为农民工的人数。",
        where=every(MEMBERS, MIGRANT),
    ),
    Figure(
        name="new_migrants",
        label="新发展农民工会员",
        measure="人",
        definition="新发展会员中登记为农民工的人数。",
        where=every(NEW, MIGRANT),
    ),
    Figure(
        name="new_form_members",
        label="新就业形态会员",
        measure="人",
        definition="截止日在会人数中登记为新就业形态劳动者的人数。",
        where=every(MEMBERS, is_("new_form", 1)),
    ),
    Figure(
        name="new_enterprise",
        label="新发展企业会员",
        measure="人",
        definition="新发展会员中，工作单位是登记在册企业的人数。",
        where=every(NEW, filled("enterprise")),
    ),
    Figure(
        name="community_members",
        label="全覆盖社区的会员",
        measure="名",
        definition="截止日在会人数中，所属工会所在社区（村、园区）完成覆盖日期不晚于截止日的人数。",
        where=every(MEMBERS, IN_COVERED),
    ),
    Figure(
        name="community_joined",
        label="全覆盖社区新发展的会员",
        measure="名",
        definition="新发展会员中，所属工会所在社区（村、园区）完成覆盖日期不晚于截止日的人数。",
        where=every(NEW, IN_COVERED),
    ),
    Figure(
        name="complete",
        label="资料合格的会员",
        measure="人",
        definition="截止日在会人数中，现在证件号码、性别、出生日期、手机号码都已填的人数。",
        where=every(MEMBERS, *map(filled, COMPLETE)),
    ),
    Ratio(
        name="complete_share",
        label="会员资料合格率",
        upper="complete",
        lower="members",
        definition="资料合格的会员占截止日在会人数的比例。",
    ),
    Ratio(
        name="women_share",
        label="女会员比例",
        upper="women",
        lower="members",
        definition="女会员占截止日在会人数的比例。",
    ),
    Ratio(
        name="migrant_share",
        label="农民工会员比例",
        upper="migrants",
        lower="members",
        definition="农民工会员占截止日在会人数的比例。",
    ),
)
