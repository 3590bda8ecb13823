"""The columns of a list, from the kind's declaration: what each reads, shows and needs in width."""

from collections.abc import Mapping
from dataclasses import dataclass

from unionbook.ground.clocks import DUE, Running
from unionbook.ground.fields import BlobField, Field, LinkField, NameField, NoteField, TextField, Value
from unionbook.ground.kind import Column, Kind
from unionbook.services.due import waiting
from unionbook.services.listing import column_path, shown
from unionbook.store.book import Book

Values = Mapping[str, Value]
"""One row of a list: values by path."""

NAMING = 12
"""Chinese characters a row's name wants that is no person's: the name of a body, an event, a project."""

REASON = "*reason"
"""The path of the column that says why a step was not taken with a row."""

LEFT_ROOM = 4
"""Chinese characters the words on a time limit's pill take besides the clock's name: ` 剩12天`."""


@dataclass(frozen=True)
class ListColumn:
    """One column. chars: width in Chinese characters.  sort: the paths a click on its header sorts by.

    clock: it shows the time limit that ends first, or the stage where none runs.  stage: it shows the stage.
    edits: the path the form types it at, "" when it is another record's.
    """

    label: str
    chars: int
    narrow: bool
    bold: bool = False
    right: bool = False
    path: str = ""
    field: Field | None = None
    sensitive: bool = False
    sort: tuple[str, ...] = ()
    clock: bool = False
    stage: bool = False
    edits: str = ""

    @property
    def key(self) -> str:
        """What the column is remembered by."""
        return DUE if self.clock else self.path

    def text(self, book: Book, kind: Kind, values: Values) -> str:
        """The words of a cell."""
        if self.clock:
            return due_pill(book, kind, values)[0]
        assert self.field is not None
        return shown(self.field, values[self.path])

    def pill(self, book: Book, kind: Kind, values: Values) -> tuple[str, str] | None:
        """(words, tone) of a cell that is a pill, None for one of plain words."""
        if self.clock:
            return due_pill(book, kind, values)
        stage = kind.stages.stage(values[self.path]) if self.stage and kind.stages is not None else None
        return (stage.label, stage.tone) if stage is not None else None


def columns(book: Book, kind: Kind) -> list[ListColumn]:
    """The declared columns, and 期限 when the kind has clocks."""
    made = [_declared(book, kind, column) for column in kind.columns]
    if kind.clocks:
        longest = max(len(clock.label) for clock in kind.clocks)
        made.append(ListColumn("期限", min(longest, 5) + LEFT_ROOM, narrow=True, sort=(DUE,), clock=True))
    return made


def further(book: Book, kind: Kind) -> list[ListColumn]:
    """The columns a list may have besides those it usually has: every field of the form that is a line of words."""
    usual = {column.path for column in columns(book, kind)}
    found = []
    for path in dict.fromkeys(path for section in kind.sections for path in section.paths):
        if isinstance(book.cabinet.field(kind, path), NoteField | BlobField):
            continue
        column = _declared(book, kind, Column(path, narrow=False))
        if column.path not in usual:
            found.append(column)
    return found


def with_reasons(shown_columns: list[ListColumn]) -> list[ListColumn]:
    """The columns with one for reasons after the rows' names."""
    label = "没有办的原因"
    reason = ListColumn(label, 16, narrow=True, path=REASON, field=TextField(label=label))
    last = max((place for place, column in enumerate(shown_columns) if column.bold), default=0)
    return [*shown_columns[: last + 1], reason, *shown_columns[last + 1 :]]


def _declared(book: Book, kind: Kind, column: Column) -> ListColumn:
    declared = book.cabinet.field(kind, column.path)
    path = column_path(book, kind, column.path)
    field = book.cabinet.field(kind, path)
    label = column.label or book.cabinet.label(kind, column.path)
    if field.unit == "元" and "（" not in label:
        label += "（元）"
    stages = kind.stages.stages if kind.stages is not None and path == kind.stages.field else ()
    longest = max((len(stage.label) for stage in stages), default=0)
    named = column.bold and isinstance(field, TextField) and not isinstance(field, NameField)
    return ListColumn(
        label=label,
        chars=longest or column.chars or max(declared.chars, NAMING if named else 0),
        narrow=column.narrow,
        bold=column.bold,
        right=field.right,
        path=path,
        field=field,
        sensitive=field.sensitive,
        sort=(path,),
        stage=bool(stages),
        edits=_edited(book, kind, column.path),
    )


def _edited(book: Book, kind: Kind, path: str) -> str:
    """The path at which the kind's form types what a column shows."""
    first, dot, rest = path.partition(".")
    link = kind.fields[first]
    if not dot or not isinstance(link, LinkField):
        return path
    if rest in link.embed:
        return path
    return first if rest == book.cabinet[link.kind].title[0] else ""


def paths_of(kind: Kind, shown_columns: list[ListColumn]) -> list[str]:
    """The paths a list must read for its columns, its pills and its clocks."""
    paths = [column.path for column in shown_columns if column.path]
    paths += (path for clock in kind.clocks for path in clock.paths)
    if kind.stages is not None:
        paths.append(kind.stages.field)
    if kind.sealed:
        paths.append(kind.sealed)
    return list(dict.fromkeys(paths))


def due_pill(book: Book, kind: Kind, values: Values) -> tuple[str, str]:
    """(words, tone) of the time limit of a row that ends first, by the law of its book.

    A row for which none runs, or that has come to its end whatever clock was left running, shows its stage.
    """
    found = waiting(kind, values, book.today(), book)
    if found is None:
        stage = kind.stages.stage(values[kind.stages.field]) if kind.stages is not None else None
        return (stage.label, stage.tone) if stage is not None else ("", "neutral")
    return clock_pill(found)


def clock_pill(running: Running) -> tuple[str, str]:
    """(words, tone) of a clock that is not met."""
    return f"{running.clock.label} {left_words(running)}", left_tone(running)


def left_words(running: Running) -> str:
    """How many days are left: 剩2天, 今天到期, 超3天; 已中止 while the days are not counted."""
    if running.paused:
        return "已中止"
    if running.left < 0:
        return f"超{-running.left}天"
    return f"剩{running.left}天" if running.left else "今天到期"


def left_tone(running: Running) -> str:
    """The tone for what is left."""
    if running.paused:
        return "neutral"
    return "bad" if running.left <= 5 else "warn" if running.left <= 15 else "neutral"
