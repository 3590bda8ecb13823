"""What opening a book found that its reader should be told, and the refusals that leave a way open."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from unionbook.ground.errors import Refusal


class Topic(Enum):
    """What a notice is about."""

    OLDER = auto()
    """This copy lacks acts this PC has seen."""
    APART = auto()
    """This copy lacks acts this PC has seen, and has others."""
    PROTECTED = auto()
    """The file cannot be written to."""
    LOOKING = auto()
    """A copy is shown because the file is not opened for writing."""
    NEWER = auto()
    """Written by a newer program."""
    DAMAGED = auto()
    UNCLEAN = auto()
    """The last writer did not close it."""
    CHECK_DUE = auto()
    """A full check (services/check) should be run now, in the background."""
    UNKEPT = auto()
    """This PC lets nothing be kept on it."""
    SHEET_DUE = auto()
    """The recovery sheet of its key was put off."""
    UPGRADED = auto()
    """Brought up to date; the original stands beside it."""


@dataclass(frozen=True)
class Notice:
    """A thing found on opening. sentence: for the reader.

    newest: where the newest copy was last seen, when it is still there.  behind, ahead: acts this copy lacks, and acts
    only it has.  aside: where the original stands that was brought up to date.
    """

    topic: Topic
    sentence: str
    newest: Path | None = None
    behind: int = 0
    ahead: int = 0
    aside: Path | None = None


class Closed(Refusal):
    """Not opened for writing; `unionbook.store.opening.look_at` may show it."""


class Hurt(Refusal):
    """Too damaged to be opened; `unionbook.store.salvage` may get its rows out."""


class Busy(Refusal):
    """Another thread of this program is writing."""


class Unsettled(Refusal):
    """The file went away while an act was being written: only when it is back is known whether it was."""
