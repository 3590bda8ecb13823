"""How values are written in a PDF."""

import string

_PLAIN = frozenset(
    (string.ascii_letters + string.digits + "-_.+").encode()
)  # bytes of a name that stand for themselves


def number(value: float) -> str:
    """A number with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def text(value: str) -> str:
    """Words of the file's properties, in UTF-16 as numbers: nothing in them is ever read as an operator."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def name(value: str) -> str:
    """A name such as /application#2Fjson."""
    return "/" + "".join(chr(byte) if byte in _PLAIN else f"#{byte:02X}" for byte in value.encode())


def reference(number: int) -> str:
    """An object named by its number."""
    return f"{number} 0 R"
