"""Reports: a template's sentences filled with the book's figures, and the paper made of them."""

from unionbook.services.report.compose import compose
from unionbook.services.report.model import Block, Piece, Remark, Report
from unionbook.services.report.printing import PAPER_SUFFIX, print_report, save_pdf, to_paper, to_pdf
from unionbook.services.report.remarks import remarks
from unionbook.services.report.template import Template, default_template, parse, template_names, template_text, use_of
from unionbook.services.report.years import years_with_data

__all__ = [
    "PAPER_SUFFIX",
    "Block",
    "Piece",
    "Remark",
    "Report",
    "Template",
    "compose",
    "default_template",
    "parse",
    "print_report",
    "remarks",
    "save_pdf",
    "template_names",
    "template_text",
    "to_paper",
    "to_pdf",
    "use_of",
    "years_with_data",
]
