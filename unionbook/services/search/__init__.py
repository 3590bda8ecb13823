"""查找: the rows of a kind a typed text finds, and what it finds in the whole book.

`Search` is what a list asks: its condition, its count and its rows, the best first.
"""

from unionbook.services.search.search import FIRST, Search, says_something
from unionbook.store.search.hunting import Hits

__all__ = ["FIRST", "Hits", "Search", "says_something"]
