"""The way into an encrypted book: its head, then the key from the passphrase or from the recovery sheet."""

import hmac
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.connection import MAGIC
from unionbook.store.pc.folder import folder, read_json, write_json
from unionbook.store.secrecy.keys import HEAD, PAGE, Key, derive, fits, sound
from unionbook.store.secrecy.passphrase import normal
from unionbook.store.secrecy.sheetcode import is_code, read_code
from unionbook.store.secrecy.tries import Tries


class Locked(Refusal):
    """The book is encrypted and no key was given."""


def encrypted(path: Path) -> bool:
    """Is the file an encrypted book, be it with a damaged head? False for what cannot be read.

    Raises Closed when this process holds it open: reading it would drop SQLite's lock.
    """
    from unionbook.store.opening.holding import unheld

    unheld(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        size = path.stat().st_size
    except OSError:
        return False
    return sound(head) or _damaged(path, head, size)


def _damaged(path: Path, head: bytes, size: int) -> bool:
    """A book by its name and whole pages, whose first bytes are neither a plain nor an encrypted book's."""
    return path.suffix.lower() == ".ubk" and size >= 8 * PAGE and size % PAGE == 0 and not head.startswith(MAGIC[:6])


def locked(path: Path) -> Locked:
    """What is said when a key is needed and there is none."""
    return Locked(f"“{path.name}”加了密，没有打开。请输入口令，或用恢复单打开。")


def by_passphrase(path: Path, typed: str) -> Key:
    """The key of the book at the path. Raises Refusal, for a wrong passphrase and for a damaged head each its own."""
    if not normal(typed):
        raise Refusal("请输入口令。")
    head = _head_of(path)
    secret = derive(typed, head)
    if not fits(secret, head):
        raise WrongKey("口令不对，台账没有打开。请检查大小写和输入法；忘记口令可用恢复单打开。")
    return Key(secret, head)


def by_sheet(path: Path, typed: str) -> Key:
    """The key from the recovery sheet. Raises Refusal, for a typing error, another book's sheet, a damaged head."""
    secret, printed = read_code(typed)
    try:
        head = _head_of(path)
    except Refusal:
        if not printed or not fits(secret, printed):
            raise
        head = printed
    if not fits(secret, head):
        raise WrongKey("这张恢复单不是这本台账现在的：可能是另一本的，或换口令以前的。请找最近打印的那一张。")
    return Key(secret, head)


def by_text(path: Path, typed: str) -> Key:
    """The key from a text that is either what stands on the recovery sheet or the passphrase; tries are counted.

    Raises Refusal, also when there is to be waited after wrong tries.
    """
    tries = Tries(_name(path))
    tries.may()
    try:
        key = by_sheet(path, typed) if is_code(typed) else by_passphrase(path, typed)
    except WrongKey:
        tries.wrong()
        raise
    tries.right()
    remember_head(path, key)
    return key


def answers(key: Key, typed: str) -> bool:
    """Is it the passphrase of the key, or what stands on its recovery sheet? (Without the file, which may be open.)"""
    return hmac.compare_digest(read_code(typed)[0], key.secret) if is_code(typed) else key.made_by(typed)


class WrongKey(Refusal):
    """The passphrase or sheet is not this book's."""


def _head_of(path: Path) -> bytes:
    """The head of the file; if it is damaged, what this PC remembers of it. Raises Refusal."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        raise Refusal(f"找不到“{path}”。请检查 U 盘是否插好、文件是否改了名或换了位置。") from None
    except OSError as fault:
        raise Refusal(f"读不到“{path.name}”（{fault.strerror}）。请检查 U 盘是否插好，再试一次。") from None
    if sound(head):
        return head
    known = bytes.fromhex(str(read_json(_heads()).get(_name(path), "")) or "00")
    if sound(known):
        return known
    raise Refusal(
        f"“{path.name}”的开头损坏了，口令再对也打不开，没有改动它。请用最近的备份，或扫描恢复单上的二维码打开。"
    )


def remember_head(path: Path, key: Key) -> None:
    """Keep the head of a book that was opened: with it, one whose head is damaged later still opens on this PC."""
    with suppress(OSError):
        known = read_json(_heads())
        if known.get(_name(path)) != key.head.hex():
            write_json(_heads(), known | {_name(path): key.head.hex()})


def _name(path: Path) -> str:
    """What stands for the path in small files: paths may hold bytes that are no text."""
    return sha256(os.fsencode(path.absolute())).hexdigest()[:32]


def _heads() -> Path:
    return folder() / "heads.json"
