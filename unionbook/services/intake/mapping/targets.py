"""What a table's columns may go to: the fields of a kind and of what is typed inside its form, and their names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from unionbook.ground import resources
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import BlobField, Field, LinkField
from unionbook.ground.kind import Kind

_ASIDE = re.compile(r"[(\[【〔].*?[)\]】〕]")
_DROPPED = re.compile(r"[\s:：、,，.。/*＊#\-_“”\"'?？]+|是否|请填|必填")


@dataclass(frozen=True)
class Target:
    """A field a column may go to. path: as in lists and forms ("person.name"); linked: the kind it names, if any."""

    path: str
    field: Field
    names: frozenset[str]
    linked: str = ""
    required: bool = False

    @property
    def label(self) -> str:
        """The county's word."""
        return self.field.label


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """Other names by the county's label."""
    found: dict[str, tuple[str, ...]] = {}
    for line in resources.path("intake", "别名.txt").read_text(encoding="utf-8").splitlines():
        label, sign, others = line.partition("=")
        if sign and not line.startswith("#"):
            found[label.strip()] = tuple(others.split())
    return found


def bare(label: str) -> str:
    """A name as it is compared: half width, small letters, without spaces, signs and what stands in brackets."""
    text = unicodedata.normalize("NFKC", label).lower()
    return _DROPPED.sub("", _ASIDE.sub("", text)) or _DROPPED.sub("", text)


def targets(cabinet: Cabinet, kind: Kind) -> list[Target]:
    """The fields a table may fill, in the order of the form; those the program fills by itself are none."""
    made: list[Target] = []
    for path, field, required in _fields(cabinet, kind):
        linked = field.kind if isinstance(field, LinkField) else ""
        names = frozenset(map(bare, (field.label, *aliases().get(field.label, ()))))
        made.append(Target(path, field, names, linked, required))
    return made


def _fields(cabinet: Cabinet, kind: Kind) -> Iterable[tuple[str, Field, bool]]:
    for name, field in kind.fields.items():
        if name == kind.parent or isinstance(field, BlobField):
            continue
        if isinstance(field, LinkField) and field.embed:
            inner = cabinet[field.kind]
            for part in field.embed:
                yield f"{name}.{part}", inner.fields[part], part in field.needed or inner.fields[part].required
        else:
            yield name, field, field.required and not field.default


def knows(cabinet: Cabinet, kind: Kind | None = None) -> Callable[[str], bool]:
    """Is a word the name of some field of a kind, or (None) of any?"""
    kinds = [kind] if kind is not None else list(cabinet)
    names = frozenset(name for one in kinds for target in targets(cabinet, one) for name in target.names)
    return lambda word: bare(word) in names
