"""What can be done with the chosen rows of a list: copy, move along the stage path, remove. Each is one act."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move
from unionbook.services import saving
from unionbook.services.stage import Moved, move
from unionbook.ui.frame.page import Shell

NAMED = 5
"""Rows named one by one when they are set aside."""


def names(shell: Shell, kind: Kind, uids: Sequence[str]) -> str:
    """What the rows are called in a sentence: the one's title, or how many."""
    return shell.book.title(kind.name, uids[0]) if len(uids) == 1 else f"{len(uids)} {kind.measure}"


def copy(shell: Shell, kind: Kind, uids: Sequence[str]) -> None:
    """The rows' titles to the clipboard, a line for each."""
    QApplication.clipboard().setText("\n".join(shell.book.title(kind.name, uid) for uid in uids))


def remove(shell: Shell, kind: Kind, uids: Sequence[str]) -> bool:
    """Remove records with their drafts, and drafts of what never was a record. False when the book refuses."""
    book = shell.book
    existing = [uid for uid in uids if book.values(kind.name, uid) is not None]
    called = names(shell, kind, existing) if existing else f"{len(uids)} 份草稿"
    try:
        with book.change(f"删除{kind.label} {called}"):
            if existing:
                saving.remove(book, kind, existing)
            for uid in uids:
                if saving.draft_of(book, kind, uid):
                    saving.drop_draft(book, kind, uid)
    except Refusal as refusal:
        shell.refuse(refusal)
        return False
    shell.toast(f"已删除 {called}", shell.undo)
    return True


def moves_of(shell: Shell, kind: Kind, uids: Sequence[str]) -> list[Move]:
    """The moves open to at least one of the rows, each goal once."""
    if kind.stages is None:
        return []
    stages = {values[kind.stages.field] for uid in uids if (values := shell.book.values(kind.name, uid)) is not None}
    found = {one.to: one for one in reversed(kind.stages.moves) if stages & set(one.start)}
    return [one for one in kind.stages.moves if found.get(one.to) is one]


def move_rows(shell: Shell, kind: Kind, uids: Sequence[str], step: Move) -> str:
    """Move the rows, dated today; a sentence about those set aside, "" when there are none."""
    try:
        result = move(shell.book, kind, uids, step.to, shell.book.today())
    except Refusal as refusal:
        shell.refuse(refusal)
        return ""
    if result.moved:
        shell.toast(f"{step.verb}：{names(shell, kind, result.moved)}", shell.undo)
    return _aside(kind, step, result)


def _aside(kind: Kind, step: Move, result: Moved) -> str:
    if not result.aside:
        return ""
    named = "；".join(f"{title}：{why.rstrip('。')}" for _, title, why in result.aside[:NAMED])
    more = f"；另有 {len(result.aside) - NAMED} {kind.measure}" if len(result.aside) > NAMED else ""
    goal = kind.stages.stage(step.to) if kind.stages is not None else None
    return f"{len(result.aside)} {kind.measure}没有改为“{goal.label if goal else step.verb}”：{named}{more}。"
