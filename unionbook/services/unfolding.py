"""Child rows that tell what was typed into the record itself, added or brought up to date when it is saved."""

from unionbook.ground.kind import Kind, Record, values_of
from unionbook.services.around import Surroundings
from unionbook.services.entry import Entry


def unfold(entry: Entry) -> None:
    """Bring an examined entry's child rows to tell what its own fields tell (see `Record.unfold`).

    Done a second time it changes nothing more.
    """
    if entry.kind.record.unfold is Record.unfold:
        return
    around = Surroundings(entry.book, entry.today, entry)
    for record in list(entry.record().unfold(around)):
        kind = _kind_of(entry, record)
        rows = entry.children[kind.name]
        row = next((row for row in rows if row.uid == record.uid), None) or entry.new_child(kind.name)
        row.values |= {name: value for name, value in values_of(record, kind).items() if name != kind.parent}
        row.examine(entry)


def _kind_of(entry: Entry, record: Record) -> Kind:
    return entry.book.cabinet.of_record(type(record))
