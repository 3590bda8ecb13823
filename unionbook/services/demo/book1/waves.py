"""The members of summary 1: 1 286 at the end of 2020, 485 of them new in that year, and 816 the year before."""

from datetime import date

from unionbook.services.demo.members import Leaving, Wave

WAVES = (
    Wave(437, date(2005, 1, 10), date(2018, 12, 20)),
    Wave(402, date(2019, 1, 7), date(2019, 12, 27)),
    Wave(15, date(2012, 1, 9), date(2018, 6, 29), came=(date(2019, 2, 11), date(2019, 11, 29))),
    Wave(467, date(2020, 1, 6), date(2020, 12, 9)),
    Wave(18, date(2020, 12, 14), date(2020, 12, 25)),
    Wave(21, date(2013, 1, 7), date(2019, 6, 28), came=(date(2020, 3, 2), date(2020, 11, 27))),
    Wave(9, date(2020, 12, 21), date(2020, 12, 30), applying=True),
)
LEAVING = (
    Leaving(10, date(2018, 1, 8), date(2018, 12, 21)),
    Leaving(28, date(2019, 1, 14), date(2019, 12, 20)),
    Leaving(33, date(2020, 1, 13), date(2020, 12, 8)),
    Leaving(3, date(2020, 12, 15), date(2020, 12, 29)),
)
"""Of the first wave, so that 437 − 10 − 28 − 36 of it are still members."""
KEPT = 8
