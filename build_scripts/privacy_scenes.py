"""Scenes of passphrase, lock, visitors and full numbers."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from scenes import desk_of, quiet, wait
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.rekey import change_key
from unionbook.ui.aside.lock import LockPage
from unionbook.ui.aside.personlines import LookLine
from unionbook.ui.aside.purging import PurgePage
from unionbook.ui.aside.recoverysheet import SheetOffer
from unionbook.ui.aside.rekeying import CHANGE, REMOVE, SET, Rekeying
from unionbook.ui.aside.unlock import Unlock, Unlocking
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage

PHRASE = "红叶 算盘 拖拉机 石桥"
KEYS: list[Key] = []


def encrypted(window: Window) -> None:
    """The same book under a passphrase, open."""
    if not KEYS:
        KEYS.append(new_key(PHRASE))
    desk = desk_of(window)
    path, book = desk.book.path, desk.let_go()
    window.desk = None
    window.show_first()
    change_key(book, KEYS[0])
    window.open_book(path, KEYS[0])
    quiet(window)


def unlock(window: Window) -> None:
    """Asked for the passphrase; a wrong one was typed."""
    encrypted(window)
    path = desk_of(window).book.path
    window.close_book()
    window.open_book(path)
    dialog = window.findChild(Unlock)
    assert dialog is not None
    QTest.keyClicks(dialog.asking.phrase, "tractor")
    dialog.asking.try_it()


def unlock_sheet(window: Window) -> None:
    """Asked for the recovery sheet."""
    unlock(window)
    dialog = window.findChildren(Unlock)[-1]
    dialog.asking.other.click()
    dialog.asking.code.setPlainText("HY1H AXXT JJN0 E8XF")
    dialog.asking.try_it()


def lock(window: Window) -> None:
    """A locked window on an encrypted book."""
    encrypted(window)
    window.locking.lock()


def lock_screen(window: Window) -> None:
    """A locked window on a plain book without a PIN."""
    window.locking.lock()
    assert isinstance(window.centralWidget(), LockPage)


def lock_sheet(window: Window) -> None:
    """A locked window, to be opened by the sheet."""
    lock(window)
    page = window.centralWidget()
    asking = page.findChild(Unlocking) if page is not None else None
    assert asking is not None
    asking.other.click()


def privacy(window: Window) -> None:
    """隐私和口令 of an encrypted book."""
    encrypted(window)
    desk_of(window).show_privacy()


def privacy_plain(window: Window) -> None:
    """隐私和口令 of a plain one."""
    desk_of(window).show_privacy()


def rekey_set(window: Window) -> None:
    """A passphrase too weak."""
    privacy_plain(window)
    dialog = Rekeying(window, SET)
    dialog.open()
    QTest.keyClicks(dialog.new.first, "abc123")
    dialog.take()


def rekey_change(window: Window) -> None:
    """Another passphrase."""
    privacy(window)
    Rekeying(window, CHANGE).open()


def rekey_remove(window: Window) -> None:
    """No passphrase any more."""
    privacy(window)
    Rekeying(window, REMOVE).open()


def sheet_offer(window: Window) -> None:
    """The recovery sheet offered."""
    privacy(window)
    desk = desk_of(window)
    notes = ("这台电脑上的 3 份备份也已换成新口令。", "U 盘和别处的旧备份、旧副本没有换，请自己销毁或保管好。")
    SheetOffer("练习镇总工会", desk.book.path, KEYS[0], desk.book.today(), window, *notes).open()


def visitor(window: Window) -> None:
    """The members as a visitor sees them."""
    window.locking.turn_visitor()
    wait(50)
    quiet(window)
    desk = desk_of(window)
    desk.go(next(at for at, tab in enumerate(desk.tabs) if tab.label == "会员"))


def visitor_today(window: Window) -> None:
    """今日 as a visitor sees it."""
    window.locking.turn_visitor()
    wait(50)
    quiet(window)


def visitor_leave(window: Window) -> None:
    """Asked for the passphrase before the veil is lifted."""
    encrypted(window)
    visitor_today(window)
    window.locking.turn_visitor()


def accesses(window: Window) -> None:
    """查阅登记."""
    from unionbook.services.privacy.access import lift

    desk = desk_of(window)
    kind = desk.book.cabinet["member"]
    uids = [uid for (uid,) in desk.book.select("member", ["uid"], limit=3)]
    lift(desk.book, kind, uids[:1], "会员一条记录", "核对证件")
    lift(desk.book, kind, uids, "会员名册", "报送县总工会")
    desk.show_list(desk.book.cabinet["disclosure"])
    assert isinstance(desk.page, LedgerPage)


def purging(window: Window) -> PurgePage:
    """What is past its time, two of it ticked."""
    desk = desk_of(window)
    with desk.book.change("练习") as act:
        for at, (uid,) in enumerate(desk.book.select("hardship", ["uid"], limit=5)):
            act.set("hardship", uid, {"stage": "lifted", "exited_on": f"201{at}-06-30"})
        for at, (uid,) in enumerate(desk.book.select("member", ["uid"], limit=2)):
            act.set("member", uid, {"stage": "left", "left_on": f"200{at}-03-01"})
    desk.visit(lambda: PurgePage(desk))
    page = desk.page
    assert isinstance(page, PurgePage)
    page.table.turn([row.key for row in page.table.plain.rows[:2]])
    return page


def purge_asked(window: Window) -> None:
    """The one question."""
    purging(window).ask()


def purged(window: Window) -> None:
    """What came of it."""
    purging(window).purge()


def looked_at(window: Window) -> None:
    """Who looked at what the book holds of a person, at the end of the person's page."""
    from unionbook.services.privacy.access import Access, lift, note

    desk = desk_of(window)
    ((person, file),) = desk.book.select("hardship", ["person", "uid"], limit=1)
    kind = desk.book.cabinet["hardship"]
    lift(desk.book, kind, [str(file)], f"{kind.label}：一条记录的完整号码", "核对证件")
    note(desk.book, Access(how="print", what="困难职工汇总表", rows=43, of_kind=kind.label))
    desk.open_person(str(person))
    wait(200)
    page = desk.page
    assert page is not None
    lines = page.findChildren(LookLine)
    assert len(lines) == 2
    lines[0].setFocus()
    for area in page.findChildren(QScrollArea):
        if area.isAncestorOf(lines[0]):
            area.ensureWidgetVisible(lines[-1])


def purge_none(window: Window) -> None:
    """Nothing is past its time."""
    desk = desk_of(window)
    desk.visit(lambda: PurgePage(desk))


SCENES = (
    *(unlock, unlock_sheet, lock, lock_screen, lock_sheet, privacy, privacy_plain),
    *(rekey_set, rekey_change, rekey_remove, sheet_offer, visitor, visitor_today, visitor_leave, accesses),
    *(purging, purge_asked, purged, purge_none, looked_at),
)
