"""The key as it stands on the recovery sheet: four lines of sixteen signs, each line with three that check it.

The checks are those of a Reed-Solomon code over 32 signs: up to three wrong signs of a line, swapped ones too, are
always noticed, and so are lines in another order. Signs that look alike (I, L, O, U) do not occur; typed, they are read
as what they look like.
"""

from unionbook.ground.errors import Refusal
from unionbook.ground.fields.base import narrow
from unionbook.store.secrecy.keys import HEAD, SECRET

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINES, DATA, CHECKS = 4, 13, 3
MARK = "UBK1"
"""How the text of the QR code begins."""

_LOOKS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _fields() -> tuple[list[int], list[int]]:
    """Powers and logarithms of the field of 32 elements, made by x^5 + x^2 + 1."""
    powers, logs, value = [], [0] * 32, 1
    for at in range(31):
        powers.append(value)
        logs[value] = at
        value = value << 1 ^ (0b100101 if value & 16 else 0)
    return powers * 2, logs


_POWERS, _LOGS = _fields()


def lines(secret: bytes) -> list[str]:
    """The four lines, in groups of four signs."""
    number = int.from_bytes(secret, "big") << (LINES * DATA * 5 - SECRET * 8)
    digits = [number >> 5 * at & 31 for at in reversed(range(LINES * DATA))]
    found = []
    for at in range(LINES):
        data = digits[at * DATA : (at + 1) * DATA]
        text = "".join(SIGNS[digit] for digit in data + _checks(at, data))
        found.append(" ".join(text[start : start + 4] for start in range(0, len(text), 4)))
    return found


def code_text(secret: bytes, head: bytes) -> str:
    """What the QR code of the sheet says: the lines without blanks, and the head of the file."""
    return f"{MARK}:{''.join(lines(secret)).replace(' ', '')}:{head.hex()}"


def read_code(typed: str) -> tuple[bytes, bytes]:
    """The secret, and the head when the text of the QR code was given (else b""). Raises Refusal for a typing error."""
    text, head = narrow(typed), b""
    if text.upper().startswith(MARK + ":"):
        _, _, rest = text.partition(":")
        text, _, mark = rest.partition(":")
        head = _head_of(mark)
    signs = [sign for sign in text.upper().translate(_LOOKS) if sign.isalnum()]
    if strange := next((sign for sign in signs if sign not in SIGNS), ""):
        raise Refusal(f"恢复单上没有“{strange}”这个字符，请照单子核对后再填。")
    each = DATA + CHECKS
    if len(signs) != LINES * each:
        raise Refusal(f"恢复码应有 {LINES * each} 个字符，现在有 {len(signs)} 个，请照单子补全。")
    number = 0
    for at in range(LINES):
        digits = [SIGNS.index(sign) for sign in signs[at * each : (at + 1) * each]]
        if _checks(at, digits[:DATA]) != digits[DATA:]:
            raise Refusal(f"恢复码第 {at + 1} 行有字符填错了，请照单子核对这一行。")
        for digit in digits[:DATA]:
            number = number << 5 | digit
    spare = LINES * DATA * 5 - SECRET * 8
    if number & ((1 << spare) - 1):
        raise Refusal("恢复码不对，请照单子核对后再填。")
    return (number >> spare).to_bytes(SECRET, "big"), head


def is_code(typed: str) -> bool:
    """Is this what stands on a sheet, without a mistake? (No passphrase can be: its checks would not be right.)"""
    try:
        read_code(typed)
    except Refusal:
        return False
    return True


def _head_of(mark: str) -> bytes:
    try:
        found = bytes.fromhex(mark)
    except ValueError:
        return b""
    return found if len(found) == HEAD else b""


def _checks(line: int, data: list[int]) -> list[int]:
    """The check signs of a line: the rest of its polynomial, led by the line's number, by (x-a)(x-a²)(x-a³)."""
    rest = [0] * CHECKS
    for digit in [line + 1, *data]:
        lead = digit ^ rest[0]
        rest = [*rest[1:], 0]
        rest = [one ^ _times(lead, factor) for one, factor in zip(rest, _GENERATOR, strict=True)]
    return rest


def _times(one: int, other: int) -> int:
    return _POWERS[_LOGS[one] + _LOGS[other]] if one and other else 0


def _generator() -> list[int]:
    made = [1]
    for root in range(1, CHECKS + 1):
        moved = [*made, 0]
        scaled = [0, *(_times(one, _POWERS[root]) for one in made)]
        made = [one ^ other for one, other in zip(moved, scaled, strict=True)]
    return made[1:]


_GENERATOR = _generator()
