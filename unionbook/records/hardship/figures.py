"""Named subsets and figures of the hardship file: its days decide, so that past figures stay true."""

from unionbook.ground.conditions import (
    Compare,
    Not,
    Op,
    by_end,
    during,
    either,
    empty,
    every,
    filled,
    is_,
)
from unionbook.ground.figures import Figure, Subset
from unionbook.records.hardship.codes import CATEGORY

OPENED = during("opened_on")
EXITED = during("exited_on")
ON_FILE = every(by_end("opened_on"), Not(by_end("exited_on")))
CARRIED = every(Compare("opened_on", Op.BEFORE), Not(Compare("exited_on", Op.BEFORE)))
UNCHECKED = either(
    Compare("checked_on", Op.BEFORE),
    every(empty("checked_on"), Compare("opened_on", Op.BEFORE)),
)

SUBSETS = (
    Subset("on_file", "在档", ON_FILE, chip=True, definition="截止日前已建档、尚未退出的困难档案。"),
    Subset("opened", "本期新建档", OPENED, chip=True, definition="建档日期在报告期内的困难档案。"),
    Subset(
        "stale",
        "一年未更新",
        every(ON_FILE, UNCHECKED),
        chip=True,
        definition="在档、但报告期开始以来没有复核过的档案；没有复核日期的看建档日期。",
    ),
    Subset("exited", "本期退出", EXITED, chip=True, definition="退出日期在报告期内的困难档案。"),
)


def _on_file_as(category: str) -> Figure:
    label = CATEGORY.label(category)
    return Figure(
        name=f"on_file_{category}",
        label=f"{label}在档户数",
        measure="户",
        definition=f"建档日期不晚于截止日、截止日前没有退出、现登记困难类别为{label}的户数。",
        where=every(ON_FILE, is_("category", category)),
    )


def _exited_as(stage: str, label: str) -> Figure:
    return Figure(
        name=stage,
        label=f"{label}户数",
        measure="户",
        definition=f"退出日期在报告期内、状态为{label}的户数。",
        where=every(EXITED, is_("stage", stage)),
    )


FIGURES = (
    Figure(
        name="on_file",
        label="在档困难职工",
        measure="户",
        definition="建档日期不晚于截止日、截止日前没有退出的户数。",
        where=ON_FILE,
    ),
    Figure(
        name="on_file_persons",
        label="在档困难职工家庭人口",
        measure="人",
        definition="截止日在档各户所填家庭人口之和。",
        where=every(ON_FILE, filled("persons")),
        what="sum",
        path="persons",
    ),
    *map(_on_file_as, CATEGORY.items),
    Figure(
        name="carried",
        label="期初在档户数",
        measure="户",
        definition="报告期开始前已建档、当时尚未退出的户数。",
        where=CARRIED,
    ),
    Figure(
        name="opened",
        label="新建困难档案",
        measure="户",
        definition="建档日期在报告期内、不晚于截止日的户数。",
        where=OPENED,
    ),
    Figure(
        name="exited",
        label="退出困难档案",
        measure="户",
        definition="退出日期在报告期内、不晚于截止日的户数（脱困、退档、注销合计）。",
        where=EXITED,
    ),
    _exited_as("lifted", "脱困"),
    _exited_as("withdrawn", "退档"),
    _exited_as("cancelled", "注销"),
)
