"""Summary 1: 样板镇总工会 under 练习市总工会, the year 2020 and a smaller 2019.

The figures hold as of 10 December 2020 (dues: 31 October) and for the whole year.
"""

from collections.abc import Iterator
from datetime import date

from unionbook.services.demo import members, office
from unionbook.services.demo.book1 import (
    activities,
    aid,
    bargaining,
    diary,
    dues,
    firms,
    grievances,
    households,
    targets,
    venue,
)
from unionbook.services.demo.book1.staff import BODY, PEOPLE
from unionbook.services.demo.book1.waves import KEPT, LEAVING, WAVES
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.practice import Practice


def fill(maker: Maker) -> Iterator[None]:
    """Write the book."""
    with maker.book.change("写入练习台账"):
        staff = office.write(maker, BODY, PEOPLE)
    yield
    employers = firms.write(maker)
    yield
    workers = members.write(maker, WAVES, LEAVING, KEPT)
    grievances.write(maker, staff, workers)
    yield
    files = households.write(maker, staff, workers)
    yield
    aid.write(maker, staff, files, workers)
    yield
    bargaining.write(maker, staff, employers)
    yield
    dues.write(maker, employers)
    yield
    centre = venue.write(maker, employers, workers)
    activities.write(maker, workers, centre)
    diary.write(maker, staff, employers)
    targets.write(maker, staff, employers, workers)


PRACTICE = Practice("镇总工会，2020 年度", date(2020, 12, 31), 8, fill)
