"""Run by the frozen program before everything else: the archive of modules that both executables share.

Almost all of Python and of the program is in it: without it nothing of theirs can say why no window opens. What a start
loads is read in one piece. What another program told its own Qt does not hold for this one: foreign plugins would bring
foreign libraries.
"""

import gc
import marshal
import os
import sys
import zlib
from _frozen_importlib import ModuleSpec  # `importlib` itself is in the archive
from _thread import allocate_lock, start_new_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _thread import LockType
    from io import FileIO
    from types import CodeType, ModuleType

INSIDE = sys._MEIPASS  # type: ignore[attr-defined]
LIBRARY, START = f"{INSIDE}/library.zip", f"{INSIDE}/start.bin"
SENTENCE = (
    "程序的文件不全或有损坏（_internal/{}），没有打开任何台账。"
    "请重新安装程序；便携版请重新从压缩包里全部解压出来，再打开。"
)

SWITCH = 0.0005
"""Seconds after which whoever runs lets the unpacking go on. It needs its turn for a moment, once for each part; at
Python's own 5 ms a start waits for it."""

ROOM = 1 << 19
"""Bytes in which a part has room: where it had to be made larger, another turn would be waited for each time."""

DAMAGED = (OSError, zlib.error, EOFError, ValueError, TypeError)


class Start:
    """Finds and loads the modules that a start loads: the first are there, the others are unpacked by a thread in the
    order in which they are loaded.

    held: name → (path in the archive, number of its part).  vain: there is no such module anywhere.
    """

    def __init__(self) -> None:
        # Opened once, and read in few pieces: a thread that reads waits for its turn after each.
        file = open(START, "rb", buffering=0)  # noqa: SIM115 - the thread closes it
        total, length = (int.from_bytes(file.read(4), "big") for _ in range(2))
        told = file.read(length)
        if zlib.crc32(told) != total:
            raise ValueError(START)
        held, vain, sizes, plain = marshal.loads(told)
        if os.stat(START).st_size != 8 + length + sum(sizes):
            raise ValueError(START)
        self.held: dict[str, tuple[str, int]] = held
        self.vain = frozenset[str](vain)
        self.codes: dict[str, bytes] = {}
        for size in sizes[:plain]:
            self.codes.update(marshal.loads(zlib.decompress(file.read(size))))
        self.locks = [allocate_lock() for _ in sizes]
        for lock in self.locks[plain:]:
            lock.acquire()
        self.patient = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        start_new_thread(self.unpack, (file, sizes[plain:], self.locks[plain:]))

    def unpack(self, file: "FileIO", sizes: list[int], locks: "list[LockType]") -> None:
        """Part after part; whoever waits for one goes on, also when it cannot be unpacked."""
        try:
            packed = memoryview(file.read(sum(sizes)) or b"")
            file.close()
        except OSError:
            packed = memoryview(b"")
        begin = 0
        for lock, size in zip(locks, sizes, strict=True):
            try:
                self.codes.update(marshal.loads(zlib.decompress(packed[begin : begin + size], bufsize=ROOM)))
            except DAMAGED:
                pass  # Whoever asks for a module of it says so.
            finally:
                begin += size
                lock.release()
        sys.setswitchinterval(self.patient)

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """As the archive would be found to have it: what lies beside a module is looked for there."""
        if name in self.vain:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if name not in self.held:
            return None
        origin = f"{LIBRARY}/{self.held[name][0]}"
        spec = ModuleSpec(name, self, origin=origin, is_package=origin.endswith("/__init__.pyc"))  # type: ignore[arg-type]
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(origin.removesuffix("/__init__.pyc"))
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """As Python makes any."""

    def get_code(self, name: str) -> "CodeType":
        """The code of a module."""
        with self.locks[self.held[name][1]]:
            if name not in self.codes:
                refuse("start.bin")
            code: CodeType = marshal.loads(self.codes[name])
        return code

    def exec_module(self, module: "ModuleType") -> None:
        """Run it."""
        exec(self.get_code(module.__name__), vars(module))


def refuse(name: str) -> None:
    """Say which file is missing or damaged, and end."""
    told = SENTENCE.format(name)
    if sys.stderr is not None:
        sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stderr.write(f"{told}\n")
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, told, "工会台账", 0x30)
    sys.exit(1)


# What is loaded stays: nothing is looked for in it until whoever runs has said so (`unionbook.loading`).
gc.disable()
try:
    sys.meta_path.insert(0, Start())
except DAMAGED:
    refuse("start.bin")
if not os.path.isfile(LIBRARY):
    refuse("library.zip")

sys.path.append(LIBRARY)
for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
    os.environ.pop(name, None)
