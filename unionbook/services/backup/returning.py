"""Restoring: the present is saved first, then a backup takes its place; nothing is let go until the clerk agrees."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.settings import home_of, keep_settings
from unionbook.store.backup.facts import Facts
from unionbook.store.backup.looking import prove, read_as_book
from unionbook.store.backup.pages import Step
from unionbook.store.backup.place import APART, Place
from unionbook.store.backup.restoring import put_back
from unionbook.store.files import open_book
from unionbook.store.notice import Closed, Topic
from unionbook.store.pc.memory import accept, recall


def save_present(backups: Backups, step: Step | None = None) -> bool:
    """Save the open book before something else takes its place; was that done? Raises Refusal when it fails.

    False for a damaged book: once it is closed, its bytes are to be saved (`save_bytes`).
    """
    outcome = backups.make(Why.RESTORE, step)
    if not outcome.troubles or not backups.due():
        return True
    if any(notice.topic is Topic.DAMAGED for notice in backups.book.notices):
        return False
    raise Refusal(f"现在的台账没能先备份（{outcome.troubles[0].rstrip('。')}），没有恢复，台账还是原来的。")


def restore_into(
    kept: Path, target: Path, cabinet: Cabinet, key: bytes | None, let_go: Callable[[], object] = lambda: None
) -> Facts:
    """Put a backup in the place of a closed book, or of one that `let_go` closes. Raises Refusal, nothing changed."""
    facts = prove(kept, cabinet, key)
    seen = recall(facts.file_id)
    highest = max([facts.generation, seen.generation if seen else 0, *_generations(facts.file_id, cabinet, key)])
    found = put_back(kept, target, cabinet, key, highest, let_go)
    keep_settings(found.file_id, halted=kept.name)
    with read_as_book(target, cabinet, key) as book:
        accept(book)
    return found


def _generations(file_id: str, cabinet: Cabinet, key: bytes | None) -> list[int]:
    """Of the backups on this PC."""
    try:
        own = Place(home_of(file_id), file_id, cabinet, key)
    except OSError:
        return []
    return [one.generation for one in own.listed()]


def restore_file(backup: Path, target: Path, cabinet: Cabinet, key: bytes | None = None) -> Facts:
    """Restore a backup to a path where a book stands, or none. The one that stands there is saved first.

    Raises Refusal, and what stands there is as it was.
    """
    if target.exists() and backup.exists() and target.samefile(backup):
        raise Refusal("备份和台账是同一个文件，没有恢复。请另选一份备份。")
    facts = prove(backup, cabinet, key)
    if target.exists():
        _save_standing(target, facts.file_id, cabinet, key)
    return restore_into(backup, target, cabinet, key)


def _save_standing(target: Path, file_id: str, cabinet: Cabinet, key: bytes | None) -> None:
    """A backup of the book that stands there; of one that cannot be opened, its bytes."""
    try:
        book = open_book(target, cabinet, key)
    except Closed:
        raise
    except (Refusal, sqlite.Error):
        save_bytes(target, file_id)
        return
    with book:
        _same_book(book.facts["file_id"], file_id, target)
        saved = save_present(Backups(book))
    if not saved:
        save_bytes(target, file_id)


def _same_book(found: str, wanted: str, target: Path) -> None:
    if found != wanted:
        raise Refusal(f"“{target.name}”和这份备份不是同一本台账，没有恢复。请核对文件，或恢复到另一个名字。")


def save_bytes(target: Path, file_id: str) -> None:
    """Keep a book that cannot be opened as it is, with the unfinished save beside it."""
    try:
        apart = home_of(file_id) / APART
        apart.mkdir(exist_ok=True)
        name = f"{target.stem}.恢复前{datetime.now():%Y%m%d-%H%M%S}"
        for ending in ("", "-journal"):
            beside = target.with_name(target.name + ending)
            if beside.exists():
                shutil.copyfile(beside, apart / f"{name}{target.suffix}{ending}.原样")
    except OSError as fault:
        raise Refusal(f"打不开的原台账没能先留底（{fault.strerror}），没有恢复。请清出本机磁盘空间再试。") from fault
