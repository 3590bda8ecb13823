"""Help of a field: what it means, how it is typed, an example, its article, and where its value goes.

What can be derived from the declarations is: the record a child row belongs to, the last day a clock keeps, the day a
move writes. The rest stands in resources/help/fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from unionbook.ground import resources
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import Field, TextField
from unionbook.ground.kind import Kind
from unionbook.services.help.goes import SENTENCE, figures_of, places_of, rows_of
from unionbook.services.help.typing import example_of, typing_of
from unionbook.services.law import statute

COMMON = "共用"
"""Stands for every kind: fields that mean the same wherever they are."""

FEW = 6
"""Places told, at most."""

Said = tuple[str, str]
"""Meaning and example, "" for none."""


@dataclass(frozen=True)
class FieldHelp:
    """What is told of a field. goes: where its value is printed, in words, the nearest first; more: how many others."""

    label: str
    meaning: str
    typing: str
    example: str
    article: str
    goes: tuple[str, ...]
    more: int


def help_of(cabinet: Cabinet, kind: Kind, path: str) -> FieldHelp:
    """The help of a field, also of one embedded from a linked record ("person.name"). Raises KeyError."""
    owner, name = owner_of(cabinet, kind, path)
    field = owner.fields[name]
    meaning, example = said_of(cabinet, owner, name)
    goes = list(goes_of(cabinet, owner, name))
    return FieldHelp(
        label=field.label,
        meaning=" ".join(filter(None, (meaning, _extra(field, meaning)))),
        typing=typing_of(cabinet, field),
        example=example or example_of(cabinet, field),
        article=article_of(owner, name),
        goes=tuple(goes[:FEW]),
        more=max(0, len(goes) - FEW),
    )


def owner_of(cabinet: Cabinet, kind: Kind, path: str) -> tuple[Kind, str]:
    """The kind a path ends in, and the field there. Raises KeyError."""
    *links, name = path.split(".")
    for step in links:
        kind = cabinet[getattr(kind.fields[step], "kind", "")]
    return (kind, name) if name in kind.fields else _none(path)


def _none(path: str) -> tuple[Kind, str]:
    raise KeyError(path)


def said_of(cabinet: Cabinet, kind: Kind, name: str) -> Said:
    """Meaning and example of a field: its own words, or what its place in the declaration says."""
    if (own := _texts(kind.name).get(name)) is not None:
        return own
    if derived := " ".join(_derived(cabinet, kind, name)):
        return derived, ""
    meaning, example = _texts(COMMON).get(name, ("", ""))
    # What may stand in a chosen or dated field follows from the field itself.
    return meaning, example if isinstance(kind.fields[name], TextField) else ""


def article_of(kind: Kind, name: str) -> str:
    """The articles a field is asked for or counted by, "" for none."""
    rules = [
        _article(clock.rule) for clock in kind.clocks if clock.rule and name in (clock.start, clock.met, clock.kept)
    ]
    return "；".join(dict.fromkeys(filter(None, (kind.fields[name].article, *rules))))


def goes_of(cabinet: Cabinet, kind: Kind, name: str) -> Iterator[str]:
    """Where a field's value is counted and printed: cells and sentences first, then figures printed nowhere yet."""
    spot = (kind.name, name)
    found = figures_of(cabinet).get(spot, [])
    places = [words for owner, figure in found for words in places_of().get(f"{owner.name}.{figure.name}", [])]
    yield from mixed(list(dict.fromkeys([*rows_of(spot), *places])))
    told = [figure.label for owner, figure in found if f"{owner.name}.{figure.name}" not in places_of()]
    yield from (f"数字“{label}”" for label in dict.fromkeys(told))


def mixed(places: list[str]) -> list[str]:
    """The same places, a few tables and a few sentences before the rest."""
    said = [words for words in places if words.startswith(SENTENCE)]
    rest = [words for words in places if not words.startswith(SENTENCE)]
    half = FEW // 2
    return [*rest[:half], *said[:half], *rest[half:], *said[half:]]


def _extra(field: Field, meaning: str) -> str:
    """What the declaration adds to the meaning."""
    words = field.help.strip()
    return "" if not words or words.rstrip("。") in meaning else words


def _derived(cabinet: Cabinet, kind: Kind, name: str) -> Iterator[str]:
    parent = cabinet.parent_of(kind)
    if parent is not None and name == kind.parent:
        yield f"这一行属于哪一条{parent.label}。在{parent.label}里添一行时，程序自己填上。"
        return
    for clock in kind.clocks:
        if name == clock.kept:
            start = kind.fields[clock.start].label
            yield f"“{clock.label}”的最后一天，从“{start}”起按规定算出，遇休息日按本单位的设定顺延。"
        elif name == clock.timely:
            yield f"“{clock.label}”是不是在最后一天以前办成的，办成那天定下来，以后不再变。"
    if kind.stages is None:
        return
    if name == kind.stages.field:
        stages = "、".join(stage.label for stage in kind.stages.stages)
        yield f"办到哪一步了：{stages}。用 F8 往下办，不要手工改。"
        return
    verbs = [move.verb for move in kind.stages.moves if move.date == name]
    if verbs:
        yield f"办理“{'”或“'.join(dict.fromkeys(verbs))}”的那一天，按 F8 办这一步时自动写上，可以改成真正办的那天。"


def _article(rule: str) -> str:
    """The article of a rule of law in the words of its newest version, "" for one that is local."""
    versions = statute().rules.get(rule, ())
    return versions[-1].article if versions else ""


def _texts(name: str) -> dict[str, Said]:
    """What the files say of the fields of a kind: field → meaning and example."""
    return _files().get(name, {})


@cache
def _files() -> dict[str, dict[str, Said]]:
    """All files of resources/help/fields: the kinds named in [ ], and what is common to all."""
    found: dict[str, dict[str, Said]] = {}
    for path in sorted(resources.path("help", "fields").glob("*.txt")):
        kind = COMMON
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            if line.startswith("["):
                kind = line.strip("[] ")
            elif "=" in line and not line.startswith("#"):
                field, _, words = line.partition("=")
                meaning, _, example = words.partition("｜")
                found.setdefault(kind, {})[field.strip()] = (meaning.strip(), example.strip())
    return found
