"""A report as a document in the book: its parts are edited, its figures stay alive, and what was read is remembered."""

from unionbook.services.report.document.editing import (
    add_part,
    drop_part,
    drop_template,
    move_part,
    restore_part,
    set_part,
    set_template_text,
)
from unionbook.services.report.document.making import make_report, reports_of, start_from
from unionbook.services.report.document.reading import mark_of, mark_read, moved_since_read, states
from unionbook.services.report.document.text import Document, open_document

__all__ = [
    "Document",
    "add_part",
    "drop_part",
    "drop_template",
    "make_report",
    "mark_of",
    "mark_read",
    "move_part",
    "moved_since_read",
    "open_document",
    "reports_of",
    "restore_part",
    "set_part",
    "set_template_text",
    "start_from",
    "states",
]
