"""Named subsets and figures of the venues: which stood on the last counted day, which were opened in the period."""

from unionbook.ground.conditions import Condition, Not, by_end, during, either, empty, every, is_
from unionbook.ground.figures import Figure, Subset
from unionbook.records.venue.codes import TYPE

STANDING = every(by_end("opened_on"), Not(by_end("closed_on")))
OPENED = during("opened_on")
NAMED = during("named_on")
CREATED = ("centre", "home", "bookroom")
"""Types that are applied for, examined and named by the union above."""
MODEL = every(STANDING, is_("model", 1), either(empty("named_on"), by_end("named_on")))

SUBSETS = (
    Subset("open", "在用", is_("stage", "open"), chip=True),
    Subset("opened", "本年投用", OPENED, chip=True, definition="投用日期在报告期内的阵地。"),
    Subset("building", "候选和建设中", either(is_("stage", "candidate"), is_("stage", "building")), chip=True),
    Subset("model", "示范点", MODEL, chip=True, definition="截止日在用、标为示范点的阵地。"),
    Subset("bookroom", "职工书屋", every(is_("stage", "open"), is_("type", "bookroom")), chip=True),
    Subset("closed", "已停用", is_("stage", "closed")),
)


def _count(name: str, label: str, words: str, where: Condition, type_: str = "") -> Figure:
    return Figure(
        name=f"{name}_{type_}" if type_ else name,
        label=label,
        measure="家" if type_ else "个",
        definition=words,
        where=every(where, is_("type", type_)) if type_ else where,
    )


def _of_type(code: str, label: str) -> tuple[Figure, ...]:
    return (
        _count("standing", f"在用的{label}", f"截止日已投用、没有停用的{label}个数。", STANDING, code),
        _count("opened", f"新建成的{label}", f"投用日期在报告期内、不晚于截止日的{label}个数。", OPENED, code),
    )


def _created(code: str, label: str) -> tuple[Figure, ...]:
    models = f"截止日在用、标为示范点的{label}个数，命名日期晚于截止日的不计。"
    return (
        _count("named", f"获命名的{label}", f"命名日期在报告期内、不晚于截止日的{label}个数。", NAMED, code),
        _count("models", f"{label}示范点", models, MODEL, code),
    )


FIGURES = (
    _count("standing", "在用阵地", "截止日已投用、没有停用的阵地个数。", STANDING),
    _count("opened", "新建成的阵地", "投用日期在报告期内、不晚于截止日的阵地个数。", OPENED),
    _count("named", "获命名的阵地", "命名日期在报告期内、不晚于截止日的阵地个数。", NAMED),
    _count("models", "示范点", "截止日在用、标为示范点的阵地个数，命名日期晚于截止日的不计。", MODEL),
    *(figure for code, label in TYPE.items.items() for figure in _of_type(code, label)),
    *(figure for code in CREATED for figure in _created(code, TYPE.items[code])),
    Figure(
        name="area",
        label="在用阵地面积",
        measure="平方米",
        definition="截止日在用阵地所填面积之和。",
        where=STANDING,
        what="sum",
        path="area",
    ),
    Figure(
        name="cost",
        label="阵地投入",
        measure="元",
        definition="投用日期在报告期内的阵地所填投入金额之和。",
        where=OPENED,
        what="sum",
        path="cost",
        money=True,
    ),
)
