"""A path with Chinese letters and spaces is one like any other; one that is too long is refused untouched."""

import sys
from pathlib import Path

import pytest
from cli.support import Run, one_sentence
from stick import SMALL, add, contents, names, new_book

from unionbook.ground.errors import Refusal
from unionbook.store.files import create_book, open_book
from unionbook.store.opening.names import too_long

DEEP = "C:\\Users\\张 三\\Desktop\\" + "工会资料\\" * 60 + "台账.ubk"


def test_a_path_with_chinese_letters_and_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "工会 资料（2026 年）" / "台 账 𠮷"
    folder.mkdir(parents=True)
    path = new_book(folder / "样板镇 总工会 台账.ubk", "赵甲子")
    with open_book(path, SMALL) as book:
        add(book, "钱乙丑")
    with open_book(path, SMALL) as book:
        assert names(book) == sorted(["赵甲子", "钱乙丑"])


LONG = [(DEEP, True), ("C:\\" + "台" * 230 + ".ubk", True), ("/u/" + "台" * 80, False)]
SHORT = [("C:\\工会 台账\\台账.ubk", True), ("/" + "工会/" * 100 + "台账.ubk", False)]


@pytest.mark.parametrize("path, windows", LONG)
def test_one_that_is_too_long_is_told_with_what_to_do(path: str, windows: bool) -> None:
    said = too_long(path, windows)
    assert "没有打开，也没有改动" in said and said.endswith("再打开。") and "请把" in said


@pytest.mark.parametrize("path, windows", SHORT)
def test_one_that_is_not(path: str, windows: bool) -> None:
    assert too_long(path, windows) == ""


def test_neither_made_nor_opened(tmp_path: Path, cli: Run) -> None:
    # A name, or on Windows a path, the system would take.
    letters = 240 - len(str(tmp_path)) if sys.platform == "win32" else 78
    path = tmp_path / f"{'台' * letters}.ubk"
    with pytest.raises(Refusal, match=r"太长，没有打开|再长 Windows 保存不了"):
        create_book(path, SMALL)
    assert contents(tmp_path) == {}
    short = new_book(tmp_path / "台账.ubk", "赵甲子")
    short.rename(path)
    before = contents(tmp_path)
    with pytest.raises(Refusal, match="没有打开，也没有改动"):
        open_book(path, SMALL)
    assert contents(tmp_path) == before
    for longer in (path, path.with_name("台" * 200 + ".ubk")):
        said = cli("info", longer)
        assert one_sentence(said) and "没有打开，也没有改动" in said.err
