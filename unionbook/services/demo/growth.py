"""Growing the practice book to many members, through the same door, in blocks."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.fields import Value
from unionbook.services.demo.invented import born_on
from unionbook.services.demo.maker import Maker, used
from unionbook.services.demo.members import Row, Wave, membership, number, past, person

BLOCK = 10_000
OLD = Wave(0, date(1996, 1, 8), date(2018, 12, 20))
"""All joined before the two years the practice figures are about."""

Step = Callable[[int, int], bool]


@dataclass(frozen=True)
class Block:
    """Rows ready for the door: persons, their members and what happened to these, with keys."""

    person_names: list[str]
    persons: list[list[Value]]
    person_keys: list[str]
    member_names: list[str]
    members: list[list[Value]]
    member_keys: list[str]
    change_names: list[str]
    changes: list[list[Value]]
    change_keys: list[str]


def grow(maker: Maker, members: int, step: Step | None = None) -> bool:
    """Add members until the book holds so many; False when `step` said to stop."""
    counts: Counter[str] = Counter()
    for (text,) in maker.book.select("member", ["number"]):
        counts[str(text)[:4]] += 1
    have = start = maker.book.count("member")
    while have < members:
        block = prepared(maker, min(BLOCK, members - have), counts)
        put(maker, block)
        have += len(block.members)
        if step is not None and not step(have - start, members - start):
            return False
    return True


def prepared(maker: Maker, count: int, counts: Counter[str]) -> Block:
    """Persons and members of one block. counts: serial numbers given so far, by year."""
    first = maker.people + 1
    persons = [person(maker) for _ in range(count)]
    members = [membership(maker, OLD, born_on(first + at)) for at in range(count)]
    number(members, counts)
    person_keys, member_keys = maker.uids(count), maker.uids(count)
    for row, key in zip(members, person_keys, strict=True):
        row["person"] = key
    changes = [change for key, row in zip(member_keys, members, strict=True) for change in past(key, row)]
    cabinet = maker.book.cabinet
    return Block(
        person_names := used(cabinet["person"], persons),
        _lists(person_names, persons),
        person_keys,
        member_names := used(cabinet["member"], members),
        _lists(member_names, members),
        member_keys,
        change_names := used(cabinet["member_event"], changes),
        _lists(change_names, changes),
        maker.uids(len(changes)),
    )


def put(maker: Maker, block: Block) -> None:
    """Write a block through the door, in one act."""
    with maker.book.change(f"导入练习会员 {len(block.members)} 人") as act:
        act.add_many("person", block.person_names, block.persons, block.person_keys)
        act.add_many("member", block.member_names, block.members, block.member_keys)
        act.add_many("member_event", block.change_names, block.changes, block.change_keys)


def _lists(names: Sequence[str], rows: Sequence[Row]) -> list[list[Value]]:
    return [[row[name] for name in names] for row in rows]
