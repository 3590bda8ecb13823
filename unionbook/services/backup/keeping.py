"""When a backup is made and where: to this PC and to the second place, only when something has changed since the last.

A backup that fails never stops work: it is told, kept in mind and shown until one succeeds.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.services.backup.settings import Settings, home_of, keep_settings, settings_of
from unionbook.store.backup.kept import Kept
from unionbook.store.backup.pages import Step, Stopped
from unionbook.store.backup.place import Place
from unionbook.store.book import Book
from unionbook.store.pc.memory import state_of
from unionbook.store.secrecy.backups import enclose


class Why(StrEnum):
    """The occasions of a backup."""

    OPENED = "打开时"
    CLOSING = "关闭时"
    ASKED = "手工"
    IMPORT = "导入前"
    BATCH = "批量办理前"
    RESTORE = "恢复前"
    UPGRADE = "升级前"
    MERGE = "合并前"


@dataclass
class Outcome:
    """made: the new backups.  troubles: a sentence for each place where it failed.  gone: backups let go."""

    made: list[Kept] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    gone: list[Kept] = field(default_factory=list)


class Backups:
    """The backups of one open book; those of an encrypted one have its key."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.file_id = book.facts["file_id"]

    @property
    def settings(self) -> Settings:
        """What this PC keeps beside them."""
        return settings_of(self.file_id)

    @property
    def wanted(self) -> bool:
        """Are they made by themselves? A practice book has nothing worth it, a book that is only read neither."""
        return self.book.practice_day is None and not self.book.read_only

    def own(self) -> Place:
        """This PC's folder. Raises Refusal."""
        try:
            return Place(home_of(self.file_id), self.file_id, self.book.cabinet, self.book.key)
        except OSError as fault:
            raise Refusal(f"本机的备份文件夹用不了（{fault.strerror}），没有备份。请检查本机磁盘。") from fault

    def second(self) -> Place | None:
        """The second place, if one is set."""
        where = self.settings.second
        return Place(Path(where), self.file_id, self.book.cabinet, self.book.key, own=False) if where else None

    def places(self) -> list[Place]:
        """Where backups lie and can be reached now."""
        found: list[Place] = []
        with suppress(Refusal):
            found.append(self.own())
        second = self.second()
        return [*found, second] if second is not None and second.there() else found

    def listed(self) -> list[Kept]:
        """All backups that can be reached, this PC's first, the last made first."""
        return [one for place in self.places() for one in place.listed()]

    def due(self) -> bool:
        """Has anything changed since the last good backup on this PC?"""
        return any(self._due(place) for place in self.places()[:1])

    def _due(self, place: Place) -> bool:
        newest = place.newest()
        state = state_of(self.book)
        return bool(state) and (newest is None or dict(newest.state) != state)

    def make(self, why: Why, step: Step | None = None, now: datetime | None = None, always: bool = False) -> Outcome:
        """A backup to each place that lacks the present state. What goes wrong is in the outcome and remembered.

        always: also where nothing has changed. Raises Stopped.
        """
        outcome, moment = Outcome(), now or datetime.now()
        for place in self._reached(outcome):
            try:
                self._enclose(place)
                if always or self._due(place):
                    outcome.made.append(place.make(self.book, why, moment, step))
                    if why is not Why.RESTORE:
                        # The one that is to be restored may be the one the rotation would let go.
                        self._tidy(place, moment, outcome)
            except Stopped:
                raise
            except Refusal as refusal:
                outcome.troubles.append(refusal.sentence)
        self._remember(outcome, moment)
        return outcome

    def _enclose(self, place: Place) -> None:
        """What was out of reach when the book got its passphrase, and can be read by anybody, follows now."""
        if (key := self.book.key) is not None:
            enclose(self.file_id, [one.path for one in place.listed()], key)

    def _reached(self, outcome: Outcome) -> Iterator[Place]:
        try:
            yield self.own()
        except Refusal as refusal:
            outcome.troubles.append(refusal.sentence)
        second = self.second()
        if second is None:
            return
        if second.there():
            yield second
        else:
            outcome.troubles.append(f"第二备份位置“{second.folder}”现在找不到，那里没有备份。请插好那个盘，或另选位置。")

    def _tidy(self, place: Place, moment: datetime, outcome: Outcome) -> None:
        """Let go what the rotation lets go, and read one of the others again, the one not read for the longest."""
        if not self.settings.halted:
            outcome.gone += place.prune()
        others = [one for one in place.listed()[1:] if one.good]
        if others:
            oldest = min(others, key=lambda one: (one.verified, one.serial))
            again = place.recheck(oldest, moment)
            if again.hurt:
                outcome.troubles.append(
                    f"{_spoken(again)}的备份坏了（{again.hurt}），已放到一边，不再算数；其他备份不受影响。"
                )

    def _remember(self, outcome: Outcome, moment: datetime) -> None:
        told = outcome.troubles[0] if outcome.troubles else ""
        settings = self.settings
        if told or settings.trouble:
            at = moment.isoformat(timespec="minutes") if told else ""
            keep_settings(self.file_id, trouble=told, troubled=at)

    def discard(self, kept: Kept) -> None:
        """Throw a damaged backup away. Raises Refusal."""
        try:
            for place in self.places():
                if kept.path.is_relative_to(place.folder):
                    place.discard(kept)
        except OSError as fault:
            raise Refusal(f"这份备份删不掉（{fault.strerror}），别的备份不受影响。") from fault

    def agree(self) -> None:
        """The restored book is the right one: old backups may be let go again."""
        keep_settings(self.file_id, halted="")

    def put_second(self, where: Path | None) -> None:
        """Set or clear the second place. Raises Refusal."""
        if where is not None:
            _suitable(where, self.book)
        keep_settings(self.file_id, second=str(where) if where else "", trouble="", troubled="")


def waiting(book: Book) -> Backups | None:
    """The backups of a book that has something to be saved in one; None when it has not, or its file is away."""
    try:
        backups = Backups(book)
        return backups if backups.wanted and backups.due() else None
    except (Refusal, sqlite.Error):
        return None


def beforehand(book: Book, why: Why, rows: int = 2) -> Outcome | None:
    """Before an act on so many records, if they are several: what there is now is in a backup first.

    It never stops the work: what goes wrong is remembered and shown. None when there was nothing to save.
    """
    if rows < 2 or book.acting:
        return None
    # A system that cannot write Chinese names has no room for backups.
    with suppress(UnicodeError):
        backups = waiting(book)
        return backups.make(why) if backups is not None else None
    return None


def _suitable(where: Path, book: Book) -> None:
    if not where.is_dir():
        raise Refusal(f"找不到文件夹“{where}”，没有设置。请先插好盘、建好文件夹。")
    probe = where / f".{book.facts['file_id'][:8]}.part"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        raise Refusal(f"“{where}”不许写入，没有设置。请换一个文件夹。") from None


def _spoken(kept: Kept) -> str:
    at = kept.moment()
    return f"{at.year}年{at.month}月{at.day}日" if at else f"第 {kept.generation} 次"
