"""Where a field goes: the figures that look at it, the cells of tables and the sentences of reports that print them.

Nothing of it is written down: it follows from the declarations of figures, the shipped tables and the templates.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import All, Any_, Compare, Condition, Has, Latest, Not
from unionbook.ground.fields import LinkField
from unionbook.ground.figurekeys import FigureKey
from unionbook.ground.figures import Figure, Ratio
from unionbook.ground.kind import Kind
from unionbook.services.report.markup.parts import Names, Number, Range, Sentence, Word
from unionbook.services.report.tables.files import chart_names, shipped_table, table_names
from unionbook.services.report.tables.model import FigureRow, Group, TableForm, View
from unionbook.services.report.template.files import template_names, template_text
from unionbook.services.report.template.model import Template
from unionbook.services.report.template.reading import read

Spot = tuple[str, str]
"""A kind and one of its fields."""

SHOWN = 46
"""Characters of a sentence that are quoted."""


SENTENCE = "报告"
"""What the words of a sentence's place begin with."""


def spots_at(cabinet: Cabinet, kind: Kind, path: str) -> Iterator[Spot]:
    """The fields a path goes through; nothing for what is no field (uid)."""
    for step in path.split("."):
        field = kind.fields.get(step)
        if field is None:
            return
        yield kind.name, step
        if isinstance(field, LinkField):
            kind = cabinet[field.kind]


def spots_in(cabinet: Cabinet, kind: Kind, condition: Condition) -> Iterator[Spot]:
    """The fields a condition over rows of a kind looks at."""
    match condition:
        case Compare():
            yield from spots_at(cabinet, kind, condition.path)
        case All() | Any_():
            for part in condition.parts:
                yield from spots_in(cabinet, kind, part)
        case Not():
            yield from spots_in(cabinet, kind, condition.part)
        case Has():
            yield from spots_in(cabinet, cabinet[condition.kind], condition.part)
        case Latest():
            for path in (condition.path, condition.within):
                yield from spots_at(cabinet, kind, path)
            yield from spots_in(cabinet, kind, condition.part)


@cache
def figures_of(cabinet: Cabinet) -> dict[Spot, list[tuple[Kind, Figure | Ratio]]]:
    """Field → the figures that look at it or add it up, those of its own kind first."""
    found: dict[Spot, list[tuple[Kind, Figure | Ratio]]] = defaultdict(list)
    for kind in cabinet:
        for figure in kind.figures:
            for spot in dict.fromkeys(_spots(cabinet, kind, figure)):
                found[spot].append((kind, figure))
    return {spot: sorted(all_, key=lambda one: one[0].name != spot[0]) for spot, all_ in found.items()}


def _spots(cabinet: Cabinet, kind: Kind, figure: Figure | Ratio) -> Iterator[Spot]:
    if isinstance(figure, Figure):
        yield from spots_at(cabinet, kind, figure.path)
        yield from spots_in(cabinet, kind, figure.where)
        return
    by_name = {one.name: one for one in kind.figures}
    for name in (figure.upper, figure.lower):
        if name in by_name:
            yield from _spots(cabinet, kind, by_name[name])


@cache
def places_of() -> dict[str, list[str]]:
    """Figure (kind.name) → where shipped tables and templates print it, in words, tables first."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in table_names():
        for key, words in _cells(shipped_table(name)):
            found[_whole(key)].append(words)
    for name in chart_names():
        form = shipped_table(name)
        for column in form.columns:
            if column.key and column.view is View.NOW:
                found[_whole(column.key)].append(f"图“{form.title}”：{column.label}")
    for name in template_names():
        for key, words in _sentences(read(name, template_text(name), ["office"])):
            found[_whole(key)].append(words)
    return {key: list(dict.fromkeys(words)) for key, words in found.items()}


def rows_of(spot: Spot) -> list[str]:
    """The tables whose rows are told apart by a field, in words."""
    return _grouped().get(spot, [])


@cache
def _grouped() -> dict[Spot, list[str]]:
    found: dict[Spot, list[str]] = defaultdict(list)
    for name in table_names():
        form = shipped_table(name)
        keyed = [column for column in form.columns if column.key]
        for line in form.lines:
            for level in line.levels if isinstance(line, Group) else ():
                for column in keyed:
                    path = column.path(level)
                    if path and "." not in path:
                        found[column.key.partition(".")[0], path].append(f"{_title(form)}按它分行（{level.label}）")
    return {spot: list(dict.fromkeys(words)) for spot, words in found.items()}


def _whole(key: str) -> str:
    """kind.figure of a key, its limits left out."""
    parsed = FigureKey.parse(key)
    return f"{parsed.kind}.{parsed.name}"


def _title(form: TableForm) -> str:
    return f"表{form.number}“{form.title}”" if form.number else f"“{form.title}”"


def _cells(form: TableForm) -> Iterator[tuple[str, str]]:
    for number, column in enumerate(form.columns, 1):
        # What last year printed of it, and how far it moved, is the same figure once more.
        if column.key and column.view is View.NOW:
            over = f"{column.over}/" if column.over else ""
            yield column.key, f"{_title(form)}第{number}栏（{over}{column.label}）"
    rows = [line for line in form.lines if isinstance(line, FigureRow)]
    for number, row in enumerate(rows, 1):
        yield row.key, f"{_title(form)}第{number}行（{row.label}）"


def _sentences(template: Template) -> Iterator[tuple[str, str]]:
    for chapter in template.every_chapter():
        heading = chapter.name or (_said(chapter.heading) if chapter.heading else "")
        section = f"“{heading[:14]}”一节" if heading else ""
        for sentence in (one for paragraph in chapter.paragraphs for one in paragraph):
            for key in dict.fromkeys(sentence.printed()):
                if not key.startswith("own."):
                    yield key, f"{SENTENCE}《{template.name}》{section}：{_short(_said(sentence))}"


def _said(sentence: Sentence) -> str:
    """A sentence as it reads, each figure a blank, each word of the period or the office a stroke."""
    return "".join(_read(part) for part in sentence.flat())


def _read(part: object) -> str:
    match part:
        case str():
            return part
        case Number() | Range() | Names():
            return "＿"
        case Word():
            return "…"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
