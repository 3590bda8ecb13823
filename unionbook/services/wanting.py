"""What is told of a field that wants another record, or names none; where the first of its kind is registered."""

from unionbook.ground.fields import Field, LinkField
from unionbook.ground.kind import Kind
from unionbook.store.book import Book


def unfilled(book: Book, field: Field) -> str:
    """The sentence for a field that must be filled."""
    chosen = isinstance(field, LinkField) or (not field.digits and hasattr(field, "codes"))
    return f"请{'选择' if chosen else '填写'}{field.label}。{_first(book, field)}"


def unfound(book: Book, field: LinkField, text: str, count: int) -> str:
    """The sentence for a text that names none of the linked kind, or more than one."""
    if first := _first(book, field):
        return first
    why = "找不到" if not count else f"有 {count} 个"
    return f"{field.label}“{text}”{why}，请改用编号或准确的名称。"


def _first(book: Book, field: Field) -> str:
    """Where the first row of the linked kind is registered; nothing once there is one."""
    if not isinstance(field, LinkField) or book.select(field.kind, ["uid"], limit=1):
        return ""
    kind = book.cabinet[field.kind]
    return f"台账里还没有{kind.label}，请先在{registered_in(book, kind)}里登记。"


def registered_in(book: Book, kind: Kind) -> str:
    """Where a row of the kind is registered: the tab and the list in it, or the part of a form."""
    parent = book.cabinet.parent_of(kind)
    if parent is None:
        return f"“{kind.label}”" if kind.tab in ("", kind.label) else f"“{kind.tab}—{kind.label}”"
    section = next((one.label for one in parent.sections if kind.name in one.children), kind.label)
    return f"“文件—{parent.label}信息—{section}”" if parent.single else f"“{parent.label}—{section}”"
