"""Names typed partly in full and partly by initials, as input methods take them: chenzq, czhiqiang and chzq are 陈志强.

The initials of a name stand in the index with the rest of each syllable behind them, after marks: czq!hen"hi#iang. So a
word is the beginning of such a term by its initials, and a pattern over the whole of it by what is typed in full.
"""

from functools import lru_cache

from unionbook.ground.pinyin import syllables

MARKS = "!\"#$"
"""Before the rest of each syllable. No folded text has them, and they sort before all it has."""
MOST = 4
"""Ways at most in which a word is cut."""

_DOUBLE = ("zh", "ch", "sh")
_VOWELS = frozenset("aeiouv")
_TRIED = 16

Mixed = tuple[str, str]
"""Initials, and the pattern (GLOB) of the terms with them."""


def said(syllables_: tuple[str, ...]) -> str:
    """The term of a name by its initials, with the rest of its first syllables."""
    rest = "".join([mark + syllable[1:] for mark, syllable in zip(MARKS, syllables_, strict=False)])
    return "".join([syllable[0] for syllable in syllables_]) + rest


@lru_cache(maxsize=1 << 10)
def mixed(letters: str) -> tuple[Mixed, ...]:
    """The ways to cut a folded word into syllables, initials and the beginning of a last syllable, those of the fewest
    parts first; none for a word that is read in full, by initials alone, or not at all."""
    if not (letters.isascii() and letters.isalpha()) or _in_full(letters):
        return ()
    ways = _cuts(letters)
    told = [way for way in ways if 0 <= max(_longer(way), default=-1) < len(MARKS)]
    return tuple(("".join(part[0] for part in way), _pattern(way)) for way in told[:MOST])


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    """Syllables of names: 嗯 is read as n, and nobody is called so."""
    return frozenset(one for one in syllables() if not _VOWELS.isdisjoint(one))


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(one[:end] for one in _whole() for end in range(1, len(one) + 1))


def _in_full(letters: str) -> bool:
    """Is it the beginning of something read in full?"""
    ends = {0}
    for end in range(1, len(letters)):
        if any(letters[start:end] in _whole() for start in ends):
            ends.add(end)
    return any(letters[start:] in _beginnings() for start in ends)


def _cuts(letters: str) -> list[tuple[str, ...]]:
    """Ways to cut it, those of the fewest parts first: each part an initial or a whole syllable, the last perhaps the
    beginning of one."""
    ways: dict[int, list[tuple[str, ...]]] = {}
    for start in reversed(range(len(letters))):
        found: list[tuple[str, ...]] = [(letters[start:],)] if letters[start:] in _beginnings() else []
        for end in range(start + 1, min(start + 7, len(letters))):
            part = letters[start:end]
            if part in _whole() or part in _DOUBLE or (end == start + 1 and part in _beginnings()):
                found += [(part, *rest) for rest in ways[end]]
        ways[start] = sorted(found, key=len)[:_TRIED]
    return ways[0]


def _longer(way: tuple[str, ...]) -> list[int]:
    """The places of the parts that are more than initials."""
    return [at for at, part in enumerate(way) if len(part) > 1]


def _pattern(way: tuple[str, ...]) -> str:
    """What terms with the initials must look like."""
    found = "".join(part[0] for part in way) + "*"
    for at, part in enumerate(way[: len(MARKS)]):
        if len(part) > 1:
            # Behind a whole syllable comes the next mark, or the end where no more are kept.
            whole = at < len(way) - 1 and part not in _DOUBLE
            found = found.removesuffix(MARKS[at]) + MARKS[at] + part[1:] + (MARKS[at + 1 : at + 2] if whole else "*")
        elif not found.endswith("*"):
            found += "*"
    return found
