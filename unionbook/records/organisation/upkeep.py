"""What the check-up looks for in the register of unions."""

from unionbook.ground.conditions import among, empty, every
from unionbook.ground.upkeep import Alike, Doubt, Sign, Upkeep
from unionbook.records.organisation.figures import NORMAL, UNION

STANDING = every(NORMAL, UNION)

COMMON = (
    *("工会联合委员会", "工会联合会", "工会委员会", "联合工会", "工会"),
    *("有限责任公司", "股份有限公司", "有限公司", "公司"),
)
"""What stands in the names of many unions and is often left out."""

UPKEEP = Upkeep(
    doubts=(
        Doubt(
            name="no_term",
            label="没有届满日",
            where=every(STANDING, empty("term_ends_on")),
            verb="补届期",
            definition="没有填本届起始日和任期，换届期限就算不出来。",
            field="term_started_on",
            must=True,
        ),
        Doubt(
            name="no_chair",
            label="没有主席姓名",
            where=every(STANDING, empty("chair")),
            verb="补主席",
            definition="主席姓名是组织名册的必填项。",
            field="chair",
        ),
    ),
    alike=Alike(
        signs=(
            Sign(score=95, same=("name",)),
            Sign(score=100, same=("credit_code",)),
            Sign(score=90, bare=("name",), slip=("credit_code",)),
            Sign(score=80, bare=("name",)),
            Sign(score=75, heard=("name",)),
        ),
        definition="名称或信用代码相同，或名称只差“工会委员会”等字样，可能登记了两次。",
        where=among("stage", "normal", "preparing"),
        against=(("credit_code", 30), ("structure", 10)),
        common=COMMON,
    ),
)
