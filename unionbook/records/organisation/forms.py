"""Printed forms of the base unions: roster, legal persons, terms that end."""

from unionbook.ground.conditions import filled, is_
from unionbook.ground.forms import Form, Head, Register, Shown

_T = Shown.TICK

FORMS: tuple[Form, ...] = (
    Register(
        name="roster",
        code="P4",
        label="基层工会情况一览表",
        purpose="全部基层工会的组织、人数、定级情况，供报送和存档。",
        subset="all",
        counting="个",
        columns=(
            Head("name", chars=13),
            Head("structure", "类型", 4),
            Head("founded_on", "建会日期", 5.5),
            Head("chair", "主席", 3.5),
            Head("chair_phone", "主席电话", 6),
            Head("workers", "职工", 3, group="人数", sum=True),
            Head("members", "会员", 3, group="人数", sum=True),
            Head("women_members", "女会员", 3, group="人数", sum=True),
            Head("migrant_members", "农民工", 3, group="人数", sum=True),
            Head("women_committee", "女工委", 2, group="组织", shown=_T),
            Head("audit_committee", "经审委", 2, group="组织", shown=_T),
            Head("legal_person", "法人", 2, group="组织", shown=_T),
            Head("term_ends_on", "届满日", 5.5),
            Head("grade", "定级", 2.5),
            Head("sign_shown", "亮牌", 2, shown=_T),
            Head("identity_shown", "亮身份", 2, shown=_T),
        ),
    ),
    Register(
        name="legal_persons",
        code="P5",
        label="工会法人资格登记台账",
        purpose="已取得工会法人资格的基层工会，证书何时到期。",
        where=is_("legal_person", 1),
        columns=(
            Head("name", chars=15),
            Head("credit_code", chars=10),
            Head("legal_representative", chars=4),
            Head("union_certificate:number", "证书编号", 7),
            Head("legal_on", "发证日期", 5.5),
            Head("legal_from", "起", 5.5, group="证书有效期"),
            Head("legal_until", "止", 5.5, group="证书有效期"),
            Head(label="期限", chars=5, clock="certificate"),
            Head("stage", chars=3),
            Head("note", chars=5),
        ),
    ),
    Register(
        name="terms",
        code="P6",
        label="基层工会换届提醒一览表",
        purpose="按届满日排列，提醒哪些工会该换届。",
        where=filled("term_ends_on"),
        order=("term_ends_on", "name"),
        landscape=False,
        columns=(
            Head("name", chars=14),
            Head("chair", "主席", 4),
            Head("term_number", "届次", 2.5),
            Head("term_started_on", "本届起始日", 5.5),
            Head("term_ends_on", "届满日", 5.5),
            Head(label="距届满", chars=5, clock="term"),
            Head("stage", chars=3),
            Head(label="办理情况", chars=5),
        ),
    ),
)
