"""What can be done on a register's page besides its records: opened from the menu in its head."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from unionbook.ground.kind import Kind
from unionbook.services.takeover import handled
from unionbook.ui.frame.page import Shell

MEMBER = "member"
"""The kind whose changes are bridged."""


@dataclass(frozen=True)
class Extra:
    """One line of the menu. word: what the button for it says that stands in the head itself, "" for none."""

    label: str
    icon: str
    act: Callable[[], object]
    word: str = ""


def extras(shell: Shell, kinds: Sequence[Kind]) -> list[Extra]:
    """What there is for the kinds of a page."""
    found = [
        Extra(f"{kind.label}变动…", "data_bar_vertical", partial(show_bridge, shell, kind))
        for kind in kinds
        if kind.name == MEMBER
    ]
    if {kind.name for kind in kinds} & {kind.name for kind in handled(shell.book.cabinet)}:
        found.append(Extra("顶岗…", "people_team", partial(show_takeover, shell)))
    return found


def show_bridge(shell: Shell, kind: Kind) -> None:
    """How the members of a period came and went."""
    from unionbook.ui.aside.bridge import BridgePage

    shell.visit(lambda: BridgePage(shell, kind))


def show_takeover(shell: Shell) -> None:
    """Where one handler's open cases are handed to another."""
    from unionbook.ui.aside.takeover import TakeoverPage

    shell.visit(lambda: TakeoverPage(shell))
