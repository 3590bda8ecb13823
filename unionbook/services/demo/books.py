"""The practice books there are, by the number of their summary."""

from collections.abc import Mapping

from unionbook.services.demo import book1
from unionbook.services.demo.practice import Practice

PRACTICES: Mapping[int, Practice] = {1: book1.PRACTICE}
