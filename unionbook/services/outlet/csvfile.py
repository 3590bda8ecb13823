"""The same table as text between commas, for programs that read no workbooks: quoted, guarded, in a known encoding."""

import csv
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from unionbook.services.outlet.formulas import guarded
from unionbook.services.outlet.model import Out, Table
from unionbook.services.outlet.placing import placed
from unionbook.services.outlet.writer import OFTEN, Step, Stopped


class Encoding(StrEnum):
    """How the text is written. With its mark Excel knows UTF-8; old programs want the national standard."""

    UTF8 = "utf-8-sig"
    GB18030 = "gb18030"


def write_csv(path: Path, table: Table, encoding: Encoding = Encoding.UTF8, step: Step = lambda done, of: True) -> int:
    """Write the table; how many lines it has.  Refusal: the file cannot be written.  Stopped: `step` said so."""
    number = 0
    with placed(path) as part, part.open("w", encoding=encoding.value, newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow([guarded(column.label) for column in table.columns])
        for number, line in enumerate(table.lines, 1):
            if number % OFTEN == 0 and not step(number, table.of):
                raise Stopped
            writer.writerow(map(_cell, line))
    return number


def _cell(value: Out) -> str:
    match value:
        case None:
            return ""
        case str():
            # No reader takes a NUL, and none can be typed.
            return guarded(value.replace("\0", "�"))
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return str(value)
