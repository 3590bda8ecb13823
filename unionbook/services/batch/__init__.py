"""成批办理: one step for many records: what would come of it, and what a list of names that came back decides.

The step itself is `unionbook.services.stage.move`.
"""

from unionbook.services.batch.deciding import Decided, decide, foresee
from unionbook.services.batch.editing import Change, Edited, edit, foresee_edit, settable
from unionbook.services.batch.matching import Line, Matching, Verdict, match_names

__all__ = [
    "Change",
    "Decided",
    "Edited",
    "Line",
    "Matching",
    "Verdict",
    "decide",
    "edit",
    "foresee",
    "foresee_edit",
    "match_names",
    "settable",
]
