"""What the tests of purging share: a book of 2032 with hardship files left long ago, and looking for words."""

import os
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book

NOON = int(datetime(2032, 6, 1, 12, tzinfo=UTC).timestamp() * 1000)
HARDSHIP = CABINET["hardship"]
FILE: dict[str, Value] = {
    **{"persons": 2, "category": "deep", "cause": "illness"},
    **{"opened_on": "2020-01-02", "stage": "lifted"},
}
NAME, NUMBER, PHONE, ADDRESS, ACCOUNT, NEEDS, CHILD = WORDS = (
    *("柯望舒", "330102196402028888", "13900007777", "青山镇柳浪路九号楼", "6222000011119999"),
    *("长期卧床需要照料", "柯小满"),
)
OTHER = "欧阳未"


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        create_book(Path(folder, "台账.ubk"), CABINET, clock=lambda: NOON).close()
        return Path(folder, "台账.ubk").read_bytes()


def empty_book(folder: Path) -> Book:
    """An empty book on 2032-06-01."""
    path = folder / "台账.ubk"
    path.write_bytes(_empty())
    return open_book(path, CABINET, clock=lambda: NOON)


def sound(book: Book) -> bool:
    """Does the check find nothing that is hurt or was altered, and an index that leads to the rows as they are?"""
    return not [one for one in check(book) if one.hurt or one.where == "查找索引"]


def hardship(book: Book, name: str, number: str, exited: str, child: str = "") -> tuple[str, str]:
    """A hardship file with its person, a child row, changes and acts that name them; (file, person)."""
    phone, address, account, needs = WORDS[2:6] if name == NAME else ("13600000001", "别处", "621", "别的")
    with book.change(f"登记困难职工 {name}") as act:
        person = act.add(
            "person",
            {
                **{"name": name, "id_number": number, "phone": phone, "address": address},
                **{"bank_account": account, "sex": "2", "born": "1964-02-02"},
            },
        )
        file = act.add("hardship", FILE | {"person": person, "exited_on": exited, "needs": needs})
        if child:
            kid = act.add("person", {"name": child, "born": "2015-01-01"})
            act.add("household_member", {"hardship": file, "person": kid, "relation": "daughter"})
    with book.change(f"修改困难职工 {name}") as act:
        act.set("person", person, {"phone": "13711112222"})
        act.set("hardship", file, {"needs": f"{needs}，已去看望{name}"})
    return file, person


def left(book: Book, child: str = "") -> tuple[str, str]:
    """The file that was left in 2024, past its time; (file, person)."""
    return hardship(book, NAME, NUMBER, "2024-03-04", child)


def raw(book: Book, words: tuple[str, ...] = WORDS) -> set[str]:
    """The words that are in the file, its journal, anything beside them, or this PC's folder."""
    sought, found = {word.encode() for word in words}, set()
    for root in (book.path.parent, Path(os.environ["UNIONBOOK_HOME"])):
        for path in root.rglob("*"):
            if path.is_file():
                body = path.read_bytes()
                found |= {word.decode() for word in sought if word in body}
    return found
