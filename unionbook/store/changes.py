"""The change set: what one change is, its content address, and how it stands in the file.

A change is immutable. Its address (cid) is the first 16 bytes of the SHA-256 of the change before it in the same
session, the act it belongs to, and its own content: altering, reordering or dropping one breaks the chain.
`seen` holds the addresses of the changes it replaces (the heads), 16 bytes each, end to end.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from unionbook.ground.fields import Value

WIDTH = 16
ROW = "*"
GONE = "_del"
ADD, DROP, BACK = "add", "drop", "back"
"""What a bulk change does: rows are made, removed, brought back."""
STUB = b"UBKP"
"""What the stored value or body of a purged change begins with; what is left of it follows."""
MOST = 64 * 1024 * 1024
"""Bytes of one unpacked bulk body at most."""

Body = dict[str, Value]


def dump(data: object) -> str:
    """The canonical JSON text that is hashed and stored."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def split(seen: bytes) -> list[bytes]:
    """The single addresses of a `seen` text."""
    return [seen[at : at + WIDTH] for at in range(0, len(seen), WIDTH)]


def address(*parts: bytes) -> bytes:
    """The content address of the parts."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.digest()[:WIDTH]


@dataclass(frozen=True)
class Session:
    """One opening of the book that wrote. started: ms since 1970 UTC; parents: sids it followed, 16 bytes each."""

    sid: bytes
    device: str
    user: str
    version: str
    started: int
    doubt: int
    parents: bytes

    def root(self) -> bytes:
        """The address every chain of this session begins with."""
        fields = [self.device, self.user, self.version, self.started, self.doubt, self.parents.hex()]
        return address(self.sid, dump(fields).encode())


@dataclass(frozen=True)
class ActHead:
    """An act without its changes. at: ms since 1970 UTC by the PC's clock; hlc: order that never runs back.

    kept: its address, when a name was purged from its label.
    """

    sid: bytes
    n: int
    at: int
    hlc: int
    label: str
    undoes: str | None
    kept: bytes = b""

    def digest(self) -> bytes:
        """The address of the act."""
        return self.kept or address(self.sid, dump([self.n, self.at, self.hlc, self.label, self.undoes]).encode())


@dataclass(frozen=True)
class Change:
    """One change of one row. value: the new value, for a new row the JSON of its filled fields.

    hlc, act: order and number in this file of its act; they are not part of its address.
    stub: of a purged change, what the file holds in place of the value it had; `value` is what is left of it.
    """

    cid: bytes
    seq: int
    kind: str
    uid: str
    field: str
    value: Value
    seen: bytes
    hlc: int = 0
    act: int = 0
    stub: bytes = b""

    @staticmethod
    def cid_of(prev: bytes, act: bytes, seq: int, kind: str, uid: str, field: str, value: Value, seen: bytes) -> bytes:
        """The content address of a change that follows `prev` in its session."""
        return address(prev, act, dump([seq, kind, uid, field, value]).encode(), seen)


@dataclass(frozen=True)
class Bulk:
    """Many rows in one change: ADD with names and rows of values (uid first), DROP and BACK with the uids."""

    cid: bytes
    seq: int
    kind: str
    what: str
    seen: bytes
    body: bytes
    hlc: int = 0
    act: int = 0

    @staticmethod
    def cid_of(prev: bytes, act: bytes, seq: int, kind: str, what: str, seen: bytes, body: bytes) -> bytes:
        """The content address of a bulk change that follows `prev` in its session."""
        return address(prev, act, dump([seq, kind, what]).encode(), seen, body)

    def rows(self) -> dict[str, Body]:
        """The new rows by uid, filled fields only (ADD)."""
        names, rows = unpack(self.body)
        return {
            row[0]: {name: value for name, value in zip(names, row[1:], strict=True) if value is not None}
            for row in rows
        }

    @property
    def stub(self) -> bytes:
        """The body, when rows in it were purged."""
        return self.body if self.body.startswith(STUB) else b""

    def uids(self) -> list[str]:
        """The uids of its rows."""
        return [row[0] for row in unpack(self.body)[1]]


def change_of(
    cid: bytes, seq: int, kind: str, uid: str, field: str, value: Any, seen: bytes, hlc: int = 0, act: int = 0
) -> Change:
    """A change as it stands in the file."""
    if not isinstance(value, bytes) or not value.startswith(STUB):
        return Change(cid, seq, kind, uid, field, value, seen, hlc, act)
    left = value[len(STUB) :].decode()
    return Change(cid, seq, kind, uid, field, left if field == ROW else json.loads(left), seen, hlc, act, value)


def address_of(change: Change | Bulk, prev: bytes, act: bytes) -> bytes:
    """The address a change must have after `prev`, in the act of this address.

    A purged one cannot be asked any more: its place in the chain holds it, and the purge vouches for what is left.
    """
    if change.stub:
        return change.cid
    if isinstance(change, Bulk):
        return Bulk.cid_of(prev, act, change.seq, change.kind, change.what, change.seen, change.body)
    return Change.cid_of(prev, act, change.seq, change.kind, change.uid, change.field, change.value, change.seen)


def pack(names: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """The compressed body of a bulk change; each row begins with its uid."""
    return zlib.compress(dump([list(names), rows]).encode(), 3)


def unpack(body: bytes) -> tuple[list[str], list[list[Any]]]:
    """Names and rows of a bulk body. Raises ValueError or zlib.error when it is damaged or does not end."""
    opened = zlib.decompressobj()
    text = opened.decompress(body.removeprefix(STUB), MOST)
    if opened.unconsumed_tail or not opened.eof:
        raise ValueError("a bulk body is too large or cut short")
    names, rows = json.loads(text)
    return cast(list[str], names), cast(list[list[Any]], rows)
