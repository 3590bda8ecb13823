"""How the backups of a book stand: the last good one, what is wrong, whether the yearly drill is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from unionbook.services.backup.keeping import Backups
from unionbook.services.backup.settings import Settings
from unionbook.store.backup.kept import OLD_KEY, Kept

DRILL_EVERY = timedelta(days=365)


@dataclass(frozen=True)
class Standing:
    """How the backups of a book stand.

    last: the last good one.  here: it lies on this PC.  troubles: what is wrong, in sentences.  halted: are none
    removed until the clerk agrees with what was restored?  drill_due: is the yearly 恢复演练 due?
    """

    last: Kept | None
    troubles: tuple[str, ...] = ()
    halted: bool = False
    drill_due: bool = False
    here: bool = True


def standing_of(backups: Backups, now: datetime | None = None) -> Standing:
    """How they stand now; nothing is opened, only the lists are read."""
    settings = backups.settings
    found = backups.listed()
    good = [one for one in found if one.good]
    troubles = [settings.trouble] if settings.trouble else []
    if damaged := sum(not one.good and one.hurt != OLD_KEY for one in found):
        troubles.append(f"有 {damaged} 份备份坏了，已不算数。")
    if settings.drill:
        troubles.append(settings.drill)
    last = max(good, key=lambda one: (one.generation, one.acts, one.made), default=None)
    here = last is not None and last.path.is_relative_to(backups.own().folder)
    return Standing(last, tuple(troubles), bool(settings.halted), _drill_due(settings, good, now), here)


def _drill_due(settings: Settings, good: list[Kept], now: datetime | None) -> bool:
    """A year after the last drill; without one, a year after the first backup that is known."""
    since = settings.drilled or min((one.made for one in good if one.made), default="")
    if not since:
        return False
    try:
        age = (now or datetime.now()) - datetime.fromisoformat(since)
    except ValueError:
        return True
    # A drill of days to come was noted by a wrong clock.
    return not timedelta(days=-1) < age < DRILL_EVERY
