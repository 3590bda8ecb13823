"""Printed forms: from a book, a kind's declared form and the rows asked for to a table, sheets or papers, and a PDF."""

from unionbook.services.forms.making import Document, make
from unionbook.services.forms.model import Made, Wanted
from unionbook.services.forms.printing import draw, file_name, print_form

__all__ = ["Document", "Made", "Wanted", "draw", "file_name", "make", "print_form"]
