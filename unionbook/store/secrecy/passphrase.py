"""The passphrase: one form of it however it was typed, and whether it is strong enough."""

import re
import unicodedata

LEAST, WORDS = 12, 4
"""Characters of a passphrase at least, or words."""

SHORTEST_WORDS, DIFFERENT = 8, 6
"""Characters of several words at least; different characters at least."""

RULE = f"至少 {LEAST} 个字符，或用空格隔开的 {WORDS} 个词，如“春风 拖拉机 蓝色 算盘”（请勿照抄）。"

_KNOWN = ("春风 拖拉机 蓝色 算盘", "password", "qwerty", "asdfgh", "unionbook", "gonghuitaizhang", "工会台账")
_RUNS = "01234567890123456789 abcdefghijklmnopqrstuvwxyz 98765432109876543210 zyxwvutsrqponmlkjihgfedcba"


def normal(typed: str) -> str:
    """The same text for full-width and half-width letters, composed and decomposed ones, one blank or several."""
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def weakness(typed: str) -> str:
    """Why a new passphrase is too weak, in one sentence; "" for one that is not."""
    text = normal(typed)
    if not text:
        return f"请填写口令：{RULE}"
    words = [word for word in text.split() if len(word) > 1]
    if len(text) < LEAST and not (len(words) >= WORDS and len(text) >= SHORTEST_WORDS):
        return f"口令太短，只有 {len(text)} 个字符；{RULE}"
    if len(set(text.lower())) < DIFFERENT:
        return "口令里不同的字符太少，容易被猜到，请换一个。"
    plain = text.lower().replace(" ", "")
    if plain in _RUNS or any(_mostly(plain, known.replace(" ", "")) for known in _KNOWN):
        return "口令里大半是很常见的词或连着的键（如工会、台账、密码、123），容易被猜到，请换别的词。"
    if re.fullmatch(r"\d{15}|\d{17}[\dxX]", plain):
        return "口令像身份证号码，认识您的人猜得到，请换一个。"
    return ""


def _mostly(text: str, known: str) -> bool:
    """Is a known word most of the text?"""
    return known in text and len(text) - len(known) < LEAST // 2
