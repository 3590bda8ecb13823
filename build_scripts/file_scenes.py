"""What is done before a picture of a book that is not as it should be: copies, damage, the check."""

from __future__ import annotations

import shutil
from pathlib import Path

from scenes import desk_of, quiet, taken_for_real
from unionbook.services.backup.keeping import Backups, Why
from unionbook.store.notice import Closed, Notice, Topic
from unionbook.store.pc import checks
from unionbook.store.salvage.rescue import Salvaged
from unionbook.ui.aside.salvage import SalvageSheet
from unionbook.ui.frame.elsewhere import ClosedSheet
from unionbook.ui.frame.hurt import HurtSheet
from unionbook.ui.frame.window import Window

WORDS = {
    Topic.DAMAGED: "“工会台账2020.ubk”有损坏：文件关闭以后有字节变了，U 盘可能坏了。现在只能查看，文件没有改动；"
    "请用最近的备份继续工作，或用“抢救”取出还能读的记录。",
    Topic.OLDER: "这一份是旧的，比最新的少 31 次操作（会员少 33 人、信访少 2 件），现在只能查看；"
    "最新的一份 2020年12月4日16:58 在“E:\\工会台账\\工会台账2020.ubk”。请改用最新的，或选“就用这一份”。",
    Topic.APART: "这一份和另一份分别改过：这份少 3 次操作、另有 5 次操作，现在只能查看；"
    "最新的一份 2020年12月4日16:58 在“E:\\工会台账\\工会台账2020.ubk”。两份都请留好；要接着用它，请选“就用这一份”。",
    Topic.PROTECTED: "“工会台账2020.ubk”是只读文件或在写保护的 U 盘上，现在只能查看。"
    "要修改，请关掉 U 盘的写保护或去掉文件的“只读”属性，再重新打开。",
    Topic.UNCLEAN: "上次在本机（王会计，12月3日16:40，窗口（进程 4120））打开后没有正常关闭，"
    "现已接着打开，已初步核对，没有发现损坏。",
    Topic.CHECK_DUE: "该做一次完整的文件核对了：逐页、逐条核对台账文件，在后台进行，不耽误工作。",
}


def _told(window: Window, *topics: Topic) -> None:
    desk = desk_of(window)
    taken_for_real(window)
    newest = {Topic.OLDER: desk.book.path, Topic.APART: desk.book.path}
    desk.book.notices = [Notice(one, WORDS[one], newest.get(one), 31) for one in topics]
    if topics[0] not in (Topic.UNCLEAN, Topic.CHECK_DUE):
        desk.book.read_only = WORDS[topics[0]]
    desk.guarding.tell_again()
    quiet(window)
    desk.guarding.banner.take_keys()


def older(window: Window) -> None:
    """An older copy."""
    _told(window, Topic.OLDER)


def apart(window: Window) -> None:
    """One that moved on elsewhere."""
    _told(window, Topic.APART)


def damaged(window: Window) -> None:
    """A damaged one."""
    _told(window, Topic.DAMAGED)


def protected(window: Window) -> None:
    """One that cannot be written to."""
    _told(window, Topic.PROTECTED)


def two(window: Window) -> None:
    """Two things to say."""
    _told(window, Topic.DAMAGED, Topic.OLDER)


def unclean(window: Window) -> None:
    """Not closed last time, and the check that is due for it."""
    _told(window, Topic.UNCLEAN, Topic.CHECK_DUE)


def elsewhere(window: Window) -> None:
    """In use by another: said, with what can be done."""
    told = (
        "“工会台账2020.ubk”已经打开了（本机，王会计，12月4日08:31，窗口（进程 4120））。"
        "请先在那边关闭，再打开；只想看的，可以只读打开。"
    )
    window.close_book()
    window.show_first(Closed(told))
    ClosedSheet(window, Path("工会台账2020.ubk"), None, told).open()


def backup_asked(window: Window) -> None:
    """用最近的备份…"""
    book = taken_for_real(window)
    shutil.rmtree(Backups(book).own().folder, ignore_errors=True)
    with book.change("登记企业") as act:
        act.add("enterprise", {"name": "练习厂"})
    Backups(book).make(Why.CLOSING)
    with book.change("登记人员") as act:
        act.add("person", {"name": "练习人"})
    _told(window, Topic.DAMAGED)
    desk_of(window).guarding.ask_backup()


def salvage_asked(window: Window) -> None:
    """抢救到新台账…"""
    SalvageSheet(window, Path("E:/工会台账/工会台账2020.ubk"), None).open()


def salvaged(window: Window) -> None:
    """And what came of it."""
    sheet = SalvageSheet(window, Path("E:/工会台账/工会台账2020.ubk"), None)
    sheet.open()
    sheet._done(
        Salvaged(
            Path("x.ubk"),
            {"member": 1286, "grievance": 57, "hardship": 82, "person": 1540, "enterprise": 96},
            ["家庭成员“陈样板”所属的困难档案没能取出，这条记录也放不进新台账。"],
            ["会员“王样板”：表和修改记录不一致，按表里的内容取出，请核对。"],
            ["修改记录表里有 3 行读不出来。", "修改记录缺了 3 条，历史不完整。"],
        )
    )


def hurt(window: Window) -> None:
    """Too damaged to be opened."""
    told = (
        "“工会台账2020.ubk”不完整，后面一段缺失，没有改动它。"
        "请重新从原处复制一次，或用最近的备份、“抢救”取出还能读的记录。"
    )
    HurtSheet(window, Path("E:/工会台账/工会台账2020.ubk"), None, told).open()


def file_check(window: Window) -> None:
    """核对台账文件, well."""
    desk = desk_of(window)
    checks.checked(desk.book.facts["file_id"])
    desk.menus.of("核对台账文件").trigger()


def file_check_hurt(window: Window) -> None:
    """And with something wrong."""
    desk = desk_of(window)
    found = [
        "修改记录：2020年11月3日09:12在电脑“工会办1号机”上做的“登记会员 王样板”：第 7 条修改记录被改动过或缺失，"
        "这一次打开期间之后的历史不能作数。请与备份核对。",
        "会员 王样板：记录内容与修改记录对不上，可能被别的程序改过或文件受损。请与备份核对。",
    ]
    checks.checked(desk.book.facts["file_id"], None, found)
    desk.menus.of("核对台账文件").trigger()


def new_pc(window: Window) -> None:
    """The first page of a PC that has opened nothing, with a stick in it."""
    path = desk_of(window).book.path
    stick = path.parent / "U盘"
    stick.mkdir(exist_ok=True)
    window.close_book()
    for name in ("工会台账2020.ubk", "工会台账2019.ubk"):
        shutil.copy(path, stick / name)
    window.settings.recent, drives = [], window.drives
    window.drives = lambda: [stick]
    window.show_first()
    window.drives = drives


SCENES = (
    *(older, apart, damaged, protected, two, unclean, elsewhere, backup_asked, salvage_asked, salvaged, hurt),
    *(file_check, file_check_hurt, new_pc),
)
