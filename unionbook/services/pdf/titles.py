"""A title's lines: as even as its words allow, in the shape of a trapezium or a lozenge (梯形、菱形)."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import ceil

from unionbook.services.pdf.breaking import Line, break_lines
from unionbook.services.pdf.kinsoku import endings
from unionbook.services.pdf.spacing import EPSILON, inked

# Words of union titles that are not to be torn; a cut right behind one of them is a good one.
# fmt: off
_WORDS = (
    "总工会", "联合会", "委员会", "工会", "职工", "会员", "工人", "农民工", "女职工", "劳动", "工资",
    "集体", "协商", "合同", "工会委员会", "工资集体协商", "集体协商", "集体合同", "困难职工",
    "困难", "帮扶", "维权", "信访", "权益", "服务", "经费", "收缴", "审查", "组织",
    "建设", "规范化", "工作", "活动", "年度", "半年", "季度", "上半年", "下半年", "总结", "报告", "计划",
    "要点", "方案", "通知", "意见", "情况", "汇报", "请示", "函", "关于", "进一步", "加强", "开展", "落实",
    "推进", "做好", "街道", "社区", "乡镇", "公司", "集团", "企业", "安全", "生产", "竞赛", "技能", "培训",
    "文体", "金秋", "助学", "送温暖", "慰问", "全国", "全省", "全市", "全县", "我镇", "打算", "安排",
    "思路", "目标", "责任", "考核", "先进", "模范", "表彰", "决定", "实施", "管理", "办法",
)
# fmt: on
_GOOD_AFTER = ("的", "关于", "总工会", "联合会", "委员会", "工会", "年度", "年", "、", "，")
_BAD_START = ("的", "年", "月", "日", "等", "及", "和", "与", "暨")
_BAD_END = ("及", "和", "与", "暨", "对", "在", "为", "把", "第")
_MOST_CUTS = 4000  # a title so long that more would have to be weighed is cut as a paragraph is


def balanced(text: str, widths: Sequence[float], measure: float) -> list[Line]:
    """The lines of a title, none wider than `measure` (all in characters of its size).

    As few lines as hold it; among all ways to cut it the one that tears no word, ends no line badly and
    looks most like a trapezium or a lozenge.
    """
    whole = sum(widths)
    if whole <= measure + EPSILON:
        return [Line(0, len(text))] if text else []
    allowed = [at for at, may in enumerate(endings(text)) if may and 0 < at < len(text)]
    fewest = ceil(whole / measure - EPSILON)
    for count in (fewest, fewest + 1):
        choices = _choices(text, widths, measure, allowed, count)
        if choices:
            return min(choices, key=lambda lines: _faults(text, widths, lines))
    return break_lines(text, widths, measure)


def _choices(
    text: str, widths: Sequence[float], measure: float, allowed: Sequence[int], count: int
) -> list[list[Line]]:
    """Every way to cut the title into `count` lines that fit."""
    found = []
    for tried, cuts in enumerate(combinations(allowed, count - 1)):
        if tried == _MOST_CUTS:
            return []
        edges = (0, *cuts, len(text))
        lines = [Line(a, b) for a, b in pairwise(edges)]
        if all(_width(text, widths, line) <= measure + EPSILON for line in lines):
            found.append(lines)
    return found


def _width(text: str, widths: Sequence[float], line: Line) -> float:
    return sum(widths[line.start : inked(text, line.start, line.end)])


def _faults(text: str, widths: Sequence[float], lines: Sequence[Line]) -> float:
    """The less, the better the title looks and reads."""
    return _shape_faults([_width(text, widths, line) for line in lines]) + sum(
        _cut_faults(text, line.end) for line in lines[:-1]
    )


def _shape_faults(sizes: Sequence[float]) -> float:
    """A lozenge or trapezium with steps of some characters is wanted; hourglass and rectangle are not."""
    top = sizes.index(max(sizes))
    rises = all(a <= b + EPSILON for a, b in pairwise(sizes[: top + 1]))
    falls = all(a >= b - EPSILON for a, b in pairwise(sizes[top:]))
    spread = max(sizes) - min(sizes)
    hourglass = 0 if rises and falls else 8
    return hourglass + (3 if spread < 1 else 0) + max(0.0, spread - 3) * 0.8


def _cut_faults(text: str, at: int) -> float:
    if any(_tears(text, at, word) for word in _WORDS):
        return 20
    if text.startswith(_BAD_START, at) or text[:at].endswith(_BAD_END):
        return 10
    return 0 if text[:at].endswith(_GOOD_AFTER) else 3 if _next_to_word(text, at) else 6


def _tears(text: str, at: int, word: str) -> bool:
    first = text.find(word, max(0, at - len(word) + 1), at + len(word) - 1)
    return first != -1


def _next_to_word(text: str, at: int) -> bool:
    return text.startswith(_WORDS, at) or text[:at].endswith(_WORDS)
