"""Named subsets and figures of the activities.

An activity counts by the day it was held, once it is marked as held; the record's checks keep that mark
off days to come, so a figure as of a past day does not change when later activities are held.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from unionbook.ground.conditions import Condition, among, at_least, during, every, filled, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.wording import Wording
from unionbook.records.activity.codes import ASPECT, CATEGORY, CONTEST, FESTIVAL, GROUP, TOPIC

YEAR = during("held_on")
HELD = every(YEAR, among("stage", "held", "archived"))
AT_CENTRE = every(HELD, is_("venue.type", "centre"))

SUBSETS = (
    Subset("year", "本年全部", YEAR, chip=True, definition="日期在报告期内的活动，含计划和已取消的。"),
    Subset("planned", "计划中", is_("stage", "planned"), chip=True),
    Subset("held", "本年已举办", HELD, chip=True, definition="日期在报告期内、已登记举办的活动。"),
    Subset("unfiled", "待归档", is_("stage", "held"), chip=True, definition="已举办、还没有归档的活动。"),
    Subset("training", "培训", every(HELD, is_("category", "training"))),
    Subset("contests", "竞赛", every(HELD, filled("contest"))),
    Subset("centre", "服务中心的活动", AT_CENTRE, definition="报告期内已举办、依托阵地为职工服务中心的活动。"),
    Subset("volunteered", "有志愿者", every(HELD, at_least("volunteers", 1))),
)


@dataclass(frozen=True)
class Sum:
    """A field that is summed over activities."""

    label: str
    measure: str
    wording: Wording = Wording.EXACT
    money: bool = False


SUMS = {
    "items": Sum("节目数", "个"),
    "persons": Sum("参加人数", "人"),
    "person_times": Sum("参加人次", "人次"),
    "audience": Sum("观众人次", "人次", Wording.MANY),
    "volunteers": Sum("志愿者人次", "人次"),
    "served": Sum("服务人次", "人次", Wording.OVER),
    "sessions": Sum("期（批）数", "期"),
    "cost": Sum("费用", "元", money=True),
}
ROUND = {"persons": Wording.MORE, "person_times": Wording.MORE}
"""Sums over one sort of activity are told roundly (60余人次)."""


def _count(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个",
        definition=f"活动日期在报告期内、不晚于截止日、已登记举办{words}的活动个数。",
        where=where,
    )


def _sum(field: str, words: str = "", where: Condition = HELD, suffix: str = "") -> Figure:
    one = SUMS[field]
    return Figure(
        name=f"{field}{suffix}",
        label=f"{words or '活动'}{one.label}",
        measure=one.measure,
        definition=f"报告期内已举办的{words}活动所填{one.label}之和，各活动之间不去重。",
        where=where,
        what="sum",
        path=field,
        money=one.money,
        wording=ROUND.get(field, one.wording) if words else one.wording,
    )


def _edition(words: str, where: Condition, suffix: str) -> Figure:
    return Figure(
        name=f"edition{suffix}",
        label=f"{words}届次",
        measure="届",
        definition=f"报告期内已举办的{words}活动所填届次，有几届的取最大的。",
        where=where,
        what="most",
        path="edition",
        wording=Wording.EDITION,
    )


def _of_category(code: str, label: str) -> Iterator[Figure]:
    where = every(HELD, is_("category", code))
    yield _count(f"held_{code}", f"{label}类活动", f"、类别为{label}", where)
    for field in ("persons", "person_times", "sessions"):
        yield _sum(field, f"{label}类", where, f"_{code}")


def _of_topic(code: str, label: str) -> Iterator[Figure]:
    where = every(HELD, is_("topic", code))
    for field in ("sessions", "persons", "person_times"):
        yield _sum(field, f"{label}培训", where, f"_topic_{code}")


def _of_festival(code: str, label: str) -> Iterator[Figure]:
    where = every(HELD, is_("festival", code))
    yield _count(f"held_on_{code}", f"{label}活动", f"、节日为{label}", where)
    for field in ("items", "persons", "audience"):
        yield _sum(field, label, where, f"_on_{code}")
    yield _edition(label, where, f"_on_{code}")


def _of_contest(code: str, label: str) -> Iterator[Figure | Ratio]:
    where = every(HELD, is_("contest", code))
    yield _count(f"held_contest_{code}", label, f"、竞赛项目为{label}", where)
    yield _edition(label, where, f"_contest_{code}")
    for field, title in (("firms_due", "应参赛单位"), ("firms_in", "参赛单位")):
        yield Figure(
            name=f"{field}_contest_{code}",
            label=f"{label}{title}",
            measure="家",
            definition=f"报告期内已举办的{label}所填{title}之和。",
            where=where,
            what="sum",
            path=field,
        )
    yield Ratio(
        name=f"rate_contest_{code}",
        label=f"{label}参与率",
        upper=f"firms_in_contest_{code}",
        lower=f"firms_due_contest_{code}",
        definition=f"报告期内{label}参赛单位占应参赛单位的比例。",
    )


def _of_group(code: str, label: str) -> Iterator[Figure]:
    """Journeys in so many groups (两批次), and who was examined."""
    tour = every(HELD, is_("category", "tour"), is_("meant_for", code))
    yield replace(
        _sum("sessions", f"{label}参观学习", tour, f"_tour_{code}"),
        label=f"{label}参观学习批次",
        measure="批次",
        wording=Wording.CHINESE,
    )
    checked = every(HELD, is_("category", "checkup"), is_("meant_for", code))
    yield _sum("persons", f"{label}体检义诊", checked, f"_checkup_{code}")


def _at_centre() -> Iterator[Figure]:
    words = "依托职工服务中心的"
    yield _count("held_centre", "职工服务中心的活动", "、依托阵地为职工服务中心", AT_CENTRE)
    for field in ("persons", "volunteers", "served"):
        whole = _sum(field, words, AT_CENTRE, "_centre")
        yield replace(whole, label=f"职工服务中心活动{SUMS[field].label}", wording=SUMS[field].wording)
    yield _aspects("aspects_centre", "职工服务中心活动涉及方面", words, AT_CENTRE)
    for code, label in ASPECT.items.items():
        where, told = every(AT_CENTRE, is_("aspect", code)), f"、依托职工服务中心、方面为{label}"
        yield _count(f"aspect_{code}_centre", f"职工服务中心{label}方面的活动", told, where)


def _aspects(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个方面",
        definition=f"报告期内已举办的{words}活动所填方面的种数。",
        where=every(where, filled("aspect")),
        what="distinct",
        path="aspect",
        wording=Wording.CHINESE,
    )


FIGURES: tuple[Figure | Ratio, ...] = (
    _count("held", "举办活动", "", HELD),
    *(
        _count(f"aspect_{code}", f"{label}方面的活动", f"、方面为{label}", every(HELD, is_("aspect", code)))
        for code, label in ASPECT.items.items()
    ),
    _aspects("aspects", "活动涉及方面", "", HELD),
    *map(_sum, SUMS),
    *_at_centre(),
    *(figure for one in CATEGORY.items.items() for figure in _of_category(*one)),
    *(figure for one in TOPIC.items.items() for figure in _of_topic(*one)),
    *(figure for one in CONTEST.items.items() for figure in _of_contest(*one)),
    *(figure for one in FESTIVAL.items.items() for figure in _of_festival(*one)),
    *(figure for one in GROUP.items.items() for figure in _of_group(*one)),
)
