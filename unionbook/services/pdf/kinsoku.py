"""Where a line of Chinese may end (避头尾), and which marks can give up part of their width."""

import unicodedata

CLOSING = frozenset("，。、；：？！）》〉”’」』】〕〗］｝．")  # ink at the left of the cell
OPENING = frozenset("（《〈“‘「『【〔〖［｛")  # ink at the right of the cell
NO_START = CLOSING | frozenset("…·～–‧・％‰℃°′″々/,.;:?!)]}%")
NO_END = OPENING | frozenset("￥＄￡№¥$£€#([{")
PAIRED = frozenset("—…─⸺")  # —— and …… are one mark each
_GLUE = frozenset("\u00a0\u2060\u202f\ufeff")
_BLANK = frozenset(" \u3000\t\r\n\v\f\u2002\u2003\u2009")


def is_blank(char: str) -> bool:
    """True for a space a line may end with: it hangs over the edge and is not seen."""
    return char in _BLANK


def is_joined(char: str) -> bool:
    """True for a character that belongs to the one before it: combining marks, variation selectors."""
    return char >= "\u0300" and unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")


def is_western(char: str) -> bool:
    """True for what makes words and numbers that are not to be torn: letters, digits and their points."""
    return (char < "\u2000" and char not in _BLANK) or "０" <= char <= "９" or "Ａ" <= char <= "ｚ"


def is_han(char: str) -> bool:
    """True for the common characters: most of every text, so that the rest need not be asked."""
    return "\u4e00" <= char <= "\u9fff"


def may_end(text: str, at: int) -> bool:
    """Whether a line may end before `text[at]`; 0 < at < len(text)."""
    before, after = text[at - 1], text[at]
    if is_han(before) and is_han(after):
        return True
    if is_blank(after) or is_joined(after) or before in _GLUE or after in _GLUE:
        return False
    if after in NO_START or before in NO_END or _in_dash(text, at):
        return False
    return not (is_western(before) and is_western(after))


def endings(text: str) -> list[bool]:
    """For each place 0 … len(text): whether a line may end there; the two edges count as True."""
    inner = [may_end(text, at) for at in range(1, len(text))]
    return [True, *inner, True] if text else [True]


def _in_dash(text: str, at: int) -> bool:
    """Inside —— or ……, or before a single — that joins two things (2019—2020)."""
    before, after = text[at - 1], text[at]
    if after not in PAIRED:
        return False
    alone = after == "—" and text[at + 1 : at + 2] != "—"
    return before == after or alone
