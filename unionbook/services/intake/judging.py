"""Every row of a plan judged before anything is written."""

from collections.abc import Callable, Iterator, Mapping

from unionbook.ground.errors import Problem
from unionbook.ground.fields import DayField, LinkField, Value
from unionbook.services.intake.existing import Existing
from unionbook.services.intake.fresh import Judge
from unionbook.services.intake.known import Known
from unionbook.services.intake.marked import GONE, Marked
from unionbook.services.intake.model import NEW_ROW, Judged, Plan, Policy, Reason, Verdict, Verdicts
from unionbook.services.intake.people import People
from unionbook.services.intake.reading import Reading
from unionbook.services.sheets.layout import SourceRow
from unionbook.store.book import Book

Going = Callable[[int, int], bool]
"""Told how many rows of how many are judged; False stops."""

OFTEN = 500


class Stopped(Exception):
    """Somebody asked to stop; nothing was written."""


def check(book: Book, plan: Plan, going: Going = lambda done, of: True) -> Verdicts:
    """The verdict on every row.  Stopped."""
    return Judging(book, plan).all(going)


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
        self.people = {
            link: People(book, book.cabinet[field.kind], self._units()) for link, field in self.judge.embedding.items()
        }
        self.seen: dict[tuple[str, Value], Judged] = {}

    def _units(self) -> list[str]:
        """The links that tell where somebody works or belongs."""
        return [name for name, one in self.kind.fields.items() if isinstance(one, LinkField) and not one.embed]

    def all(self, going: Going) -> Verdicts:
        """Judge all rows."""
        rows = self.plan.block.rows
        judged = []
        for number, row in enumerate(rows):
            if number % OFTEN == 0 and not going(number, len(rows)):
                raise Stopped
            judged.append(self.one(row))
        return Verdicts(self.plan, judged)

    # --- one row ---------------------------------------------------------------------------------------------------

    def one(self, row: SourceRow) -> Judged:
        """Judge a row."""
        made = Judged(row, Verdict.NEW, [], {}, {})
        if row.number in self.plan.answers.left or (row.hidden and not self.plan.hidden):
            made.verdict = Verdict.LEFT
            return made
        uid = self._marked(made)
        wrong = self.cells.read(row, made, self.marked, uid)
        made.values |= self.marked.links(uid) if uid else {}
        self._find(made, uid)
        if made.verdict is Verdict.WRONG:
            return made
        if self._again(made):
            return made
        if made.uid:
            self._compare(made, wrong)
        else:
            self._as_new(made, wrong)
        return made

    # --- who it is -------------------------------------------------------------------------------------------------

    def _marked(self, made: Judged) -> str:
        """The row of the book whose key an exported table carries, "" for none; a reason for one that is gone."""
        key = self.marked.key(made.row)
        if not key or self.plan.policy is Policy.APPEND or self.plan.answers.rows.get(made.row.number):
            return ""
        if self.marked.knows(key):
            return key
        made.reasons.append(Reason("", "", "", GONE, False, ((NEW_ROW, "另加一条"),)))
        made.verdict = Verdict.WRONG
        return ""

    def _find(self, made: Judged, uid: str) -> None:
        """The row of the book it is; a reason where somebody must say. uid: the one its key names."""
        if uid or made.verdict is Verdict.WRONG:
            made.uid = uid
            return
        answer = self.plan.answers.rows.get(made.row.number, "")
        for link, people in self.people.items():
            inner = {path.partition(".")[2]: v for path, v in made.values.items() if path.startswith(f"{link}.")}
            found = people.find(inner, made.values, answer, self.judge.inner[link].derived)
            if found.uid:
                made.values[link] = found.uid
            elif answer == NEW_ROW:
                made.apart = {link: people.asked_about(inner, made.values, self.judge.inner[link].derived)}
            if found.sentence:
                path = f"{link}.{found.path}"
                made.reasons.append(
                    self.cells.reason(made, path, self.cells.column_of(path), found.sentence, False, found.choices)
                )
                made.verdict = Verdict.WRONG
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
        elif likely := self.existing.likely(made.values):
            self._ask(made, likely, "台账里有一条可能就是它，请选定，或另加一条。")

    def _ask(self, made: Judged, uids: list[str], sentence: str) -> None:
        choices = tuple((uid, self.book.title(self.kind.name, uid)) for uid in uids[:5])
        made.reasons.append(Reason("", "", "", sentence, False, (*choices, (NEW_ROW, "都不是，另加一条"))))
        made.verdict = Verdict.WRONG

    def _again(self, made: Judged) -> bool:
        """Does an earlier row of the file tell of the same?"""
        for key in self._keys(made):
            if (first := self.seen.get(key)) is not None:
                other = [self.cells.label(path) for path, text in made.texts.items() if first.texts.get(path) != text]
                words = f"，但{'、'.join(other[:3])}不同，请核对" if other else ""
                made.reasons.append(Reason("", "", "", f"与第 {first.number} 行重复{words}。", not other))
                made.verdict = Verdict.WRONG if other else Verdict.SAME
                return True
        return False

    def _keys(self, made: Judged) -> Iterator[tuple[str, Value]]:
        if made.uid:
            yield "", made.uid
        if self.plan.policy is Policy.APPEND or (made.uid and self.marked.key(made.row) == made.uid):
            return
        for way in self.existing.deciding:
            if (value := made.values.get(way[0])) not in (None, NEW_ROW):
                yield way[0], value
                for path in self._numbers(way[0]):
                    if path in made.values:
                        yield path, made.values[path]

    def _numbers(self, link: str) -> list[str]:
        people = self.people.get(link)
        return [f"{link}.{name}" for name in people.numbers] if people else []

    def note(self, made: Judged) -> None:
        """A row that is taken: later ones that tell of the same are held against it."""
        for key in self._keys(made):
            self.seen.setdefault(key, made)
        for link in self.people:
            for path in self._numbers(link):
                if (value := made.values.get(path)) is not None and self._one_each(link):
                    self.seen.setdefault((path, value), made)
        for link, person in made.fresh.inner.items() if made.fresh is not None else ():
            if not person.exists:
                self.people[link].learn(person.record)

    def _one_each(self, link: str) -> bool:
        return (link,) in self.existing.ways and self.plan.policy is not Policy.APPEND

    # --- what becomes of it ----------------------------------------------------------------------------------------

    def _as_new(self, made: Judged, wrong: Mapping[str, str]) -> None:
        own = {path: value for path, value in made.values.items() if "." not in path and value != NEW_ROW}
        inner = {link: self._inner(link, made) for link in self.people}
        pending = {path for path, value in made.values.items() if value == NEW_ROW}
        made.fresh = self.judge.judge(own, inner, wrong)
        told = {one.path for one in made.reasons}
        for problem in made.fresh.problems:
            if problem.field in pending and made.values.get(problem.field) == NEW_ROW:
                continue
            if problem.field not in told or problem.sentence not in {one.sentence for one in made.reasons}:
                made.reasons.append(self._told(made, problem))
        made.reasons += self._filled_today(made)
        made.verdict = Verdict.WRONG if any(not one.warning for one in made.reasons) else Verdict.NEW
        if made.verdict is Verdict.NEW:
            self.note(made)

    def _filled_today(self, made: Judged) -> Iterator[Reason]:
        """Days the program fills because the row's cell is empty: never without a word."""
        for path, column, _ in self.cells.columns:
            field = self.cells.targets[path].field
            if isinstance(field, DayField) and field.default and path not in made.texts:
                yield self.cells.reason(made, path, column, f"{field.label}空着，按今天填，请核对。", True)

    def _inner(self, link: str, made: Judged) -> tuple[str, Mapping[str, Value]]:
        uid = made.values.get(link)
        given = {path.partition(".")[2]: v for path, v in made.values.items() if path.startswith(f"{link}.")}
        if isinstance(uid, str) and uid:
            stored = self.people[link].stored(uid)
            return uid, {**stored, **given}
        return "", given

    def _told(self, made: Judged, problem: Problem) -> Reason:
        column = self.cells.column_of(problem.field)
        return self.cells.reason(made, problem.field, column, problem.sentence, problem.warning)

    def _compare(self, made: Judged, wrong: Mapping[str, str]) -> None:
        """A row the book has: what would change by the policy."""
        stored = self._stored(made.uid)
        for path, value in made.values.items():
            if value == NEW_ROW:
                made.changes[path] = value
            elif path not in self.people and stored.get(path) != value:
                empty = stored.get(path) is None
                if self.plan.policy is Policy.UPDATE or (self.plan.policy is Policy.FILL and empty):
                    made.changes[path] = value
                elif self.plan.policy is Policy.FILL:
                    made.reasons.append(self._differs(made, path, stored.get(path)))
        if any(not one.warning for one in made.reasons):
            made.verdict = Verdict.WRONG
            return
        made.verdict = Verdict.UPDATE if made.changes else Verdict.SAME
        self.note(made)

    def _differs(self, made: Judged, path: str, held: Value) -> Reason:
        target = self.cells.targets[path]
        shown = self.book.title(target.linked, str(held)) if target.linked else target.field.show(held)
        return self.cells.reason(
            made, path, self.cells.column_of(path), f"{target.label}与台账里的（{shown}）不同，台账没有改。", True
        )

    def _stored(self, uid: str) -> dict[str, Value]:
        """The values of a row of the book, what it embeds by path."""
        found = dict(self.book.must(self.kind.name, uid))
        for link in self.people:
            person = found.get(link)
            if isinstance(person, str):
                found |= {f"{link}.{name}": value for name, value in self.people[link].stored(person).items()}
        return found
