"""What is wanted of a form, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.conditions import Frame

UNMASKED = "含完整个人信息，请妥善保管"
"""At the foot of sheets whose masks were lifted."""


@dataclass(frozen=True)
class Wanted:
    """What of a form is wanted.

    rows: uids, in their order; None: those of `subset`, or of the form's own.  blank: nothing filled in.
    columns: of a register, by label or path, in their order; () the usual ones.  spare: blank rows, None as declared.
    unmasked: numbers in full; needs a reason, which is written down.  names_masked: 李*明, for hanging out.
    landscape: how a register lies, None as declared.
    handlers: who signs, put behind the first words at the foot.  day: of the paper, None today.
    frame: the period of the subset, None the running year.
    """

    rows: Sequence[str] | None = None
    subset: str = ""
    blank: bool = False
    columns: Sequence[str] = ()
    spare: int | None = None
    unmasked: bool = False
    reason: str = ""
    names_masked: bool = False
    landscape: bool | None = None
    handlers: Sequence[str] = ()
    day: date | None = None
    frame: Frame | None = None


@dataclass(frozen=True)
class Made:
    """What was printed. rows: how many records stand on it.  unshown: characters no font could show."""

    pages: int
    rows: int
    unshown: tuple[str, ...]
