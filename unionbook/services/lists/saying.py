"""Conditions in words, as they stand on a chip: 所属基层工会：示例厂工会、环卫站工会."""

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import LABELS, All, Any_, Compare, Condition, Has, Latest, Not, Op, Sought
from unionbook.ground.fields import DayField, Field, Value
from unionbook.ground.kind import Kind

NAMED = 3
"""Values said one by one; of more only how many there are."""

_OF_DAYS = {Op.AT_LEAST: "不早于", Op.AT_MOST: "不晚于", Op.LESS: "早于", Op.MORE: "晚于", Op.STARTS: "在"}


def comparison(field: Field, op: Op) -> str:
    """The comparison in words, as they suit the field."""
    return _OF_DAYS.get(op, LABELS[op]) if isinstance(field, DayField) else LABELS[op]


def said(cabinet: Cabinet, kind: Kind, condition: Condition) -> str:
    """The condition in words; "" for one that leaves all rows."""
    match condition:
        case Compare():
            return _compare(cabinet, kind, condition)
        case All(parts):
            return "，".join(filter(None, (said(cabinet, kind, part) for part in parts)))
        case Any_(parts):
            return _any(cabinet, kind, parts)
        case Not(part):
            return f"不是（{said(cabinet, kind, part)}）"
        case Has(name, part, _):
            inner = said(cabinet, cabinet[name], part)
            return f"有{cabinet[name].label}" + (f"（{inner}）" if inner else "")
        case Latest():
            return f"最近一条（{said(cabinet, kind, condition.part)}）"
        case Sought():
            return f"含“{condition.text}”"


def label_at(cabinet: Cabinet, kind: Kind, path: str) -> str:
    """What the field at a path is called in this kind's list."""
    column = next((one for one in kind.columns if path in (one.path, f"{one.path}.name") and one.label), None)
    if column is not None:
        return column.label
    first, dot, rest = path.partition(".")
    # The name of a linked record is called what the link is called; what it embeds, by its own word.
    return kind.fields[first].label if dot and rest in ("name", "title") else cabinet.label(kind, path)


def _any(cabinet: Cabinet, kind: Kind, parts: tuple[Condition, ...]) -> str:
    plain = [part for part in parts if isinstance(part, Compare)]
    if len(plain) == len(parts) and len({part.path for part in plain}) == 1 and _listed(plain):
        field = cabinet.field(kind, plain[0].path)
        return f"{label_at(cabinet, kind, plain[0].path)}：{_values(field, plain)}"
    return " 或 ".join(filter(None, (said(cabinet, kind, part) for part in parts)))


def _listed(parts: list[Compare]) -> bool:
    """Do the parts name values one by one?"""
    return all(part.op in (Op.IS, Op.AMONG, Op.EMPTY, Op.STARTS) for part in parts)


def _values(field: Field, parts: list[Compare]) -> str:
    words: list[str] = []
    for part in parts:
        values = part.value if isinstance(part.value, tuple) else (part.value,)
        words += ["未填"] if part.op is Op.EMPTY else [_shown(field, part.op, value) for value in values]
    return "、".join(words) if len(words) <= NAMED else f"{'、'.join(words[: NAMED - 1])} 等 {len(words)} 种"


def _compare(cabinet: Cabinet, kind: Kind, condition: Compare) -> str:
    field, label = cabinet.field(kind, condition.path), label_at(cabinet, kind, condition.path)
    match condition.op:
        case Op.EMPTY | Op.FILLED | Op.DURING | Op.BY_END | Op.BEFORE:
            return f"{label}{LABELS[condition.op]}"
        case Op.IS | Op.AMONG:
            return f"{label}：{_values(field, [condition])}" if condition.value is not None else f"{label}未填"
        case Op.STARTS if isinstance(field, DayField):
            return f"{label}：{_values(field, [condition])}"
    value = condition.value if not isinstance(condition.value, tuple) else None
    return f"{label}{comparison(field, condition.op)}{_shown(field, condition.op, value)}"


def _shown(field: Field, op: Op, value: Value) -> str:
    if op in (Op.CONTAINS, Op.STARTS, Op.ENDS) and not isinstance(field, DayField):
        return f"“{value}”"
    if op is Op.STARTS and isinstance(value, str):
        return month(value)
    return field.mask(value) if field.sensitive else field.show(value)


def month(begun: str) -> str:
    """The beginning of a stored date in words: 2020年3月, 2020年."""
    year, _, rest = begun.partition("-")
    return f"{year}年{int(rest[:2])}月" if rest[:2].isdigit() else f"{year}年"
