"""A record being written: what the clerk touched, what is wrong, and which of it is to be told already."""

import re
from collections.abc import Iterable
from contextlib import suppress

from unionbook.ground.errors import Problem, Refusal
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.saving import draft_of, errors, open_entry
from unionbook.store.book import Book
from unionbook.store.secrecy.veil import veiled

_OF_CHILD = re.compile(r"(\w+)\[(\d+)\]\.(.*)")

Spot = tuple[str, str]
"""(uid of the entry, path in it): a field of the record or of one of its child rows."""


class Writing:
    """One record in a form.

    touched: the clerk changed something since it was opened.
    carried: paths taken over from the record before.  draft: it was opened from a draft.  kept: the file did not take
    it, it is safe on this PC.
    """

    def __init__(
        self,
        book: Book,
        kind: Kind,
        uid: str = "",
        before: Entry | None = None,
        entry: Entry | None = None,
        carried: Iterable[str] = (),
    ) -> None:
        """entry: what was typed before, or filled in already, to go on with; carried: of it what is taken over."""
        self.entry: Entry = entry or open_entry(book, kind, uid)
        self.draft = bool(uid) and bool(draft_of(book, kind, uid))
        self.touched = entry is not None
        self.kept = False
        self._tried: set[str] = set()
        self.carried: frozenset[str] = self._carry(before) if before is not None else frozenset(carried)
        self.problems: list[Problem] = []
        self.demanded: dict[Spot, Problem] = {}
        self._left: set[Spot] = set()
        self.examine()
        if self.draft:
            self.try_to_save()

    def _carry(self, before: Entry) -> frozenset[str]:
        """Take over what most often stays the same; what the program fills by itself is left to it."""
        kept = [name for name, field in self.entry.kind.fields.items() if field.keep]
        filled = [name for name in kept if before.values[name] is not None]
        for name in filled:
            self.entry.put(name, before.values[name])
        return frozenset(filled)

    def examine(self) -> None:
        """Look at everything again; fields that follow from others are filled. What the veil masks is not examined: a
        masked name is that of many."""
        with suppress(Refusal):  # While the file cannot be read what was known stands; saving will tell.
            if veiled(self.entry.book):
                return
            self.problems = self.entry.examine()
        self.demanded = {spot: told for spot, told in self.demanded.items() if not self._holds(*spot)}

    def _holds(self, uid: str, path: str) -> bool:
        return uid == self.entry.uid and self.entry.values.get(path) is not None

    def leave(self, entry: Entry, path: str) -> None:
        """The clerk has been in a field: what is wrong with it may be told."""
        self._left.add((entry.uid, path))

    @property
    def tried(self) -> bool:
        """Was saving tried, so that everything may be told?"""
        return self.entry.uid in self._tried

    def try_to_save(self) -> None:
        """Everything that is wrong with what the form holds now may be told; a row added later is spared."""
        rows = (row.uid for rows in self.entry.children.values() for row in rows)
        self._tried = {self.entry.uid, *rows}

    def may_tell(self, rows: Iterable[Entry]) -> None:
        """What is wrong with these child rows may be told at once."""
        self._tried |= {row.uid for row in rows}

    def demand(self, path: str, sentence: str) -> None:
        """A field that must be filled for what was asked, until it is."""
        self.demanded[self.entry.uid, path] = Problem(path, sentence)

    @property
    def count(self) -> int:
        """How many fields are changed and not saved."""
        return len(self.entry.changed()) if self.touched else 0

    @property
    def faults(self) -> int:
        """How many errors keep the record from being final."""
        return len(errors(self.problems))

    @property
    def faulty(self) -> bool:
        """Was it to be saved, and could not be for what stands in it?"""
        return self.tried and self.faults > 0

    def spot(self, problem: Problem) -> Spot:
        """The field a problem concerns."""
        if found := _OF_CHILD.fullmatch(problem.field):
            return self.entry.children[found[1]][int(found[2])].uid, found[3]
        return self.entry.uid, problem.field

    def told(self, entry: Entry) -> dict[str, Problem]:
        """What is to be told of one entry's fields, by path; an error before a warning."""
        found = {path: problem for (uid, path), problem in self.demanded.items() if uid == entry.uid}
        for problem in sorted(self.problems, key=lambda one: one.warning):
            uid, path = self.spot(problem)
            if uid == entry.uid and (uid in self._tried or (uid, path) in self._left):
                found.setdefault(path, problem)
        return found

    def first_error(self, order: list[Spot]) -> Spot | None:
        """The first field, in the order of the form, that is wrong; None when no field is."""
        wrong = [self.spot(problem) for problem in errors(self.problems)]
        wrong += self.demanded
        known = [spot for spot in order if spot in wrong]
        return known[0] if known else None
