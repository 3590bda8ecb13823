"""成批办理: one step for many records: what would come of it, and what a list of names that came back decides.

The step itself is `unionbook.services.stage.move`.
"""

from unionbook.services.batch.deciding import Decided, decide, foresee
from unionbook.services.batch.matching import Line, Matching, Verdict, match_names

__all__ = ["Decided", "Line", "Matching", "Verdict", "decide", "foresee", "match_names"]
