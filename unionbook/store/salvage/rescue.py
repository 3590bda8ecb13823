"""抢救: what a damaged book still holds, told or written into a new book; the damaged file is only read, as a copy."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.store.act import Act
from unionbook.store.connection import connect
from unionbook.store.files import create_book
from unionbook.store.opening.outside import PAGE, beside
from unionbook.store.pc.folder import folder
from unionbook.store.salvage.gathering import Body, Gathered, gather
from unionbook.store.salvage.going import Step, Tick, part
from unionbook.store.salvage.sources import from_pages, through_sqlite

_OFTEN = 256 * PAGE
"""Bytes between two tellings of how far the copy is."""


@dataclass
class Salvaged:
    """kept: rows in the new book by kind.  lost, doubtful, hurt: sentences."""

    path: Path
    kept: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    hurt: list[str] = field(default_factory=list)


def survey(path: Path, cabinet: Cabinet, key: bytes | None = None) -> list[str]:
    """What is damaged in a book that is not open, sentences; empty when nothing is found. Raises Refusal."""
    with _copied(path, part(None, 0, 1)) as copy:
        made = _gathered(copy, cabinet, key, part(None, 0, 1))
    return [*made.hurt, *made.doubtful]


def salvage(
    path: Path,
    target: Path,
    cabinet: Cabinet,
    key: bytes | None = None,
    new: bytes | None = None,
    step: Step | None = None,
) -> Salvaged:
    """Write every row that can be had into a new, closed book at the target, with the history of this one act.

    key: of the damaged book; new: of the new one. Raises Refusal, Stopped; nothing is left at the target then.
    """
    if target.exists():
        raise Refusal(f"“{target.name}”已经存在，没有抢救，也没有改动它。请给新台账换一个名字。")
    with _copied(path, part(step, 0, 200)) as copy:
        made = _gathered(copy, cabinet, key, part(step, 200, 700))
    if not any(made.rows.values()):
        raise Refusal(f"“{path.name}”损坏得太重，读不出任何记录，没有改动它。请用最近的备份。")
    result = Salvaged(target, hurt=made.hurt, doubtful=made.doubtful)
    _without_loose_ends(made, cabinet, result)
    facts = {"salvaged_from": made.facts.get("file_id", "")}
    if day := made.facts.get("practice_day"):
        facts["practice_day"] = day
    try:
        with create_book(target, cabinet, new, facts=facts) as book, book.change(f"从损坏的“{path.name}”抢救") as act:
            tick = part(step, 700, 1000)
            for number, kind in enumerate(cabinet):
                tick(number, len(list(cabinet)))
                _write(act, kind, made.rows[kind.name])
                if made.rows[kind.name]:
                    result.kept[kind.name] = len(made.rows[kind.name])
            for body in made.blobs.values():
                act.keep(body)
    except BaseException:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise
    return result


def _gathered(copy: Path, cabinet: Cabinet, key: bytes | None, tick: Tick) -> Gathered:
    with suppress(Refusal):
        # An unfinished save is rolled back, as far as SQLite can.
        connect(copy, key).close()
    found = from_pages(copy, cabinet, tick) if key is None else through_sqlite(copy, key, cabinet, tick)
    return gather(found, cabinet)


@contextmanager
def _copied(path: Path, tick: Tick) -> Iterator[Path]:
    """A copy of the file on this PC, with zeros where it cannot be read. Raises Refusal."""
    try:
        home = Path(tempfile.mkdtemp(dir=folder("looking"), prefix="salvage-"))
    except OSError:
        home = Path(tempfile.mkdtemp(prefix="unionbook-"))
    try:
        copy = home / path.name
        _copy_readable(path, copy, tick)
        with suppress(OSError):
            shutil.copyfile(beside(path, "-journal"), beside(copy, "-journal"))
        yield copy
    except FileNotFoundError:
        raise Refusal(f"找不到“{path}”。请检查 U 盘是否插好、文件是否改了名或换了位置。") from None
    except OSError as fault:
        raise Refusal(f"没能在本机复制一份“{path.name}”来抢救（{fault.strerror}），它没有改动。") from None
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _copy_readable(path: Path, copy: Path, tick: Tick) -> None:
    size = path.stat().st_size
    with path.open("rb", buffering=0) as source, copy.open("wb") as target:
        for at in range(0, size, PAGE):
            if at % _OFTEN == 0:
                tick(at, size)
            try:
                source.seek(at)
                part = source.read(min(PAGE, size - at))
            except OSError:
                part = b""
            target.write(part.ljust(min(PAGE, size - at), b"\x00"))


def _without_loose_ends(made: Gathered, cabinet: Cabinet, result: Salvaged) -> None:
    """Links to records that are lost are emptied; a record that cannot be without one is lost too."""
    again = True
    while again:
        again = False
        for kind in cabinet:
            for uid, body in list(made.rows[kind.name].items()):
                for name, link in kind.fields.items():
                    if isinstance(link, LinkField) and (goal := body.get(name)) and not _there(made, link, goal):
                        again = True
                        _loosen(made, kind, uid, name, result)
                        break


def _there(made: Gathered, link: LinkField, goal: object) -> bool:
    return goal in made.rows[link.kind]


def _loosen(made: Gathered, kind: Kind, uid: str, name: str, result: Salvaged) -> None:
    body = made.rows[kind.name][uid]
    told = " ".join(str(body[word]) for word in kind.title if word in body) or uid
    label = kind.fields[name].label
    if kind.fields[name].required:
        del made.rows[kind.name][uid]
        result.lost.append(f"{kind.label}“{told}”所属的{label}没能取出，这条记录也放不进新台账。")
    else:
        del body[name]
        result.lost.append(f"{kind.label}“{told}”的{label}没能取出，这一栏空着。")


def _write(act: Act, kind: Kind, rows: dict[str, Body]) -> None:
    names = [name for name in kind.fields if any(name in body for body in rows.values())]
    if rows:
        act.put_back(kind.name, names, [[body.get(name) for name in names] for body in rows.values()], list(rows))
