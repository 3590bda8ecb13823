"""一人一页: everything the book holds about one person, on one page and one printed sheet."""

from unionbook.services.personpage.finding import PERSON, Amount, Item, PersonPage, everything
from unionbook.services.personpage.looks import Look
from unionbook.services.personpage.sheet import TITLE, to_paper

__all__ = ["PERSON", "TITLE", "Amount", "Item", "Look", "PersonPage", "everything", "to_paper"]
