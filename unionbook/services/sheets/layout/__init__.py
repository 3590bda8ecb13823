"""Where the tables of a sheet are: head, rows, and what stands around them."""

from unionbook.services.sheets.layout.finding import find_blocks
from unionbook.services.sheets.layout.heads import spread
from unionbook.services.sheets.layout.model import Block, Head, Left, Line, SourceRow, Why

__all__ = ["Block", "Head", "Left", "Line", "SourceRow", "Why", "find_blocks", "spread"]
