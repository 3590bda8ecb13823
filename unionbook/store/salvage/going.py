"""How far a rescue is, and whether it is to go on."""

from collections.abc import Callable

from unionbook.ground.errors import Refusal

Step = Callable[[int, int], bool]
"""(done, of how much) → go on?"""
Tick = Callable[[int, int], None]
"""(done, of how much) of one part of the way. Raises Stopped."""

WHOLE = 1000


class Stopped(Refusal):
    """The clerk has stopped it; nothing is left of it."""


def part(step: Step | None, first: int, last: int) -> Tick:
    """The part of the way between two thousandths, told as if it were the whole."""

    def tick(done: int, total: int) -> None:
        at = first + (last - first) * done // max(total, 1)
        if step is not None and not step(at, WHOLE):
            raise Stopped("抢救已停下，什么也没有留下，损坏的台账没有改动。")

    return tick
