"""选取列: which columns of a register are printed, and in which order."""

from collections.abc import Sequence
from dataclasses import replace

from unionbook.ground.errors import Refusal
from unionbook.ground.forms import Head
from unionbook.services.forms.words import Words


def chosen(words: Words, declared: Sequence[Head], wanted: Sequence[str]) -> tuple[Head, ...]:
    """The columns wanted by label or path, in that order; without any the usual ones. Raises Refusal."""
    if not wanted:
        return tuple(head for head in declared if head.usual)
    return tuple(_column(words, declared, name.strip()) for name in wanted)


def offered(words: Words, declared: Sequence[Head]) -> list[tuple[str, str]]:
    """(name, label) of every column that may be chosen: those of the form, then the other fields of the rows."""
    mine = [(head.value or label_of(words, head), label_of(words, head)) for head in declared]
    seen = {name for name, _ in mine}
    others = [(name, field.label) for name, field in words.kind.fields.items() if name != words.kind.parent]
    return [*mine, *((name, label) for name, label in others if name not in seen)]


def label_of(words: Words, head: Head) -> str:
    """The words over a column."""
    return head.label or words.label(head.value)


def _column(words: Words, declared: Sequence[Head], name: str) -> Head:
    for head in declared:
        if name in (head.value, label_of(words, head), label_of(words, head).partition("（")[0]):
            return replace(head, group="")
    try:
        words.book.cabinet.field(words.kind, name)
        return Head(name)
    except KeyError:
        pass
    for path, field in words.kind.fields.items():
        if field.label == name:
            return Head(path)
    known = "、".join(label for _, label in offered(words, declared))
    raise Refusal(f"这张表没有“{name}”这一列，没有打印。可以选：{known}。")
