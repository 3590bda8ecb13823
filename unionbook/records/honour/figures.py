"""Named subsets and figures of the honours; a figure goes by the date of its step, not by the stage."""

from unionbook.ground.conditions import Condition, Not, by_end, during, either, every, is_
from unionbook.ground.figures import Figure, Subset
from unionbook.records.honour.codes import CATEGORY, LEVEL

AWARDED = during("awarded_on")
PERSONS = every(AWARDED, is_("sort", "person"))
BODIES = every(AWARDED, is_("sort", "body"))
PENDING = every(by_end("nominated_on"), Not(by_end("awarded_on")), Not(by_end("failed_on")))

SUBSETS = (
    Subset("awarded", "本年授予", AWARDED, chip=True, definition="授予日期在报告期内的荣誉。"),
    Subset("pending", "正在申报", PENDING, chip=True, definition="截止日以前申报、截止日还没有结果的。"),
    Subset("persons", "个人", is_("sort", "person"), chip=True),
    Subset("bodies", "集体", is_("sort", "body"), chip=True),
    Subset(
        "high",
        "市级以上",
        every(AWARDED, either(*(is_("level", level) for level in ("city", "province", "nation")))),
    ),
    Subset("failed", "未获评", is_("stage", "failed")),
)


def _count(name: str, label: str, words: str, where: Condition, measure: str = "项") -> Figure:
    return Figure(name=name, label=label, measure=measure, definition=f"{words}。", where=where)


def _awarded(words: str) -> str:
    return f"授予日期在报告期内、不晚于截止日的{words}"


FIGURES = (
    _count("awarded", "获得荣誉", _awarded("荣誉项数"), AWARDED),
    _count("persons", "获得荣誉的个人", _awarded("个人荣誉项数，一人两项计两项"), PERSONS, "人次"),
    _count("bodies", "获得荣誉的集体", _awarded("集体荣誉项数"), BODIES, "个"),
    *(
        _count(f"awarded_{code}", f"{label}级荣誉", _awarded(f"{label}级荣誉项数"), every(AWARDED, is_("level", code)))
        for code, label in LEVEL.items.items()
    ),
    *(
        _count(
            f"persons_{code}",
            f"获得{label}级荣誉的个人",
            _awarded(f"{label}级个人荣誉项数"),
            every(PERSONS, is_("level", code)),
            "名",
        )
        for code, label in LEVEL.items.items()
    ),
    *(
        _count(f"title_{code}", f"获得{label}", _awarded(f"“{label}”类荣誉项数"), every(AWARDED, is_("category", code)))
        for code, label in CATEGORY.items.items()
    ),
    _count("nominated", "申报荣誉", "申报日期在报告期内、不晚于截止日的荣誉项数", during("nominated_on")),
    _count("reported", "上报参评", "上报日期在报告期内、不晚于截止日的荣誉项数", during("reported_on")),
    _count("pending", "正在申报的荣誉", "申报日期不晚于截止日、到截止日还没有结果的荣誉项数", PENDING),
    Figure(
        name="prize",
        label="荣誉奖金",
        measure="元",
        definition="授予日期在报告期内的荣誉所填奖金之和。",
        where=AWARDED,
        what="sum",
        path="prize",
        money=True,
    ),
)
