"""SQLite's record format: the values of one row out of its bytes, or nothing when they are not exactly a record."""

import struct

Cell = tuple[object, ...]

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length and the place after it. Raises IndexError."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def values(payload: bytes) -> Cell | None:
    """The values of a record."""
    try:
        head, at = varint(payload, 0)
        if not 1 < head <= len(payload):
            return None
        kinds = []
        while at < head:
            kind, at = varint(payload, at)
            kinds.append(kind)
        if at != head:
            return None
        found = []
        for kind in kinds:
            value, at = _value(payload, at, kind)
            found.append(value)
    except (IndexError, UnicodeDecodeError, ValueError, struct.error):
        return None
    return tuple(found) if at == len(payload) else None


def _value(payload: bytes, at: int, kind: int) -> tuple[object, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind < 12:
        raise ValueError(kind)
    end = at + (kind - 12) // 2
    if end > len(payload):
        raise IndexError(end)
    return (payload[at:end].decode() if kind % 2 else payload[at:end]), end
