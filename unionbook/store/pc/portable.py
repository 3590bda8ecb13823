"""A program that runs from a stick keeps what belongs to a PC beside itself, and leaves nothing on the PC."""

import sys
from pathlib import Path

MARK, DATA = "portable.txt", "data"
"""The file beside the program that says so, and the folder there that is used instead of those of the PC."""


def portable(frozen: bool | None = None, program: str | None = None) -> Path | None:
    """The folder beside the program; None where it was installed, or is a checkout.

    frozen, program: of this process unless others are given.
    """
    frozen = bool(getattr(sys, "frozen", False)) if frozen is None else frozen
    home = Path(program or sys.executable).parent
    return home / DATA if frozen and (home / MARK).is_file() else None
