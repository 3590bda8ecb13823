"""What the cells around a table's rows look like: labels, sums, notes, signatures."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import zip_longest

from unionbook.services.sheets.model import Cell, Fault

LONGEST_LABEL = 40
LONGEST_OF_SUM = 20
"""Signs of what is summed up, with the word: 红旗村小计."""

_NUMBER = re.compile(r"[-+]?[\d,.]+%?")
_DATE = re.compile(r"\d{2,4}\s*[-./年]\s*\d{1,2}(\s*[-./月]\s*\d{1,2}\s*日?)?\s*月?")
_IDENTITY = re.compile(r"\d{14,}[\dXx]?")
_SUMS = ("合计", "小计", "总计", "共计", "累计", "本页小计", "本页合计", "总合计", "合计金额", "本月合计")
_COUNT = re.compile(
    r"(以上|本[页村社厂次单位]{1,2}|全[镇村社厂]|其中)?(合计|总计|小计|共计|共有?|总数|总?[人户]数)"
    r":?\d[\d,.]*(人次?|[名户家元万份条项行个]|万元)?[。;]?"
)
"""A sum in words: 以上共计3人, 总数:2."""
_NOTES = (
    *("注:", "备注:", "说明:", "填表说明", "填报说明", "填写说明", "注意", "※", "附注", "注1", "注1:", "说明1"),
    *("以下空白", "以下无正文", "以下无内容"),
)
_LISTED = re.compile(r"[(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[)、.:](?!\d)")
_FOOT = re.compile(r"第\d+页.*|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|.*[(](盖章|公章|签章|章)[)]")
"""What alone stands at the foot: the page, the day, whose seal belongs there."""
_SIGNED = re.compile(
    r"(制表|填表|填报|审核|复核|经办|负责|分管|领导|校对|报送|联系|统计|盖章|签字|签名|公章|主席|会计|出纳|日期|时间|电话|单位)"
    r"[^:]{0,8}:"
)
DITTO = {"同上", "〃", "″", '"', "''", "“", "”", "上同", "同前", "--〃--", "同 上"}
_BLANKS = frozenset(sign for sign in map(chr, range(0x3001)) if sign.isspace())
DITTO_BEGINS = frozenset(one[0] for one in DITTO) | _BLANKS
"""Signs a cell that says "as above" may begin with."""
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_DROPPED = {ord(sign): None for sign in _UNSEEN}
"""Signs nobody sees: what is copied from chats and web pages has them around numbers."""
_STEMS = frozenset("甲乙丙丁戊己庚辛壬癸ABCDEFGH")
_COUNTED = {"序号", "序", "编号", "行号", "项次", "no", "no.", "№", "序 号", "号"}


def plain(cell: Cell) -> str:
    """A cell's words on one line: half width, without spaces between Chinese characters and around."""
    if cell is None or not isinstance(cell, str):
        return "" if cell is None else str(cell)
    if cell.isascii():
        return " ".join(cell.split())
    if cell.split() == [cell] and unicodedata.is_normalized("NFKC", cell) and not _UNSEEN & set(cell):
        return cell
    text = unicodedata.normalize("NFKC", cell).translate(_DROPPED)
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|^\s+|\s+$", "", re.sub(r"\s+", " ", text))


def is_label(cell: Cell) -> bool:
    """May this be the name of a column?"""
    text = plain(cell)
    if not isinstance(cell, str) or not text or len(text) > LONGEST_LABEL:
        return False
    return not (_NUMBER.fullmatch(text) or _DATE.fullmatch(text) or _IDENTITY.fullmatch(text))


def different(rows: Sequence[Sequence[Cell]]) -> list[set[Cell]]:
    """The different cells of each column."""
    return [set(column) for column in zip_longest(*rows)]


def is_ditto(cell: Cell) -> bool:
    """Does the cell say: as above?"""
    return isinstance(cell, str) and cell[:1] in DITTO_BEGINS and cell.strip() in DITTO


# Nearly every cell of a table comes by: what none of many says is told of all of them at once.


def texts_of(cells: Collection[Cell]) -> Collection[str]:
    """Those of the cells that are texts."""
    return [cell for cell in cells if isinstance(cell, str)]


def any_ditto(texts: Collection[str]) -> bool:
    """May one of the texts say "as above", by its first sign?"""
    return not DITTO_BEGINS.isdisjoint({text[:1] for text in texts})


def sums(texts: Collection[str]) -> set[str]:
    """Those of the texts that say what a line of sums begins with, or that lines go on."""
    whole = "".join(texts)
    found = {text for text in texts if "计" in text and is_sum([plain(text)])} if "计" in whole else set[str]()
    return found | {text for text in texts if is_dots(text)} if "…" in whole or ".." in whole else found


def saying(texts: Collection[str], label: str) -> set[str]:
    """Those of the texts that say the name of a column; what has no Chinese sign says no Chinese name."""
    whole, western = "\n".join(texts), label.isascii()
    if whole.isascii() > western or _squeezed(label) not in _squeezed(whole):
        return set()
    return {text for text in texts if text.isascii() <= western and plain(text) == label}


def _squeezed(text: str) -> str:
    """The text without anything that `plain` may leave out."""
    signs = unicodedata.normalize("NFKC", text).translate(_DROPPED)
    return "".join(signs.split())


def counts_rows(label: str) -> bool:
    """Is a column with this name one of running numbers?"""
    return plain(label).lower() in _COUNTED


def is_sum(texts: list[str]) -> bool:
    """Does a line begin as a sum does? texts: what its cells say, from the left."""
    return any(
        text.rstrip(":") in _SUMS
        or text.startswith(("合计:", "总计:", "合计(", "总计("))
        or (len(text) <= LONGEST_OF_SUM and text.endswith(("合计", "小计", "总计", "共计")))
        or _COUNT.fullmatch(text)
        for text in texts[:3]
    )


def is_note(texts: list[str]) -> bool:
    """Is a line a remark below the table?"""
    return len(texts) <= 2 and bool(texts) and texts[0].startswith(_NOTES)


def is_signature(texts: list[str]) -> bool:
    """Is a line made of names to sign: 制表人：…　审核：…?"""
    signed = sum(bool(_SIGNED.search(text)) for text in texts)
    return signed > 0 and signed * 2 >= len(texts)


def is_dots(text: str) -> bool:
    """Does it say nothing but that something is left out: ……?"""
    return (len(text) > 1 and not set(text) - set("….。⋯·")) or text == "…"


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Does a row under a head only count its columns: 甲 乙 1 2 3, (1) (2) (3)?"""
    signs = [plain(cell).strip("()[]栏") for cell in cells if cell is not None]
    counted = [int(sign) for sign in signs if sign.isdecimal()]
    others = [sign for sign in signs if not sign.isdecimal()]
    runs = counted == [*range(1, len(counted) + 1)] and len(counted) > 1
    return runs and len(signs) > 2 and all(sign in _STEMS or sign in ("", "次", "目") for sign in others)


def counts(cell: Cell) -> bool:
    """May the cell be a running number: 3, （三）, a formula of one?"""
    if isinstance(cell, (int, float, Fault)):
        return True
    sign = plain(cell).strip("()、. ")
    return sign.isdigit() or (bool(sign) and not set(sign) - set("一二三四五六七八九十百"))


def is_listed(text: str) -> bool:
    """Is this one of several points or groups: 2、身份证号码填18位, 一、机关工会?"""
    return bool(_LISTED.match(text))


def is_foot(texts: list[str]) -> bool:
    """Does a line say nothing but the page, the day, or whose seal belongs there?"""
    return bool(texts) and all(map(_FOOT.fullmatch, texts))
