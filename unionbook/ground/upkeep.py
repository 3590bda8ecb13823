"""What the check-up looks for among the rows of a kind, as data: what is missing, old or there twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionbook.ground.conditions import EVERY, Condition
from unionbook.ground.fields import LinkField
from unionbook.ground.figures import Ratio

if TYPE_CHECKING:
    from unionbook.ground.cabinet import Cabinet
    from unionbook.ground.kind import Kind


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Rows in which something is missing or doubtful.

    label: what is so (缺手机号码).  verb: what is done about it (补电话).  definition: why it matters, in a sentence.
    field: the path in the form at which it is mended ("" for none).  must: it has to be mended before anything is
    reported.  links: a text field and a link field ("" for none): where
    the text is the very name of a row that can be linked, the program may link it.
    """

    name: str
    label: str
    where: Condition
    verb: str
    definition: str
    field: str = ""
    must: bool = False
    links: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class Sign:
    """What makes two rows look like one: they agree at all of these paths, none of them empty.

    score: how likely it makes it, 0 to 100.  same: paths with equal values (a number in its 15 or 18 digits is one).
    heard: names that are read the same.  slip: numbers of which one digit differs or two changed places.  bare: names
    that are equal without the words all such names have (有限公司).
    """

    score: int
    same: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    slip: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.same, *self.heard, *self.slip, *self.bare)


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Rows that may be one and the same thing: one of the signs is met.

    definition: what makes them look so, in a sentence.  where: the rows that are compared.  apart: the child kind that
    notes of two rows that they are not the same, and its link to the other row.  against: paths at which two different
    values speak against it, and how much of the score they take.  common: words that say nothing in a name.
    """

    signs: tuple[Sign, ...]
    definition: str
    where: Condition = EVERY
    apart: tuple[str, str] = ("", "")
    against: tuple[tuple[str, int], ...] = ()
    common: tuple[str, ...] = ()

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The paths of each sign that only wants equal values."""
        return tuple(sign.same for sign in self.signs if sign.same == sign.paths)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that is looked at."""
        told = (*(path for sign in self.signs for path in sign.paths), *(path for path, _ in self.against))
        return tuple(dict.fromkeys(told))


@dataclass(frozen=True, kw_only=True)
class Alone:
    """Rows of which only one at a time may hang on what a link names (在档 files of one person).

    Where two rows are made one, those of both are told and stay: which one ends is the clerk's to say.
    where: the rows that count.  rule: what holds and what is to be done, in a sentence without its end.
    """

    link: str
    where: Condition
    rule: str


@dataclass(frozen=True, kw_only=True)
class Upkeep:
    """What is looked for. alone: rows that stand alone.  yearly: the subset whose rows want to be gone through once a
    year ("" for none).  rate: the ratio that tells how many of the rows are complete ("" for none)."""

    doubts: tuple[Doubt, ...] = ()
    alike: Alike | None = None
    alone: Alone | None = None
    yearly: str = ""
    rate: str = ""


NOTHING = Upkeep()


def upkeep_faults(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    """A sentence for each name in a kind's upkeep that does not exist."""
    upkeep, alike = kind.upkeep, kind.upkeep.alike
    if upkeep.yearly and upkeep.yearly not in {subset.name for subset in kind.subsets}:
        yield f"{kind.name}: upkeep names the subset {upkeep.yearly!r}, which is not there"
    if upkeep.rate and upkeep.rate not in {one.name for one in kind.figures if isinstance(one, Ratio)}:
        yield f"{kind.name}: upkeep names the ratio {upkeep.rate!r}, which is not there"
    shown = {path for section in kind.sections for path in section.paths}
    for path in (doubt.field for doubt in upkeep.doubts if doubt.field):
        if path not in shown:
            yield f"{kind.name}: upkeep mends {path!r}, which is not in the form"
    for text, link in (doubt.links for doubt in upkeep.doubts if doubt.links[0]):
        if text not in kind.fields or not isinstance(kind.fields.get(link), LinkField):
            yield f"{kind.name}: upkeep links {text!r} to {link!r}, of which one is not there"
    if upkeep.alone is not None and not isinstance(kind.fields.get(upkeep.alone.link), LinkField):
        yield f"{kind.name}: upkeep names the link {upkeep.alone.link!r}, which is not there"
    if alike is None:
        return
    for path in alike.paths:
        try:
            cabinet.field(kind, path)
        except KeyError:
            yield f"{kind.name}: upkeep compares {path!r}, which is no field"
    child, link = alike.apart
    if child and (child not in kind.children or link not in cabinet[child].fields):
        yield f"{kind.name}: upkeep names {child}.{link}, which is no link of a child"
