"""A row of a plan judged before anything is written."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from unionbook.ground.fields import LinkField, Value
from unionbook.services.intake.before import Before
from unionbook.services.intake.changed import formed
from unionbook.services.intake.comparing import Comparing
from unionbook.services.intake.damaged import Owners, pass_over, propose
from unionbook.services.intake.existing import Existing
from unionbook.services.intake.fresh import Judge
from unionbook.services.intake.known import Known
from unionbook.services.intake.marked import GONE, Marked
from unionbook.services.intake.model import NEW_ROW, NONE, Judged, Plan, Policy, Reason, Verdict
from unionbook.services.intake.otherwise import Otherwise, same
from unionbook.services.intake.people import People
from unionbook.services.intake.plainly import Plainly
from unionbook.services.intake.reading import Inside, Reading
from unionbook.services.intake.roughly import settle
from unionbook.services.intake.twins import Twins
from unionbook.services.sheets.layout import SourceRow
from unionbook.store.book import Book

FEW = 20
"""Fewer rows are read one by one."""

Going = Callable[[int, int], bool]
"""Told how many rows of how many are judged; False stops."""


class Stopped(Exception):
    """Somebody asked to stop; nothing was written."""


class Judging:
    """What is read once for all rows of a plan."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self.book, self.plan, self.kind = book, plan, plan.kind
        self.today = book.today()
        self.known = Known(book)
        self.judge = Judge(self.known, plan.kind, self.today)
        self.cells = Reading(book, plan, self.today)
        self.existing = Existing(book, plan.kind)
        self.marked = Marked(book, plan.kind, plan.block)
        links = {link: field.kind for link, field in self.judge.embedding.items()}
        people = {kind: People(book, book.cabinet[kind], self._units()) for kind in links.values()}
        self.people = {link: people[kind] for link, kind in links.items()}
        self.before = Before(plan, self.existing, self.marked, self.people)
        self.judge.sofar = self.before.sofar
        self.comparing = Comparing(book, plan, self.cells, self.people)
        self.otherwise = Otherwise(self.cells, self.people.keys())
        self.twins = Twins(book, plan, self.cells, self.existing, self.comparing)
        self.plainly = Plainly(plan, self.cells, self.judge, self.existing, self.marked.column is not None)

    def close(self) -> None:
        """Part what holds one another: it goes at once, not when Python looks for rings, which it is kept from."""
        for one in {*self.people.values()}:
            del one.row_of
        self.judge.sofar = None

    def _units(self) -> list[str]:
        """The links that tell where somebody works or belongs."""
        return [name for name, one in self.kind.fields.items() if isinstance(one, LinkField) and not one.embed]

    def each(self, row: SourceRow) -> Judged:
        """Judge a row, which takes as little room as it can when nothing is said of it."""
        made = self.one(row)
        if made.verdict is Verdict.NEW and not made.reasons and NEW_ROW not in made.values.values():
            made.pack()
        return made

    def all(self, rows: Sequence[SourceRow]) -> list[Judged]:
        """Judge rows that follow one another: those that are plainly new and right together, the others one by one."""
        judged, found = list[Judged](), self.twins.apart(self.plainly.found(rows))
        if all(found):
            return self._run([one for one in found if one is not None])
        self._read_ahead([row for row, one in zip(rows, found, strict=True) if one is None])
        for plain, group in groupby(zip(rows, found, strict=True), lambda one: one[1] is not None):
            if plain:
                judged += self._run([one for _, one in group if one is not None])
            else:
                judged += [self.each(row) for row, _ in group]
        return judged

    def _read_ahead(self, rows: Sequence[SourceRow]) -> None:
        """Whom rows name by number, with what the book has of them, is read in one go: a table that comes again names
        nobody else."""
        ahead: list[str] = []
        for link, people in self.people.items():
            for number in people.numbers:
                column = self.cells.column_of(f"{link}.{number}")
                if column is not None and len(rows) > FEW:
                    named = people.read_ahead(number, [row.cells.get(column) for row in rows])
                    index = self.existing.index((link,)) if (link,) in self.existing.ways else {}
                    ahead += [uid for person in named for uid in index.get(person, ())]
        self.comparing.read_ahead(ahead)

    def _run(self, run: list[Judged]) -> list[Judged]:
        """Plain rows that follow one another, each judged as if it were the only one. What an earlier row or the book
        has to do with one is seen by what both are known by."""
        judged: list[Judged] = []
        for place in (*self.before.met(run), len(run)):
            free = run[len(judged) : place]
            self.before.note_all(free)
            judged += free
            if place < len(run):
                judged.append(self.each(run[place].row))
        return judged

    # --- one row ---------------------------------------------------------------------------------------------------

    def one(self, row: SourceRow) -> Judged:
        """Judge a row."""
        made = self._judged(row)
        if made.verdict is Verdict.WRONG:
            propose(made, self.before.papers, self._owners(made))
        return made

    def _owners(self, made: Judged) -> Owners:
        def owners(link: str, left: str) -> tuple[tuple[str, str], ...]:
            inside = self.cells.inside(made, self.people)[link]
            found = self.people[link].owners(inside, left, self.judge.inner[link].derived)
            return self.before.choices(found)

        return owners

    def _judged(self, row: SourceRow) -> Judged:
        made = Judged(row, Verdict.NEW, [], {}, {})
        if row.number in self.plan.answers.left or (row.hidden and not self.plan.hidden):
            made.verdict = Verdict.LEFT
            return made
        uid = self._marked(made)
        wrong = self.cells.read(row, made, self.marked, uid)
        if answered := [link for link in self.people if self._answer(row, link) not in ("", NEW_ROW)]:
            pass_over(made, wrong, [path for path in self.before.papers if path.partition(".")[0] in answered])
        if uid:
            made.values = {**made.values, **self.marked.links(uid)}
        inside = self.cells.inside(made, self.people)
        settle(made, wrong, inside, self.judge.inner, self.cells)
        self._find(made, uid or ("" if wrong or self._answer(row) else self.twins.of(made)), inside)
        if made.verdict is Verdict.WRONG:
            return made
        if self._again(made):
            return made
        if made.uid:
            self._compare(made)
        else:
            self._as_new(made, wrong, inside)
        return made

    # --- who it is -------------------------------------------------------------------------------------------------

    def _marked(self, made: Judged) -> str:
        """The row of the book whose key an exported table carries, "" for none; a reason for one that is gone."""
        key = self.marked.key(made.row)
        if not key or self.plan.policy is Policy.APPEND or self._answer(made.row):
            return ""
        if self.marked.knows(key):
            return key
        made.reasons.append(Reason("", "", "", GONE, False, ((NEW_ROW, "另加一条"),)))
        made.verdict = Verdict.WRONG
        return ""

    def _answer(self, row: SourceRow, link: str = "") -> str:
        """Which record somebody said a row is, or speaks of by a link; "" where nobody did."""
        return self.before.meant(self.plan.answers.rows.get((row.number, link), ""))

    def _find(self, made: Judged, uid: str, inside: Inside) -> None:
        """The row of the book it is; a reason where somebody must say. uid: the one its key names."""
        if uid or made.verdict is Verdict.WRONG:
            made.uid = uid
            return
        for link, people in self.people.items():
            derived, answer = self.judge.inner[link].derived, self._answer(made.row, link)
            found = people.find(inside[link], made.values, answer, derived)
            if found.uid:
                made.values = {**made.values, link: found.uid}
            elif answer == NEW_ROW:
                made.apart = {link: people.asked_about(inside[link], made.values, derived)}
            if found.sentence:
                path = f"{link}.{found.path}"
                column, choices = self.cells.column_of(path), self.before.choices(found.choices)
                made.reasons.append(self.cells.reason(made, path, column, found.sentence, False, choices))
                made.verdict = Verdict.WRONG
        answer = self._answer(made.row)
        if self.plan.policy is Policy.APPEND or answer == NEW_ROW:
            return
        if answer and self.book.values(self.kind.name, answer) is not None:
            made.uid = answer
            return
        self._find_own(made)

    def _find_own(self, made: Judged) -> None:
        certain = self.existing.certain(made.values)
        if len(certain) == 1:
            made.uid = certain[0]
        elif certain:
            self._ask(made, certain, "表里的这一行对得上台账里的几条，请选定是哪一条。")
        elif likely := self.existing.likely(made.values) or self.twins.likely(made):
            self._ask(made, likely, "台账里有一条可能就是它，请选定，或另加一条。")
        else:
            made.uid = self.twins.former(made)

    def _ask(self, made: Judged, uids: list[str], sentence: str) -> None:
        choices = tuple((uid, self.book.title(self.kind.name, uid)) for uid in uids[:5])
        made.reasons.append(Reason("", "", "", sentence, False, (*choices, (NEW_ROW, "都不是，另加一条"))))
        made.verdict = Verdict.WRONG

    def _again(self, made: Judged) -> bool:
        """Does an earlier row of the file tell of the same?"""
        first = self.before.first(made)
        if first is None:
            return False
        uid, comparing = made.uid or first.uid, self.comparing
        stored = comparing.stored(uid) if uid else {}
        holds = stored if first.fresh is None else self.judge.holds(first.fresh)
        written = (path for path in made.values if not uid or comparing.writes(path, stored))
        made.reasons += self.otherwise.record(made, first, holds, {*written})
        made.reasons += self.comparing.kept(made, stored)
        if all(one.warning for one in made.reasons):
            made.reasons.append(same(made, first))
            made.verdict = Verdict.SAME
        else:
            made.verdict = Verdict.WRONG
        return True

    def _otherwise(self, made: Judged, link: str, uid: str) -> Mapping[str, Reason]:
        """What rows before say otherwise of somebody this row speaks of, where that is written; by path."""
        spoken = self.before.spoken(link, uid) if uid else ()
        if not spoken or (made.uid and self.plan.policy is Policy.SKIP):
            return NONE
        held = {f"{link}.{name}": value for name, value in self.people[link].of_book(uid).items()}
        update = self.plan.policy is Policy.UPDATE
        written = {path for path in made.values if update or held.get(path) is None}
        return self.otherwise.person(made, link, spoken, written)

    # --- what becomes of it ----------------------------------------------------------------------------------------

    def _as_new(self, made: Judged, wrong: Mapping[str, str], inside: Inside) -> None:
        own = {path: value for path, value in made.values.items() if "." not in path and value != NEW_ROW}
        inner = {link: self._inner(link, made, inside[link]) for link in self.people}
        made.fresh = self.judge.judge(own, inner, wrong)
        if made.fresh.problems:
            told = {(one.path, one.sentence) for one in made.reasons}
            for problem in made.fresh.problems:
                pending = made.values.get(problem.field) == NEW_ROW
                if not pending and (problem.field, problem.sentence) not in told:
                    made.reasons.append(self.cells.told(made, problem))
            made.fresh.problems = ()
        made.reasons += self.comparing.follows(made, own, self.judge.holds(made.fresh))
        made.reasons += [*self.cells.filled_today(made), *self.twins.twice(made)]
        self._settle(made, Verdict.NEW)

    def _settle(self, made: Judged, verdict: Verdict) -> None:
        """A row has this verdict, and later ones are held against it, unless something is wrong with it."""
        if any(not one.warning for one in made.reasons):
            made.verdict = Verdict.WRONG
        else:
            made.verdict = verdict
            self.before.note(made)

    def _inner(self, link: str, made: Judged, given: Mapping[str, Value]) -> tuple[str, Mapping[str, Value]]:
        uid = made.values.get(link)
        if not isinstance(uid, str) or not uid:
            return "", given
        asked = self._otherwise(made, link, uid)
        made.reasons += asked.values()
        return uid, self.comparing.together(made, link, uid, given, asked)

    def _compare(self, made: Judged) -> None:
        """A row the book has: what would change by the policy."""
        stored = self.comparing.stored(made.uid)
        asked: dict[str, Reason] = {}
        for link in self.people:
            asked |= self._otherwise(made, link, str(stored.get(link) or ""))
        made.reasons += asked.values()
        made.reasons += [one for one in self.comparing.kept(made, stored) if one.path not in asked]
        made.changes = self.comparing.changes(made, stored)
        made.reasons += formed(self.comparing, self.judge, made, stored)
        self._settle(made, Verdict.UPDATE if made.changes else Verdict.SAME)
