"""Reports: a template's sentences filled with the book's figures, and the paper made of them."""

from unionbook.services.report.compose import compose
from unionbook.services.report.model import Block, Piece, Remark, Report
from unionbook.services.report.printing import PAPER_SUFFIX, print_report, save_pdf, to_paper, to_pdf
from unionbook.services.report.remarks import remarks
from unionbook.services.report.template import template_names
from unionbook.services.report.years import years_with_data

__all__ = [
    "PAPER_SUFFIX",
    "Block",
    "Piece",
    "Remark",
    "Report",
    "compose",
    "print_report",
    "remarks",
    "save_pdf",
    "template_names",
    "to_paper",
    "to_pdf",
    "years_with_data",
]
