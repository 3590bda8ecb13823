"""Every row of a plan judged before anything is written."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from unionbook.ground.errors import Problem
from unionbook.ground.fields import LinkField, Value
from unionbook.services.intake.existing import Existing
from unionbook.services.intake.fresh import Judge
from unionbook.services.intake.known import Known
from unionbook.services.intake.model import NEW_ROW, Judged, Plan, Policy, Reason, Verdict, Verdicts
from unionbook.services.intake.people import People
from unionbook.services.intake.references import References
from unionbook.services.intake.shapes import Shaper
from unionbook.services.sheets.layout import SourceRow
from unionbook.services.sheets.model import cell_name
from unionbook.store.book import Book

if TYPE_CHECKING:
    pass

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
        from unionbook.services.intake.mapping import targets

        self.book, self.plan, self.kind = book, plan, plan.kind
        self.today = book.today()
        self.known = Known(book)
        self.judge = Judge(self.known, plan.kind, self.today)
        self.targets = {target.path: target for target in targets(book.cabinet, plan.kind)}
        self.columns = [
            (match.path, match.head.column, self._shaper(match.path, match.head.full))
            for match in plan.columns.columns
            if match.path in self.targets
        ]
        self.references = {
            path: References(book, book.cabinet[target.linked])
            for path, target in self.targets.items()
            if target.linked and any(path == one for one, _, _ in self.columns)
        }
        self.existing = Existing(book, plan.kind)
        self.people = {
            link: People(book, book.cabinet[field.kind], self._units()) for link, field in self.judge.embedding.items()
        }
        self.seen: dict[tuple[str, Value], Judged] = {}

    def _shaper(self, path: str, head: str) -> Shaper:
        return Shaper(self.targets[path].field, self.today, head)

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
        wrong = self._read(row, made)
        self._find(made)
        if made.verdict is Verdict.WRONG:
            return made
        if self._again(made):
            return made
        if made.uid:
            self._compare(made, wrong)
        else:
            self._as_new(made, wrong)
        return made

    def _read(self, row: SourceRow, made: Judged) -> dict[str, str]:
        """Cells to values; the sentences of what cannot be read, by path."""
        wrong: dict[str, str] = {}
        for path, column, shaper in self.columns:
            cell = self.plan.answers.cells.get((row.number, path), row.cells.get(column))
            if cell is None:
                continue
            if path in self.references:
                value, text, sentence, mild = self._linked(path, str(cell).strip(), made, column)
            else:
                value, text, sentence, mild = shaper.value(cell)
            made.texts[path] = text
            if value is not None:
                made.values[path] = value
            if sentence and path not in self.references:
                made.reasons.append(self._reason(made, path, column, sentence, mild))
            if sentence and not mild:
                wrong[path] = sentence
        return wrong

    def _linked(self, path: str, text: str, made: Judged, column: int) -> tuple[Value, str, str, bool]:
        if not text:
            return None, "", "", False
        answer = self.plan.answers.links.get((path, text), "")
        if answer == NEW_ROW:
            return NEW_ROW, text, "", False
        named = self.references[path].find(text)
        uid = answer or named.uid
        if uid:
            return uid, text, "", False
        target = self.targets[path]
        what = self.book.cabinet[target.linked]
        sentence = (
            f"台账里没有叫“{text}”的{what.label}，请选定是哪一个，或新建。"
            if not named.near
            else f"台账里没有“{text}”，相近的有“{named.near[0][1]}”，请选定。"
        )
        choices = (*named.near, (NEW_ROW, f"新建{what.label}“{text}”"))
        made.reasons.append(self._reason(made, path, column, sentence, False, choices))
        return None, text, sentence, False

    def _reason(
        self,
        made: Judged,
        path: str,
        column: int | None,
        sentence: str,
        mild: bool,
        choices: tuple[tuple[str, str], ...] = (),
    ) -> Reason:
        place = cell_name(made.row.number, column) if column is not None else ""
        return Reason(path, self._label(path), place, sentence, mild, choices)

    def _label(self, path: str) -> str:
        return self.targets[path].label if path in self.targets else ""

    # --- who it is -------------------------------------------------------------------------------------------------

    def _find(self, made: Judged) -> None:
        """The row of the book it is; a reason where somebody must say."""
        answer = self.plan.answers.rows.get(made.row.number, "")
        for link, people in self.people.items():
            inner = {path.partition(".")[2]: v for path, v in made.values.items() if path.startswith(f"{link}.")}
            found = people.find(inner, made.values, answer, self.judge.inner[link].derived)
            if found.uid:
                made.values[link] = found.uid
            if found.sentence:
                path = f"{link}.{found.path}"
                made.reasons.append(
                    self._reason(made, path, self._column(path), found.sentence, False, found.choices)
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

    def _column(self, path: str) -> int | None:
        return next((column for one, column, _ in self.columns if one == path), None)

    def _again(self, made: Judged) -> bool:
        """Does an earlier row of the file tell of the same?"""
        for key in self._keys(made):
            if (first := self.seen.get(key)) is not None:
                other = [self._label(path) for path, text in made.texts.items() if first.texts.get(path) != text]
                words = f"，但{'、'.join(other[:3])}不同，请核对" if other else ""
                made.reasons.append(Reason("", "", "", f"与第 {first.number} 行重复{words}。", not other))
                made.verdict = Verdict.WRONG if other else Verdict.SAME
                return True
        return False

    def _keys(self, made: Judged) -> Iterator[tuple[str, Value]]:
        if made.uid:
            yield "", made.uid
        if self.plan.policy is Policy.APPEND:
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

    def _note(self, made: Judged) -> None:
        for key in self._keys(made):
            self.seen.setdefault(key, made)
        for link in self.people:
            for path in self._numbers(link):
                if (value := made.values.get(path)) is not None and self._one_each(link):
                    self.seen.setdefault((path, value), made)

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
        made.verdict = Verdict.WRONG if any(not one.warning for one in made.reasons) else Verdict.NEW
        if made.verdict is Verdict.NEW:
            self._note(made)
            for link, person in made.fresh.inner.items():
                if not person.exists:
                    self.people[link].learn(person.record)

    def _inner(self, link: str, made: Judged) -> tuple[str, Mapping[str, Value]]:
        uid = made.values.get(link)
        given = {path.partition(".")[2]: v for path, v in made.values.items() if path.startswith(f"{link}.")}
        if isinstance(uid, str) and uid:
            stored = self.people[link].stored(uid)
            return uid, {**stored, **given}
        return "", given

    def _told(self, made: Judged, problem: Problem) -> Reason:
        return self._reason(made, problem.field, self._column(problem.field), problem.sentence, problem.warning)

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
        self._note(made)

    def _differs(self, made: Judged, path: str, held: Value) -> Reason:
        target = self.targets[path]
        shown = self.book.title(target.linked, str(held)) if target.linked else target.field.show(held)
        return self._reason(
            made, path, self._column(path), f"{target.label}与台账里的（{shown}）不同，台账没有改。", True
        )

    def _stored(self, uid: str) -> dict[str, Value]:
        """The values of a row of the book, what it embeds by path."""
        found = dict(self.book.must(self.kind.name, uid))
        for link in self.people:
            person = found.get(link)
            if isinstance(person, str):
                found |= {f"{link}.{name}": value for name, value in self.people[link].stored(person).items()}
        return found

