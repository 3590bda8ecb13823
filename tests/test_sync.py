"""Files and folders others look at too: a virus scanner, a second program, a share; drives that do not answer."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from errno import EACCES
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Timer

import pytest
from stick import SMALL, names, new_book

from unionbook.store.connection import as_it_lies
from unionbook.store.files import open_book
from unionbook.store.opening.names import whole
from unionbook.store.pc.folder import read_json, write_json
from unionbook.store.sync import patiently, put_in_place


class Held(PermissionError):
    """As Windows says it."""

    def __init__(self, number: int) -> None:
        super().__init__(EACCES, "没有权限")
        self.winerror = number


def held(number: int, times: int) -> Callable[[], int]:
    """What fails so many times with this number of Windows; how often it was tried then."""
    tried = 0

    def do() -> int:
        nonlocal tried
        tried += 1
        if tried <= times:
            raise Held(number)
        return tried

    return do


@pytest.mark.parametrize("number", [5, 32, 33])
def test_what_is_held_for_a_moment_is_waited_for(number: int) -> None:
    assert patiently(held(number, 2)) == 3
    with pytest.raises(PermissionError):
        patiently(held(number, 9), 0.1)


@pytest.mark.parametrize("number", [19, 21])
def test_a_protected_and_a_pulled_stick_are_not(number: int) -> None:
    do = held(number, 1)
    with pytest.raises(PermissionError):
        patiently(do)
    assert do() == 2


@pytest.mark.parametrize("put", [put_in_place, lambda part, path: write_json(path, {"new": 1})])
def test_a_file_that_is_being_read_is_replaced_all_the_same(
    tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    """Windows replaces no file that is open."""
    part, path = tmp_path / "new", tmp_path / "a"
    write_json(part, {"new": 1})
    write_json(path, {"old": 1})
    reader = path.open("rb")
    ending = Timer(0.2, reader.close)
    ending.start()
    put(part, path)
    ending.join()
    assert read_json(path) == {"new": 1}


@contextmanager
def held_by_another(path: Path, sharing: int) -> Iterator[None]:
    """Another program has it open. sharing: what it lets others do meanwhile, 1 for reading."""
    if sys.platform != "win32":
        pytest.skip("only Windows keeps others from a file")
    import ctypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.CreateFileW(str(path), 0x8000_0000, sharing, None, 3, 0, None))
    try:
        yield
    finally:
        kernel.CloseHandle(handle)


@pytest.mark.parametrize("sharing", [0, 1])
def test_a_book_a_virus_scanner_looks_at_is_opened_when_it_is_done(tmp_path: Path, sharing: int) -> None:
    path = new_book(tmp_path / "台账.ubk", "赵甲子")
    with ExitStack() as scanner:
        scanner.enter_context(held_by_another(path, sharing))
        Timer(0.3, scanner.pop_all().close).start()
        with open_book(path, SMALL) as book:
            assert not book.read_only


def test_a_book_another_program_reads_for_long_can_be_looked_at(tmp_path: Path) -> None:
    path = new_book(tmp_path / "台账.ubk", "赵甲子")
    with held_by_another(path, 1), open_book(path, SMALL) as book:
        assert names(book) == ["赵甲子"] and "正被另一个程序占着" in book.read_only


def test_the_address_of_a_file_on_a_share_names_no_other_pc() -> None:
    for path, address in (
        (PurePosixPath("/媒体/a b#1%20?.ubk"), "/%e5%aa%92%e4%bd%93/a%20b%231%2520%3f.ubk"),
        (PureWindowsPath("E:\\账.ubk"), "/E:/%e8%b4%a6.ubk"),
        (PureWindowsPath("\\\\pc\\share\\a.ubk"), "//pc/share/a.ubk"),
    ):
        assert as_it_lies(path) == f"file://{address}?mode=ro&immutable=1"


def test_a_drive_that_does_not_answer_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> str:
        raise OSError(22, "指定不存在的设备。")

    monkeypatch.setattr(os.path, "realpath", gone)
    assert whole(tmp_path / "a" / ".." / "b.ubk") == str(tmp_path / "b.ubk")


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows puts a box before the clerk")
def test_a_drive_without_a_disk_brings_no_box() -> None:
    code = "from unionbook.__main__ import main; main(['--version']); import ctypes; "
    code += "print(ctypes.windll.kernel32.GetErrorMode() & 1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.split()[-1] == "1"
