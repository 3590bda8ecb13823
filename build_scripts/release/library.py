"""One archive of modules for both executables: each would carry all of them otherwise, ten million bytes twice.

The modules a start loads lie by themselves, in one piece: out of the archive, one by one, they take a fifth of it.
"""

from __future__ import annotations

import importlib.util
import marshal
import subprocess
import sys
import zlib
from collections.abc import Container, Iterable, Sequence
from importlib.machinery import PathFinder
from itertools import accumulate, pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from release.parts import UNUSED, Entry

NAME = "library.zip"
"""Inside the program's folder; `library_hook.py` puts it on the path before anything else runs."""

START = "start.bin"
"""Beside it: what a start loads, in one piece."""

PART, FIRST = 300_000, 60_000
"""Bytes of code from which on a part of it is full; of the first parts fewer, for which a start has to wait."""

PLAIN = 2
"""So many parts are not packed: the window's thread takes them as they are."""

_STARTED = """
import sys
before = {*sys.modules}
sys.path[:] = sys.argv[2].splitlines()
class LeftOut:
    names, asked = {*sys.argv[3:]}, set()
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name in cls.names:
            cls.asked.add(name)
            raise ModuleNotFoundError(name)
class Nowhere:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        LeftOut.asked.add(name)
sys.meta_path.insert(0, LeftOut)
sys.meta_path.append(Nowhere)
import zlib
from pathlib import Path
from unionbook.ground import kept
kept.read = lambda: kept.loaded(zlib.decompress(Path(sys.argv[1]).read_bytes()))
import unionbook.__main__
from unionbook.loading import load
load()
import unionbook.app
from unionbook.ui.frame.warming import FIRST
for name in FIRST:
    __import__(name)
from _imp import is_frozen
print(*(name for name in sys.modules if name not in before and not is_frozen(name)))
print(*(name for name in LeftOut.asked if name not in sys.modules))
"""

BESIDE = frozenset({"PySide6", "shiboken6", "sqlcipher3", "python_calamine"})
"""Packages with libraries or files of their own, which must be looked for beside them."""

EACH = BESIDE | ({"ctypes"} if sys.platform == "win32" else set())
"""Those and what says that the archive itself is missing: a part of each executable. Elsewhere nothing asks for
`ctypes`, which PyInstaller would load before every start where it lies in the executable."""

ROOT = Path(__file__).resolve().parents[2]
STANDINS = Path(__file__).parent / "standins"
"""Packages in place of large ones of which one name is imported and nothing used."""

_HEAD = 16
"""Bytes before the code of a compiled module: some Pythons bring nothing else of their own."""

_UNCHECKED = (1).to_bytes(4, "little")
"""The flag of compiled modules that are not held against a source."""


def split(modules: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The modules each executable carries itself, and those of the shared archive."""
    own: list[Entry] = []
    shared: list[Entry] = []
    for one in sorted(modules):
        (own if one[0].partition(".")[0] in EACH or not one[1].endswith((".py", ".pyc")) else shared).append(one)
    return own, shared


def stand_ins() -> list[Entry]:
    """The modules of the packages in place of others."""
    files = sorted(STANDINS.rglob("*.py"))
    names = (".".join(file.relative_to(STANDINS).with_suffix("").parts).removesuffix(".__init__") for file in files)
    return [(name, str(file), "PYMODULE") for name, file in zip(names, files, strict=True)]


def started(kinds: Path) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of the modules a start loads, in the order in which this Python does it, and those it asks for in vain,
    which are left out or nowhere. kinds: the declarations the program brings along: the drawers need not be loaded."""
    # Without `site`, which would have loaded much of it before anybody looks, and which the frozen program has not.
    places = "\n".join((str(ROOT), *sys.path))
    command = [sys.executable, "-S", "-c", _STARTED, str(kinds), places, *UNUSED]
    told = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="ascii", check=True)
    loaded, vain = told.stdout.splitlines()
    return tuple(loaded.split()), frozenset(vain.split())


