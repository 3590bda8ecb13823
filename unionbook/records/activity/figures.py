"""Named subsets and figures of the activities.

An activity counts by the day it was held, once it is marked as held; the record's checks keep that mark
off days to come, so a figure as of a past day does not change when later activities are held.
"""

from unionbook.ground.conditions import Condition, among, at_least, during, every, filled, is_
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.wording import Wording
from unionbook.records.activity.codes import ASPECT, CATEGORY

YEAR = during("held_on")
HELD = every(YEAR, among("stage", "held", "archived"))

SUBSETS = (
    Subset("year", "本年全部", YEAR, chip=True, definition="日期在报告期内的活动，含计划和已取消的。"),
    Subset("planned", "计划中", is_("stage", "planned"), chip=True),
    Subset("held", "本年已举办", HELD, chip=True, definition="日期在报告期内、已登记举办的活动。"),
    Subset("unfiled", "待归档", is_("stage", "held"), chip=True, definition="已举办、还没有归档的活动。"),
    Subset("volunteered", "有志愿者", every(HELD, at_least("volunteers", 1))),
)


def _count(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个",
        definition=f"活动日期在报告期内、不晚于截止日、已登记举办{words}的活动个数。",
        where=where,
    )


def _sum(field: str, label: str, measure: str, wording: Wording = Wording.EXACT) -> Figure:
    return Figure(
        name=field,
        label=f"活动{label}",
        measure=measure,
        definition=f"报告期内已举办的活动所填{label}之和，各活动之间不去重。",
        where=HELD,
        what="sum",
        path=field,
        wording=wording,
    )


FIGURES = (
    _count("held", "举办活动", "", HELD),
    *(
        _count(f"held_{code}", f"{label}类活动", f"、类别为{label}", every(HELD, is_("category", code)))
        for code, label in CATEGORY.items.items()
    ),
    *(
        _count(f"aspect_{code}", f"{label}方面的活动", f"、方面为{label}", every(HELD, is_("aspect", code)))
        for code, label in ASPECT.items.items()
    ),
    Figure(
        name="aspects",
        label="活动涉及方面",
        measure="个方面",
        definition="报告期内已举办的活动所填方面的种数。",
        where=every(HELD, filled("aspect")),
        what="distinct",
        path="aspect",
        wording=Wording.CHINESE,
    ),
    _sum("items", "节目数", "个"),
    _sum("persons", "参加人数", "人"),
    _sum("person_times", "参加人次", "人次"),
    _sum("audience", "观众人次", "人次", Wording.MORE),
    _sum("volunteers", "志愿者人次", "人次"),
    _sum("served", "服务人次", "人次", Wording.OVER),
    Figure(
        name="cost",
        label="活动费用",
        measure="元",
        definition="报告期内已举办的活动所填费用之和。",
        where=HELD,
        what="sum",
        path="cost",
        money=True,
    ),
)
