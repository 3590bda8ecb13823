"""Chinese numerals, ordinals, amounts in words (大写), money as 元 and 万元. Money is whole 分."""

import re
import unicodedata

from unionbook.ground.pattern import pattern

_DIGITS, _PLACES = "零一二三四五六七八九", "十百千"
_CAPITALS, _CAPITAL_PLACES = "零壹贰叁肆伍陆柒捌玖", "拾佰仟"
_LOWER = str.maketrans(
    "〇○壹弌贰貳弍两兩叁參弎肆伍陆陸柒捌玖拾佰仟萬億",
    "零零一一二二二二二三三三四五六六七八九十百千万亿",
)
MOST = 10**16
"""Numerals are spelled below this number."""


class BadNumber(ValueError):
    """No numeral; the text of the error is one Chinese sentence with the cure."""


def chinese(n: int) -> str:
    """十, 二十, 一百零八, 一万亿; a negative number begins with 负. Raises ValueError at 10^16."""
    if n < 0:
        return "负" + chinese(-n)
    text = _spell(n, _DIGITS, _PLACES)
    return text[1:] if text.startswith("一十") else text


def count_word(n: int) -> str:
    """The number before a measure word: 两批次, 两千人, 十二家, 二十户."""
    text = chinese(n)
    return "两" + text[1:] if n == 2 or re.match("二[千万亿]", text) else text


def ordinal(n: int) -> str:
    """第一, 第十三."""
    return "第" + chinese(n)


def edition(n: int) -> str:
    """首届, 第十三届."""
    return "首届" if n == 1 else f"第{chinese(n)}届"


def session(edition: int, number: int) -> str:
    """The sitting of a congress: 第一届二次."""
    return f"第{chinese(edition)}届{chinese(number)}次"


def parse_chinese(text: str) -> int:
    """The number of a numeral: 一百零八, 两千, 壹万伍仟, or digit by digit 二〇二〇.

    Raises BadNumber, also for 一百五 (105 or 150?).
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_LOWER)
    if plain.startswith("负"):
        return -parse_chinese(plain[1:])
    if len(plain) > 1 and all(char in _DIGITS for char in plain):
        return int("".join(str(_DIGITS.index(char)) for char in plain))
    plain = re.sub("(?<![一二三四五六七八九])十", "一十", plain)
    number = _value(plain)
    if number is None or not re.fullmatch(_tolerant(number), plain):
        raise BadNumber(f"“{text.strip()}”不是认得出的中文数字，请写成 十二、一百零八 或直接填数字。")
    return number


def _spell(n: int, digits: str, places: str) -> str:
    if n >= MOST:
        raise ValueError(f"too large to spell: {n}")
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, places[2]), (100, places[1]), (10, places[0])):
        if n >= unit:
            high, low = divmod(n, unit)
            gap = digits[0] if 0 < low < unit // 10 else ""
            return _spell(high, digits, places) + name + (gap + _spell(low, digits, places) if low else "")
    return digits[n]


def _value(plain: str) -> int | None:
    """The number of a plain numeral, read loosely; None for what cannot be read. The caller checks it."""
    if plain == "零":
        return 0
    plain = plain.strip("零")
    for name, unit in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        head, found, tail = plain.rpartition(name)
        if found:
            high, low = _value(head), _value(tail) if tail else 0
            total = None if high is None or low is None else high * unit + low
            return total if total is not None and total < MOST else None
    return _DIGITS.index(plain) if len(plain) == 1 and plain in _DIGITS else None


def _tolerant(number: int) -> str:
    """The pattern of the number's spelling; 零 may stand anywhere but never be missing."""
    return "".join(char if char == "零" else f"零?{char}" for char in _spell(number, _DIGITS, _PLACES))


def amount_in_words(fen: int) -> str:
    """人民币大写 of an amount in 分: 人民币柒万伍仟元整, 人民币壹角伍分, 人民币叁佰贰拾伍元零肆分.

    By the annex of 《支付结算办法》 on filling in vouchers: 整 after 元, none after 角 or 分; 零 for a gap.
    """
    if fen < 0:
        return "人民币负" + amount_in_words(-fen).removeprefix("人民币")
    yuan, cents = divmod(fen, 100)
    jiao, odd = divmod(cents, 10)
    text = f"人民币{_spell(yuan, _CAPITALS, _CAPITAL_PLACES)}元" if yuan or not cents else "人民币"
    if not cents:
        return text + "整"
    if yuan and (not jiao or yuan % 10 == 0):
        text += "零"
    if jiao:
        text += f"{_CAPITALS[jiao]}角"
    return text + (f"{_CAPITALS[odd]}分" if odd else "")


_AMOUNT = pattern(
    "(?:人民币)?(?P<minus>负)?(?:(?P<yuan>[零一二三四五六七八九十百千万亿]+)元)?"
    "零?(?:(?P<jiao>[一二三四五六七八九])角)?零?(?:(?P<fen>[一二三四五六七八九])分)?(?P<end>整?)"
)


def parse_amount_in_words(text: str) -> int:
    """The 分 of an amount in words; 圆, 正, traditional forms and optional 零 are taken. Raises BadNumber."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_LOWER)
    plain = plain.translate(str.maketrans("圆圓正負币幣", "元元整负币币")).replace("人民币:", "人民币")
    found = _AMOUNT.fullmatch(plain)
    if not found or not (found["yuan"] or found["jiao"] or found["fen"]):
        raise BadNumber(f"“{text.strip()}”不是认得出的大写金额，请写成 人民币柒万伍仟元整。")
    fen = parse_chinese(found["yuan"]) * 100 if found["yuan"] else 0
    fen += _DIGITS.index(found["jiao"] or "零") * 10 + _DIGITS.index(found["fen"] or "零")
    return -fen if found["minus"] else fen


def yuan(fen: int, cents: bool = False) -> str:
    """元 of an amount in 分: 75000, 1234.50. cents: always two decimals (75000.00)."""
    whole, odd = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}" + (f".{odd:02}" if cents or odd else "")


def wan(fen: int, places: int = 2, trim: bool = True) -> str:
    """万元 of an amount in 分, rounded half up: 12.2, 1317.31. trim: trailing zeros are dropped."""
    steps = (abs(fen) * 10**places * 2 + 1_000_000) // 2_000_000
    whole, part = divmod(steps, 10**places)
    decimals = f"{part:0{places}}" if places else ""
    text = f"{whole}.{decimals.rstrip('0') if trim else decimals}".rstrip(".")
    return f"-{text}" if fen < 0 and steps else text
