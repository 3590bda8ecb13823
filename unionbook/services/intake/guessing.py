"""Which kind's rows a file holds, told by its columns; and which kinds a file may be taken into at all."""

from dataclasses import replace

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.intake.mapping import knows, propose, targets
from unionbook.services.sheets.layout import find_blocks
from unionbook.services.sheets.model import Sheet, Workbook

LOOKED_AT = 40
"""Rows of each sheet that are looked at."""

MISSED = 0.5
"""What a field that must be filled and has no column takes from a kind's likeness."""


def importable(cabinet: Cabinet) -> list[Kind]:
    """The kinds a table may be taken into: those of the tabs first."""
    found = [kind for kind in cabinet if not (kind.parent or kind.hidden or kind.single or kind.lasting)]
    tabs = [kind for kind in cabinet.tabs() if kind in found]
    return tabs + [kind for kind in found if kind not in tabs]


def refuse_others(cabinet: Cabinet, kind: Kind) -> None:
    """Refusal: the rows of a kind come into the book another way."""
    if kind.parent:
        parent = cabinet[getattr(kind.fields[kind.parent], "kind", "")].label
        raise Refusal(f"{kind.label}是随{parent}登记的，不能单独用表格导入，没有导入。请在{parent}的表单里登记。")
    if kind.lasting or kind.single:
        told = "它由程序自己记。" if kind.lasting else "请在表单里填写。"
        raise Refusal(f"{kind.label}不从表格导入，没有导入。{told}")


def likeliest(cabinet: Cabinet, workbook: Workbook) -> Kind:
    """The kind whose fields the columns of a file name best.  Refusal: those of none."""
    heads = [_head(sheet) for sheet in workbook.sheets]
    best: tuple[float, Kind] | None = None
    for kind in importable(cabinet):
        known, needed = knows(cabinet, kind), [one.path for one in targets(cabinet, kind) if one.required]
        for sheet in heads:
            for block in find_blocks(sheet, known):
                by_path = propose(cabinet, kind, block).by_path
                score = sum(one.sure for one in by_path.values()) - MISSED * sum(path not in by_path for path in needed)
                if len(by_path) > 1 and score > (best[0] if best else 0):
                    best = score, kind
    if best is None:
        raise Refusal(
            f"“{workbook.name}”里没有认出台账能收的表格，没有导入。"
            "请检查是不是选错了文件，或在表格第一行写上列名（如姓名、身份证号、所属工会）。"
        )
    return best[1]


def _head(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=sheet.rows[:LOOKED_AT])
