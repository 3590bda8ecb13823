"""Declarations kept as data, as Python keeps compiled modules: read in a tenth of the time the drawers take.

What a drawer declares is data but for the class of its records, which is loaded with its drawer when it is asked for
(`Kind.record`). It is kept beside the compiled modules and holds for the very sources it was made of; the frozen
program brings it along (build_scripts/shape.py).
"""

import os
import pickle
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from typing import Any

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.resources import path

SHIPPED = "kinds.kept"
"""Among the resources of the frozen program."""

_PACKAGE = Path(__file__).resolve().parents[1]
_FLOORS = ("ground", "records", "store")
"""Where it is written what is kept, and what the floor above makes of it."""


def cabinet_of(drawers: str) -> Cabinet:
    """The cabinet of the kinds a module lists: as it was kept, or by loading the module."""
    found = read()
    return found if found is not None else Cabinet(import_module(drawers).KINDS)


def read() -> Cabinet | None:
    """What is kept; None when nothing is, or it was made of other sources."""
    frozen = getattr(sys, "frozen", False)
    try:
        data = (path(SHIPPED) if frozen else _file()).read_bytes()
        if frozen:
            return loaded(zlib.decompress(data))
        return loaded(data[_KEY:]) if data[:_KEY] == sources() else None
    except (OSError, zlib.error, pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError):
        return None


def keep(cabinet: Cabinet) -> None:
    """Keep it for the next start, where Python keeps compiled modules."""
    if sys.dont_write_bytecode or getattr(sys, "frozen", False):
        return
    file, made_of = _file(), sources()
    with suppress(OSError):
        if file.exists() and file.read_bytes()[:_KEY] == made_of:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(made_of + dumped(cabinet))
        part.replace(file)


def write(cabinet: Cabinet, out: Path) -> None:
    """Write it for the frozen program, in a fifth of its size."""
    out.write_bytes(zlib.compress(dumped(cabinet), 9))


def dumped(cabinet: Cabinet) -> bytes:
    """The kinds with their fields and homes, and what was worked out of them."""
    for kind in cabinet:
        assert kind.home
    return pickle.dumps((cabinet.kinds, cabinet.facts), protocol=5)


def loaded(data: bytes) -> Cabinet:
    """The cabinet of what `dumped` made."""
    kinds, facts = _Reader(BytesIO(data)).load()
    return Cabinet(kinds, facts)


class _Reader(pickle.Unpickler):
    """Makes declarations and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if not module.startswith("unionbook.ground."):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


_KEY = 32


def sources() -> bytes:
    """Tells the sources apart that declarations are made of: their names, sizes and times."""
    found = sorted(told for floor in _FLOORS for told in _told(str(_PACKAGE / floor)))
    return sha256(repr((sys.version, found)).encode()).digest()


def _told(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                of = entry.stat()
                yield entry.path, of.st_size, of.st_mtime_ns
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _told(entry.path)


def _file() -> Path:
    """Beside the compiled modules."""
    return Path(cache_from_source(str(_PACKAGE / "records" / "__init__.py"))).with_name(
        f"kinds.{sys.implementation.cache_tag}.kept"
    )
