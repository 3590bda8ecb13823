"""Numbers of identity papers: read tolerantly, examined, masked.

18 digits: 6 of region, 8 of birth, 3 of sequence (odd: male), check by MOD 11-2 (GB 11643-1999). The
residence permit of people from 港澳台 has region 810000, 820000 or 830000. The foreigners' permanent
residence card has since 2023 the same shape and begins with 9; before it had 3 letters and 12 digits.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from itertools import chain, starmap
from operator import mul
from typing import NamedTuple

from unionbook.ground.codes import CodeList
from unionbook.ground.pattern import pattern

RESIDENT, PERMIT, FOREIGNER = "1", "2", "3"

ID_KIND = CodeList(
    "证件类型",
    {
        RESIDENT: "居民身份证",
        PERMIT: "港澳台居民居住证",
        FOREIGNER: "外国人永久居留身份证",
        "4": "护照",
        "5": "港澳居民来往内地通行证",
        "6": "台湾居民来往大陆通行证",
        "7": "军官证或士兵证",
        "9": "其他证件",
    },
    {
        "身份证": RESIDENT, "二代身份证": RESIDENT, "居住证": PERMIT, "永居证": FOREIGNER,
        "外国人永久居留证": FOREIGNER, "港澳通行证": "5", "回乡证": "5", "台胞证": "6",
        "军官证": "7", "士兵证": "7",
    },
)

_BETWEEN = pattern(r"[\s\-‐‑–—−'\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What may stand between the signs of a number and is none of it, seen or not."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_REGIONS = (11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66), (71, 72), (81, 84)
_PROVINCES = frozenset(map(str, chain(*starmap(range, _REGIONS))))


class IdFinding(NamedTuple):
    """What the examination found. error, note: one Chinese sentence each; a note does not prevent saving.

    born: ISO text of the birth date in the number.  sex: "1" male, "2" female (GB/T 2261.1); None when the
    number does not tell. Neither is given for a number with an error.
    """

    error: str | None = None
    note: str | None = None
    born: str | None = None
    sex: str | None = None


def normalise_id(typed: str) -> str:
    """Half-width, without blanks and hyphens, letters large."""
    if typed.isascii() and typed.isalnum():
        return typed.upper()
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper()


def check_digit(first17: str) -> str:
    """The 18th character that belongs to 17 digits. Raises ValueError."""
    if len(first17) != 17 or not (first17.isascii() and first17.isdigit()):
        raise ValueError("17 digits are needed")
    return _told(first17)[2]


def _told(number: str) -> tuple[date | None, str, str]:
    """The birth the first 17 digits tell, None for no day, as text too, and the check digit that belongs to them."""
    born, written, weight = _birth(number[6:14])
    return born, written, _CHECKS[(_of_region(number[:6]) + weight + _of_turn(number[14:17])) % 11]


def _weighed(digits: str, place: int) -> int:
    """What digits from a place on give to the check digit."""
    return sum(map(mul, map(int, digits), _WEIGHTS[place:]))


# Regions, days and turns come again and again.


@lru_cache(maxsize=16_384)
def _of_region(digits: str) -> int:
    return _weighed(digits, 0)


@lru_cache(maxsize=1_000)
def _of_turn(digits: str) -> int:
    return _weighed(digits, 14)


@lru_cache(maxsize=32_768)
def _birth(digits: str) -> tuple[date | None, str, int]:
    """The day eight digits write, None for no day, the same as text, and what they give to the check digit."""
    written = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    weight = _weighed(digits, 6)
    try:
        return date.fromisoformat(written), written, weight
    except ValueError:
        return None, written, weight


@lru_cache(maxsize=16_384)
def _sound(born: str, sex: str) -> IdFinding:
    return IdFinding(None, None, born, sex)


def from_fifteen(number: str) -> str:
    """The 18-character form of an old 15-digit number. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{15}", number):
        raise ValueError("15 digits are needed")
    body = f"{number[:6]}19{number[6:]}"
    return body + check_digit(body)


