"""What the line over the pages says of each thing that opening a book found, and what can be done about it."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.store.notice import Notice, Topic
from unionbook.ui.frame.banner import Saying
from unionbook.ui.frame.toast import Way

if TYPE_CHECKING:
    from unionbook.ui.frame.guarding import Guarding

WEIGHT = (
    Topic.DAMAGED,
    Topic.OLDER,
    Topic.APART,
    Topic.NEWER,
    Topic.PROTECTED,
    Topic.LOOKING,
    Topic.UNCLEAN,
    Topic.UNKEPT,
    Topic.UPGRADED,
    Topic.SHEET_DUE,
    Topic.CHECK_DUE,
)
"""What is said first."""

PASSING = frozenset({Topic.UNCLEAN, Topic.UNKEPT, Topic.UPGRADED, Topic.SHEET_DUE, Topic.CHECK_DUE})
"""Said once; the others stay as long as the book is open."""

_SHORT: Mapping[Topic, str] = {
    Topic.OLDER: "这是旧的一份，比最新的少 {behind} 次操作，现在只能查看。",
    Topic.APART: "这一份和另一份分别改过，现在只能查看。",
    Topic.DAMAGED: "这本台账有损坏，现在只能查看。",
}


def gone_words(path: Path, waiting: int) -> str:
    """The file is away."""
    what = f"“{path.name}”不在原处了" if path.parent.exists() else f"U 盘已拔出（找不到“{path}”）"
    kept = f"已有 {waiting} 处修改存在本机，" if waiting else "可以接着填写，内容随时存在本机，"
    return f"{what}。{kept}插回后自动继续。"


def to_be_said(notices: Sequence[Notice], seen: set[str]) -> list[Notice]:
    """What is to be said now, the most important first. seen: sentences that were said and read."""
    said = [one for one in notices if not (one.topic in PASSING and one.sentence in seen)]
    return sorted(said, key=lambda one: WEIGHT.index(one.topic))


def saying_of(notice: Notice, guarding: "Guarding") -> Saying:
    """The words and ways of a notice; shorter once they were read."""
    read = notice.sentence in guarding.seen
    words = _SHORT[notice.topic].format(behind=notice.behind) if read and notice.topic in _SHORT else notice.sentence
    ways = _ways(notice, guarding, read)
    return Saying(words, ways, bad=notice.topic is Topic.DAMAGED)


def _ways(notice: Notice, guarding: "Guarding", read: bool) -> list[Way]:
    look_on = [] if read else [Way("只读查看", guarding.look_on)]
    match notice.topic:
        case Topic.OLDER | Topic.APART:
            newest = notice.newest
            words = "打开最新的" if notice.topic is Topic.OLDER else "打开另一份"
            other = [Way(words, lambda: guarding.open_other(newest), not read)] if newest is not None else []
            return [*other, *look_on, Way("就用这一份…", guarding.ask_this_one)]
        case Topic.DAMAGED:
            ways = [Way("用最近的备份…", guarding.ask_backup, not read), Way("抢救到新台账…", guarding.salvage)]
            return [*ways, *look_on]
        case Topic.SHEET_DUE:
            from unionbook.ui.frame.sheetdue import offer_sheet, settle

            desk = guarding.desk
            return [Way("打印恢复单…", partial(offer_sheet, desk)), Way("知道了", partial(settle, desk))]
        case Topic.CHECK_DUE:
            return [Way("现在核对", guarding.checking.begin), Way("知道了", partial(guarding.read, notice))]
        case Topic.PROTECTED | Topic.LOOKING:
            return [Way("重新打开", guarding.open_again), *look_on]
        case Topic.NEWER:
            return look_on
        case Topic.UPGRADED if notice.aside is not None:
            back = partial(guarding.ask_step_back, notice.aside)
            return [Way("知道了", partial(guarding.read, notice)), Way("退回升级前…", back)]
        case _:
            return [Way("知道了", partial(guarding.read, notice))]
