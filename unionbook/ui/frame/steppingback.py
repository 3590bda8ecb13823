"""退回升级前: the original that an upgrade put aside is the book again, for the program it belongs to."""

from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.store.connection import FAULTS, refusal_for
from unionbook.store.opening.stepback import since_upgrade, step_back
from unionbook.ui.frame import work
from unionbook.ui.frame.banner import Saying
from unionbook.ui.frame.toast import Way

if TYPE_CHECKING:
    from unionbook.ui.frame.guarding import Guarding


class SteppingBack:
    """Belongs to the line over the pages. aside: where the original stands."""

    def __init__(self, guarding: "Guarding", aside: Path) -> None:
        self.guarding, self.aside = guarding, aside
        self.book, self.frame = guarding.book, guarding.desk.frame
        self.key = self.frame.locking.key

    def ask(self) -> None:
        """What going back means, and once more."""
        try:
            with work.waiting():
                more = since_upgrade(self.book, self.aside, self._raw())
        except Refusal as refusal:
            self.guarding.desk.refuse(refusal)
            return
        lost = f"升级后做的 {more} 次操作不在里面，" if more else ""
        words = f"退回升级前的样子：{lost}升级后的这一份另存在旁边。退回后请用原来的版本打开。"
        self.guarding.banner.say(Saying(words, (Way("不用了", self._off), Way("退回升级前", self._back))))
        self.guarding.banner.take_keys()

    def _off(self) -> None:
        self.guarding.tell_again()
        if not self.guarding.banner.take_keys():
            self.guarding.desk.pages.take_keys()

    def _back(self) -> None:
        frame, path = self.frame, self.book.path
        if not self.guarding.desk.pages.leave():
            return
        try:
            with work.waiting():
                kept = step_back(self.book, self.aside, self._raw(), frame.put_away)
        except (Refusal, *FAULTS) as fault:
            told = fault if isinstance(fault, Refusal) else refusal_for(fault, path)
            if frame.desk is None:
                frame.show_first(told)
            else:
                frame.refuse(told)
            return
        frame.locking.took(None)
        frame.show_first(
            Refusal(
                f"“{path.name}”已退回升级前的样子，请用原来的版本打开；升级后的一份在“{kept.name}”。"
                "用现在这个版本打开，会再升级一次。"
            )
        )

    def _raw(self) -> bytes | None:
        return self.key.raw if self.key else None
