"""本单位: whose book this is: name, place, the union above it, the body it reports to, the staff."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.office import codes
from unionbook.records.office.forms import FORMS
from unionbook.records.office.staff import STAFF


@dataclass(kw_only=True)
class Office(Record):
    """The settings of the book; there is one row. Reports and forms take every name of a body from here."""

    name: str | None = fields.text("单位全称", required=True, wide=True, longest=60, help="与印章一致。")
    short_name: str | None = fields.text("单位简称", help="报告正文里的自称，如：镇总工会。", chars=6)
    body: str | None = fields.code("工会类型", codes.BODY, chars=6)
    credit_code: str | None = fields.credit_code("统一社会信用代码")
    place_word: str | None = fields.code(
        "所在地类别", codes.PLACE, help="报告里写作“我镇”“全镇”的那个字。", chars=4
    )
    place: str | None = fields.text("所在地名称", chars=8)
    superior: str | None = fields.text("上级工会", required=True, wide=True, longest=60)
    superior_short: str | None = fields.text("上级工会简称", help="报告正文里的称呼，如：市总工会。", chars=6)
    superior_level: str | None = fields.code("上级工会层级", codes.LEVEL, chars=4)
    lead_body: str | None = fields.text("领导机关", help="如：镇委镇政府、街党工委、公司领导。", chars=8)
    contact: str | None = fields.name("联系人", chars=5)
    phone: str | None = fields.phone("联系电话", sensitive=False)
    address: str | None = fields.text("地址", wide=True, longest=200, chars=14)
    postcode: str | None = fields.text("邮政编码", longest=6, chars=4)
    template: str | None = fields.text(
        "工作总结样式", longest=80, chars=10, help="写工作总结时先用哪一种样式；不填的，按工会类型选。"
    )
    count_first_day: int | None = fields.flag(
        "起算当日计入期限", help="不填或填“否”：收到、受理的第二天是第 1 天。", article="《民法典》第二百零一条"
    )
    roll_to_working: int | None = fields.flag(
        "末日逢休息日顺延",
        help="填“是”：期限的最后一天是休息日的，算到下一个工作日。",
        article="《民法典》第二百零三条",
    )

    def check(self, around: Around) -> Iterator[Problem]:
        if self.name and self.name == self.superior:
            yield Problem("superior", "上级工会和单位全称相同，请填上一级工会的名称。")
        if self.credit_code and not self.credit_code.startswith("8"):
            yield Problem(
                "credit_code", "工会的统一社会信用代码以 8 开头，请核对是否填成了单位的代码。", warning=True
            )
        if self.postcode and not (self.postcode.isdecimal() and len(self.postcode) == 6):
            yield Problem("postcode", f"邮政编码是 6 位数字，现在是“{self.postcode}”，请核对。", warning=True)


KIND = Kind(
    name="office",
    label="本单位",
    record=Office,
    measure="个",
    title=("name",),
    icon="building",
    single=True,
    hidden=True,
    sections=(
        Section(
            "单位信息",
            (
                "name",
                "short_name",
                "body",
                "place",
                "place_word",
                "credit_code",
                "contact",
                "phone",
                "postcode",
                "address",
            ),
        ),
        Section("上级与领导机关", ("superior", "superior_short", "superior_level", "lead_body", "template")),
        Section("工作人员", children=("staff",)),
        Section("期限算法", ("count_first_day", "roll_to_working")),
    ),
    columns=(Column("name", bold=True), Column("superior"), Column("contact"), Column("phone")),
    order=("name",),
    forms=FORMS,
)

__all__ = ["KIND", "STAFF", "Office"]
