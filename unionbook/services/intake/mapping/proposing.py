"""A mapping for a table nobody has mapped yet: by names first, by what stands in the cells where names say nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import CodeField, DayField, Field, IdNumberField, IntegerField, PhoneField
from unionbook.ground.kind import Kind
from unionbook.services.intake.mapping.evidence import ENOUGH, Evidence
from unionbook.services.intake.mapping.model import LIKELY, Mapping, Match
from unionbook.services.intake.mapping.naming import Known, Naming, nothing_known
from unionbook.services.intake.mapping.targets import Target, bare, targets
from unionbook.services.sheets.layout import Block, Head
from unionbook.services.sheets.model import Cell, column_letters

SAME, ALIAS, GROUP, PART, CELLS, TELLING = 1.0, 0.95, 0.85, 0.6, 0.58, 0.9
NAMED = 0.8
"""Of a column whose names are those of another field's rows."""
UNLIKE = 0.3
"""What cells that speak against a name take from it."""
SAMPLED = 200
ROW_MARK = "行标识"

_OTHERS = re.compile("家庭|家属|亲属|配偶|子女|父母|监护|联系人|经办|代表|负责人|主席|法人|代领")
"""Of a name above others: below it other persons are told of."""

_WHOLE = {"总数", "总人数", "合计", "小计", "人数", "计"}
_COUNTED = ("会员", "职工")
"""Who is counted below a name."""

_SPEAKING = (IdNumberField, PhoneField)
"""Fields known by their cells alone."""


@dataclass(frozen=True)
class _Chance:
    """One column and one field: how sure, and why."""

    sure: float
    column: int
    target: Target
    why: str


def propose(cabinet: Cabinet, kind: Kind, block: Block, known: Known = nothing_known) -> Mapping:
    """The best mapping of a table's columns to a kind's fields; each field gets one column at most, one that is seen
    before one that is hidden. known: the names in the book."""
    possible, heads = targets(cabinet, kind), block.by_column
    cells, naming = _samples(block), Naming(cabinet, possible, known)
    chances = [one for head in block.head for one in _chances(head, cells.get(head.column, []), possible, naming)]
    taken: dict[int, Match] = {}
    used: dict[str, int] = {}
    passed: dict[int, Match] = {}
    for chance in sorted(chances, key=lambda one: (heads[one.column].hidden, -one.sure, one.column)):
        head = heads[chance.column]
        if chance.column in taken:
            continue
        if (other := used.get(chance.target.path)) is not None:
            words = f"{chance.target.label}已由“{heads[other].label or column_letters(other)}”一列填"
            passed.setdefault(chance.column, Match(head, why=words))
            continue
        taken[chance.column] = Match(head, chance.target.path, round(chance.sure, 2), chance.why)
        used[chance.target.path] = chance.column
    taken = {**passed, **taken}
    return Mapping(tuple(taken.get(head.column) or Match(head, why=_left_out(head)) for head in block.head))


def _left_out(head: Head) -> str:
    if head.sequence:
        return "序号，不导入"
    if bare(head.label) == ROW_MARK:
        return "认出台账里的同一条，不是栏目"
    return "没有认出是哪一栏" if head.label else "这一列没有列名"


def _samples(block: Block) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for row in block.rows[:SAMPLED]:
        for column, cell in row.cells.items():
            found.setdefault(column, []).append(cell)
    return found


def _chances(head: Head, cells: Sequence[Cell], possible: Sequence[Target], naming: Naming) -> Iterator[_Chance]:
    if head.sequence:
        return
    evidence = Evidence(cells)
    worded = not any(map(str.isdigit, evidence.texts))
    found: list[_Chance] = []
    for target in possible:
        named, why = _by_name(head, target)
        typical = evidence.share(target.field)
        sure, why = _weighed(named, why, typical, target, worded)
        if sure >= LIKELY:
            found.append(_Chance(sure, head.column, target, why))
    if not bare(head.label):
        told = ((one, f"没有列名，内容是{one.label}的名称，请核对") for one in naming.told(evidence))
        found += [_Chance(CELLS, head.column, one, why) for one, why in told]
    instead = next(filter(None, (naming.misled(one.target, evidence) for one in found)), None)
    if instead is None:
        yield from found
        return
    yield _Chance(NAMED, head.column, instead, f"列名是“{head.label}”，内容是{instead.label}的名称，请核对")
    for one in found:
        if one.sure - UNLIKE >= LIKELY:
            yield replace(one, sure=one.sure - UNLIKE, why=f"{one.why}，但内容像{instead.label}，请核对")


def _by_name(head: Head, target: Target) -> tuple[float, str]:
    sure, why = _by_words(head, target)
    above = "".join(head.levels[:-1])
    if "." in target.path and sure > PART and _OTHERS.search(above) and bare("".join(head.levels)) not in target.names:
        return PART, f"{why}，但在“{above}”下面，可能是别人的，请核对"
    return sure, why


def _by_words(head: Head, target: Target) -> tuple[float, str]:
    label = bare(head.label)
    if not label:
        return 0, ""
    if label == bare(target.label):
        return SAME, "列名相同"
    if label in target.names:
        return ALIAS, f"“{head.label}”就是{target.label}"
    if len(head.levels) > 1 and bare("".join(head.levels)) in target.names:
        return ALIAS, f"“{head.full}”就是{target.label}"
    if not target.names.isdisjoint(_otherwise(label, bare("".join(head.levels[:-1])), target.field)):
        return ALIAS, f"“{head.label}”就是{target.label}"
    own = bare(target.label)
    if len(own) > 1 and (label.endswith(own) or (len(label) > 1 and own.endswith(label))):
        return GROUP if label.endswith(own) and len(own) > 2 else PART, f"列名和{target.label}相近"
    if len(own) > 1 and own in label:
        return PART, f"列名里有“{target.label}”"
    return 0, ""


def _otherwise(label: str, above: str, field: Field) -> Iterator[str]:
    """Other ways to write a name: 建档时间 for 建档日期, 其中：女职工 for 女职工数, 会员数/女 for 女会员数."""
    plain = label.removeprefix("其中")
    if isinstance(field, DayField) and plain.endswith("时间"):
        yield f"{plain.removesuffix('时间')}日期"
    if isinstance(field, IntegerField):
        if plain in _WHOLE:
            yield above
        for group in _COUNTED if above else ():
            if group in above:
                yield f"{plain.removesuffix(group)}{group}数"
        if "会员" not in above:
            yield f"{plain}数"


def _weighed(named: float, why: str, typical: float, target: Target, worded: bool) -> tuple[float, str]:
    """Names and cells together: cells that speak against a name make it doubtful. worded: none of them is a number,
    which may be a code of anything."""
    if named and typical >= 0:
        if typical >= ENOUGH:
            return min(named + 0.04, 1.0), f"{why}，内容也对得上"
        if typical < 0.2:
            return named - UNLIKE, f"{why}，但内容不像，请核对"
        return named - 0.05, why
    if named:
        return named, why
    if typical >= ENOUGH and isinstance(target.field, _SPEAKING):
        return TELLING * typical, f"内容是{target.label}"
    if typical == 1 and isinstance(target.field, CodeField) and len(target.field.codes.items) > 2 and worded:
        return CELLS, f"内容都是{target.label}里的选项，请核对"
    return 0, ""