def mask_id(number: str) -> str:
    """110101********1234: the middle hidden, as long as before; of short numbers less is left to see."""
    head, tail = (6, 4) if len(number) >= 15 else (2, 2) if len(number) >= 8 else (1, 0)
    hidden = max(len(number) - head - tail, 0)
    return number[:head] + "*" * hidden + number[head + hidden :]


@lru_cache(maxsize=1024)
def examine_id(number: str, kind: str, today: date) -> IdFinding:
    """Examine a number of a kind of paper (a code of ID_KIND); kinds without a rule are taken as they are."""
    number = normalise_id(number)
    if not number:
        return IdFinding("证件号码没有填，请照证件填写。")
    if "E" in number and re.fullmatch(r"\d(\.\d+)?E\+?\d+", number):
        return IdFinding(f"“{number}”是表格软件改坏的号码，后几位已经丢失，请照证件重新填写。")
    if kind == RESIDENT:
        return _examine_resident(number, today)
    if kind == FOREIGNER:
        return _examine_foreigner(number, today)
    if kind == PERMIT:
        if not re.match("8[123]0000", number):
            return IdFinding("港澳台居民居住证号码应以 810000、820000 或 830000 开头，请核对证件和证件类型。")
        return _examine_18(number, "港澳台居民居住证", today)
    return IdFinding()


def _examine_resident(number: str, today: date) -> IdFinding:
    if len(number) == 15 and re.fullmatch(r"[0-9]{15}", number):
        found = _examine_18(from_fifteen(number), "居民身份证", today)
        old = "这是15位的旧号码，请尽可能换成18位的新号码。"
        return found if found.error else IdFinding(None, old, found.born, found.sex)
    found = _examine_18(number, "居民身份证", today)
    if found.error or found.note:
        return found
    note = None
    if number[0] == "9":
        note = "以9开头的是外国人永久居留身份证号码，请核对证件类型。"
    elif number[0] == "8" and re.match("8[123]0000", number):
        note = "这是港澳台居民居住证的号码，请核对证件类型。"
    elif number[:2] not in _PROVINCES:
        note = f"开头两位“{number[:2]}”不是省级区划代码，请核对证件；证件确实如此可以保存。"
    return found._replace(note=note) if note else found


def _examine_foreigner(number: str, today: date) -> IdFinding:
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):
        return IdFinding(note="这是旧版永久居留证号码，换领新证后请改填18位号码。")
    if len(number) == 18 and number[0] != "9":
        return IdFinding("新版外国人永久居留身份证号码以9开头，请核对证件或改选证件类型。")
    return _examine_18(number, "外国人永久居留身份证", today)


def _examine_18(number: str, paper: str, today: date) -> IdFinding:
    """Length, letters, birth date and check character, in the order in which a clerk would look for them."""
    if len(number) != 18:
        return IdFinding(f"{paper}号码应为18位，现在是{len(number)}位，请照证件核对。")
    first = number[:17]
    if not (first.isascii() and first.isdigit()) and (odd := re.search(r"[^0-9]", first)):
        return IdFinding(f"号码里有“{odd[0]}”，前17位只能是数字，请照证件核对。")
    if number[17] not in "0123456789X":
        return IdFinding(f"末位是“{number[17]}”，只能是数字或 X，请照证件核对。")
    damaged = number.endswith("000")
    born, written, right = _told(number)
    if damaged and number[17] != right:
        return IdFinding("号码末三位是000，多半是表格软件改坏的，请照证件重新填写后三位。")
    if born is None:
        return IdFinding(f"号码第7到14位“{number[6:14]}”不是真实的出生日期，请照证件核对。")
    if born > today or born.year < 1900:
        return IdFinding(f"号码里的出生日期是{written}，不可能，请照证件核对。")
    if number[17] != right:
        return IdFinding(f"末位校验码不符，应为 {right}。请核对证件。")
    sex = "1" if number[16] in "13579" else "2"
    if damaged:
        return IdFinding(None, "号码末三位是000，请照证件核对是不是被表格软件改过。", written, sex)
    return _sound(written, sex)
