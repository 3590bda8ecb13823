"""Printed form of a census: what stood on the list and what was found."""

from unionbook.ground.forms import Form, Head, Register

UNIT_FORMS: tuple[Form, ...] = (
    Register(
        name="units",
        code="P29",
        label="普查核实表",
        purpose="逐家上门核实名单：库内数、核实数、结论、核实人。",
        title="{census.name|普查}核实表",
        order=("name",),
        row_mm=9.0,
        before=("填报单位：{office:name}", "普查时间：{census.from_on}至{census.until_on}"),
        foot=("核实人：", "审核人：", "负责人："),
        columns=(
            Head("true_name|name", "单位名称", 13),
            Head("credit_code", "统一社会信用代码", 9.5, usual=False),
            Head("true_address|address", "地址", 11),
            Head("contact", "联系人", 4),
            Head("phone", "电话", 6.5),
            Head("workers", "库内", 4, group="职工数", sum=True),
            Head("true_workers", "核实", 4, group="职工数", sum=True),
            Head("result|stage", "结论", 4),
            Head("verifier", chars=4),
            Head("verified_on", chars=5.5),
            Head(label="备注", chars=4),
        ),
    ),
)
