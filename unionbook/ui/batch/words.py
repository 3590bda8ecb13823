"""What a batch says: what would come of a step, and what came of it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move
from unionbook.services.stage import Moved
from unionbook.ui.batch.steps import goal_of

Aside = Sequence[tuple[str, str, str]]
"""(uid, title, why) of records left as they were."""

NAMED = 3
"""Stages or reasons told one by one."""


def chosen(kind: Kind, stages: Mapping[str, int]) -> str:
    """How many records are ticked, and in which stages: 已选 75 人（全部待发放）."""
    told = [(stage.label, stages[stage.name]) for stage in kind.stages.stages if stages.get(stage.name)] \
        if kind.stages else []
    count = sum(stages.values())
    if len(told) == 1 and count > 1:
        inner = f"全部{told[0][0]}"
    elif len(told) <= NAMED:
        inner = "、".join(label if count == 1 else f"{label} {number}" for label, number in told)
    else:
        inner = f"在 {len(told)} 个阶段"
    return f"已选 {count:,} {kind.measure}" + (f"（{inner}）" if inner else "")


def foreseen(kind: Kind, step: Move, count: int, result: Moved) -> str:
    """What would come of a step: 82 人中 2 人还没有填申请金额，其余 80 人进入“已上报”。"""
    goal, measure = goal_of(kind, step).label, kind.measure
    if not result.aside:
        return f"{count:,} {measure}全部进入“{goal}”。" if count > 1 else f"办完以后进入“{goal}”。"
    reasons = Counter(why.rstrip("。") for _, _, why in result.aside)
    why = next(iter(reasons)) if len(reasons) == 1 else "暂时不能办，原因见下"
    if not result.moved:
        return f"{count:,} {measure}都不能办：{why}。" if len(reasons) == 1 else f"{count:,} {measure}{why}。"
    left = f"{count:,} {measure}中 {len(result.aside):,} {measure}{why}"
    return f"{left}，其余 {len(result.moved):,} {measure}进入“{goal}”。"


def grouped(aside: Aside) -> list[tuple[str, list[str]]]:
    """The records left as they were by reason, the most frequent first: (why, titles)."""
    found: dict[str, list[str]] = {}
    for _, title, why in aside:
        found.setdefault(why, []).append(title)
    return sorted(found.items(), key=lambda one: -len(one[1]))


def left_out(kind: Kind, what: str, aside: Aside) -> str:
    """What was not done, and why: 2 人没有进入“已上报”：还没有填申请金额。"""
    told = [f"{why.rstrip('。')}（{len(titles)} {kind.measure}）" for why, titles in grouped(aside)[:NAMED]]
    if len({why for _, _, why in aside}) == 1:
        told = [aside[0][2].rstrip("。")]
    more = " 等" if len({why for _, _, why in aside}) > NAMED else ""
    return f"{len(aside):,} {kind.measure}{what}：{'；'.join(told)}{more}。"
