"""Single forms: ruled sheets filled from one record, or left blank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.forms import Form, Head, Row, Saying, Sheet, SheetPart, Single, Slot, Space, Table
from unionbook.ground.formtext import SPECIAL, Named, every_name, names_in
from unionbook.ground.kind import Kind
from unionbook.services.attachments import Attached, attached, body_of
from unionbook.services.forms.model import UNMASKED, Wanted
from unionbook.services.forms.reading import Values, named_rows, nothing_chosen, read, subset_rows
from unionbook.services.forms.texts import Texts
from unionbook.services.forms.words import Words
from unionbook.services.pdf.formsheet.model import UNITS, Area, Box, FormSheet, Grid, Line, Part
from unionbook.services.pdf.formsheet.model import Words as Paragraph
from unionbook.store.book import Book

_EVERYWHERE = 4  # boxes in a row from which a label takes one unit instead of two
_DAY_ROOM = 2  # units: a box this narrow has no room for a day in words


def records(book: Book, kind: Kind, form: Form, names: Sequence[Named], wanted: Wanted) -> list[Values]:
    """The records asked for by key or subset; never all of a kind unasked. Raises Refusal."""
    if wanted.rows is not None:
        return named_rows(book, kind, form, names, wanted.rows)
    if not wanted.subset:
        raise Refusal(nothing_chosen(kind))
    return subset_rows(book, kind, form, names, wanted.subset, wanted.frame, kind.order)


def singles(book: Book, kind: Kind, form: Single, wanted: Wanted) -> tuple[list[FormSheet], int]:
    """The sheets of the records, and how many records they are. Raises Refusal."""
    words = Words(book, kind, not wanted.unmasked, documents=True)
    names = [one for sheet in form.sheets for one in _names(sheet)]
    if kind.sealed:
        names.append(Named("", kind.sealed))
    rows: list[Values] = [{}] if wanted.blank else records(book, kind, form, names, wanted)
    made = [_Filled(book, words, wanted, row).sheet(sheet) for row in rows for sheet in form.sheets]
    return made, 0 if wanted.blank else len(rows)


def _names(sheet: Sheet) -> Iterator[Named]:
    """What a sheet names of the record."""
    texts = [sheet.title, *sheet.before, *sheet.notes]
    for part in sheet.parts:
        match part:
            case Row(slots):
                for slot in slots:
                    yield from every_name(slot.value if isinstance(slot, Slot) else slot)
                    yield from (Named("", path) for path in (slot.ticks if isinstance(slot, Slot) else ()))
            case Space(value=value):
                yield from every_name(value)
            case Saying(text=text):
                texts.append(text)
    yield from (one for text in texts for one in names_in(text) if one.of not in SPECIAL)


@dataclass(frozen=True)
class _Filled:
    """One record's sheets; the row is empty on a blank form."""

    book: Book
    words: Words
    wanted: Wanted
    row: Values

    def sheet(self, sheet: Sheet) -> FormSheet:
        kind = self.words.kind
        day = None if self.wanted.blank else self.wanted.day or self.book.today()
        texts = Texts(self.words, [] if self.wanted.blank else [self.row], day)
        stamp = UNMASKED if self.wanted.unmasked and not self.wanted.blank else ""
        if kind.sealed and self.row.get(kind.sealed):
            stamp = f"保密件　{stamp}".rstrip()
        return FormSheet(
            title=texts.fill(sheet.title),
            parts=tuple(self._part(part, texts) for part in sheet.parts),
            before=(texts.fill(sheet.before[0]), texts.fill(sheet.before[1])),
            notes=tuple(texts.fill(note) for note in sheet.notes),
            landscape=sheet.landscape,
            stamp=stamp,
        )

    def _part(self, part: SheetPart, texts: Texts) -> Part:
        match part:
            case Row(slots, mm):
                full = [slot if isinstance(slot, Slot) else Slot(slot) for slot in slots]
                return Line(tuple(self._box(slot, len(full)) for slot in full), mm)
            case Space(value, label, mm, signs):
                return Area(label or self.words.label(value), self.words.of(value, self.row), mm, signs)
            case Saying(text, ruled):
                return Paragraph(texts.fill(text), ruled)
            case Table():
                return self._table(part)

    def _box(self, slot: Slot, among: int) -> Box:
        span = slot.span or UNITS // among
        head = slot.head or min(2 if span > UNITS // _EVERYWHERE else 1, span)
        label = slot.label or self.words.label(slot.value)
        if slot.ticks:
            names = {path: self.words.label(path) for path in slot.ticks}
            ticked = tuple(names[path] for path in slot.ticks if self.row.get(path) == 1)
            return Box(label, "", span, head, tuple(names.values()), ticked)
        if slot.photo:
            return Box(label, "", span, head, picture=self._photo(slot.photo))
        words = self.words if span - head > _DAY_ROOM else self._short
        said = words.of(slot.value, self.row, slot.shown)
        if slot.options:
            return Box(label, "", span, head, slot.options, tuple(filter(None, [said])))
        if not slot.choices:
            return Box(label, said, span, head)
        return Box(label, "", span, head, self.words.choices(slot.value), tuple(filter(None, [said])))

    def _photo(self, place: int) -> bytes:
        """That photograph of those attached to the record, b"" while there are not so many."""
        photos = [one for one in self._attached if one.photo]
        return body_of(self.book, photos[place - 1]) if len(photos) >= place else b""

    @cached_property
    def _attached(self) -> list[Attached]:
        uid = self.row.get("uid")
        return attached(self.book, self.words.kind, uid) if isinstance(uid, str) else []

    @cached_property
    def _short(self) -> Words:
        """As 2020-03-08, where there is no room for 2020年3月8日."""
        return replace(self.words, documents=False)

    def _table(self, table: Table) -> Grid:
        child = self.book.cabinet[table.kind] if table.kind else self.words.kind
        words = Words(self.book, child, self.words.masked)
        heads = tuple(head.label or words.label(head.value) for head in table.columns)
        widths = _widths([self._chars(words, head) for head in table.columns], UNITS - bool(table.label))
        rows: list[Values] = []
        if table.kind and not self.wanted.blank:
            names = [one for head in table.columns for one in every_name(head.value)]
            rows = read(self.book, child, names, is_(child.parent, str(self.row["uid"])), order=child.order)
        cells = tuple(tuple(words.of(head.value, row, head.shown) for head in table.columns) for row in rows)
        return Grid(table.label, heads, widths, cells, table.least)

    @staticmethod
    def _chars(words: Words, head: Head) -> float:
        field = words.first_field(head.value)
        return head.chars or (field.chars if field else 4)


def _widths(chars: Sequence[float], units: float) -> tuple[float, ...]:
    """The units shared out in the proportions of the words."""
    whole = sum(chars)
    return tuple(units * one / whole for one in chars)
