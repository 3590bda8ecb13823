"""What can be done on a register's page besides its records: opened from the menu in its head."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unionbook.ground.kind import Kind
from unionbook.services.takeover import handled
from unionbook.ui.frame.page import Shell

MEMBER = "member"
"""The kind whose changes are bridged."""


@dataclass(frozen=True)
class Extra:
    """One line of the menu."""

    label: str
    icon: str
    act: Callable[[], object]


def extras(shell: Shell, kinds: Sequence[Kind]) -> list[Extra]:
    """What there is for the kinds of a page."""
    found: list[Extra] = []
    names = {kind.name for kind in kinds}
    for kind in kinds:
        if kind.name == MEMBER:
            found.append(Extra(f"{kind.label}变动…", "data_bar_vertical", shell.show_bridge))
    if names & {kind.name for kind in handled(shell.book.cabinet)}:
        found.append(Extra("顶岗…", "people_team", shell.show_takeover))
    return found
