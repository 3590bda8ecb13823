"""The lint of declarations: every name in a layout, subset, figure, path, clock or form must exist."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Condition, Frame
from unionbook.ground.fields import CodeField, FlagField, LinkField
from unionbook.ground.figures import MONTHS, Ratio
from unionbook.ground.formlint import form_faults
from unionbook.ground.successor import successor_faults
from unionbook.ground.upkeep import upkeep_faults

if TYPE_CHECKING:
    from unionbook.ground.cabinet import Cabinet
    from unionbook.ground.kind import Kind

RESERVED = frozenset({"book", "session", "act", "change", "bulk", "search"})


def faults(cabinet: "Cabinet") -> Iterator[str]:
    """A sentence for each name that does not exist, with where it stands."""
    for kind in cabinet:
        yield from _links(cabinet, kind)
        for where, path in _named(kind):
            if not _resolves(cabinet, kind, path):
                yield f"{kind.name}: {where} names {path!r}, which is no field"
        if kind.sealed and not _flag(cabinet, kind, kind.sealed):
            yield f"{kind.name}: sealed names {kind.sealed!r}, which is no flag"
        yield from _children(cabinet, kind)
        yield from _subsets(cabinet, kind)
        yield from _path(kind)
        yield from _traces(cabinet, kind)
        yield from form_faults(cabinet, kind)
        yield from upkeep_faults(cabinet, kind)
        yield from successor_faults(cabinet, kind)


def _links(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    if kind.name in RESERVED:
        yield f"{kind.name}: the name is the book's own"
    for name, field in kind.fields.items():
        if isinstance(field, LinkField):
            if field.kind not in cabinet:
                yield f"{kind.name}.{name} links to {field.kind!r}, which is no kind"
                continue
            for inner in (*field.embed, *field.needed):
                if inner not in cabinet[field.kind].fields:
                    yield f"{kind.name}.{name} embeds {inner!r}, which {field.kind} does not have"


def _named(kind: "Kind") -> Iterable[tuple[str, str]]:
    yield from (("title", path) for path in kind.title)
    yield from (("order", path.lstrip("-")) for path in kind.order)
    yield from (("search", path) for path in kind.search)
    yield from ((f"column {column.label}", column.path) for column in kind.columns)
    yield from ((f"section {section.label}", path) for section in kind.sections for path in section.paths)
    yield from ((f"clock {clock.name}", path) for clock in kind.clocks for path in clock.paths)
    yield from (("retention", path) for path in (kind.retention.ends if kind.retention else ()))
    yield from (("vouching", path) for path in (kind.vouching,) if path)


def _flag(cabinet: "Cabinet", kind: "Kind", path: str) -> bool:
    return _resolves(cabinet, kind, path) and isinstance(cabinet.field(kind, path), FlagField)


def _resolves(cabinet: "Cabinet", kind: "Kind", path: str) -> bool:
    try:
        cabinet.field(kind, path)
    except KeyError:
        return False
    return True


def _children(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    for name in kind.children:
        if name not in cabinet:
            yield f"{kind.name}: child {name!r} is no kind"
            continue
        link = cabinet[name].fields.get(cabinet[name].parent)
        if not (isinstance(link, LinkField) and link.kind == kind.name):
            yield f"{name}: its parent field does not link to {kind.name}"


def _subsets(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    named = [(subset.name, subset.where, "uid") for subset in kind.subsets]
    figures = [figure for figure in kind.figures if not isinstance(figure, Ratio)]
    named += [(figure.name, figure.where, figure.path) for figure in figures]
    named += [(doubt.name, doubt.where, "uid") for doubt in kind.upkeep.doubts]
    named += [("alike", kind.upkeep.alike.where, "uid")] if kind.upkeep.alike else []
    named += [("alone", kind.upkeep.alone.where, "uid")] if kind.upkeep.alone else []
    for name, where, path in named:
        if fault := _compiles(cabinet, kind, where, path):
            yield f"{kind.name}.{name}: {fault}"
    names = [figure.name for figure in kind.figures]
    yield from (f"{kind.name}: two figures are called {name}" for name in set(names) if names.count(name) > 1)
    for ratio in kind.figures:
        if isinstance(ratio, Ratio) and not (ratio.upper in names and ratio.lower in (*names, MONTHS)):
            yield f"{kind.name}.{ratio.name}: no such figure {ratio.upper!r} or {ratio.lower!r}"


def _compiles(cabinet: "Cabinet", kind: "Kind", where: Condition, path: str) -> str:
    from unionbook.ground.sql import aggregate

    try:
        aggregate(cabinet, kind, "count", path, where, Frame.of_year(date(2020, 1, 1)))
    except (KeyError, ValueError) as fault:
        return f"{type(fault).__name__} {fault}"
    return ""


def _path(kind: "Kind") -> Iterator[str]:
    path = kind.stages
    if path is None:
        return
    field = kind.fields.get(path.field)
    names = {stage.name for stage in path.stages}
    if not isinstance(field, CodeField) or set(field.codes.items) != names:
        yield f"{kind.name}: stage field {path.field!r} does not hold the stages"
    for move in path.moves:
        if not {move.to, *move.start} <= names:
            yield f"{kind.name}: move {move.verb} names a stage that is not there"
        for name in (*filter(None, [move.date]), *move.needs, *move.sets):
            if name not in kind.fields:
                yield f"{kind.name}: move {move.verb} names {name!r}, which is no field"


def _traces(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    """The child rows that moves leave."""
    for move in kind.stages.moves if kind.stages else ():
        if move.leaves is None:
            continue
        if move.leaves.kind not in kind.children:
            yield f"{kind.name}: move {move.verb} leaves {move.leaves.kind!r}, which is no child of it"
            continue
        copied = [value[1:] for value in move.leaves.values.values() if isinstance(value, str) and value[:1] == "="]
        for owner, names in ((cabinet[move.leaves.kind], [move.leaves.date, *move.leaves.values]), (kind, copied)):
            for name in names:
                if name not in owner.fields:
                    yield f"{kind.name}: move {move.verb} names {name!r}, which is no field of {owner.name}"
