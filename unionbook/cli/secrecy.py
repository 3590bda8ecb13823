"""encrypt, passphrase: the passphrase of a book, set, changed or taken off."""

import argparse
from pathlib import Path

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, opened, passphrase_in
from unionbook.cli.books import write_sheet
from unionbook.cli.ending import Usage
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book


def declare(group: Group) -> None:
    """Add the commands."""
    encrypt = command(group, "encrypt", "给没有口令的台账设口令（加密）")
    encrypt.add_argument("--new-passphrase-file", metavar="文件", type=Path, required=True, help="新口令在这个文件里")
    _with_sheet(encrypt)
    encrypt.set_defaults(run=_encrypt)
    change = command(group, "passphrase", "换口令；加 --remove 去掉口令（解密）")
    change.add_argument("--new-passphrase-file", metavar="文件", type=Path, help="新口令在这个文件里")
    change.add_argument("--remove", action="store_true", help="去掉口令，文件不再加密")
    _with_sheet(change)
    change.set_defaults(run=_passphrase)


def _with_sheet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sheet", metavar="文件", type=Path, help="恢复单（PDF）写到哪里；印好锁起来，文件要删掉")


def _encrypt(args: argparse.Namespace) -> Answer:
    from unionbook.store.secrecy.unlock import encrypted

    if args.book.exists() and encrypted(args.book):
        raise Refusal(f"“{args.book.name}”已经加了密，没有改动。换口令请用 passphrase 命令。")
    with opened(args) as book:
        return _changed(book, args, passphrase_in(args.new_passphrase_file), "已加密")


def _passphrase(args: argparse.Namespace) -> Answer:
    from unionbook.store.secrecy.unlock import encrypted

    if bool(args.remove) == bool(args.new_passphrase_file):
        raise Usage("--new-passphrase-file 和 --remove 要写一个，只能写一个。")
    if args.book.exists() and not encrypted(args.book):
        raise Refusal(f"“{args.book.name}”没有口令，没有改动。设口令请用 encrypt 命令。")
    with opened(args) as book:
        if args.remove:
            return _changed(book, args, None, "已去掉口令，文件不再加密")
        return _changed(book, args, passphrase_in(args.new_passphrase_file), "已换口令")


def _changed(book: Book, args: argparse.Namespace, passphrase: str | None, done: str) -> Answer:
    from unionbook.services.privacy.encryption import change_passphrase

    changed = change_passphrase(book, passphrase, args.key)
    lines = [f"{done}：“{args.book}”。", *changed.sentences]
    if changed.key is not None:
        lines.append("忘记口令又没有恢复单，谁也打不开这本台账。")
    if args.sheet and changed.key is not None:
        lines += write_sheet(args.sheet, changed.office, args.book, changed.key, changed.day)
    data = {"book": str(args.book), "encrypted": changed.key is not None, "backups": list(changed.sentences)}
    return Answer(data, lines)
