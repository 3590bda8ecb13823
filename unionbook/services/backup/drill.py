"""恢复演练: once a year a backup is really restored, on this PC, and proved like a book in use; then it goes again."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.services.backup.keeping import Backups
from unionbook.services.backup.settings import keep_settings
from unionbook.services.check import Step, check
from unionbook.store.backup.kept import Kept
from unionbook.store.backup.looking import read_as_book
from unionbook.store.backup.restoring import put_back
from unionbook.store.connection import FAULTS, connect, refusal_for
from unionbook.store.pc.folder import folder
from unionbook.store.tables import fingerprint, fingerprint_in, migrate


@dataclass(frozen=True)
class Drilled:
    """What came of it. rows: records read and checked."""

    kept: Kept
    well: bool
    sentence: str
    rows: int = 0


def drill(backups: Backups, kept: Kept | None = None, step: Step | None = None, now: datetime | None = None) -> Drilled:
    """Restore a backup (the newest good one of all) into this PC's folder, check all of it, and note the day.

    Raises Refusal when there is no backup or no room for it.
    """
    moment = now or datetime.now()
    good = [one for one in backups.listed() if one.good]
    chosen = kept or max(good, key=lambda one: (one.generation, one.serial), default=None)
    if chosen is None:
        raise Refusal("还没有好的备份，演练不了。请先点“现在备份”。")
    try:
        room = folder("drill", backups.file_id)
    except OSError as fault:
        raise Refusal(f"本机文件夹用不了（{fault.strerror}），没有演练。请检查本机磁盘。") from fault
    try:
        result = _proved(backups, chosen, room / chosen.path.name, step)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    keep_settings(backups.file_id, drilled=f"{moment:%Y-%m-%d}", drill="" if result.well else result.sentence)
    return result


def _proved(backups: Backups, chosen: Kept, target: Path, step: Step | None) -> Drilled:
    cabinet = backups.book.cabinet
    try:
        facts = put_back(chosen.path, target, cabinet, backups.book.key, chosen.generation)
        _bring_up(target, cabinet, backups.book.key)
        with read_as_book(target, cabinet, backups.book.key) as book:
            hurt = [one for one in check(book, step) if one.hurt]
    except Refusal as refusal:
        return Drilled(chosen, False, f"恢复演练没有成功：{refusal.sentence}")
    if hurt:
        return Drilled(chosen, False, f"恢复演练没有成功：{hurt[0].where}，{hurt[0].sentence}")
    if dict(chosen.state) != dict(facts.state) or dict(chosen.rows) != dict(facts.rows):
        return Drilled(chosen, False, "恢复演练没有成功：恢复出来的数目和备份清单对不上。请马上“现在备份”。")
    rows = sum(facts.rows.values())
    told = f"用 {_day(chosen)} 的备份恢复出 {rows:,} 条记录，逐条核对无误"
    return Drilled(chosen, True, f"恢复演练成功：{told}，演练的文件已删除。", rows)


def _bring_up(target: Path, cabinet: Cabinet, key: bytes | None) -> None:
    """One of an older program is given today's tables, as it would be when it is opened. Raises Refusal."""
    connection = connect(target, key)
    try:
        if fingerprint_in(connection) != fingerprint(cabinet):
            migrate(connection, cabinet)
    except FAULTS as fault:
        raise refusal_for(fault, target) from fault
    finally:
        connection.close()


def _day(kept: Kept) -> str:
    at = kept.moment()
    return f"{at.year}年{at.month}月{at.day}日" if at else f"第 {kept.generation} 次写入"
