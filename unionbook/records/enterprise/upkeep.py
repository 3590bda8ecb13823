"""What the check-up looks for in the register of firms."""

from unionbook.ground.conditions import empty, every, is_
from unionbook.ground.upkeep import Alike, Doubt, Sign, Upkeep
from unionbook.records.enterprise.figures import CURRENT

COMMON = ("有限责任公司", "股份有限公司", "有限公司", "集团", "公司", "普通合伙", "有限合伙", "个体工商户", "经营部")
"""What stands in the names of many firms and is often left out."""

UPKEEP = Upkeep(
    doubts=(
        Doubt(
            name="no_code",
            label="缺信用代码",
            where=every(CURRENT, empty("credit_code")),
            verb="补代码",
            definition="没有统一社会信用代码的企业，和税务、上级的名单对不上。",
            field="credit_code",
        ),
        Doubt(
            name="union_unnamed",
            label="已建会没有选工会",
            where=every(CURRENT, is_("union_status", "Y"), empty("organisation")),
            verb="选工会",
            definition="建会状态是已建会，所属工会没有填，建会数字查不到依据。",
            field="organisation",
            must=True,
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
        definition="名称或信用代码相同，或名称只差“有限公司”等字样，可能登记了两次。",
        where=CURRENT,
        against=(("credit_code", 30), ("community", 10)),
        common=COMMON,
    ),
)
