"""Text that a program for tables would take for a formula, made harmless and harmful again: exactly the same text.

A formula in somebody's name runs on the PC of whoever opens the list. In a text file a guard before it keeps it a text;
the guard is taken off when the file comes back, and only where it was put on.
"""

GUARD = "'"

_SIGNS = frozenset("=+-@|＝＋－＠")
_PASSED = frozenset(" '\t\r\n\0\ufeff\u200b\u200c\u200d\u2060\u3000\xa0")
_FIRST = frozenset("\t\r\n\0")


def dangerous(text: str) -> bool:
    """May a program for tables take it for a formula, guards before it or not?"""
    if not text:
        return False
    first = text[0]
    if first in _SIGNS or first in _FIRST:
        return True
    return first in _PASSED and _dangerous_behind(text)


def _dangerous_behind(text: str) -> bool:
    """The same of what stands behind blanks and guards."""
    for sign in text:
        if sign not in _PASSED:
            return sign in _SIGNS
        if sign in _FIRST:
            return True
    return False


def guarded(text: str) -> str:
    """The text as a cell of a text file."""
    return GUARD + text if dangerous(text) else text


def unguarded(cell: str) -> str:
    """The text a cell of a text file was made of."""
    return cell[1:] if cell.startswith(GUARD) and dangerous(cell[1:]) else cell
