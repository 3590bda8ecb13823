"""What may be printed from where the clerk is: the ticked rows, the list, one record, a form's own rows, nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from unionbook.ground.conditions import Op
from unionbook.ground.forms import Form, Notice, Register, Single, Worked
from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.ledger.subsets import compares

SIGNED = 9.0
"""mm of height from which rows are for signing."""


class Extent(Enum):
    """Which records stand on the form."""

    TICKED = auto()
    LISTED = auto()
    CURRENT = auto()
    OWN = auto()
    BLANK = auto()


@dataclass(frozen=True)
class Subject:
    """Where the clerk is. ticked: the rows ticked, or selected together.  listed: those a narrowed list shows.

    whose: what the list is narrowed to.  current: the record in front.  in_form: the clerk is in its form.
    shown: the list itself as a form, None where there is none; every: its rows, in order.
    """

    kind: Kind
    ticked: Sequence[str] = ()
    listed: Sequence[str] | None = None
    whose: str = ""
    current: str = ""
    in_form: bool = False
    shown: Register | None = None
    every: Sequence[str] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms there are for it: the kind's, and the list as it is shown."""
        return (*self.kind.forms, *([self.shown] if self.shown is not None else []))

    @property
    def origin(self) -> Extent:
        """What the clerk most likely means."""
        if self.ticked:
            return Extent.TICKED
        return Extent.CURRENT if self.in_form and self.current else Extent.LISTED

    def rows(self, extent: Extent) -> Sequence[str] | None:
        """The rows of an extent; None for those of the form itself."""
        match extent:
            case Extent.TICKED:
                return self.ticked
            case Extent.LISTED:
                return self.listed if self.listed is not None else self.every
            case Extent.CURRENT:
                return [self.current]
            case _:
                return None


def for_each(form: Form) -> bool:
    """Does each record give a paper of its own?"""
    if isinstance(form, Register):
        return form.of is not None and not form.together
    return isinstance(form, Single | Notice)


def extents(book: Book, subject: Subject, form: Form) -> Iterator[tuple[Extent, str]]:
    """What may stand on a form, in words."""
    kind, measure = subject.kind, subject.kind.measure
    if not isinstance(form, Worked):
        if subject.ticked:
            yield Extent.TICKED, f"选中的 {len(subject.ticked):,} {measure}"
        listed = subject.every if form is subject.shown else subject.listed
        if listed is not None:
            whose = f"（{subject.whose}）" if subject.whose else ""
            yield Extent.LISTED, f"列表中的 {len(listed):,} {measure}{whose}"
        if subject.current:
            yield Extent.CURRENT, f"当前这{measure}：{book.title(kind.name, subject.current)}"
    if form is subject.shown:
        return
    if not for_each(form):
        subset = kind.subset(form.subset) if isinstance(form, Register) and form.subset else None
        yield Extent.OWN, f"{subset.label if subset else '全部'}（这种表通常印的）"
    yield Extent.BLANK, "空白表，留给手写"


def first_extent(subject: Subject, form: Form) -> Extent:
    """What is printed when nothing is said."""
    if isinstance(form, Worked):
        return Extent.OWN
    if subject.ticked:
        return Extent.TICKED
    if subject.current and (subject.in_form or for_each(form)):
        return Extent.CURRENT
    if for_each(form):
        return Extent.BLANK
    return Extent.LISTED if subject.listed is not None or form is subject.shown else Extent.OWN


def first_form(subject: Subject) -> Form:
    """The form the clerk most likely wants: of one record its sheet, of ticked ones what is signed, else the list."""
    forms = subject.forms
    lists = [form for form in forms if not for_each(form) and not isinstance(form, Worked)]
    match subject.origin:
        case Extent.CURRENT:
            wanted = [form for form in forms if for_each(form)]
        case Extent.TICKED:
            wanted = [form for form in lists if signed(form)] or lists
        case _:
            wanted = lists
    return (wanted or forms)[0]


def signed(form: Form) -> bool:
    """Is it a sheet on which people sign for money?"""
    return isinstance(form, Register) and form.row_mm >= SIGNED and any(head.sum for head in form.columns)


def of_a_period(kind: Kind, form: Form) -> bool:
    """Does it matter for the form's own rows which period is meant?"""
    if isinstance(form, Worked):
        return True
    if not isinstance(form, Register):
        return False
    wheres = [form.where, *([kind.subset(form.subset).where] if form.subset else [])]
    during = any(one.op is Op.DURING for where in wheres for one in compares(where))
    return during or any(head.worked for head in form.columns)
