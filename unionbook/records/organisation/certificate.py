"""法人证书: one step of a union's legal registration: first issue, renewal, change, cancellation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import during, every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section

SORT = CodeList(
    "办理事项",
    {"first": "首次登记", "renew": "换领", "change": "变更", "reissue": "补发", "cancel": "注销"},
    {"登记": "first", "初次登记": "first", "换证": "renew"},
)


@dataclass(kw_only=True)
class UnionCertificate(Record):
    """One step of registration: when it was prepared, applied for and done, and how long the certificate holds."""

    organisation: str | None = fields.link("organisation", "基层工会", required=True)
    sort: str | None = fields.code("办理事项", SORT, required=True, default="首次登记", chars=4)
    prepared_on: str | None = fields.day("材料准备日期", precise=False)
    applied_on: str | None = fields.day("申请日期", precise=False)
    issued_on: str | None = fields.day("办结日期", precise=False, help="登记、发证或注销的日期。")
    number: str | None = fields.text("证书编号", longest=40, chars=8)
    valid_from: str | None = fields.day("有效期起", future=True)
    valid_until: str | None = fields.day("有效期止", future=True)
    representative: str | None = fields.name("法定代表人", chars=5)
    changed: str | None = fields.text("变更事项", help="如：名称、住所、法定代表人。", chars=8)
    changed_on: str | None = fields.day("变更日期", help="事项本身变动的日期，从这天起算变更登记的期限。")
    visited_on: str | None = fields.day("走访指导日期", precise=False)
    note: str | None = fields.text("备注", wide=True)

    def check(self, around: Around) -> Iterator[Problem]:
        for early, late in (
            ("prepared_on", "applied_on"),
            ("applied_on", "issued_on"),
            ("changed_on", "applied_on"),
            ("valid_from", "valid_until"),
        ):
            first, then = getattr(self, early), getattr(self, late)
            if first and then and last_day(then) < first_day(first):
                start = UNION_CERTIFICATE.fields[early]
                label = UNION_CERTIFICATE.fields[late].label
                yield Problem(late, f"{label}早于{start.label}（{start.show(first)}），请核对。")
        if not (self.prepared_on or self.applied_on or self.issued_on):
            yield Problem("applied_on", "请至少填材料准备、申请或办结日期中的一个。")
        if self.changed_on and self.sort != "change":
            yield Problem("changed_on", "只有变更才填变更日期，请清空，或把办理事项改为“变更”。")


def told(rows: Sequence[UnionCertificate]) -> dict[str, Value]:
    """The fields of the union that follow from its certificates, none when there are none."""
    if not rows:
        return {}
    done = sorted((row for row in rows if row.issued_on), key=lambda row: str(row.issued_on))
    gone = next((row for row in done if row.sort == "cancel"), None)
    held = [row for row in done if row.sort != "cancel"]
    found: dict[str, Value] = {"legal_ended_on": gone.issued_on if gone else None}
    if done:
        found["legal_person"] = int(gone is None)
    if first := next((row for row in rows if row.sort == "first"), None):
        found |= {"legal_applied_on": first.applied_on, "legal_on": first.issued_on}
    for name, source in (("from", "valid_from"), ("until", "valid_until"), ("representative", "representative")):
        given = [getattr(row, source) for row in held if getattr(row, source)]
        found |= {f"legal_{name}": given[-1]} if given else {}
    return found


def implied(row: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """The steps a union of these values has behind it."""
    if not (row.get("legal_applied_on") or row.get("legal_on")):
        return
    yield {
        "sort": "first",
        "applied_on": row.get("legal_applied_on"),
        "issued_on": row.get("legal_on"),
        "valid_from": row.get("legal_from"),
        "valid_until": row.get("legal_until"),
        "representative": row.get("legal_representative"),
    }
    if row.get("legal_ended_on"):
        yield {"sort": "cancel", "issued_on": row["legal_ended_on"]}


def _figure(sort: str) -> Figure:
    label = f"法人资格{SORT.label(sort)}"
    return Figure(
        name=sort,
        label=label,
        measure="个",
        definition=f"{label}办结日期在报告期内、不晚于截止日的工会个数，一个只计一次。",
        where=every(is_("sort", sort), during("issued_on")),
        what="distinct",
        path="organisation",
    )


UNION_CERTIFICATE = Kind(
    name="union_certificate",
    label="法人证书",
    record=UnionCertificate,
    measure="次",
    title=("organisation.name", "sort"),
    parent="organisation",
    icon="shield_checkmark",
    enter="登记证书办理",
    sections=(
        Section(
            "法人证书",
            (
                *("sort", "prepared_on", "applied_on", "issued_on", "number", "valid_from", "valid_until"),
                *("representative", "changed", "changed_on", "visited_on", "note"),
            ),
        ),
    ),
    columns=(
        Column("sort", bold=True),
        Column("applied_on"),
        Column("issued_on"),
        Column("valid_until"),
        Column("representative", narrow=False),
    ),
    order=("applied_on", "issued_on"),
    search=("organisation.name", "number", "representative"),
    clocks=(Clock("change", "法人变更登记", "changed_on", "applied_on", rule="certificate.change"),),
    figures=tuple(_figure(sort) for sort in ("first", "renew", "change", "cancel")),
)
