"""Keys of rows: UUID version 7 (RFC 9562) as text, in the order in which this process made them."""

import os
import threading
import time
from datetime import UTC, datetime
from functools import cache

from unionbook.ground.pattern import pattern

_RANDOM_BITS = 74
_TAIL_BITS = 48
_PAGE = 16**3
_SHAPE = pattern("([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_lock = threading.Lock()
_last = 0
"""The last key made: milliseconds since 1970 and then 74 bits, without the version and variant between."""


def new_uid() -> str:
    """A new key, 36 characters; it sorts after every key this process made before."""
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """New keys in ascending order; nothing else this process makes ever sorts between them."""
    if count <= 0:
        return []
    first = _reserve(count)
    head = _head(first >> _TAIL_BITS)
    tail = first & ((1 << _TAIL_BITS) - 1)
    made: list[str] = []
    while len(made) < count:
        page, begin = divmod(tail + len(made), _PAGE)
        made += map(f"{head}{page:09x}".__add__, _ends()[begin : begin + count - len(made)])
    return made


@cache
def _ends() -> list[str]:
    """All ways a key ends in, in order: hundreds of thousands of keys are made of few different heads."""
    return [f"{number:03x}" for number in range(_PAGE)]


def _reserve(count: int) -> int:
    """The first of `count` numbers in a row that share all but their last 48 bits."""
    global _last
    with _lock:
        now = time.time_ns() // 1_000_000
        first = _last + 1
        if now > _last >> _RANDOM_BITS:
            # The top bit stays 0, so that counting on within the millisecond cannot run over into the next.
            first = now << _RANDOM_BITS | int.from_bytes(os.urandom(10), "big") >> 80 - _RANDOM_BITS + 1
        if (first & ((1 << _TAIL_BITS) - 1)) + count > 1 << _TAIL_BITS:
            first = ((first >> _TAIL_BITS) + 1) << _TAIL_BITS
        _last = first + count - 1
        return first


def _head(number: int) -> str:
    """The 24 characters before the last group: 48 bits of time, version 7, 12 bits, variant, 14 bits."""
    milliseconds, middle, low = number >> 26, number >> 14 & 0xFFF, number & 0x3FFF
    return f"{milliseconds >> 16:08x}-{milliseconds & 0xFFFF:04x}-{0x7000 | middle:04x}-{0x8000 | low:04x}-"


def uid_time(uid: str) -> datetime:
    """When the key was made, UTC, to the millisecond. Raises ValueError for text that is no such key."""
    found = _SHAPE.fullmatch(uid)
    if not found:
        raise ValueError(f"not a version 7 UUID: {uid}")
    return datetime.fromtimestamp(int(found[1] + found[2], 16) / 1000, UTC)
