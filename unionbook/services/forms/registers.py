"""Registers: a list of records, or for each record the list of its child rows, as ledgers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import EVERY, among, every
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import MoneyField
from unionbook.ground.forms import Head, Register
from unionbook.ground.formtext import SPECIAL, Named, every_name, names_in
from unionbook.ground.kind import Kind
from unionbook.ground.numerals import amount_in_words
from unionbook.services.forms.columns import chosen
from unionbook.services.forms.model import UNMASKED, Wanted
from unionbook.services.forms.publicity import period_note
from unionbook.services.forms.reading import CHUNK, Values, named_rows, nothing_chosen, read, subset_rows
from unionbook.services.forms.texts import Texts
from unionbook.services.forms.words import Teller, Words
from unionbook.services.forms.worked import Told, days_left, worked_values
from unionbook.services.listing import unsealed
from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow, Sum
from unionbook.store.book import Book

_HEIGHTS = {False: 268.0, True: 181.0}  # mm: the room for a table on a sheet, lying or not
_ABOVE, _NOTE, _FOOT = 30.0, 5.0, 14.0  # mm: title and heads; a line of notes; who signs
_LEAST_CHARS = 3.0
_CENTRED_UP_TO = 6.0  # characters: a column this narrow has its words in the middle

Show = Callable[[int], str]
InWords = Callable[[Sequence[int]], str]


@dataclass(frozen=True)
class Listed:
    """A register made into ledgers, and how many records stand on them."""

    ledgers: tuple[Ledger, ...]
    rows: int


def registers(book: Book, kind: Kind, form: Register, wanted: Wanted) -> Listed:
    """The ledgers of a register. Raises Refusal for rows that are not of the kind, or columns it does not have."""
    if wanted.landscape is not None:
        form = replace(form, landscape=wanted.landscape)
    rows_kind = book.cabinet[form.of] if form.of else kind
    words = Words(book, rows_kind, not wanted.unmasked or bool(form.public), wanted.names_masked)
    maker = _Maker(book, kind, form, wanted, words, chosen(words, form.columns, wanted.columns))
    if wanted.blank:
        return Listed((maker.blank(),), 0)
    if form.of is None:
        rows = maker.records(maker.names)
        return Listed((maker.ledger(rows, rows),), len(rows))
    parents = maker.records(maker.names_of_texts)
    if form.together:
        rows = maker.children([str(parent["uid"]) for parent in parents])
        return Listed((maker.ledger(parents, rows),), len(rows))
    lists = [(parent, maker.children([str(parent["uid"])])) for parent in parents]
    return Listed(tuple(maker.ledger([parent], rows) for parent, rows in lists), sum(max(len(r), 1) for _, r in lists))


@dataclass(frozen=True)
class _Maker:
    """One register on its way. kind: of the records; the rows of the list may be their children.

    words: of the rows' kind.
    """

    book: Book
    kind: Kind
    form: Register
    wanted: Wanted
    words: Words
    columns: tuple[Head, ...]

    @property
    def day(self) -> date | None:
        return None if self.wanted.blank else self.wanted.day or self.book.today()

    @property
    def names(self) -> list[Named]:
        """What the listed rows must bring."""
        names = [one for head in self.columns for one in every_name(head.value)]
        names += [Named("", path) for clock in self._clocks for path in clock.paths]
        if public := self.form.public:
            names += [Named("", public.start), Named("", public.end)]
        return names if self.form.of is not None else [*names, *self.names_of_texts]

    @property
    def names_of_texts(self) -> list[Named]:
        """What the texts name of the records."""
        texts = (self.form.title, *self.form.before, *self.form.notes, *self.form.foot)
        return [one for text in texts for one in names_in(text) if one.of not in SPECIAL]

    @property
    def _clocks(self) -> list[Clock]:
        wanted = {head.clock for head in self.columns if head.clock}
        return [clock for clock in self.words.kind.clocks if clock.name in wanted]

    def records(self, names: Sequence[Named]) -> list[Values]:
        """The records asked for."""
        each = self.form.of is not None and not self.form.together
        if each and self.wanted.rows is None and not self.wanted.subset:
            raise Refusal(nothing_chosen(self.kind))
        if self.wanted.rows is not None:
            return named_rows(self.book, self.kind, self.form, names, self.wanted.rows)
        subset = self.wanted.subset or self.form.subset
        order = (self.form.order if self.form.of is None else ()) or self.kind.order
        where = self.form.where if self.form.of is None and not self.wanted.subset else EVERY
        return subset_rows(self.book, self.kind, self.form, names, subset, self.wanted.frame, order, where)

    def children(self, parents: Sequence[str]) -> list[Values]:
        """The child rows of records, those of one record together."""
        child, order = self.words.kind, self.form.order or self.words.kind.order
        rows: list[Values] = []
        for start in range(0, len(parents), CHUNK) if self.form.of else ():
            some = every(among(child.parent, *parents[start : start + CHUNK]), self.form.where, *unsealed(child))
            rows += read(self.book, child, self.names, some, self.wanted.frame, order)
        return rows

    def blank(self) -> Ledger:
        """One sheet to be filled in by hand."""
        return self._ledger([], [], self._fitting())

    def _fitting(self) -> int:
        """How many rows one sheet has room for."""
        under = _NOTE * (len(self.form.notes) + 2 * bool(self.form.public)) + _FOOT * bool(self.form.foot)
        closing = self.form.row_mm * (any(head.sum for head in self.columns) + self.form.in_words)
        groups = 5.0 * any(head.group for head in self.columns)
        room = _HEIGHTS[self.form.landscape] - _ABOVE - under - closing - groups
        return int(room / self.form.row_mm)

    def ledger(self, about: Sequence[Values], rows: Sequence[Values]) -> Ledger:
        """The list of these rows. about: the records its texts speak of."""
        spare = self.form.spare if self.wanted.spare is None else self.wanted.spare
        if not rows and self.wanted.spare is None:
            spare = self._fitting()
        return self._ledger(about, rows, spare)

    def _ledger(self, about: Sequence[Values], rows: Sequence[Values], spare: int) -> Ledger:
        form, blank = self.form, self.wanted.blank
        about_words = Words(self.book, self.kind, self.words.masked, self.words.names_masked)
        texts = Texts(about_words, about, self.day, len(rows))
        sums = [at for at, head in enumerate(self.columns) if head.sum]
        notes = [texts.fill(note) for note in form.notes]
        if form.public:
            notes = [*period_note(self.words, form.public, rows, self.day), *notes]
        return Ledger(
            title=texts.fill(form.title) if form.title else form.label,
            columns=tuple(self._column(head) for head in self.columns),
            rows=list(self._rows(rows, sums)),
            before=(texts.fill(form.before[0]), texts.fill(form.before[1])),
            landscape=form.landscape,
            numbered=form.numbered,
            row_mm=form.row_mm,
            spare=spare,
            sums=tuple(Sum(at, self._show(self.columns[at], blank)) for at in sums),
            page_sums=form.page_sums and not blank,
            counting="" if blank or not (sums or form.page_sums) else form.counting or self.words.kind.measure,
            in_words=self._in_words(sums) if form.in_words and sums else None,
            foot=_signers([texts.fill(who) for who in form.foot], self.wanted.handlers),
            notes=tuple(notes),
            stamp=UNMASKED if not self.words.masked and not blank else "",
            length=len(rows),
        )

    def _column(self, head: Head) -> LedgerColumn:
        field = self.words.first_field(head.value)
        label = head.label or self.words.label(head.value)
        chars = head.chars or max(field.chars if field else 0, _LEAST_CHARS)
        right = field.right if field else bool(head.worked) and chars <= _CENTRED_UP_TO
        align = Align.RIGHT if right else Align.CENTRE if chars <= _CENTRED_UP_TO else Align.LEFT
        return LedgerColumn(label, chars, align, head.group, shrink=field is None or field.digits)

    def _rows(self, rows: Sequence[Values], sums: Sequence[int]) -> Iterator[LedgerRow]:
        worked = worked_values(self.book, self.words.kind, self.columns, rows, self.wanted.frame)
        tellers = [self._teller(head, worked) for head in self.columns]
        values = [self.columns[at].value for at in sums]
        for row in rows:
            yield LedgerRow([tell(row) for tell in tellers], [self.words.amount(value, row) or 0 for value in values])

    def _teller(self, head: Head, worked: Told) -> Teller:
        """What says a column of any row."""
        if head.clock:
            clock = next(clock for clock in self._clocks if clock.name == head.clock)
            day = self.day or self.book.today()
            return lambda row: days_left(self.book, clock, row, day)
        if head.worked:
            return lambda row: worked.get(str(row["uid"]), {}).get(head.worked, "")
        return self.words.teller(head.value, head.shown)

    def _show(self, head: Head, blank: bool) -> Show:
        field = self.words.first_field(head.value)
        return (lambda amount: "") if blank or field is None else field.show

    def _in_words(self, sums: Sequence[int]) -> InWords:
        """The first of the sums that is money, in capitals."""
        money = [isinstance(self.words.first_field(self.columns[at].value), MoneyField) for at in sums]
        at = money.index(True) if True in money else 0
        if self.wanted.blank:
            return lambda amounts: "合计（大写）："
        return lambda amounts: f"合计（大写）：{amount_in_words(amounts[at])}"


def _signers(foot: Sequence[str], handlers: Sequence[str]) -> tuple[str, ...]:
    """Who signs, with the handlers' names behind the first words."""
    named = [f"{who}{name}" for who, name in zip(foot, handlers, strict=False)]
    return (*named, *foot[len(named) :])
