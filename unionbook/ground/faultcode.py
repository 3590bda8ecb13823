"""故障代码: sixteen digits that say over the phone what went wrong and where, with nothing of anybody in them.

The digits hold the version of the program, the kind of error, the function of the program it happened in, how many
lines down in it, and the system; two check digits find what was misheard. Read as four groups of four.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pkgutil import walk_packages
from types import CodeType
from typing import Any
from zlib import crc32

from unionbook import __version__
from unionbook.ground.errors import Refusal

KINDS = (
    *("", "ArithmeticError", "AssertionError", "AttributeError", "BlockingIOError", "BrokenPipeError", "BufferError"),
    *("ConnectionError", "DatabaseError", "DataError", "EOFError", "ExceptionGroup", "FileExistsError"),
    *("FileNotFoundError", "FloatingPointError", "ImportError", "IndentationError", "IndexError", "IntegrityError"),
    *("InterfaceError", "InternalError", "InterruptedError", "IsADirectoryError", "JSONDecodeError", "KeyError"),
    *("LookupError", "MemoryError", "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplementedError"),
    *("NotSupportedError", "OSError", "OperationalError", "OverflowError", "PermissionError", "ProgrammingError"),
    *("RecursionError", "ReferenceError", "Refusal", "RuntimeError", "RuntimeWarning", "StopIteration", "SyntaxError"),
    *("SystemError", "TimeoutError", "TypeError", "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError"),
    *("UnpicklingError", "ValueError", "ZeroDivisionError", "error"),
)
"""Kinds of error by number. Only ever added to at the end: a code of an older version must keep its meaning."""

SYSTEMS = ("其他系统", "Windows 7、8", "Windows 10", "Windows 11", "Windows Server", "Linux", "macOS", "")

SIZES = (10, 40, 25, 64, 1 << 18, 64, 8)
"""How many values each part may have: version in three parts, kind, function, lines down, system."""

FAR = 63
"""So many lines down in a function, or more."""


@dataclass(frozen=True)
class Decoded:
    """What a code says. places: functions it may be (rarely more than one), each with its line; [] when unknown."""

    version: str
    kind: str
    system: str
    places: list[str]


def code(fault: BaseException) -> str:
    """The digits of an error, in groups of four."""
    place, down = _place(fault)
    parts = (*_version(), _number(type(fault).__name__), place, min(down, FAR), _system())
    payload = 0
    for part, size in zip(parts, SIZES, strict=True):
        payload = payload * size + part
    digits = f"{payload:014d}{98 - payload * 100 % 97:02d}"
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def decode(text: str) -> Decoded:
    """What a code says, told by this version of the program. Raises Refusal."""
    digits = "".join(letter for letter in text if not letter.isspace() and letter not in "-—·")
    if len(digits) != 16 or not (digits.isascii() and digits.isdigit()):
        raise Refusal(f"故障代码是 16 位数字，这里是 {len(digits)} 位，请对方再报一遍。")
    payload, check = int(digits[:14]), int(digits[14:])
    if check != 98 - payload * 100 % 97:
        raise Refusal("故障代码里有数字听错或写错了（校验不符），请对方再报一遍。")
    parts: list[int] = []
    for size in reversed(SIZES):
        payload, part = divmod(payload, size)
        parts.insert(0, part)
    kind = KINDS[parts[3]] if parts[3] < len(KINDS) else ""
    places = sorted(_described(*found, parts[5]) for found in functions() if _hash(*found[:2]) == parts[4])
    return Decoded(".".join(map(str, parts[:3])), kind, SYSTEMS[parts[6]], places if parts[4] else [])


@cache
def functions() -> tuple[tuple[str, str, int], ...]:
    """(module, function, first line) of every function of the program, in a checkout and in the frozen program."""
    return tuple(_functions())


def _functions() -> Iterator[tuple[str, str, int]]:
    whole_program = find_spec("unionbook")
    assert whole_program is not None
    for module in walk_packages(whole_program.submodule_search_locations, "unionbook."):
        spec = find_spec(module.name)
        loader: Any = spec.loader if spec else None
        if loader is not None and (whole := loader.get_code(module.name)) is not None:
            yield from ((module.name, name, line) for name, line in _within(whole))


def _within(whole: CodeType) -> Iterator[tuple[str, int]]:
    yield whole.co_qualname, whole.co_firstlineno
    for constant in whole.co_consts:
        if isinstance(constant, CodeType):
            yield from _within(constant)


def _described(module: str, name: str, first: int, down: int) -> str:
    where = f"第 {first + FAR} 行以后" if down == FAR else f"第 {first + down} 行"
    return f"{module.replace('.', '/')}.py {name}，{where}"


def _place(fault: BaseException) -> tuple[int, int]:
    """The function of the program that was running deepest, and how many lines down in it; 0, 0 when there is none."""
    found, trace = (0, 0), fault.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module == "unionbook" or module.startswith("unionbook."):
            running = trace.tb_frame.f_code
            found = _hash(module, running.co_qualname), trace.tb_lineno - running.co_firstlineno
        trace = trace.tb_next
    return found


def _hash(module: str, name: str) -> int:
    return 1 + crc32(f"{module}:{name}".encode()) % (SIZES[4] - 1)


def _number(name: str) -> int:
    return KINDS.index(name) if name in KINDS else 0


def _version() -> tuple[int, int, int]:
    numbers = [int(part) if part.isdigit() else 0 for part in __version__.split(".")]
    major, minor, patch = (*numbers, 0, 0, 0)[:3]
    return major % SIZES[0], minor % SIZES[1], patch % SIZES[2]


def _system() -> int:
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        if found.product_type != 1:
            return 4
        return 3 if found.build >= 22000 else 2 if found.major >= 10 else 1
    return {"linux": 5, "darwin": 6}.get(sys.platform, 0)
