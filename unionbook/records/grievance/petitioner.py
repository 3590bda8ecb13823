"""同案信访人: a further person in a case of several, whether come as a representative or only named."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class GrievancePerson(Record):
    """One further petitioner. The first one stands in the case itself."""

    grievance: str | None = fields.link("grievance", "信访件", required=True)
    person: str | None = fields.link("person", "姓名", required=True, embed=("name", "phone", "id_number"), chars=5)
    representative: int | None = fields.flag("代表", chars=3)
    note: str | None = fields.text("备注", chars=8)


PETITIONER = Kind(
    name="grievance_person",
    label="同案信访人",
    record=GrievancePerson,
    measure="人",
    title=("person.name",),
    parent="grievance",
    icon="people",
    enter="添加信访人",
    sections=(
        Section("同案信访人", ("person.name", "person.phone", "person.id_number", "representative", "note")),
    ),
    columns=(
        Column("person.name", bold=True),
        Column("person.phone"),
        Column("representative"),
        Column("note", narrow=False),
    ),
    order=("-representative", "person.name"),
    sealed="grievance.sealed",
    figures=(
        Figure(
            name="named",
            label="登记在册的同案信访人",
            measure="人次",
            definition="报告期内收到的信访中，信访人以外另行登记的同案信访人人次。",
            where=during("grievance.received_on"),
        ),
    ),
)
