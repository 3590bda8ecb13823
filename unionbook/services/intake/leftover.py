"""The rows that were not taken, as a workbook with the reason beside each: to be mended and brought in again."""

from pathlib import Path

import xlsxwriter

from unionbook.ground.errors import Refusal
from unionbook.services.intake.model import VERDICTS, Verdict, Verdicts
from unionbook.services.intake.shapes import cell_text

WIDTH = 14


def write_leftover(verdicts: Verdicts, path: Path) -> int:
    """Write the rows that are wrong or left out; how many.  Refusal: the file cannot be written."""
    rows = [row for row in verdicts.rows if row.verdict in (Verdict.WRONG, Verdict.LEFT)]
    heads = verdicts.plan.block.head
    try:
        with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
            sheet = book.add_worksheet("没有导入的行")
            bold, text = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(heads) + 2, WIDTH)
            for place, words in enumerate([*(head.full for head in heads), "原表行号", "为什么没有导入"]):
                sheet.write_string(0, place, words, bold)
            for number, row in enumerate(rows, 1):
                for place, head in enumerate(heads):
                    sheet.write_string(number, place, cell_text(row.row.cells.get(head.column)), text)
                sheet.write_number(number, len(heads), row.number)
                told = [f"{one.cell} {one.sentence}".strip() for one in row.reasons if not one.warning]
                sheet.write_string(number, len(heads) + 1, "\n".join(told) or VERDICTS[row.verdict])
    except (OSError, xlsxwriter.exceptions.FileCreateError) as fault:
        raise Refusal(f"“{path.name}”写不进去，没有导入的行没有存下来。请换一个文件夹再试。") from fault
    return len(rows)
