"""A row of the book as a table would change it, held against the rules before anything is written."""

from collections.abc import Mapping

from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.kind import Record
from unionbook.services.intake.comparing import FOLLOWS, Comparing
from unionbook.services.intake.fresh import Beside, Judge
from unionbook.services.intake.model import NEW_ROW, Judged, Reason
from unionbook.services.saving import errors


def formed(comparing: Comparing, judge: Judge, made: Judged, stored: Mapping[str, Value]) -> list[Reason]:
    """Why a row cannot be changed so, and which changes come to nothing; these are given up. stored: its values, what
    it embeds by path.

    The form has the last word, for it knows the child rows; it is asked where a row alone would not pass, or where a
    field may follow from others.
    """
    changes = {path: value for path, value in made.changes.items() if value != NEW_ROW}
    follows = judge.kind.record.derive is not Record.derive and any("." not in path for path in changes)
    before = judge.sofar is not None and judge.sofar.any()
    alone = errors(_alone(judge, made.uid, {**stored, **changes})) if changes and (before or not follows) else []
    if not (follows or alone):
        return []
    entry = comparing.form(made.uid)
    for path, value in changes.items():
        entry.put(path, value)
    # Rows before it in the table are not in the book yet, where its form looks.
    wrong = [*errors(entry.examine()), *(one for one in alone if isinstance(one, Beside))]
    told = [comparing.cells.told(made, one) for one in wrong]
    held = {path: inner.values[name] for path in changes for inner, name, _ in [entry.locate(path)]}
    idle = {path for path, value in changes.items() if held[path] != value}
    made.changes = {path: value for path, value in made.changes.items() if path not in idle}
    return [*told, *(comparing.differs(made, path, held[path], FOLLOWS) for path in changes if path in idle)]


def _alone(judge: Judge, uid: str, values: Mapping[str, Value]) -> list[Problem]:
    own = {name: values.get(name) for name in judge.names}
    inner = {
        link: (str(values.get(link) or ""), {name: values.get(f"{link}.{name}") for name in one.names})
        for link, one in judge.inner.items()
    }
    return [*judge.judge(own, inner, me=uid).problems]
