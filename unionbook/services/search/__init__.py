"""查找: the rows of a kind a typed text finds, and what it finds in the whole book.

`Search` is what a list asks: its condition, its count and its rows, the best first.
"""

from unionbook.services.search.search import FIRST, Search, matching

__all__ = ["FIRST", "Search", "matching"]
