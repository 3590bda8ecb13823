"""覆盖企业: one firm under an agreement of an area or a trade."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.enterprise import Enterprise


@dataclass(kw_only=True)
class AgreementEnterprise(Record):
    """A firm and its workers whom the agreement covers."""

    agreement: str | None = fields.link("agreement", "协议", required=True)
    enterprise: str | None = fields.link("enterprise", "企业", required=True, chars=12)
    workers: int | None = fields.integer("覆盖职工数", unit="人")
    note: str | None = fields.text("备注", chars=8)

    def check(self, around: Around) -> Iterator[Problem]:
        firm = around.linked(Enterprise, self.enterprise)
        if firm and firm.workers is not None and (self.workers or 0) > firm.workers:
            sentence = f"覆盖职工数（{self.workers}）多于企业登记的职工总数（{firm.workers}），请核对。"
            yield Problem("workers", sentence, warning=True)


COVERED = Kind(
    name="agreement_enterprise",
    label="覆盖企业",
    record=AgreementEnterprise,
    measure="家",
    title=("enterprise.name", "agreement.name"),
    parent="agreement",
    icon="building_factory",
    enter="添加企业",
    sections=(Section("覆盖企业", ("enterprise", "workers", "note")),),
    columns=(Column("enterprise", bold=True), Column("workers"), Column("note", narrow=False)),
    order=("enterprise.name",),
    search=("enterprise.name", "agreement.name"),
)
