"""Printed forms as declarations: what stands where on registers, single sheets and notices. No drawing.

A form names fields; their words come from the fields. Wherever a form names a value it may write
  "person.name"               a path of the kind,
  "enterprise.name|about"     the first of several that is filled,
  "handler_a/handler_b"       several, with a stroke between them,
  "raise_from~raise_to"       from one to the other,
  "wage_helper:body"          what the child rows of a kind say, each once.
In texts values stand in braces ("{person.name}"), see `unionbook.ground.formtext`.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from unionbook.ground.conditions import EVERY, Condition


class Shown(Enum):
    """How a value is put on paper."""

    PLAIN = auto()
    MONTH = auto()  # of a date its year and month
    TICK = auto()  # √ for yes, nothing for no


@dataclass(frozen=True)
class Head:
    """A column. value: "" leaves it to the hand.  label, chars: "" and 0 take those of the field.  sum: added up.

    clock: the column tells how many days that clock of the kind has left.  worked: a value the program works out,
    by its name (`unionbook.services.forms.worked`).  usual: False for a column that is printed only when chosen.
    """

    value: str = ""
    label: str = ""
    chars: float = 0
    group: str = ""
    sum: bool = False
    shown: Shown = Shown.PLAIN
    clock: str = ""
    worked: str = ""
    usual: bool = True


@dataclass(frozen=True)
class Only:
    """The records a form is meant for: those whose value at the path is one of these; why the others are not."""

    path: str
    values: tuple[str | int, ...]
    why: str


@dataclass(frozen=True, kw_only=True)
class Form:
    """A printed form of a kind. name: identifier.  code: its number in the county's list.  purpose: what it is for.

    only: the records it is meant for, None all.
    """

    name: str
    code: str
    label: str
    purpose: str
    only: Only | None = None


@dataclass(frozen=True)
class Publicity:
    """公示. start, end: the days between which a list hangs out.  rule: the value of law that says how long."""

    start: str
    end: str
    rule: str


@dataclass(frozen=True, kw_only=True)
class Register(Form):
    """A list. title: a text, "" for the label.  subset, where: the rows when none are named.  order: () the kind's.

    of: None: its rows are the records.  The name of a child kind: each record gives a list of its own, of those of its
    child rows that `where` lets in; together: all of them stand on one list.  "": each record gives a list of blank
    rows.  row_mm: least height of a row; 9 where people sign.
    spare: blank rows after the last.  in_words: the money added up stands under the table in capitals (大写).
    foot: who signs.  public: for hanging out; its masks cannot be lifted.  before, notes: texts.
    """

    columns: tuple[Head, ...]
    title: str = ""
    subset: str = ""
    where: Condition = EVERY
    order: tuple[str, ...] = ()
    of: str | None = None
    together: bool = False
    landscape: bool = True
    numbered: bool = True
    row_mm: float = 7.0
    spare: int = 0
    page_sums: bool = False
    in_words: bool = False
    counting: str = ""
    before: tuple[str, str] = ("填报单位：{office:name}", "填报日期：{print:day}")
    foot: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    public: Publicity | None = None


@dataclass(frozen=True)
class Slot:
    """A labelled box. span: its share of the sheet's twelve units, 0 an equal one.  choices: all codes with □.

    label: "" that of the field.  head: the label's own share of the units, 0 the usual one.  options: words with □
    to choose from, of which the value's is ticked.  ticks: flags of the kind, each a □ with its label.
    photo: shows that photograph of those attached to the record, counted from 1; 0 for none.
    """

    value: str = ""
    label: str = ""
    span: int = 0
    choices: bool = False
    head: int = 0
    shown: Shown = Shown.PLAIN
    options: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    photo: int = 0


@dataclass(frozen=True)
class Row:
    """Boxes side by side; a text alone is a box with that value."""

    slots: tuple[Slot | str, ...]
    mm: float = 9.0


@dataclass(frozen=True)
class Space:
    """A tall box for words, and who signs under them."""

    value: str = ""
    label: str = ""
    mm: float = 30.0
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Child rows of a kind; with kind "" blank rows for the hand. least: rows at least."""

    kind: str
    columns: tuple[Head, ...]
    label: str = ""
    least: int = 3


@dataclass(frozen=True)
class Saying:
    """A text over the whole width."""

    text: str
    ruled: bool = True


SheetPart: TypeAlias = Row | Space | Table | Saying


@dataclass(frozen=True)
class Sheet:
    """One sheet of a single form. title, before, notes: texts."""

    title: str
    parts: tuple[SheetPart, ...]
    before: tuple[str, str] = ("", "")
    notes: tuple[str, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, kw_only=True)
class Single(Form):
    """Ruled sheets for one record."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Para:
    """A paragraph of a notice. when: only where this value is filled.  without: only where it is not.

    among: only where the value at `when` is one of these.  head: it is a heading (一、).  blank: it stands on the
    blank version too.
    """

    text: str
    when: str = ""
    without: str = ""
    among: tuple[str, ...] = ()
    head: bool = False
    blank: bool = True


@dataclass(frozen=True)
class Bar:
    """Why a notice is not given: when the value at the path is one of these."""

    path: str
    values: tuple[str | int, ...]
    why: str


@dataclass(frozen=True, kw_only=True)
class Notice(Form):
    """A paper to somebody about one record, in the layout of official documents.

    number: the line under the title.  needs: what must be filled before it can be written.  day: the value that is its
    day; the day of printing while that is empty.  It is quoted by the law of that day.  office: who signs.
    """

    paragraphs: tuple[Para | str, ...]
    addressee: str = ""
    title: str = ""
    number: str = ""
    needs: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    day: str = ""
    office: str = "{office:name}"


@dataclass(frozen=True, kw_only=True)
class Worked(Form):
    """A table the program works out as a whole. source: its name in `unionbook.services.forms.worked`."""

    source: str
