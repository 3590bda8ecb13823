"""Where the files shipped with the program lie: fonts, icons, tables of law."""

import sys
from functools import cache
from pathlib import Path


def path(*parts: str) -> Path:
    """The path of a shipped file, e.g. `path("fonts", "x.ttf")`; it is not checked to exist.

    `resources/` stands beside the package in a checkout and in an installed wheel, and inside the
    unpacked bundle of the frozen program.
    """
    return _home(getattr(sys, "_MEIPASS", None)).joinpath(*parts)


@cache
def _home(bundle: str | None) -> Path:
    return (Path(bundle) if bundle else Path(__file__).resolve().parents[2]) / "resources"