def of_python(names: Iterable[str]) -> list[Entry]:
    """Those of the names that are modules of Python itself. PyInstaller puts some of them into an archive of their own,
    out of which each takes a start three times as long."""
    files = ((name, _file(name)) for name in names if name.partition(".")[0] in sys.stdlib_module_names)
    return [(name, str(file), "PYMODULE") for name, file in files if file.suffix in (".py", ".pyc") and file.is_file()]


def _file(name: str) -> Path:
    """Where a module lies, whatever stands under its name by now: another may have taken its place."""
    package, _, _ = name.rpartition(".")
    beyond = importlib.util.find_spec(package) if package else None
    inside = beyond.submodule_search_locations if beyond is not None else None
    spec = PathFinder.find_spec(name, inside) if inside or not package else None
    return Path(spec.origin or "" if spec else "")


def write_library(modules: Iterable[Entry], out: Path, elsewhere: Container[str] = ()) -> None:
    """Write the archive, the same bytes from the same modules. elsewhere: those of which it has the name only, for
    whoever goes through all modules."""
    with ZipFile(out, "w") as archive:
        for name, source, _ in modules:
            path = _path(name, source)
            member = ZipInfo(f"{path}c", (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
            body = b"" if name in elsewhere else compiled(Path(source), path)
            archive.writestr(member, body, compresslevel=9)


def write_start(modules: Sequence[Entry], vain: Iterable[str], out: Path) -> None:
    """Write modules in one piece, packed in parts: the path of each in the archive, and its code. vain: the names of
    which it is known that there is no such module, for which the whole archive would be gone through."""
    held: dict[str, tuple[str, int]] = {}
    parts: list[dict[str, bytes]] = []
    for name, source, _ in modules:
        if not parts or sum(map(len, parts[-1].values())) > min(PART, FIRST * len(parts)):
            parts.append({})
        path = _path(name, source)
        held[name] = f"{path}c", len(parts) - 1
        parts[-1][name] = _code(Path(source), path)
    _put_start(out, held, sorted(vain), [_packed(part, at) for at, part in enumerate(parts)])


def _packed(part: dict[str, bytes], at: int) -> bytes:
    """The first parts as they are: a start waits for nothing else meanwhile."""
    return zlib.compress(marshal.dumps(part), 9 if at >= PLAIN else 0)


def _put_start(out: Path, held: dict[str, tuple[str, int]], vain: list[str], parts: list[bytes]) -> None:
    """The sum and the length of what is told first, that, and the parts, most of which a thread reads."""
    told = marshal.dumps((held, vain, [len(part) for part in parts], PLAIN))
    out.write_bytes(b"".join((zlib.crc32(told).to_bytes(4, "big"), len(told).to_bytes(4, "big"), told, *parts)))


def put(start: Path, name: str, source: Path) -> None:
    """Put another source in the place of a module that a start loads. Raises KeyError when it loads none such."""
    body = start.read_bytes()
    end = 8 + int.from_bytes(body[4:8], "big")
    held, vain, sizes, _ = marshal.loads(body[8:end])
    ends = [*accumulate(sizes, initial=end)]
    parts = [body[first:last] for first, last in pairwise(ends)]
    path, at = held[name]
    part = marshal.loads(zlib.decompress(parts[at]))
    parts[at] = _packed(part | {name: _code(source, path.removesuffix("c"))}, at)
    _put_start(start, held, vain, parts)


def _path(name: str, source: str) -> str:
    return name.replace(".", "/") + ("/__init__.py" if Path(source).stem == "__init__" else ".py")


def compiled(source: Path, path: str) -> bytes:
    """A module as Python keeps it compiled; errors will name it by this path."""
    return importlib.util.MAGIC_NUMBER + _UNCHECKED + bytes(8) + _code(source, path)


def _code(source: Path, path: str) -> bytes:
    if source.suffix == ".pyc":
        return source.read_bytes()[_HEAD:]
    return marshal.dumps(compile(source.read_bytes(), path, "exec", dont_inherit=True, optimize=0))
