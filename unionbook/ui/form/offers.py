"""What a chooser lists: the codes of a list, yes and no, the records a link may point to."""

from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import Compare, Op, every
from unionbook.ground.dates import first_day
from unionbook.ground.fields import DayField, Field, IdNumberField, Value
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.services.completion import fitting, heard, values_before
from unionbook.services.listing import column_path, looking_for, shown, unsealed
from unionbook.services.wanting import registered_in
from unionbook.store.book import Book
from unionbook.ui.form.choosing import Offer, Option

MOST, FEW = 20, 500
"""Records offered at once; whoever is not among them is found by typing more. Of kinds that have no search, so many
are looked through."""


def of_codes(codes: CodeList) -> Offer:
    """The codes whose label contains the text or is read so, whose code begins with it, or that have another such word.

    Where no code has a digit, the codes are numbered and found by their number too.
    """
    numbered = not any(code[:1].isdigit() for code in codes.items)
    number = {code: str(at) if numbered else "" for at, code in enumerate(codes.items, 1)}

    def offer(text: str) -> list[Option]:
        wanted = narrow(text)
        other = {code for word, code in codes.also.items() if wanted and word.startswith(wanted)}
        found = [
            Option(code, label, number[code])
            for code, label in codes.items.items()
            if heard(label, wanted) or code.startswith(wanted) or code in other or number[code].startswith(wanted)
        ]
        if not wanted:
            return found
        return sorted(
            found,
            key=lambda option: (wanted not in (option.key, option.detail), not option.title.startswith(wanted)),
        )

    return offer


def of_flag(text: str) -> list[Option]:
    """Yes and no."""
    both = [Option("1", "是"), Option("0", "否")]
    wanted = narrow(text).lower()
    by_key = [option for option in both if wanted in (option.key, {"1": "y", "0": "n"}[option.key])]
    return by_key or [option for option in both if wanted in option.title]


def of_values(book: Book, kind: Kind, path: str) -> Offer:
    """What stands at the path in other rows and has the text in it. The book is asked again for each new text."""
    known: list[str] = []

    def offer(text: str) -> list[Option]:
        if len(text.strip()) <= 1 or not known:
            known[:] = values_before(book, kind, path)
        return [Option(value, value) for value in fitting(known, text)]

    return offer


def of_figures(book: Book) -> Offer:
    """The figures whose name contains the text or is read so, or whose key does: the key is what is kept."""
    known: list[Option] = []

    def offer(text: str) -> list[Option]:
        from unionbook.ui.outlet.named import figures_of

        if not known:
            known.extend(Option(key, key, words) for key, words in figures_of(book))
        wanted = narrow(text)
        return [one for one in known if heard(one.detail, wanted) or wanted in one.key][:FEW if wanted else MOST]

    return offer


def of_records(book: Book, kind: Kind) -> Offer:
    """The records of a kind that contain the text or are read so, with what tells those of one name apart."""
    order = kind.order or kind.title

    def offer(text: str) -> list[Option]:
        details, wanted = _details(book, kind), text.strip()
        unsought = bool(wanted) and not kind.search
        sought = looking_for(kind, wanted) if wanted and kind.search else every(*unsealed(kind))
        most = FEW if unsought else MOST
        found = book.select(kind.name, ["uid", *kind.title, *details], sought, order=order, limit=most)
        options = [_option(book, kind, row, details) for row in found]
        return [one for one in options if heard(one.title, wanted)][:MOST] if unsought else options

    return offer


def no_record(book: Book, kind: Kind) -> Option:
    """What stands where nothing is to be chosen from: where the first record of the kind is registered."""
    if book.select(kind.name, ["uid"], limit=1):
        return Option("", f"没有可选的{kind.label}")
    return Option("", f"还没有{kind.label}", f"先在{registered_in(book, kind)}里登记")


def of_names(book: Book, kind: Kind, field: str) -> Offer:
    """The records whose name begins with the text, or is read so; none for an empty text."""

    def offer(text: str) -> list[Option]:
        wanted = text.strip()
        if not wanted:
            return []
        details = _details(book, kind)
        read = kind.search and wanted.isascii() and wanted.isalpha()
        begins = looking_for(kind, wanted) if read else Compare(field, Op.STARTS, wanted)
        found = book.select(kind.name, ["uid", *kind.title, *details], begins, order=[field], limit=MOST)
        return [_option(book, kind, row, details) for row in found]

    return offer


def _details(book: Book, kind: Kind) -> list[str]:
    """Paths that tell records of one title apart: year of birth and number of the paper, or the first column."""
    numbers = [name for name, field in kind.fields.items() if isinstance(field, IdNumberField)]
    if numbers:
        return [*[name for name, field in kind.fields.items() if isinstance(field, DayField)][:1], *numbers[:1]]
    stage = kind.stages.field if kind.stages is not None else ""
    columns = [column_path(book, kind, column.path) for column in kind.columns]
    return [path for path in columns if path not in kind.title and path != stage][:1]


def _option(book: Book, kind: Kind, row: tuple[Value, ...], details: list[str]) -> Option:
    uid, *values = row
    words = [
        _told(book.cabinet.field(kind, path), value)
        for path, value in zip(details, values[len(kind.title) :], strict=True)
    ]
    return Option(str(uid), book.words(kind, values[: len(kind.title)]), " · ".join(filter(None, words)))


def _told(field: Field, value: Value) -> str:
    if isinstance(field, DayField) and isinstance(value, str):
        return f"{first_day(value).year}年"
    return shown(field, value)
