"""Undo: an act is taken back by another act, change by change. What was changed again since is left and named."""

from collections.abc import Callable
from dataclasses import dataclass, field

from unionbook.ground.errors import Refusal
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.history import ActLine, acts
from unionbook.store.history import act as act_line
from unionbook.store.secrecy.blanked import blanked
from unionbook.store.takingback import Rows, TakingBack


@dataclass(frozen=True)
class Step:
    """An act that can be taken back or done again. key: its name in every copy."""

    number: int
    label: str
    key: str


@dataclass
class Undone:
    """What was taken back. conflicts: a sentence for each part that was left as it is."""

    label: str
    conflicts: list[str] = field(default_factory=list)


def standing(lines: list[ActLine]) -> tuple[set[str], dict[str, ActLine]]:
    """The keys of acts that are taken back now, and all acts by key. lines: the newest first."""
    by_key = {line.key: line for line in lines}
    gone: set[str] = set()
    for line in lines:
        if line.undoes and line.key not in gone:
            gone.add(line.undoes)
    return gone, by_key


def _deeds(book: Book) -> list[ActLine]:
    """The newest acts that did anything to records, without those that only noted what was looked at."""
    lines, noted = acts(book, 1000), [kind.name for kind in book.cabinet if kind.noted]
    if not lines or not noted:
        return lines
    marks, first = ", ".join("?" * len(noted)), min(line.number for line in lines)
    found = book.rows(
        f"SELECT act FROM change WHERE act >= ? GROUP BY act HAVING min(kind IN ({marks})) = 1", (first, *noted)
    )
    idle = {number for (number,) in found} - {
        number for (number,) in book.rows("SELECT DISTINCT act FROM bulk WHERE act >= ?", (first,))
    }
    return [line for line in lines if line.number not in idle]


def last(book: Book, here: bool = False) -> Step | None:
    """The newest act that can be taken back, None when there is none. here: only of this opening of the book."""
    lines = _deeds(book)
    gone, _ = standing(lines)
    session = book.session.session
    for line in lines:
        if here and (session is None or not line.key.startswith(session.sid.hex())):
            continue
        if not line.undoes and line.key not in gone:
            return Step(line.number, line.label, line.key)
    return None


def next_redo(book: Book) -> Step | None:
    """The undoing that can be taken back: the newest, as long as nothing else was done after it."""
    lines = _deeds(book)
    gone, by_key = standing(lines)
    for line in lines:
        if not line.undoes:
            return None
        undone = by_key.get(line.undoes)
        if line.key not in gone and undone and not undone.undoes:
            return Step(line.number, undone.label, line.key)
    return None


Then = Callable[[Book, Act, Rows], object]


def undo(book: Book, number: int | None = None, then: Then | None = None) -> Undone:
    """Take an act back (the last one when no number is given), in one act. Raises Refusal when nothing can be.

    then: does in the same act what follows from it, told the rows whose fields the program fills it has to fill again.
    """
    if number is None:
        step = last(book)
        if step is None:
            raise Refusal("没有可以撤销的操作。")
        number = step.number
    line = act_line(book, number)
    if line is None:
        raise Refusal(f"没有编号为 {number} 的操作，没有改动。")
    word = "重做" if line.undoes else "撤销"
    with book.change(f"{word}：{line.label.removeprefix('撤销：')}", undoes=line.key) as act:
        following: Rows = set()
        back = TakingBack(book, act, blanked(book), None if then is None else following)
        back.take(reversed(book.trail.of_act(number)))
        if then is not None:
            then(book, act, following)
    result = Undone(line.label, back.conflicts)
    if not act.kinds:
        why = result.conflicts[0] if result.conflicts else "里面的内容都已改回。"
        raise Refusal(f"“{line.label}”不能撤销：{why}")
    return result
