"""How a figure may be worded in a sentence. The exact number is stored; the wording is a print choice."""

from enum import StrEnum

from unionbook.ground.numerals import amount_in_words, chinese, count_word, edition, ordinal, wan, yuan

_WAN = 1_000_000
"""一万元 in 分."""


class Wording(StrEnum):
    """The ways of wording."""

    EXACT = "exact"
    MORE = "more"
    MANY = "many"
    NEAR = "near"
    OVER = "over"
    LEAST = "least"
    ABOUT = "about"
    WAN = "wan"
    WAN_MANY = "wan_many"
    FIT = "fit"
    YUAN = "yuan"
    CHINESE = "chinese"
    NUMERAL = "numeral"
    WORDS = "words"
    WORDS_MORE = "words_more"
    EDITION = "edition"
    ORDINAL = "ordinal"


LABELS = {
    Wording.EXACT: "57",
    Wording.MORE: "60余",
    Wording.MANY: "2000多",
    Wording.NEAR: "近百",
    Wording.OVER: "超过5000",
    Wording.LEAST: "50人以上",
    Wording.ABOUT: "约1317.31万",
    Wording.WAN: "12.2万",
    Wording.WAN_MANY: "60多万",
    Wording.FIT: "4500元、14.6万元",
    Wording.YUAN: "75000",
    Wording.CHINESE: "十六",
    Wording.NUMERAL: "二次",
    Wording.WORDS: "人民币壹万伍仟元整",
    Wording.WORDS_MORE: "壹万伍仟余元",
    Wording.EDITION: "第十三届",
    Wording.ORDINAL: "第二次",
}


def round_down(number: int) -> int:
    """The round number at or below: tens below 100 (63 → 60), fifties below 1000 (138 → 100, 156 → 150), above that
    two leading digits kept (5138 → 5100)."""
    unit: int = 50 if 100 <= number < 1000 else 10 ** max(len(str(number)) - 2, 1 if number >= 10 else 0)
    return number - number % unit


def round_up(number: int) -> int:
    """The round number at or above: 97 → 100, 1960 → 2000; one leading digit kept."""
    unit: int = 10 ** (len(str(number)) - 1)
    return -(-number // unit) * unit


def word(number: int, measure: str, wording: Wording, money: bool = False) -> str:
    """The number with its measure word. number: as stored (分 when money). Never says more than is true:
    a number that is round already is worded exactly."""
    if money:
        return _money(number, wording)
    match wording:
        case Wording.MORE if number > (low := round_down(number)) > 0:
            return f"{low}余{measure}"
        case Wording.MANY if number > (low := round_down(number)) >= 10:
            return f"{low}多{measure}"
        case Wording.WAN_MANY:
            return f"{_wan_many(number)}{measure}"
        case Wording.OVER if number > (low := _thousand(number)) > 0:
            return f"超过{low}{measure}"
        case Wording.LEAST if number > 0:
            return f"{round_down(number)}{measure}以上"
        case Wording.NEAR if 0 < number < (high := round_up(number)):
            return f"近{'百' if high == 100 else '千' if high == 1000 else high}{measure}"
        case Wording.ABOUT:
            return f"约{number}{measure}"
        case Wording.CHINESE:
            return f"{count_word(number) if number == 2 else chinese(number)}{measure}"
        case Wording.NUMERAL:
            return f"{chinese(number)}{measure}"
        case Wording.EDITION:
            return edition(number)
        case Wording.ORDINAL:
            return f"{ordinal(number)}{measure}"
        case _:
            return f"{number}{measure}"


def _thousand(number: int) -> int:
    unit: int = 10 ** (len(str(number)) - 1)
    return number - number % unit


def _wan_many(number: int, more: bool = False) -> str:
    """60多万, 5万多; below 一万 as MANY. more: there is something (角, 分) beyond the whole number."""
    if number < 10_000:
        low, unit = round_down(number), ""
    else:
        low, unit = round_down(number // 10_000), "万"
    if not (more or number > low * (10_000 if unit else 1)) or (low < 10 and not unit):
        return f"{low}{unit}"
    # 多 stands before 万 only after a round number of them.
    return f"{low}多{unit}" if not unit or low % 10 == 0 else f"{low}{unit}多"


def _capitals(fen: int) -> str:
    """壹万伍仟余元, 壹万伍仟元 when there is nothing beyond."""
    low = round_down(fen // 100) * 100
    words = amount_in_words(low).removeprefix("人民币").removesuffix("整")
    return words if low == fen else words.removesuffix("元") + "余元"


def _in_wan(fen: int) -> str:
    """In 万元; a sum so small that it would be none of them in 元."""
    return f"{wan(fen)}万元" if fen == 0 or wan(fen) != wan(0) else f"{yuan(fen)}元"


def _money(fen: int, wording: Wording) -> str:
    match wording:
        case Wording.WORDS:
            return amount_in_words(fen)
        case Wording.WORDS_MORE if fen >= 100:
            return _capitals(fen)
        case Wording.WORDS_MORE:
            return amount_in_words(fen)
        case Wording.CHINESE if fen % 100 == 0:
            return f"{count_word(fen // 100)}元"
        case Wording.WAN:
            return _in_wan(fen)
        case Wording.FIT if fen >= _WAN:
            return f"{wan(fen)}万元"
        case Wording.LEAST if fen >= 100:
            return f"{yuan(round_down(fen // 100) * 100)}元以上"
        case Wording.WAN_MANY if fen >= 1000:
            return f"{_wan_many(fen // 100, fen % 100 > 0)}元"
        case Wording.ABOUT:
            return f"约{_in_wan(fen)}"
        case Wording.MORE if fen > (low := round_down(fen // 100) * 100) > 0:
            return f"{yuan(low)}余元"
        case Wording.MANY if fen > (low := round_down(fen // 100) * 100) >= 1000:
            return f"{yuan(low)}多元"
        case Wording.OVER if fen > (low := _thousand(fen // 100) * 100) > 0:
            return f"超过{yuan(low)}元"
        case _:
            return f"{yuan(fen)}元"
