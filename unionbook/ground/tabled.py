"""Tables that come with the program, in TOML: a day in them is a date, a number with a point a Decimal.

Python reads TOML slowly: the two tables of law take a start 7 ms. The frozen program brings along what was read of them
(build_scripts/shape.py).
"""

import pickle
import sys
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from unionbook.ground import resources

LAW = ("statute.toml", "holidays.toml")
SHIPPED = "law.kept"
"""Among the resources of the frozen program: what is read of these."""

_MADE_OF = {("datetime", "date"), ("decimal", "Decimal")}


def table(name: str) -> Mapping[str, Any]:
    """A table of law by its file's name. Raises ValueError for a bad one."""
    if getattr(sys, "frozen", False):
        try:
            return _read()[name]
        except (OSError, pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError):
            pass  # The file itself is there, too.
    return parsed(resources.path(name))


def parsed(path: Path) -> dict[str, Any]:
    """What a file says. Raises ValueError for a bad one."""
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def write(out: Path) -> None:
    """Write what the tables say for the frozen program."""
    out.write_bytes(pickle.dumps({name: parsed(resources.path(name)) for name in LAW}, protocol=5))


def _read() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = _Reader(BytesIO(resources.path(SHIPPED).read_bytes())).load()
    return found


class _Reader(pickle.Unpickler):
    """Makes days and numbers and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _MADE_OF:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
