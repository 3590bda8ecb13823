"""From a passphrase to the key of a book, and the first 16 bytes of an encrypted file.

SQLCipher keeps its salt in clear at the start of the file. Ours is 10 random bytes, 2 that check the head itself, and 4
that check the key: so a wrong passphrase, a damaged head and a file that is no book are told apart before anything is
decrypted. The 4 bytes give a guesser nothing: each guess still costs the whole derivation.
"""

import hashlib
import hmac
import secrets
from binascii import crc_hqx
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from unionbook.store.connection import MAGIC
from unionbook.store.secrecy.passphrase import normal

SECRET, HEAD, RANDOM = 32, 16, 10
"""Bytes of the key proper, of the file's head, of what is random in it."""

PAGE = 4096
"""Bytes of a page of an encrypted book."""

_COST, _BLOCK, _LANES = 1 << 16, 8, 1
"""scrypt: 64 MiB and a quarter of a second on a slow PC's core, the same in every book of this format."""

_MEMORY = 128 * _BLOCK * _COST + (1 << 20)
_CHECK = b"unionbook key check"


@dataclass(frozen=True, repr=False)
class Key:
    """The key of one book. secret: what the passphrase makes and the recovery sheet shows; head: of the file."""

    secret: bytes
    head: bytes

    @property
    def raw(self) -> bytes:
        """What a connection is given: key and salt."""
        return self.secret + self.head

    @classmethod
    def of(cls, raw: bytes) -> "Key":
        """The key of which this is the raw form."""
        return cls(raw[:SECRET], raw[SECRET:])

    def made_by(self, passphrase: str) -> bool:
        """Is this the key the passphrase makes? (Without looking at the file, which may be open.)"""
        return hmac.compare_digest(derive(passphrase, self.head), self.secret)


def new_key(passphrase: str) -> Key:
    """A key for a book that does not have this passphrase yet."""
    salt = secrets.token_bytes(RANDOM)
    secret = derive(passphrase, salt)
    return Key(secret, _head(salt, _check(secret)))


def derive(passphrase: str, salt: bytes) -> bytes:
    """The secret a passphrase makes with the random bytes of a head."""
    text = normal(passphrase).encode()
    return hashlib.scrypt(text, salt=salt[:RANDOM], n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY, dklen=SECRET)


def under_another(path: Path, key: bytes | None) -> bool:
    """Is the file a book under another key than this raw one, or under none? False for what cannot be read."""
    head = _begins(path)
    return (sound(head) and head != (key or b"")[SECRET:]) or (key is not None and head == MAGIC)


def plain(path: Path) -> bool:
    """Is the file a book under no key? False for what cannot be read."""
    return _begins(path) == MAGIC


def _begins(path: Path) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return file.read(HEAD)
    return b""


def sound(head: bytes) -> bool:
    """Is this the undamaged head of an encrypted book?"""
    return len(head) == HEAD and head == _head(head[:RANDOM], head[RANDOM + 2 :])


def fits(secret: bytes, head: bytes) -> bool:
    """Does the secret open the book with this head?"""
    return hmac.compare_digest(_check(secret), head[RANDOM + 2 :])


def _head(salt: bytes, check: bytes) -> bytes:
    return salt + crc_hqx(salt + check, 0x5542).to_bytes(2, "big") + check


def _check(secret: bytes) -> bytes:
    return hmac.new(secret, _CHECK, hashlib.sha256).digest()[: HEAD - RANDOM - 2]
