"""What the check-up looks for in the register of unions."""

from unionbook.ground.conditions import empty, every
from unionbook.ground.upkeep import Doubt, Upkeep
from unionbook.records.organisation.figures import NORMAL, UNION

STANDING = every(NORMAL, UNION)

UPKEEP = Upkeep(
    doubts=(
        Doubt(
            name="no_term",
            label="没有届满日",
            where=every(STANDING, empty("term_ends_on")),
            verb="补届期",
            definition="没有填本届起始日和任期，换届期限就算不出来。",
            must=True,
        ),
        Doubt(
            name="no_chair",
            label="没有主席姓名",
            where=every(STANDING, empty("chair")),
            verb="补主席",
            definition="主席姓名是组织名册的必填项。",
        ),
    )
)
