"""Texts of a book as names of files."""

MOST = 80
"""Characters at most."""

_FORBIDDEN = frozenset('\\/:*?"<>|')


def plain_name(text: str) -> str:
    """The text as the name of a file, without its ending, that every system takes; Windows takes the fewest."""
    plain = "".join("_" if sign in _FORBIDDEN or sign < " " else sign for sign in text)
    return plain[:MOST].strip(" .") or "_"
