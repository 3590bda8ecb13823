"""A pattern compiled when it is first asked answers as one that was compiled at once."""

import re

from unionbook.ground.pattern import pattern


def test_it_answers_as_a_compiled_one() -> None:
    text, flags = "([a-z]+)(\\d)?", re.IGNORECASE
    late, made = pattern(text, flags), re.compile(text, flags)
    assert "match" not in vars(late)
    for ask in ("Ab3", "", "3", "ab cd4"):
        assert [one.groups() for one in late.finditer(ask)] == [one.groups() for one in made.finditer(ask)]
        assert bool(late.fullmatch(ask)) == bool(made.fullmatch(ask))
        assert late.sub("x", ask) == made.sub("x", ask)
    assert late.pattern == text and late.flags == made.flags and "fullmatch" in vars(late)
