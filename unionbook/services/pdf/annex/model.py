"""The annex of an issued report as plain data."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AnnexRow:
    """One figure. code: its number in the report.  printed: the value as it stands in the text.  place: the section
    or table it stands in, with its cut-off if it has one of its own."""

    code: str
    label: str
    printed: str
    place: str = ""


@dataclass(frozen=True)
class Annex:
    """The table of a report's figures by their codes, and the words of its QR code.

    number, version: of the issue; number-code is what is typed (2021-01-017).  code: the words in the QR code.
    fingerprint: hexadecimal digits, printed in groups.
    """

    title: str
    number: str
    version: int
    office: str
    day: date
    rows: tuple[AnnexRow, ...]
    code: str
    fingerprint: str
