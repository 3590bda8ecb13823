"""What a PDF must know of a JPEG to hold it as it is: its size and how many colours it has."""

from dataclasses import dataclass

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Markers of the frames any reader of PDF draws: baseline, extended, progressive."""
_ALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
"""Markers without a length."""
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


@dataclass(frozen=True)
class Jpeg:
    """width, height: pixels.  space: the PDF's word for its colours."""

    width: int
    height: int
    space: str


def jpeg(body: bytes) -> Jpeg | None:
    """The JPEG, None when it is none a PDF can hold as it is."""
    at = 0
    while at + 9 < len(body) and body[at] == 0xFF:
        marker = body[at + 1]
        if marker in _FRAMES:
            height, width = (int.from_bytes(body[at + 5 + pair : at + 7 + pair], "big") for pair in (0, 2))
            space = _SPACES.get(body[at + 9])
            return Jpeg(width, height, space) if space and width and height and body[at + 4] == 8 else None
        at += 2 if marker in _ALONE else 2 + int.from_bytes(body[at + 2 : at + 4], "big")
    return None
