"""What the tests of encryption share: a small book with a bit of everything, its words, looking for words in bytes."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.store.files import create_book

PHRASE, OTHER = "红叶 算盘 拖拉机 石桥", "换过的一句很长的口令啊呀"
LEAST = 6
"""Bytes of a text from which on it does not occur among random ones by chance."""


def small_book(path: Path, key: bytes | None = None, people: int = 60) -> Book:
    """A book with people, hardship and a grievance, changed and partly removed again."""
    book = create_book(path, CABINET, key)
    with book.change("登记本单位") as act:
        act.add("office", {"name": "青山镇总工会", "superior": "某某市总工会"})
    with book.change("登记会员 柯望舒") as act:
        for number in range(people):
            person = act.add(
                "person",
                {
                    "name": f"柯望{chr(0x8212 + number)}",
                    "id_number": f"33010219900101{number:04}",
                    "phone": f"139000{number:05}",
                    "address": f"青山镇柳浪路{number}号",
                    "bank_account": f"62220000111122{number:04}",
                },
            )
            if number == 3:
                act.set("person", person, {"phone": "13711112222"})
            if number == 5:
                act.drop("person", person)
    return book


def words_of(book: Book) -> set[bytes]:
    """Every text of every record, and of the acts, long enough to be looked for."""
    found: set[str] = set()
    for kind in book.cabinet:
        for row in book.rows(f'SELECT * FROM "{kind.name}"'):
            found |= {value for value in row if isinstance(value, str)}
    found |= {label for (label,) in book.rows("SELECT label FROM act")}
    return {word for text in found if len(word := text.encode()) >= LEAST}


def found_in(body: bytes, words: Iterable[bytes]) -> set[bytes]:
    """Those of the words that occur in the bytes."""
    heads: dict[bytes, list[bytes]] = {}
    for word in words:
        heads.setdefault(word[:LEAST], []).append(word)
    here = set(heads).intersection(body[at : at + LEAST] for at in range(len(body) - LEAST + 1))
    return {word for head in here for word in heads[head] if word in body}


def everything(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    names = [name for (name,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: book.rows(f'SELECT * FROM "{name}" ORDER BY 1, 2') for name in names}


def cut_at(number: int, work: Callable[[], Any], files: tuple[str, ...]) -> int:
    """Run the work in a process of its own that is gone when the n-th new line of these files is come to; its exit
    code."""
    if sys.platform == "win32":
        pytest.skip("Windows forks no process")
    child = os.fork()
    if child == 0:
        met: set[tuple[str, int]] = set()

        def each(frame: FrameType, event: str, _: Any) -> Any:
            if not frame.f_code.co_filename.endswith(files):
                return None
            met.add((frame.f_code.co_filename, frame.f_lineno))
            if len(met) == number:
                os._exit(9)
            return each

        sys.settrace(each)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
