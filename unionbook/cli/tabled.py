"""tables: the tables of a report, cell by cell, on screen or as PDF."""

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionbook.cli.answer import Answer, counted, table
from unionbook.cli.asked import Group, command, frame_of, opened, with_period

if TYPE_CHECKING:
    from unionbook.services.report.tables import Cell, Filled


def declare(group: Group) -> None:
    """Add the command."""
    tables = command(group, "tables", "一个时段的附表，每格是一个有代号的数字")
    with_period(tables, required=True)
    tables.add_argument("--table", metavar="附表", action="append", default=[], help="附表的名称或文件，可写几次")
    tables.add_argument("--set", metavar="套表", default="", help="只要一套：年报、统计年报")
    tables.add_argument("--pdf", metavar="文件", type=Path, help="同时印成 PDF")
    tables.set_defaults(run=_tables)


def _tables(args: argparse.Namespace) -> Answer:
    from unionbook.services.report.printing import save_pdf
    from unionbook.services.report.tables.printing import fill_all, print_tables

    with opened(args) as book:
        frame = frame_of(book, args.period, args.as_of)
        filled = fill_all(book, frame, args.table, args.set)
        office = book.single("office")
    if args.pdf:
        out = BytesIO()
        print_tables(filled, out, getattr(office, "name", None) or "", signed=args.set == "统计年报")
        save_pdf(out.getvalue(), args.pdf)
    data = {"period": frame.period.name, "tables": [_data(one) for one in filled]}
    return Answer(data, [*(line for one in filled for line in _lines(one)), counted(len(filled), "张附表")])


def _lines(filled: "Filled") -> list[str]:
    from unionbook.services.report.tables.ledger import notes_printed, printed

    title, heads, rows = printed(filled)
    unit = f"（单位：{filled.measure}）" if filled.measure else ""
    drawn = table(heads, rows, tuple(range(1, len(heads))))
    return [f"{title}{unit}", "", *drawn, *notes_printed(filled), ""]


def _data(filled: "Filled") -> dict[str, Any]:
    return {
        "name": filled.form.name,
        "title": filled.form.title,
        "unit": filled.measure,
        "heads": [f"{head.over}{head.words}" for head in filled.heads],
        "rows": [
            {"label": row.label, "rank": row.rank.name.lower(), "cells": [_cell(cell) for cell in row.cells]}
            for row in filled.rows
        ],
        "notes": list(filled.notes),
        "remarks": [{"kind": one.kind, "id": one.uid, "sentence": one.sentence} for one in filled.remarks],
    }


def _cell(cell: "Cell") -> dict[str, Any]:
    return {"words": cell.words, "key": cell.counted.key if cell.counted else None, "value": cell.number}
