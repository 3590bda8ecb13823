"""kinds: what each kind of record is made of, and which forms it is printed on."""

import argparse
from typing import Any

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command
from unionbook.cli.ending import Usage
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import to_data
from unionbook.ground.fields import CodeField, Field, LinkField
from unionbook.ground.figures import Figure, Ratio
from unionbook.ground.kind import Kind


def declare(group: Group) -> None:
    """Add the command."""
    kinds = command(group, "kinds", "各种记录的栏目、子集、数字、阶段和期限", book=False)
    kinds.add_argument("kind", metavar="种类", nargs="?", help="只看这一种（如 member 或 会员）")
    kinds.set_defaults(run=_kinds)


def _kinds(args: argparse.Namespace) -> Answer:
    if args.kind is None:
        brief = [(kind.name, kind.label, str(len(kind.fields)), str(len(kind.figures))) for kind in args.cabinet]
        return Answer([_kind(kind) for kind in args.cabinet], table(("种类", "名称", "栏目", "数字"), brief, (2, 3)))
    for kind in args.cabinet:
        if args.kind in (kind.name, kind.label):
            return Answer(_kind(kind), _lines(args.cabinet, kind))
    raise Usage(f"没有“{args.kind}”这种记录，可以写：{'、'.join(kind.name for kind in args.cabinet)}。")


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": kind.label,
        "measure": kind.measure,
        "parent": kind.parent or None,
        "children": list(kind.children),
        "fields": [_field(name, field) for name, field in kind.fields.items()],
        "subsets": [
            {"name": one.name, "label": one.label, "definition": one.definition, "where": to_data(one.where)}
            for one in kind.subsets
        ],
        "figures": [_figure(kind, one) for one in kind.figures],
        "stages": _stages(kind),
        "clocks": [
            {"name": one.name, "label": one.label, "start": one.start, "met": one.met, "rule": one.rule}
            for one in kind.clocks
        ],
        "forms": [
            {"name": one.name, "code": one.code, "label": one.label, "purpose": one.purpose} for one in kind.forms
        ],
    }


def _field(name: str, field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": name,
        "label": field.label,
        "value": type(field).__name__.removesuffix("Field").lower(),
        "required": field.required,
        "sensitive": field.sensitive,
    }
    told |= {key: text for key in ("unit", "default", "help", "article") if (text := getattr(field, key))}
    if isinstance(field, CodeField):
        told["codes"] = dict(field.codes.items)
    if isinstance(field, LinkField):
        told |= {"links": field.kind, "embeds": list(field.embed)}
    return told


def _figure(kind: Kind, figure: Figure | Ratio) -> dict[str, str]:
    key = f"{kind.name}.{figure.name}"
    return {"key": key, "label": figure.label, "unit": figure.measure, "definition": figure.definition}


def _stages(kind: Kind) -> dict[str, Any] | None:
    if kind.stages is None:
        return None
    return {
        "field": kind.stages.field,
        "stages": {stage.name: stage.label for stage in kind.stages.stages},
        "moves": [
            {"to": move.to, "label": move.verb, "from": list(move.start), "date": move.date, "needs": list(move.needs)}
            for move in kind.stages.moves
        ],
    }


def _lines(cabinet: Cabinet, kind: Kind) -> list[str]:
    lines = [f"{kind.label}（{kind.name}）", ""]
    rows = [(name, field.label, _meaning(cabinet, field)) for name, field in kind.fields.items()]
    lines += table(("栏目", "名称", "内容"), rows)
    if kind.subsets:
        lines += ["", *table(("子集", "名称", "口径"), [(s.name, s.label, s.definition) for s in kind.subsets])]
    if kind.figures:
        told = [(f"{kind.name}.{f.name}", f.label, f.measure, f.definition) for f in kind.figures]
        lines += ["", *table(("数字", "名称", "单位", "口径"), told)]
    if kind.stages:
        moves = [(move.to, move.verb, "、".join(move.start)) for move in kind.stages.moves]
        lines += ["", *table(("阶段", "怎么进入", "从哪些阶段"), moves)]
    if kind.clocks:
        lines += ["", *table(("期限", "起算", "完成"), [(c.label, c.start, c.met) for c in kind.clocks])]
    if kind.forms:
        forms = [(f"{kind.name}.{f.name}", f.code, f.label, f.purpose) for f in kind.forms]
        lines += ["", *table(("表格", "编号", "名称", "用途"), forms)]
    return lines


def _meaning(cabinet: Cabinet, field: Field) -> str:
    words = ["必填"] if field.required else []
    if isinstance(field, CodeField):
        words.append("、".join(f"{code} {label}" for code, label in field.codes.items.items()))
    if isinstance(field, LinkField):
        words.append(f"选一条{cabinet[field.kind].label}")
    words += [text for text in (field.unit, field.help, field.article) if text]
    return "；".join(words)
