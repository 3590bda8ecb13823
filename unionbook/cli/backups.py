"""backup, backups, restore: verified copies, what they hold against now, and the way back."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command, opened, passphrase_in
from unionbook.ground.errors import Refusal

if TYPE_CHECKING:
    from unionbook.services.backup.keeping import Backups
    from unionbook.store.backup.kept import Kept


def declare(group: Group) -> None:
    """Add the commands."""
    backup = command(group, "backup", "备份：写下、读回、核对、数过才算数；不写文件夹就放在本机（和设好的第二位置）")
    backup.add_argument("folder", metavar="文件夹", nargs="?", type=Path, help="备份放到哪个文件夹")
    backup.set_defaults(run=_backup)
    listed = command(group, "backups", "本机（和第二位置）有哪些备份，和现在差什么")
    listed.add_argument("--check", action="store_true", help="把每份备份重新读一遍，坏的放到一边")
    listed.set_defaults(run=_backups)
    restore = command(group, "restore", "把一份备份恢复成台账；原来的那份先自动备份", book=False)
    restore.add_argument("backup", metavar="备份", type=Path, help="备份文件，或 backups 列出的文件名")
    restore.add_argument("book", metavar="台账", type=Path, help="恢复到哪个文件（.ubk），可以不存在")
    restore.set_defaults(run=_restore)


def _backup(args: argparse.Namespace) -> Answer:
    from unionbook.services.backup.keeping import Backups, Outcome, Why
    from unionbook.store.backup.place import Place

    with opened(args) as book:
        backups = Backups(book)
        if args.folder is not None:
            place = Place(args.folder, backups.file_id, args.cabinet, book.key, own=False)
            outcome = Outcome([place.make(book, Why.ASKED, datetime.now())])
        else:
            outcome = backups.make(Why.ASKED, always=True)
    if not outcome.made:
        raise Refusal(outcome.troubles[0])
    data = {"made": [_data(one) for one in outcome.made], "troubles": outcome.troubles}
    lines = [f"已备份到“{one.path}”，读回核对无误，共 {sum(one.rows.values()):,} 条记录。" for one in outcome.made]
    return Answer(data, lines, int(bool(outcome.troubles)), outcome.troubles[0] if outcome.troubles else "")


def _data(one: "Kept") -> dict[str, Any]:
    return {
        "file": str(one.path),
        "made": one.made,
        "why": one.why,
        "generation": one.generation,
        "bytes": one.size,
        "rows": dict(one.rows),
        "verified": one.verified,
        "damaged": one.hurt,
    }


def _backups(args: argparse.Namespace) -> Answer:
    from unionbook.services.backup.differing import briefly, difference, now_of
    from unionbook.services.backup.keeping import Backups

    with opened(args) as book:
        backups = Backups(book)
        if args.check:
            _recheck(backups)
        now = now_of(book)
        found = [(one, difference(one, now)) for one in backups.listed()]
    data = [
        _data(one) | {"fewer": dict(than.fewer), "more": dict(than.more), "acts_since": than.since}
        for one, than in found
    ]
    if not found:
        return Answer(data, ["还没有备份。用 backup 备份一次。"])
    rows = [
        (
            one.made.replace("T", " "),
            str(one.generation),
            f"{one.size / 1e6:,.1f} MB",
            f"{sum(one.rows.values()):,}",
            one.why,
            one.hurt or "完好",
            "" if one.hurt else briefly(than, args.cabinet),
            str(one.path),
        )
        for one, than in found
    ]
    heads = ("时间", "第几次写入", "大小", "条数", "何时备的", "状态", "和现在比", "文件")
    return Answer(data, table(heads, rows, (1, 2, 3)))


def _recheck(backups: "Backups") -> None:
    for place in backups.places():
        for one in place.listed():
            place.recheck(one, datetime.now())


def _restore(args: argparse.Namespace) -> Answer:
    from unionbook.services.backup.returning import restore_file

    backup = _named(args)
    facts = restore_file(backup, args.book, args.cabinet, _key(args, backup))
    rows = sum(facts.rows.values())
    data = {"book": str(args.book), "backup": str(backup), "generation": facts.generation, "rows": dict(facts.rows)}
    told = f"已从“{backup.name}”恢复成“{args.book}”，共 {rows:,} 条记录，核对无误"
    return Answer(data, [f"{told}；旧备份暂停清理，确认内容无误后请在窗口的“备份”页点“内容无误”。"])


def _named(args: argparse.Namespace) -> Path:
    """The backup by its path, or by its name among those of this PC."""
    from unionbook.store.pc.folder import folder

    given: Path = args.backup
    if given.exists() or len(given.parts) > 1:
        return given
    return next(iter(sorted(folder("backups").glob(f"*/{given.name}"))), given)


def _key(args: argparse.Namespace, path: Path) -> bytes | None:
    from unionbook.store.secrecy.unlock import by_text, encrypted, locked

    if not encrypted(path):
        return None
    if args.passphrase_file is None:
        raise locked(path)
    return by_text(path, passphrase_in(args.passphrase_file)).raw
