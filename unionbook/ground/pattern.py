"""Patterns that are compiled when they are first asked: a start meets dozens and asks few."""

import re
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Asked as a compiled one is; it can only not be handed to `re`'s own functions."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """What is asked of it once is its own afterwards, so that asking again costs nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self._told = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._told), name)
        setattr(self, name, found)
        return found
