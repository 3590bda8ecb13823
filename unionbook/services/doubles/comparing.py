"""How two values agree: equal, read the same, but for one digit, but for common words; and the keys they meet under."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from unionbook.ground.fields import Value
from unionbook.ground.identity import from_fifteen
from unionbook.ground.pinyin import readings

Key = tuple[Value, ...]

_SIGNS = re.compile(r"[\s()\[\]【】《》“”\"'·•・.,，。、\-—_]+")
OLD, NEW = 15, 18
SLIP_KEYS = 4
"""So many keys a number has among those it may be a slip of."""
SHORTEST = 8
"""Signs of a number in which a slip can be told from another number."""


def one_form(value: Value) -> Value:
    """A value as it is compared; the old number of 15 digits in its form of today."""
    old = isinstance(value, str) and len(value) == OLD and value.isascii() and value.isdigit()
    return from_fifteen(str(value)) if old else value


def both_forms(number: str) -> tuple[str, ...]:
    """A number of an identity paper in the forms it may be kept in: 18 digits, and 15 as it was before 2000."""
    whole = str(one_form(number))
    old = len(whole) == NEW and whole[6:8] == "19"
    return tuple(dict.fromkeys((number, whole, *([whole[:6] + whole[8:-1]] if old else []))))


@lru_cache(maxsize=1 << 16)
def heard(text: str) -> str:
    """How a text is usually read; signs in it do not count."""
    return " ".join(_sound(char) for char in plain(text))


@cache
def _sound(char: str) -> str:
    found = readings(char)
    return found[0] if found else char


def plain(text: str) -> str:
    """Half width, without spaces and signs, in small letters."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=1 << 16)
def bare(text: str, common: Sequence[str]) -> str:
    """A name without the words many names have; all of it when nothing would be left."""
    whole = found = plain(text)
    for word in common:
        found = found.replace(word, "")
    return found if len(found) > 1 else whole


def _body(number: str) -> str:
    """The signs that tell; the last of 18 follows from the others."""
    known = number if len(number) == NEW else str(one_form(number))
    return known[:-1] if len(known) == NEW else known


def slip_keys(number: Value) -> list[str]:
    """Two numbers of which one digit differs, or two changed places, have one of these in common."""
    if not isinstance(number, str) or len(number) < SHORTEST:
        return []
    body = _body(number)
    third = len(body) // 3
    end = len(body) - third
    first, second, last = body[:third], body[third:end], body[end:]
    # Two signs that changed places over an edge of the thirds.
    inside = f"{body[: third - 1]}~{body[third + 1 : end - 1]}~{body[end + 1 :]}"
    return [f"{first}|{second}|", f"{first}||{last}", f"|{second}|{last}", inside]


def slip_of(one: Value, other: Value) -> str:
    """In what two numbers differ, as a reason names it; "" when in more than a slip, or in nothing."""
    if not isinstance(one, str) or not isinstance(other, str) or one_form(one) == one_form(other):
        return ""
    if min(len(one), len(other)) < SHORTEST:
        return ""
    body, against = _body(one), _body(other)
    if len(body) != len(against):
        return ""
    places = [at for at, (here, there) in enumerate(zip(body, against, strict=True)) if here != there]
    if not places:
        return "只差最后一位"
    if len(places) == 1:
        return "只差一位"
    turned = len(places) == 2 and places[1] == places[0] + 1 and body[places[0]] == against[places[1]]
    return "有两位颠倒" if turned and body[places[1]] == against[places[0]] else ""
