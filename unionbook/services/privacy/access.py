"""The access log: each look at full numbers, each list printed or exported, each refusal, as a row of 查阅登记."""

import platform
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from getpass import getuser

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.dates import store_date
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import LOOKED, REFUSED
from unionbook.store.book import Book

DISCLOSURE = "disclosure"
_LONGEST = 200
NEEDED = "看完整的证件号码、电话、账号、健康情况要写明用途，没有显示。请填写用途，如“核对证件”。"


@dataclass(frozen=True, kw_only=True)
class Access:
    """What was done. how: a code of MANNER; columns: labels shown in full; record: the uid of the one record."""

    how: str
    what: str
    rows: int
    of_kind: str = ""
    record: str = ""
    columns: Iterable[str] = ()
    masked: bool = True
    reason: str = ""


def note(book: Book, access: Access) -> None:
    """Write the row. Raises Refusal when the book cannot be written to: then nothing may be shown in full."""
    now = datetime.fromtimestamp(book.session.clock() / 1000)
    columns = "、".join(dict.fromkeys(access.columns))
    values = {
        "disclosed_on": store_date(book.today()),
        "at": f"{now:%H:%M}",
        "who": user(),
        "device": platform.node()[:80] or None,
        "how": access.how,
        "what": access.what[:120],
        "of_kind": access.of_kind or None,
        "record": access.record or None,
        "rows": access.rows,
        "columns": columns[:400] or None,
        "masked": int(access.masked),
        "reason": access.reason.strip()[:_LONGEST] or None,
    }
    with book.change(f"查阅登记：{access.what[:60]}") as act:
        act.add(DISCLOSURE, values)


def note_if_it_can_be(book: Book, access: Access) -> None:
    """The same for what is masked anyway: a book that cannot be written to is no reason to refuse it."""
    with suppress(Refusal):
        note(book, access)


def lift(book: Book, kind: Kind, uids: list[str], what: str, reason: str, how: str = LOOKED) -> None:
    """Note that sensitive values of these rows are shown in full. Raises Refusal without a reason, which is noted too;
    nothing may be shown then."""
    if not reason.strip():
        note_refused(book, kind, what, uids)
        raise Refusal(NEEDED)
    record = uids[0] if len(uids) == 1 else ""
    columns = sensitive(book.cabinet, kind)
    access = Access(
        how=how,
        what=what,
        rows=len(uids),
        of_kind=kind.label,
        record=record,
        columns=columns,
        masked=False,
        reason=reason,
    )
    note(book, access)


def note_refused(book: Book, kind: Kind, what: str, uids: list[str]) -> None:
    """Write down that these rows were not shown in full, for want of a reason."""
    record = uids[0] if len(uids) == 1 else ""
    refusal = Access(how=REFUSED, what=what, rows=len(uids), of_kind=kind.label, record=record, reason="没有写用途")
    note_if_it_can_be(book, refusal)


def sensitive(cabinet: Cabinet, kind: Kind) -> list[str]:
    """The labels of what is masked in a kind's form: its own fields, those of embedded records and of child rows."""
    found = [field.label for field in kind.fields.values() if field.sensitive]
    for field in kind.fields.values():
        if isinstance(field, LinkField) and field.embed:
            inner = cabinet[field.kind].fields
            found += [inner[name].label for name in field.embed if inner[name].sensitive]
    for child in kind.children:
        found += sensitive(cabinet, cabinet[child])
    return list(dict.fromkeys(found))


def user() -> str | None:
    """Who is logged on to this PC, None when that is not known."""
    with suppress(OSError, KeyError, ImportError):
        return getuser()
    return None

