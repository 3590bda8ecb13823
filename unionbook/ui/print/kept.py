"""What was set for a form last time, kept while the program runs."""

from dataclasses import dataclass, field


@dataclass
class Kept:
    """Of one form. columns: () the usual ones.  spare, landscape: None as declared.  handlers: who signs."""

    columns: list[str] = field(default_factory=list)
    spare: int | None = None
    landscape: bool | None = None
    handlers: list[str] = field(default_factory=list)


@dataclass
class Sides:
    """Is it printed on both sides of the sheet?"""

    both: bool = False


SIDES = Sides()

_forms: dict[tuple[str, str], Kept] = {}
_chosen: dict[tuple[str, object], str] = {}


def kept(kind: str, form: str) -> Kept:
    """What was set for a form."""
    return _forms.setdefault((kind, form), Kept())


def choose(kind: str, origin: object, form: str) -> None:
    """This form was taken for records of this origin."""
    _chosen[kind, origin] = form


def chosen(kind: str, origin: object) -> str:
    """The form taken last for records of this origin, "" for none."""
    return _chosen.get((kind, origin), "")


def forget() -> None:
    """As when the program starts."""
    _forms.clear()
    _chosen.clear()
    SIDES.both = False
