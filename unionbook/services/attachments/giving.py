"""An attachment to a file outside the book: a picture cannot be masked, so it is written down like full numbers."""

from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import EXPORTED
from unionbook.services.attachments.keeping import Attached, body_of
from unionbook.services.outlet.placing import placed
from unionbook.services.privacy.access import Access, note, note_refused
from unionbook.store.book import Book

NEEDED = "附件上可能有证件、账号，存成文件要写明用途，没有存成文件。请填写用途，如“报县总工会”。"


def give_out(book: Book, kind: Kind, uid: str, one: Attached, out: Path, reason: str) -> None:
    """Write an attachment of a record to a file. Raises Refusal: no reason, which is noted too; the book cannot note
    it; the bytes are not what they were; the file cannot be written."""
    what = f"附件另存为文件：{one.name}"
    if not reason.strip():
        note_refused(book, kind, what, [uid])
        raise Refusal(NEEDED)
    body = body_of(book, one)
    access = Access(
        how=EXPORTED,
        what=what,
        rows=1,
        of_kind=kind.label,
        record=uid,
        columns=["附件"],
        masked=False,
        reason=reason,
    )
    note(book, access)
    with placed(out) as part:
        part.write_bytes(body)
