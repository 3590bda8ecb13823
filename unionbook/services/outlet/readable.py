"""A copy that needs no program: each list as a workbook and as text, the roster as PDF, in a folder beside the backups.

It is written when the office wants it, on closing, and only when something changed since the last one. Of an encrypted
book there is none: whoever finds the stick would read it.
"""

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from unionbook.ground.conditions import Condition, every
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import EXPORTED
from unionbook.services.backup.settings import Settings, home_of, keep_settings, settings_of
from unionbook.services.forms import Wanted, print_form
from unionbook.services.forms.making import form_of
from unionbook.services.listing import unsealed
from unionbook.services.outlet.csvfile import write_csv
from unionbook.services.outlet.listed import Listed, complete, table
from unionbook.services.outlet.writer import write_xlsx
from unionbook.services.privacy.access import Access, note
from unionbook.store.book import Book
from unionbook.store.sync import patiently

FOLDER = "可读副本"
OFF, MASKED, FULL = "", "masked", "full"
ROSTER = ("member", "roster")

Going = Callable[[int, int], bool]


def want(book: Book, how: str, reason: str = "") -> None:
    """Turn it on or off. Raises Refusal: full numbers without a reason, or of an encrypted book."""
    if how and book.key is not None:
        raise Refusal("这本台账加了密，关闭时不能留不加密的可读副本。需要时请用“导出”。")
    if how == FULL:
        if not reason.strip():
            raise Refusal("可读副本里留完整的证件号码、电话、账号要写明用途，没有打开。")
        what = "关闭台账时另存可读副本（完整号码）"
        note(book, Access(how=EXPORTED, what=what, rows=0, masked=False, reason=reason))
    if not how:
        drop(book.facts["file_id"])
    keep_settings(book.facts["file_id"], readable=how, readable_of="")


def drop(file_id: str) -> bool:
    """Turn it off and remove the last copy, with what was left of one that was cut off; was there any?"""
    keep_settings(file_id, readable=OFF, readable_of="")
    with suppress(OSError):
        found = [*home_of(file_id).glob(FOLDER), *_parts(home_of(file_id))]
        for one in found:
            shutil.rmtree(one, ignore_errors=True)
        return bool(found)
    return False


def _parts(home: Path) -> list[Path]:
    return list(home.glob(f"{FOLDER}.*.part"))


def due(book: Book) -> bool:
    """Is a copy wanted, and did anything change since the last one?"""
    kept = settings_of(book.facts["file_id"])
    return bool(kept.readable) and book.key is None and kept.readable_of != _state(book)


def write_readable(book: Book, going: Going = lambda done, of: True) -> Path | None:
    """Write the copy; its folder, None when `going` said no. Raises Refusal; the copy before stays until it is done."""
    home, kept = home_of(book.facts["file_id"]), settings_of(book.facts["file_id"])
    part = home / f"{FOLDER}.{secrets.token_hex(4)}.part"
    try:
        for left in _parts(home):
            shutil.rmtree(left, ignore_errors=True)
        part.mkdir(parents=True)
        if not _write(book, kept, part, going):
            return None
        target = home / FOLDER
        _put(part, target)
    except OSError as fault:
        raise Refusal("可读副本没有写成：磁盘可能满了，或它正在别的程序里打开。台账和备份不受影响。") from fault
    finally:
        shutil.rmtree(part, ignore_errors=True)
    keep_settings(book.facts["file_id"], readable_of=_state(book))
    return target


def _put(part: Path, target: Path) -> None:
    """The new folder in the place of the one before, which Windows lets nobody move while a file of it is open."""
    old = part.with_suffix(".old.part")
    if target.exists():
        patiently(lambda: target.rename(old), 1.0)
    try:
        patiently(lambda: part.rename(target), 1.0)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _write(book: Book, kept: Settings, folder: Path, going: Going) -> bool:
    kinds = [kind for kind in book.cabinet if not kind.hidden and not kind.parent and book.count(kind.name)]
    for number, kind in enumerate(kinds):
        if not going(number, len(kinds) + 1):
            return False
        listed = _listed(book, kind, kept.readable == FULL)
        write_xlsx(folder / f"{kind.label}.xlsx", table(book, listed))
        write_csv(folder / f"{kind.label}.csv", table(book, listed))
    _print_roster(book, folder)
    told = "证件号码、电话、账号是遮住的。" if kept.readable != FULL else "里面有完整的证件号码，请妥善保管。"
    words = f"这是工会台账的可读副本，{book.today().isoformat()} 写成，用 Excel、WPS 或记事本都能打开。{told}\r\n"
    words += "它只供查看；要恢复台账，请用程序里的“备份和恢复”。\r\n"
    (folder / "说明.txt").write_text(words, encoding="utf-8-sig", newline="")
    return going(len(kinds) + 1, len(kinds) + 1)


def _listed(book: Book, kind: Kind, full: bool) -> Listed:
    where: Condition = every(*unsealed(kind))
    uids = [uid for (uid,) in book.select(kind.name, ["uid"], where, order=kind.order)]
    reason = "可读副本" if full else ""
    return Listed(kind, complete(book, kind), uids, f"{kind.label}名单", reason, marked=False)


def _print_roster(book: Book, folder: Path) -> None:
    name, form = ROSTER
    if name in book.cabinet and book.count(name):
        kind = book.cabinet[name]
        with (folder / f"{kind.label}名册.pdf").open("wb") as out, suppress(Refusal):
            print_form(book, kind, form_of(kind, form), Wanted(), out)


def _state(book: Book) -> str:
    """What is another after every act."""
    ((number, last),) = book.rows('SELECT count(*), max("hlc") FROM "act"')
    return f"{number} {last}"
