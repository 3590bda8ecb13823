"""操作记录: what was done to the book, what each act changed, and the ways back: an act, a field, a removed record."""

from unionbook.services.past.acts import Done, acts_found
from unionbook.services.past.changed import Altered, Contents, contents_of
from unionbook.services.past.returning import bring_back, foresee, restore_field, rows_of, take_back

__all__ = [
    "Altered",
    "Contents",
    "Done",
    "acts_found",
    "bring_back",
    "contents_of",
    "foresee",
    "restore_field",
    "rows_of",
    "take_back",
]
