"""How fast this machine computes just now: other programs on the same core take half of it without being seen in the
processor time of a thread. A piece of plain work says how much."""

from statistics import median
from time import thread_time

CALM = 0.9
"""ms the piece takes on the machine of docs/performance.md while nothing else runs."""

PIECES = 9


def piece() -> int:
    """What interpreters do all day: texts made, looked up, counted."""
    found: dict[str, int] = {}
    for number in range(2000):
        key = f"{number % 97}-{number % 31}"
        found[key] = found.get(key, 0) + len(key)
    return sum(found.values())


def slowness() -> float:
    """How many times longer than on the calm machine computing takes now; 1 at least."""
    taken = []
    for _ in range(PIECES):
        before = thread_time()
        piece()
        taken.append(1000 * (thread_time() - before))
    return max(1.0, median(taken) / CALM)
