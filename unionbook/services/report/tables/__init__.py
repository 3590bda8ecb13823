"""Tables and charts of the reports: declared in files, filled cell by cell with figures."""

from unionbook.services.report.tables.comparing import Frozen, nothing_frozen
from unionbook.services.report.tables.files import chart_names, load_table, table_names
from unionbook.services.report.tables.filled import Cell, Filled, FilledRow, Head, Rank, Remark
from unionbook.services.report.tables.filling import fill
from unionbook.services.report.tables.model import Shape, TableForm, View

__all__ = [
    "Cell",
    "Filled",
    "FilledRow",
    "Frozen",
    "Head",
    "Rank",
    "Remark",
    "Shape",
    "TableForm",
    "View",
    "chart_names",
    "fill",
    "load_table",
    "nothing_frozen",
    "table_names",
]
