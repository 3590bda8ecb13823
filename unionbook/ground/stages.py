"""Stage paths: the allowed moves of a record, what each needs, and the date it writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unionbook.ground.codes import CodeList
from unionbook.ground.fields.base import Value


@dataclass(frozen=True)
class Stage:
    """One stage. tone: ok, warn, bad, info or neutral: how its pill is coloured. open: work is still to be done."""

    name: str
    label: str
    tone: str = "neutral"
    open: bool = True


@dataclass(frozen=True)
class Trace:
    """A child row that a move leaves in the record: its kind, the field that takes the day, and further values.

    "=left_to" takes the value of the record's own field.
    """

    kind: str
    date: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """A move to a stage from any of the stages named.

    verb: the words on the button.  date: the field that takes the day of the move.  needs: fields that must be
    filled before.  sets: other fields the move fills if they are empty
    ("=asked" copies another field).  leaves: the child row that tells of the move.
    """

    to: str
    verb: str
    start: tuple[str, ...]
    date: str = ""
    needs: tuple[str, ...] = ()
    sets: Mapping[str, Value] = field(default_factory=dict)
    leaves: Trace | None = None


@dataclass(frozen=True)
class StagePath:
    """The path of a kind: the code field that holds the stage, its stages in order, its moves."""

    field: str
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]

    def stage(self, name: Value) -> Stage | None:
        """The stage of that name."""
        return next((stage for stage in self.stages if stage.name == name), None)

    def move(self, start: Value, to: str) -> Move | None:
        """The move from one stage to another, None when it is not allowed."""
        return next((move for move in self.moves if move.to == to and start in move.start), None)

    def moves_from(self, start: Value) -> list[Move]:
        """The moves open to a record in that stage, the usual next one first."""
        return [move for move in self.moves if start in move.start]


def codes_of(name: str, stages: tuple[Stage, ...]) -> CodeList:
    """The code list of the stage field."""
    return CodeList(name, {stage.name: stage.label for stage in stages})
