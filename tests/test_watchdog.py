"""The watchdog sees a thread that computes and one that stands still, names the place, and lets the quiet alone."""

import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from watchdog import Watchdog


def dawdle() -> None:
    """Compute for a while."""
    end = time.thread_time() + 0.15
    while time.thread_time() < end:
        sum(range(1000))


def test_a_thread_that_computes_is_seen_and_the_place_named(qapp: QApplication) -> None:
    with Watchdog() as dog:
        QTest.qWait(20)
        dawdle()
        QTest.qWait(20)
    (told,) = dog.gaps(over=100)
    assert "dawdle" in told and dog.longest >= 140


def test_a_thread_that_stands_still_is_seen_too(qapp: QApplication) -> None:
    with Watchdog() as dog:
        QTest.qWait(20)
        time.sleep(0.3)
        QTest.qWait(20)
    assert dog.longest > 100 and "test_a_thread_that_stands_still" in "".join(dog.gaps(over=100))


def test_a_loop_that_runs_has_no_gaps(qapp: QApplication) -> None:
    with Watchdog() as dog:
        QTest.qWait(200)
    assert dog.gaps(over=100) == []
