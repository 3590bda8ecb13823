"""Named subsets and figures of the hardship file: its days decide, so that past figures stay true.

The category of a file on a day is that of its last recheck by then, otherwise that of its opening.
"""

from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import (
    Compare,
    Condition,
    Has,
    Not,
    Op,
    by_end,
    during,
    either,
    every,
    filled,
    is_,
    latest,
)
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.records.hardship.codes import CATEGORY, CAUSE, EXIT_REASON

OPENED = during("opened_on")
EXITED = during("exited_on")
ON_FILE = every(by_end("opened_on"), Not(by_end("exited_on")))
OLDER = Compare("opened_on", Op.BEFORE)
CARRIED = every(OLDER, Not(Compare("exited_on", Op.BEFORE)))
RECHECKED = Has("recheck", during("checked_on"))
TO_RECHECK = every(ON_FILE, OLDER)
"""Files that must be looked at again in the period."""


def in_category(code: str) -> Condition:
    """Files that are in the category on the last counted day."""
    last = Has("recheck", every(latest("checked_on", "hardship"), is_("category", code)))
    return either(every(is_("category", code), Not(Has("recheck", by_end("checked_on")))), last)


SUBSETS = (
    Subset("on_file", "在档", ON_FILE, chip=True, definition="截止日前已建档、尚未退出的困难档案。"),
    Subset("opened", "本年新建档", OPENED, chip=True, definition="建档日期在报告期内的困难档案。"),
    Subset(
        "stale",
        "本年未复核",
        every(TO_RECHECK, Not(RECHECKED)),
        chip=True,
        definition="报告期以前建档、截止日在档、报告期内还没有复核过的档案。",
        verb="复核",
    ),
    Subset("exited", "本年退出", EXITED, chip=True, definition="退出日期在报告期内的困难档案。"),
    Subset(
        "returned",
        "本年返困",
        every(OPENED, is_("returned", 1)),
        definition="建档日期在报告期内、标为返困的困难档案。",
    ),
)


def _count(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(name=name, label=label, measure="户", definition=f"{words}的户数。", where=where)


def _each(name: str, label: str, words: str, where: Condition, codes: CodeList, path: str) -> list[Figure]:
    """One figure for each code of a field."""
    return [
        _count(f"{name}_{code}", f"{title}{label}", f"{words}、{codes.name}为{title}", every(where, is_(path, code)))
        for code, title in codes.items.items()
    ]


_STANDING = "建档日期不晚于截止日、截止日前没有退出"
_OPENED = "建档日期在报告期内、不晚于截止日"
_EXITED = "退出日期在报告期内、不晚于截止日"

FIGURES: tuple[Figure | Ratio, ...] = (
    _count("on_file", "在档困难职工", _STANDING, ON_FILE),
    Figure(
        name="on_file_persons",
        label="在档困难职工家庭人口",
        measure="人",
        definition="截止日在档各户建档时所填家庭人口之和，建档以后的变化不计。",
        where=every(ON_FILE, filled("persons")),
        what="sum",
        path="persons",
    ),
    *(
        _count(
            f"on_file_{code}",
            f"{label}在档户数",
            f"{_STANDING}、按截止日以前最后一次认定（复核或建档）困难类别为{label}",
            every(ON_FILE, in_category(code)),
        )
        for code, label in CATEGORY.items.items()
    ),
    *_each("on_file", "在档户数", f"{_STANDING}、现登记", ON_FILE, CAUSE, "cause"),
    _count("carried", "期初在档户数", "报告期开始前已建档、当时尚未退出", CARRIED),
    _count("opened", "新建困难档案", _OPENED, OPENED),
    *_each("opened", "新建档户数", f"{_OPENED}、建档时", OPENED, CATEGORY, "category"),
    _count("returned", "返困户数", f"{_OPENED}、标为返困", every(OPENED, is_("returned", 1))),
    _count("exited", "退出困难档案", f"{_EXITED}（脱困、退档、注销合计）", EXITED),
    *(
        _count(stage, f"{label}户数", f"{_EXITED}、状态为{label}", every(EXITED, is_("stage", stage)))
        for stage, label in (("lifted", "脱困"), ("withdrawn", "退档"), ("cancelled", "注销"))
    ),
    *_each("exited", "退出户数", f"{_EXITED}、", EXITED, EXIT_REASON, "exit_reason"),
    _count("to_recheck", "应复核困难档案", "报告期以前建档、截止日在档", TO_RECHECK),
    _count(
        "rechecked",
        "已复核困难档案",
        "报告期以前建档、截止日在档、报告期内复核过",
        every(TO_RECHECK, RECHECKED),
    ),
    Ratio(
        name="recheck_rate",
        label="困难档案复核率",
        upper="rechecked",
        lower="to_recheck",
        definition="报告期内已复核的困难档案占应复核的比例。",
    ),
)
