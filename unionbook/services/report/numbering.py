"""The numbers before headings, and the face a heading has by the form of its number (GB/T 9704-2012, 7.3.3)."""

from collections.abc import Callable
from dataclasses import dataclass

from unionbook.ground.numerals import chinese
from unionbook.services.pdf.paper import Style


@dataclass(frozen=True)
class Form:
    """A form of numbers: what is written before the heading, and its style on paper."""

    write: Callable[[int], str]
    style: Style


FORMS = {
    "一、": Form(lambda n: f"{chinese(n)}、", Style.HEADING1),
    "（一）": Form(lambda n: f"（{chinese(n)}）", Style.HEADING2),
    "1.": Form(lambda n: f"{n}.", Style.HEADING3),
    "1、": Form(lambda n: f"{n}、", Style.HEADING3),
    "（1）": Form(lambda n: f"（{n}）", Style.HEADING4),
}
"""By the number a template names them with."""
