"""Whole files inside the book, by the hash of their bytes. A row's field holds the hash, and so does its change:
what the chain of changes vouches for, it vouches for these bytes too. They are never altered nor taken out."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal

if TYPE_CHECKING:
    from unionbook.store.book import Book

MOST = 64 * 1024 * 1024
"""Bytes of one file at most."""


def keep(book: "Book", body: bytes) -> str:
    """Put a file into the book, within an open act; its SHA-256 in hexadecimal. Raises Refusal when it is too large."""
    if len(body) > MOST:
        raise Refusal(f"文件太大（{len(body) // 1024 // 1024} MB），台账里一份最多存 {MOST // 1024 // 1024} MB。")
    digest = sha256(body)
    book.connection.execute(
        "INSERT INTO blob (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", (digest.digest(), body)
    )
    return digest.hexdigest()


def fetch(book: "Book", digest: str) -> bytes:
    """The bytes of a file. Raises Refusal when they are gone or are no longer what they were."""
    found = book.rows("SELECT body FROM blob WHERE hash = ?", (bytes.fromhex(digest),))  # type: ignore[arg-type]
    if not found:
        raise Refusal("台账里找不到这份文件，它可能已损坏。请用最近的备份核对。")
    body: bytes = found[0][0]
    if sha256(body).hexdigest() != digest:
        raise Refusal("台账里的这份文件被改动过或已损坏，不能再用。请用最近的备份核对。")
    return body


def damaged(book: "Book") -> Iterator[str]:
    """The hashes of files whose bytes are no longer what they were."""
    for digest, body in book.rows("SELECT hash, body FROM blob"):
        if sha256(body).digest() != digest:
            yield digest.hex()


def missing(book: "Book") -> Iterator[tuple[str, str, str]]:
    """(kind, uid, field) of each row that names a file which is not there."""
    from unionbook.ground.fields.kept import BlobField

    for kind in book.cabinet:
        for name, field in kind.fields.items():
            if isinstance(field, BlobField):
                there = f'SELECT 1 FROM blob WHERE hash = unhex("{kind.name}"."{name}")'
                rows = book.rows(
                    f'SELECT "uid" FROM "{kind.name}" WHERE "{name}" IS NOT NULL AND NOT EXISTS ({there})'
                )
                yield from ((kind.name, uid, name) for (uid,) in rows)
