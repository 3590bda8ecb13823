"""The entries of most names at once: of two to four different characters, each read in one way."""

from unionbook.ground.pinyin import readings
from unionbook.ground.search.mixed import said

Pairs = list[tuple[str, int]]
"""Terms, and how many first signs of each a better one of the row has too."""

_LENGTHS = range(2, 5)
_FIRST, _LAST = "\u4e00", "\u9fff"
"""The characters names are written with: they are compared as they stand."""


def of_name(text: str) -> tuple[Pairs, Pairs, str] | None:
    """The terms with which a name begins, the later ones, and the signs they all begin with, each once; None for a name
    that has to be looked at more closely."""
    if len(text) not in _LENGTHS or len({*text}) < len(text) or min(text) < _FIRST or max(text) > _LAST:
        return None
    ways = [readings(char) for char in text]
    if {*map(len, ways)} != {1}:
        return None
    heard = tuple([way[0] for way in ways])
    if min(map(len, heard)) < 2:
        return None
    later: Pairs = [(text[at:], 0) for at in range(1, len(text))]
    signs = heard[0][0]
    # By its last character alone a name is not read.
    for at in range(1, len(text) - 1):
        if heard[at][0] in signs:
            return None
        signs += heard[at][0]
        later += _in_turn("".join([one[0] for one in heard[at:]]), "".join(heard[at:]))
    return [*_in_turn(said(heard), "".join(heard)), (text, 0)], later, signs + text


def _in_turn(one: str, other: str) -> Pairs:
    """Two terms with the same first sign: the first, and the second with what it shares with it."""
    same = 1
    while one[same : same + 1] == other[same : same + 1] != "":
        same += 1
    return [(one, 0), (other, same)] if one < other else [(other, 0), (one, same)]
