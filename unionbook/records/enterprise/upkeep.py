"""What the check-up looks for in the register of firms."""

from unionbook.ground.conditions import empty, every, is_
from unionbook.ground.upkeep import Alike, Doubt, Upkeep
from unionbook.records.enterprise.figures import CURRENT

UPKEEP = Upkeep(
    doubts=(
        Doubt(
            name="no_code",
            label="缺信用代码",
            where=every(CURRENT, empty("credit_code")),
            verb="补代码",
            definition="没有统一社会信用代码的企业，和税务、上级的名单对不上。",
        ),
        Doubt(
            name="union_unnamed",
            label="已建会没有选工会",
            where=every(CURRENT, is_("union_status", "Y"), empty("organisation")),
            verb="选工会",
            definition="建会状态是已建会，所属工会没有填，建会数字查不到依据。",
            must=True,
        ),
    ),
    alike=Alike(
        ways=(("name",), ("credit_code",)),
        definition="名称或信用代码相同，可能登记了两次。",
        where=CURRENT,
    ),
)
