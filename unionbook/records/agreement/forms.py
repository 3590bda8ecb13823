"""Printed forms of collective agreements: the list, and the sheet sent in for review."""

from unionbook.ground.forms import Form, Head, Register, Row, Sheet, Single, Slot, Space, Table

_PAPERS = (
    *("has_text", "has_explanation", "has_wages", "has_proofs"),
    *("has_resolution", "has_delegates", "has_minutes"),
)

_REVIEW = Sheet(
    "集体合同送审表",
    (
        Row(
            (
                Slot("enterprise.name|employer_side", "企业（企业方）", 8),
                Slot("enterprise.workers|workers", "职工总数", 4),
            )
        ),
        Row((Slot("enterprise.address", "地址", 8), Slot("enterprise.phone", "电话", 4))),
        Row(
            (
                Slot("enterprise.legal_representative", "法定代表人", 4),
                Slot("enterprise.contact", "联系人", 4),
                Slot("organisation.chair", "工会主席", 4),
            )
        ),
        Row((Slot("organisation.name", "工会", 12),)),
        Row((Slot("name", "合同名称", 12),)),
        Row((Slot("kind", span=12, choices=True),)),
        Row((Slot("scope", span=6, choices=True), Slot("occasion", "签订性质", 6, options=("首次", "续签", "变更")))),
        Row(
            (
                Slot("employer_chief", "企业方首席", 4),
                Slot("union_chief", "职工方首席", 4),
                Slot("signed_on", "签订日期", 4),
            )
        ),
        Row(
            (
                Slot("employer_delegates", "企业方代表", 4),
                Slot("union_delegates", "职工方代表", 4),
                Slot("workers", "覆盖职工", 4),
            )
        ),
        Row((Slot("term_from", "期限起", 4), Slot("term_to", "期限止", 4), Slot("raise_from~raise_to", "工资增幅", 4))),
        Row(
            (
                Slot("delegates_due", "职代会应到", 3, head=2),
                Slot("delegates_present", "实到", 3),
                Slot("votes", "赞成", 3),
                Slot("congress_on", "审议日期", 3),
            )
        ),
        Table(
            "negotiation_round",
            (
                Head("held_on", "会议日期", 6),
                Head("place", chars=6),
                Head("present", chars=4),
                Head("result", "议题和结果", 16),
            ),
            "协商经过",
            3,
        ),
        Row((Slot(label="送审材料", span=12, ticks=_PAPERS),)),
        Space(label="企业意见", mm=24, signs=("法定代表人签字", "（盖章）")),
        Space(label="工会意见", mm=24, signs=("主席签字", "（盖章）")),
        Space(label="审查意见", mm=26, signs=("（盖章）",)),
    ),
    ("登记编号：{number}", "报送日期：{submitted_on}"),
)

FORMS: tuple[Form, ...] = (
    Register(
        name="register",
        code="P22",
        label="集体合同台账",
        purpose="全部集体合同的种类、期限、报审、生效和覆盖人数。",
        order=("signed_on", "number"),
        counting="份",
        columns=(
            Head("number", "编号", 4.5),
            Head("enterprise.name|name", "企业（区域、行业）", 11),
            Head("enterprise.workers", "职工数", 3.5),
            Head("kind", "种类", 6),
            Head("signed_on", "签订日期", 5.5),
            Head("term_from", "起", 5.5, group="期限"),
            Head("term_to", "止", 5.5, group="期限"),
            Head("submitted_on", "报审日期", 5.5),
            Head("effective_on", "生效日期", 5.5),
            Head("firms", "企业", 2.5, group="覆盖", sum=True),
            Head("workers", "职工", 4, group="覆盖", sum=True),
            Head("raise_from~raise_to", "增幅", 4),
            Head("union_chief", "职工方首席代表", 4),
            Head("stage", "状态", 3),
        ),
    ),
    Single(
        name="review",
        code="P23",
        label="集体合同送审表",
        purpose="随集体合同文本报送人力资源社会保障部门审查。",
        sheets=(_REVIEW,),
    ),
)
