"""The markup of templates: the signs inside one sentence."""

from unionbook.services.report.markup.parts import (
    BadMarkup,
    Blank,
    Clause,
    Each,
    Names,
    Number,
    Ordinal,
    Part,
    Range,
    RowNumber,
    RowWord,
    Sentence,
    Test,
    Word,
)
from unionbook.services.report.markup.reading import PERIOD_WORDS, read_sentence

__all__ = [
    "PERIOD_WORDS",
    "BadMarkup",
    "Blank",
    "Clause",
    "Each",
    "Names",
    "Number",
    "Ordinal",
    "Part",
    "Range",
    "RowNumber",
    "RowWord",
    "Sentence",
    "Test",
    "Word",
    "read_sentence",
]
