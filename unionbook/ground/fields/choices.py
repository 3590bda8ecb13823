"""Values chosen, not typed: codes of a list, yes or no, links to another record."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from unionbook.ground.codes import CodeList
from unionbook.ground.errors import BadValue
from unionbook.ground.fields.base import Field, Value, declare, narrow


@dataclass(frozen=True, kw_only=True)
class CodeField(Field):
    """One code of a list; stored as the code, typed as code or label, shown as label."""

    codes: CodeList

    def parse(self, typed: str, today: date) -> Value:
        if not (text := narrow(typed)):
            return None
        if (found := self.codes.find(text)) is None:
            raise BadValue(f"“{typed.strip()}”不在{self.label}的选项里，请从列表中选择。")
        return found

    def show(self, value: Value) -> str:
        return self.codes.label(value) if isinstance(value, str) else ""

    def storable(self, value: Value) -> bool:
        return value is None or value in self.codes.items


@dataclass(frozen=True, kw_only=True)
class FlagField(Field):
    """Yes (1), no (0) or not known (None)."""

    chars: int = 3
    column: ClassVar[str] = "INTEGER"

    def parse(self, typed: str, today: date) -> Value:
        text = narrow(typed).lower()
        if not text:
            return None
        if text in {"是", "有", "1", "y", "true", "√", "✓", "对"}:
            return 1
        if text in {"否", "无", "没有", "0", "n", "false", "×", "x"}:
            return 0
        raise BadValue(f"{self.label}请填“是”或“否”。")

    def show(self, value: Value) -> str:
        return {1: "是", 0: "否"}.get(value, "") if isinstance(value, int) else ""

    def storable(self, value: Value) -> bool:
        return value in (None, 0, 1)


@dataclass(frozen=True, kw_only=True)
class LinkField(Field):
    """A link to a row of another kind, stored as its uid.

    embed: fields of the linked record that are typed inside this record's form (a member's name and number
    belong to the person). needed: those of them this record requires.
    """

    kind: str
    embed: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    chars: int = 9


def code(label: str, codes: CodeList, **options: Any) -> Any:
    """Declare a choice from a code list."""
    return declare(CodeField(label=label, codes=codes, **options))


def flag(label: str, **options: Any) -> Any:
    """Declare a yes-or-no field."""
    return declare(FlagField(label=label, **options))


def link(kind: str, label: str, **options: Any) -> Any:
    """Declare a link to a row of the kind named."""
    return declare(LinkField(label=label, kind=kind, **options))
