"""The practice books there are, by the number of their summary."""

from collections.abc import Mapping

from unionbook.services.demo import book1, book2, book3, book4, book5
from unionbook.services.demo.practice import Practice

PRACTICES: Mapping[int, Practice] = {
    1: book1.PRACTICE,
    2: book2.PRACTICE,
    3: book3.PRACTICE,
    4: book4.PRACTICE,
    5: book5.PRACTICE,
}
