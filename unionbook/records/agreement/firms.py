"""企业家数: subsets and figures of the register of firms by the agreements that cover them.

A firm counts once, whether an agreement of its own covers it, one of its area or trade, or several: so these are
counted over the firms, not over the agreements.
"""

from dataclasses import replace

from unionbook.ground.conditions import Condition, Has, Not, during, either, every, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.kind import Kind
from unionbook.records.agreement.codes import KIND, SCOPE
from unionbook.records.agreement.figures import BASIS, IN_FULL, concluded
from unionbook.records.enterprise.figures import CURRENT, ESTABLISHED, EXISTING, F500, OVER_THOUSAND


def covered(**fields: str) -> Condition:
    """Firms under a concluded agreement whose fields have such values, their own or one shared with others."""
    own = Has("agreement", concluded(**fields), via="enterprise")
    shared = Has("agreement_enterprise", concluded("agreement.", **fields), via="enterprise")
    return either(own, shared)


WAGE = covered(kind="wage")
SIGNED_NOW = either(
    Has("agreement", every(is_("kind", "wage"), during("signed_on")), via="enterprise"),
    Has("agreement_enterprise", every(is_("agreement.kind", "wage"), during("agreement.signed_on")), via="enterprise"),
)
THREE = every(covered(kind="comprehensive"), WAGE, covered(kind="women"))

SUBSETS = (
    Subset(
        "no_wage_agreement",
        "未签工资协议",
        every(CURRENT, Not(WAGE)),
        definition="开业和停产的企业中，今年没有签订、到年底也没有有效的工资专项集体合同的。",
    ),
    Subset("three_contracts", "三项合同齐全", every(CURRENT, THREE)),
)


def _firms(name: str, label: str, where: Condition, words: str) -> Figure:
    return Figure(name=name, label=label, measure="家", definition=f"截止日存续、{words}的企业家数。", where=where)


def _under(label: str) -> str:
    return f"被{BASIS}{label}（含区域性、行业性）覆盖"


FIGURES: tuple[Figure | Ratio, ...] = (
    _firms(
        "wage_bargained",
        "完成工资集体协商的企业",
        every(EXISTING, WAGE),
        f"被{IN_FULL}工资专项集体合同（含区域性、行业性）覆盖",
    ),
    _firms(
        "f500_wage_bargained",
        "完成工资集体协商的世界500强企业",
        every(F500, WAGE),
        f"标为世界500强（含其投资）、{_under('工资专项集体合同')}",
    ),
    Ratio(
        name="f500_wage_rate",
        label="世界500强企业工资集体协商建制率",
        upper="f500_wage_bargained",
        lower="f500",
        definition="完成工资集体协商的世界500强企业占世界500强企业家数的比例。",
    ),
    _firms(
        "thousand_wage_bargained",
        "完成工资集体协商的千人以上企业",
        every(OVER_THOUSAND, WAGE),
        f"最近登记的职工总数在 1000 人以上（含）、{_under('工资专项集体合同')}",
    ),
    Ratio(
        name="thousand_wage_rate",
        label="千人以上企业工资集体协商建制率",
        upper="thousand_wage_bargained",
        lower="over_thousand",
        definition="完成工资集体协商的千人以上企业占千人以上企业家数的比例。",
    ),
    _firms(
        "established_wage_bargained",
        "完成工资集体协商的已建会企业",
        every(ESTABLISHED, WAGE),
        f"已建会、{_under('工资专项集体合同')}",
    ),
    Ratio(
        name="established_wage_rate",
        label="已建会企业工资集体协商建制率",
        upper="established_wage_bargained",
        lower="established",
        definition="完成工资集体协商的已建会企业占已建会企业家数的比例。",
    ),
    _firms(
        "wage_signed",
        "新签工资专项集体合同的企业",
        every(EXISTING, SIGNED_NOW),
        "自己的或覆盖它的工资专项集体合同签订日期在报告期内",
    ),
    _firms(
        "wage_missing",
        "尚未完成工资集体协商的已建会企业",
        every(ESTABLISHED, Not(WAGE)),
        "已建会、没有被截止日有效或报告期内签订的工资专项集体合同覆盖",
    ),
    *(
        _firms(
            f"wage_{code}",
            f"签订{label}工资专项集体合同的企业",
            every(EXISTING, covered(kind="wage", scope=code)),
            f"被{BASIS}{label}工资专项集体合同覆盖",
        )
        for code, label in SCOPE.items.items()
    ),
    *(
        _firms(f"{code}_contract", f"签订{label}的企业", every(EXISTING, covered(kind=code)), _under(label))
        for code, label in KIND.items.items()
        if code != "wage"
    ),
    _firms(
        "three_contracts",
        "三项合同齐全的企业",
        every(EXISTING, THREE),
        f"综合、工资专项、女职工专项三种集体合同都有{BASIS}（含区域性、行业性）",
    ),
    _firms("any_contract", "签订集体协议的企业", every(EXISTING, covered()), _under("任一种集体协议")),
)


def with_bargaining(firms: Kind) -> Kind:
    """The register of firms with what is counted over firms by their agreements."""
    return replace(firms, subsets=(*firms.subsets, *SUBSETS), figures=(*firms.figures, *FIGURES))
