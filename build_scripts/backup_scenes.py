"""What is done before a picture of the backups is taken."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from scenes import desk_of, taken_for_real
from unionbook.services.backup.carrying import Carried
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.settings import keep_settings
from unionbook.services.backup.standing import standing_of
from unionbook.store.pc.folder import folder
from unionbook.ui.aside.backups import BackupsPage
from unionbook.ui.aside.carried import CarriedSheet, LeftSheet
from unionbook.ui.frame.window import Window
from unionbook.ui.home.today import Today


def no_backup(window: Window) -> None:
    """A real book of which there is none. Every picture's book has the same id."""
    taken_for_real(window)
    shutil.rmtree(folder("backups", desk_of(window).book.facts["file_id"]), ignore_errors=True)


def backed_up(window: Window) -> Backups:
    """A real book with backups of some days, one of them damaged."""
    desk = desk_of(window)
    no_backup(window)
    backups = Backups(desk.book)
    for day in range(1, 12):
        with desk.book.change("登记企业") as act:
            act.add("enterprise", {"name": f"练习{day}厂"})
        backups.make(Why.CLOSING if day % 4 else Why.BATCH, now=datetime(2020, 12, day, 17, 4 * day))
    hurt = backups.own().listed()[4]
    body = bytearray(hurt.path.read_bytes())
    body[len(body) // 2] ^= 1
    hurt.path.write_bytes(body)
    backups.own().recheck(hurt, datetime(2020, 12, 12))
    return backups


def backups(window: Window) -> None:
    """The list, one of them current."""
    made = backed_up(window)
    keep_settings(made.file_id, drilled="2020-03-02")
    with desk_of(window).book.change("登记人员") as act:
        act.add("person", {"name": "练习人"})
    desk_of(window).show_backups()
    page = desk_of(window).page
    assert isinstance(page, BackupsPage)
    page.table.go_to(3)


def no_backups(window: Window) -> None:
    """Nothing yet."""
    no_backup(window)
    desk_of(window).show_backups()


def restoring(window: Window) -> None:
    """Asked once more."""
    backups(window)
    page = desk_of(window).page
    assert isinstance(page, BackupsPage)
    page.ask()


def restored(window: Window) -> None:
    """What is asked after a restore, with a second place."""
    made = backed_up(window)
    keep_settings(made.file_id, halted="某份备份", second="/media/移动硬盘/工会台账备份", drilled="2020-03-02")
    desk_of(window).show_backups()


def backup_trouble(window: Window) -> None:
    """今日 with a backup that failed."""
    made = backed_up(window)
    words = "第二备份位置“/media/移动硬盘”现在找不到，那里没有备份。请插好那个盘，或另选位置。"
    keep_settings(made.file_id, trouble=words)
    page = desk_of(window).page
    assert isinstance(page, Today)
    page.refresh()


def carried(window: Window) -> None:
    """A copy is safe."""
    CarriedSheet(Carried(Path("/media/U盘/工会台账2026.ubk"), 31_400_000, 60_512), window).open()


def left(window: Window) -> None:
    """The stick may be pulled."""
    made = backed_up(window)
    LeftSheet(desk_of(window).book.path, standing_of(made), window).open()
