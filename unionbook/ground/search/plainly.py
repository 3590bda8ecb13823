"""A condition without the index: what a text finds is looked for in the values themselves, letter by letter."""

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import All, Any_, Compare, Condition, Has, Latest, Not, Op, Sought, either, every
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.ground.search.terms import meanings


def seeks(condition: Condition) -> bool:
    """Is a text looked for in it?"""
    match condition:
        case Sought():
            return True
        case All(parts) | Any_(parts):
            return any(map(seeks, parts))
        case Not(part) | Has(_, part) | Latest(_, _, part):
            return seeks(part)
        case Compare():
            return False


def plainly(cabinet: Cabinet, kind: Kind, condition: Condition) -> Condition:
    """The condition with every text spelled out as comparisons with what the kind's search names."""
    match condition:
        case Sought(text):
            return either(*(_every_word(kind, meant) for meant in meanings(narrow(text))))
        case All(parts):
            return All(tuple(plainly(cabinet, kind, part) for part in parts))
        case Any_(parts):
            return Any_(tuple(plainly(cabinet, kind, part) for part in parts))
        case Not(part):
            return Not(plainly(cabinet, kind, part))
        case Has(name, part, via):
            return Has(name, plainly(cabinet, cabinet[name], part), via)
        case Latest(path, within, part):
            return Latest(path, within, plainly(cabinet, kind, part))
        case Compare():
            return condition


def _every_word(kind: Kind, text: str) -> Condition:
    words = text.split()
    return every(*(either(*(Compare(path, Op.CONTAINS, word) for path in kind.search)) for word in words))
