"""定稿: a document becomes an issue: counted once, frozen, printed, kept; or it corrects one issued before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import NAME, frozen, latest
from unionbook.services.issue.correction import Difference, differences
from unionbook.services.issue.freezing import freeze
from unionbook.services.issue.frozen import Frozen
from unionbook.services.issue.paper import print_issue
from unionbook.services.report.document import Document, open_document
from unionbook.services.report.proof import Finding, Severity, proof, proof_paper
from unionbook.services.report.whole import Whole, whole
from unionbook.services.saving import next_number
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.check import Step

PARTS = 4
"""In which preparing an issue tells how far it is."""


@dataclass(frozen=True)
class Ready:
    """An issue that has only to be written. values: of its record but its two files."""

    label: str
    values: Mapping[str, Value]
    pdf: bytes
    content: bytes


def issue(book: Book, report: str, by: str, reason: str = "") -> ReportIssue:
    """Issue a document as it is now. by: who answers for it.  reason: why a later version corrects the one before.

    Raises Refusal, nothing written: of a practice book, with places not filled in, with findings that forbid it, of
    a correction without a reason or in which nothing is different.
    """
    return put(book, prepare(book, report, by, reason))


def prepare(book: Book, report: str, by: str, reason: str = "", step: "Step | None" = None) -> Ready:
    """Everything of an issue that takes time, for `put`; only reads. Raises Refusal as `issue` does, and when `step`
    said to stop."""
    document = open_document(book, report)
    _may(book, by)
    going = _Going(step)
    made = whole(book, document.compose(book))
    going.on()
    _finished(book, document, made)
    before = latest(book, report)
    head = _head(book, document, made, before)
    going.on()
    kept = _freeze(book, head, made)
    going.on()
    changed = _changed(book, before, kept, reason)
    pdf, printed, places = print_issue(made, kept, changed, reason)
    _sound(proof_paper(made, printed))
    going.on()
    label = f"定稿 {made.report.title}（{head['number']}）"
    return Ready(label, _values(report, document, kept, by, reason), pdf, replace(kept, places=places).kept())


def put(book: Book, ready: Ready) -> ReportIssue:
    """Write an issue. Raises Refusal."""
    with book.change(ready.label) as act:
        files = {"pdf": act.keep(ready.pdf), "content": act.keep(ready.content)}
        uid = act.add(NAME, {**ready.values, **files})
    record = book.get(NAME, uid)
    assert isinstance(record, ReportIssue)
    return record


def since_issue(book: Book, report: str, step: "Step | None" = None) -> list[Difference]:
    """What a correction issued now would print; empty when nothing differs. Raises Refusal as `prepare` does."""
    before = latest(book, report)
    if before is None:
        return []
    document, going = open_document(book, report), _Going(step)
    made = whole(book, document.compose(book))
    going.on()
    kept = _freeze(book, _head(book, document, made, before), made)
    going.on()
    return differences(book, frozen(book, before), kept, issued_at(book, before))


class _Going:
    """Tells how far it is. on: a part is done; raises Refusal when that is enough."""

    def __init__(self, step: "Step | None") -> None:
        self.step, self.done = step, 0

    def on(self) -> None:
        self.done += 1
        if self.step is not None and not self.step(self.done, PARTS):
            raise Refusal("已取消，没有改动。")


def _freeze(book: Book, head: Mapping[str, str], made: Whole) -> Frozen:
    return freeze(book, head, [block.text for block in made.report.blocks], made.plain_tables(), list(made.spots()))


def issued_at(book: Book, record: ReportIssue) -> int:
    """Its place in the order of the book's acts (`Change.hlc`)."""
    return max(change.hlc for change in book.trail.of_row(NAME, record.uid))


def _may(book: Book, by: str) -> None:
    if book.practice_day:
        raise Refusal("这是练习台账，里面的人和数都是编的，不能定稿。请打开正式台账再定稿。")
    if not by.strip():
        raise Refusal("定稿要写明由谁定稿，请填上姓名。")


def _finished(book: Book, document: Document, made: Whole) -> None:
    """Raises Refusal while something forbids issuing."""
    if blanks := made.report.blanks:
        raise Refusal(f"还有 {len(blanks)} 处待填没有写（第一处：{blanks[0].text}），不能定稿。请先填好。")
    if not made.report.office:
        raise Refusal("本单位的名称没有填，落款空着，不能定稿。请先到“设置—本单位信息”里填好。")
    _sound(proof(book, made, document))


def _sound(findings: Sequence[Finding]) -> None:
    """Raises Refusal with the first finding that forbids issuing."""
    grave = [finding for finding in findings if finding.severity is Severity.STOP]
    if grave:
        more = f"（另有 {len(grave) - 1} 项）" if len(grave) > 1 else ""
        raise Refusal(f"核对没有通过，不能定稿：{grave[0].sentence}{more}")


def _head(book: Book, document: Document, made: Whole, before: ReportIssue | None) -> dict[str, str]:
    office = book.single("office")
    today = book.today().isoformat()
    return {
        "office": made.report.office,
        "superior": str(getattr(office, "superior", "") or ""),
        "number": next_number(book, book.cabinet[NAME], "number", {"issued_on": today}) or "",
        "version": str((before.version or 0) + 1 if before else 1),
        "issued_on": today,
        "title": made.report.title,
        "period": made.report.period.name,
        "as_of": made.report.period.cut.isoformat(),
        "template": document.record.template or "",
    }


def _changed(book: Book, before: ReportIssue | None, now: Frozen, reason: str) -> list[Difference]:
    """What a correction prints."""
    if before is None:
        return []
    if not reason.strip():
        raise Refusal("这份报告已经定稿过，再出一份就是更正，要写明更正的原因。")
    old = frozen(book, before)
    found = differences(book, old, now, issued_at(book, before))
    if not found and old.text == now.text and old.tables == now.tables:
        raise Refusal("文字和数字都与上一份定稿相同，没有什么要更正的。要再打印，请直接打印上一份定稿。")
    return found


def _values(report: str, document: Document, kept: Frozen, by: str, reason: str) -> dict[str, str | int | None]:
    head = kept.head
    return {
        "report": report,
        "number": head["number"],
        "version": int(head["version"]),
        "issued_on": head["issued_on"],
        "issued_by": by.strip(),
        "reason": reason.strip() or None,
        "title": head["title"],
        "period": head["period"],
        "template": document.record.template,
        "fingerprint": kept.fingerprint,
    }


__all__ = ["Ready", "issue", "issued_at", "prepare", "put", "since_issue"]
