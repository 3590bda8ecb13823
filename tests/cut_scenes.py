"""Work on a book, recorded below SQLite: what it held after each act that was answered, and what a cut may leave."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cut_below import recorded_below
from cut_disk import Recorder, State
from stick import SMALL, add, new_book

from unionbook.ground.cabinet import Cabinet
from unionbook.records import calendar, draft, person
from unionbook.services.check import check
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.connection import MAGIC
from unionbook.store.files import create_book, open_book
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.rekey import change_key
from unionbook.store.undo import undo

LARGER = Cabinet([person.KIND, person.DISTINCT, draft.KIND, calendar.KIND])
Held = tuple[Any, ...]


def held(book: Book) -> Held:
    """What a book holds: acts, every change of theirs, and the people they make."""
    asked = (
        "SELECT label FROM act ORDER BY id",
        "SELECT hex(cid) FROM change UNION ALL SELECT hex(cid) FROM bulk ORDER BY 1",
        "SELECT uid, name, phone FROM person ORDER BY uid",
    )
    return tuple(tuple(book.rows(sql)) for sql in asked)


@dataclass
class Scene:
    """Recorded work. wanted: what the book holds after so many answers; one that is empty: there need be no book.

    keys: the key while the file is plain and while it is not.  homes: what the PC remembers before and after.
    """

    path: Path
    room: Path
    wanted: list[Held]
    recorder: Recorder = field(init=False)
    cabinet: Cabinet = SMALL
    keys: tuple[bytes | None, ...] = (None,)
    homes: list[Path] = field(default_factory=list)

    def done(self, book: Book) -> None:
        """The clerk was told that it is saved."""
        self.recorder.done()
        self.wanted.append(held(book))

    def remember(self) -> None:
        """Keep what the PC knows now, for the openings after a cut."""
        self.homes.append(self.room / f"home{len(self.homes)}")
        shutil.copytree(os.environ["UNIONBOOK_HOME"], self.homes[-1])

    def wrong(self, state: State, folder: Path) -> str:
        """What is wrong with a state laid into a folder, "" for nothing."""
        home = self.room / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.homes[state.done >= len(self.wanted) - 1], home)
        os.environ["UNIONBOOK_HOME"] = str(home)
        path = folder / self.path.name
        allowed = self.wanted[state.done : state.done + 2]
        if not path.exists():
            return "" if () in allowed else "the book is gone"
        try:
            return self._opened(path, allowed)
        except Exception as fault:
            return repr(fault)

    def _opened(self, path: Path, allowed: list[Held]) -> str:
        plain = path.read_bytes().startswith(MAGIC)
        keys = [key for key in self.keys if (key is None) == plain]
        for key in keys:
            with open_book(path, self.cabinet, key) as book:
                if book.read_only:
                    return book.read_only
                if found := check(book):
                    return str(found[0])
                if held(book) not in allowed:
                    return "holds something else"
                if left := [one.name for one in path.parent.iterdir() if one.name.endswith(".part")]:
                    return f"left beside it: {left}"
        return "" if keys else "under another key"


@contextmanager
def filmed(room: Path, path: Path, key: bytes | None = None, spill: bool = False) -> Iterator[tuple[Scene, Book]]:
    """Work on a book that is opened before and closed after it. spill: its cache is small, so that it writes early."""
    scene = Scene(path, room, [], keys=(key,))
    with recorded_below(path.parent) as scene.recorder:
        with open_book(path, SMALL, key) as book:
            scene.remember()
            scene.wanted.append(held(book))
            if spill:
                book.connection.execute("PRAGMA cache_size = 5")
            yield scene, book
        scene.remember()


def _book(room: Path, people: int, key: bytes | None = None) -> Path:
    (room / "U盘").mkdir(parents=True)
    path = room / "U盘" / "台账.ubk"
    if key is None:
        return new_book(path, *(f"赵{n}" for n in range(people)))
    with create_book(path, SMALL, key) as book:
        for n in range(people):
            add(book, f"赵{n}")
    return path


def _many(book: Book, label: str, work: Callable[[Act], object]) -> None:
    with book.change(label) as act:
        work(act)


def _saves(room: Path, key: bytes | None) -> Scene:
    with filmed(room, _book(room, 3, key), key) as (scene, book):
        uid = add(book, "钱乙丑")
        scene.done(book)
        steps: list[Callable[[Act], object]] = [
            lambda act: act.set("person", uid, {"phone": "13900001111", "address": "样板路" * 60}),
            lambda act: act.drop("person", uid),
            lambda act: act.restore("person", uid),
            lambda act: act.set("person", uid, {"address": None}),
            lambda act: [act.add("person", {"name": f"孙{n}"}) for n in range(40)],
        ]
        for number, step in enumerate(steps):
            _many(book, f"第 {number} 步", step)
            scene.done(book)
    return scene


def unsynced(room: Path) -> Scene:
    """What must not be done, for a proof that it is found out: a save without any sync."""
    with filmed(room, _book(room, 3)) as (scene, book):
        book.connection.execute("PRAGMA synchronous = OFF")
        add(book, "钱乙丑")
        scene.done(book)
        add(book, "孙丙寅")
        scene.done(book)
    return scene


def save(room: Path) -> Scene:
    """Records are saved one by one: added, altered, removed, brought back; then forty at once, the file grows."""
    return _saves(room, None)


def save_encrypted(room: Path) -> Scene:
    """The same of an encrypted book."""
    return _saves(room, _key("样板 口令 一二三四").raw)


def batch(room: Path) -> Scene:
    """Forty records are altered in one act; it is taken back and done again."""
    with filmed(room, _book(room, 1), spill=True) as (scene, book):
        _many(book, "登记", lambda act: [act.add("person", {"name": f"钱{n}"}) for n in range(40)])
        scene.done(book)
        uids = [uid for (uid,) in book.rows("SELECT uid FROM person")]
        with book.change("批量") as act:
            for uid in uids:
                act.set("person", uid, {"phone": "13900001111"})
        scene.done(book)
        undo(book)
        scene.done(book)
    return scene


def bulk(room: Path) -> Scene:
    """A hundred and twenty rows are imported in one act; it is taken back and done again."""
    rows = [[f"孙{n}", f"1390000{n:04}"] for n in range(120)]
    with filmed(room, _book(room, 1), spill=True) as (scene, book):
        _many(book, "导入", lambda act: act.add_many("person", ["name", "phone"], rows))
        scene.done(book)
        number = int(book.rows("SELECT max(id) FROM act")[0][0])
        undo(book, number)
        scene.done(book)
        undo(book, number + 1)
        scene.done(book)
    return scene


def upgrade(room: Path) -> Scene:
    """A book of an older program is opened: its tables are made those of now, on a copy."""
    path = _book(room, 3)
    with open_book(path, SMALL) as book:
        now = held(book)
    scene = Scene(path, room, [now], cabinet=LARGER)
    scene.remember()
    with recorded_below(path.parent) as scene.recorder:
        with open_book(path, LARGER) as book:
            scene.done(book)
        scene.remember()
    return scene


_KEYS: dict[str, Key] = {}


def _key(words: str) -> Key:
    """Made once: to make one takes a quarter of a second."""
    return _KEYS.get(words) or _KEYS.setdefault(words, new_key(words))


def _keyed(room: Path, old: Key | None, new: Key | None) -> Scene:
    keys = tuple(key.raw if key else None for key in (old, new))
    path = _book(room, 3, keys[0])
    scene = Scene(path, room, [], keys=keys)
    with recorded_below(path.parent) as scene.recorder:
        book = open_book(path, SMALL, keys[0])
        scene.remember()
        scene.wanted.append(held(book))
        change_key(book, new)
        with open_book(path, SMALL, keys[1]) as book:
            scene.done(book)
        scene.remember()
    return scene


def encrypt(room: Path) -> Scene:
    """A plain book is put under a passphrase."""
    return _keyed(room, None, _key("样板 口令 一二三四"))


def decrypt(room: Path) -> Scene:
    """The passphrase is taken off."""
    return _keyed(room, _key("样板 口令 一二三四"), None)


def create(room: Path) -> Scene:
    """A new book is made."""
    (room / "U盘").mkdir(parents=True)
    scene = Scene(room / "U盘" / "台账.ubk", room, [()])
    scene.remember()
    with recorded_below(scene.path.parent) as scene.recorder:
        with create_book(scene.path, SMALL) as book:
            scene.done(book)
        scene.remember()
    return scene


def reopen(room: Path) -> Scene:
    """A book cut off in the middle of a long act is opened again: what was begun is rolled back, and work goes on."""
    path, cut = _book(room, 3), {}
    with open_book(path, SMALL) as book:
        before = held(book)
        book.connection.execute("PRAGMA cache_size = 5")
        with suppress(InterruptedError), book.change("长") as act:
            for n in range(300):
                act.add("person", {"name": f"没存上{n}"})
            cut = {one: one.read_bytes() for one in path.parent.iterdir()}
            raise InterruptedError
    for one, body in cut.items():
        one.write_bytes(body)
    assert len(cut) == 2
    scene = Scene(path, room, [before])
    scene.remember()
    with recorded_below(path.parent) as scene.recorder:
        with open_book(path, SMALL) as book:
            add(book, "李四")
            scene.done(book)
        scene.remember()
    return scene
