"""One of many records written in an act: examined as in its form, and only what differs goes into the book."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from unionbook.ground.fields import Value
from unionbook.services.ahead import Ahead
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, write
from unionbook.services.successor import tell_former
from unionbook.services.unfolding import unfold
from unionbook.store.act import Act


def take_in(
    act: Act, rows: Ahead, others: Sequence[str], entry: Entry, meant: Mapping[str, Value] = MappingProxyType({})
) -> str:
    """Write an altered entry; why it may not be, "" when it was. Faults it had before do not hinder it.

    others: records written before it in the act, to which it may not add a fault that was none without them.
    meant: values that must still stand once everything that follows from other fields was filled.
    """
    wrong = errors(entry.examine())
    if lost := [name for name, value in meant.items() if entry.values[name] != value]:
        return f"{entry.kind.fields[lost[0]].label}由程序按其他栏目填写，不能直接改。"
    if wrong:
        known = Entry(entry.book, entry.kind, entry.uid, rows=rows).examine(without=others)
        if new := [one.sentence for one in wrong if one not in known]:
            return new[0]
    keep(act, rows, entry)
    return ""


def keep(act: Act, rows: Ahead, entry: Entry) -> None:
    """Write what differs from the book in an examined entry, what it embeds and its child rows."""
    unfold(entry)
    _keep(act, rows, entry)


def _keep(act: Act, rows: Ahead, entry: Entry, parent: Entry | None = None) -> None:
    if not entry.exists:
        write(entry, act, parent)
        _tell(rows, entry)
        return
    for name, linked in entry.linked.items():
        if linked.exists or not linked.blank():
            _keep(act, rows, linked)
            entry.values[name] = linked.uid
    if new := {name: value for name, value in entry.values.items() if value != entry.stored[name]}:
        act.set(entry.kind.name, entry.uid, new)
        tell_former(entry, act)
    rows.wrote(entry.kind.name, entry.uid, entry.values)
    for row in (row for children in entry.children.values() for row in children):
        _keep(act, rows, row, entry)


def _tell(rows: Ahead, entry: Entry) -> None:
    """A new record was written, with its child rows."""
    rows.wrote(entry.kind.name, entry.uid, entry.values)
    for row in (row for children in entry.children.values() for row in children):
        _tell(rows, row)
