"""Where the files shipped with the program lie: fonts, icons, tables of law."""

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """The path of a shipped file, e.g. `path("fonts", "x.ttf")`; it is not checked to exist.

    `resources/` stands beside the package in a checkout and in an installed wheel, and inside the
    unpacked bundle of the frozen program.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    home = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return home.joinpath("resources", *parts)
