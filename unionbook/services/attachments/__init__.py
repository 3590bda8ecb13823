"""附件: photographs and scans of a record: known by their content, kept within limits, given out again."""

from unionbook.services.attachments.keeping import (
    ATTACHMENT,
    MOST,
    MOST_BOOK,
    Attached,
    Prepared,
    attach,
    attachable,
    attached,
    body_of,
    detach,
    held,
    rename,
)
from unionbook.services.attachments.sniffing import LARGEST, MOST_PHOTO, MOST_SCAN, Sort, known, suffix

__all__ = [
    "ATTACHMENT",
    "LARGEST",
    "MOST",
    "MOST_BOOK",
    "MOST_PHOTO",
    "MOST_SCAN",
    "Attached",
    "Prepared",
    "Sort",
    "attach",
    "attachable",
    "attached",
    "body_of",
    "detach",
    "held",
    "known",
    "rename",
    "suffix",
]
