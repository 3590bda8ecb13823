"""How the backups of a book stand: the last good one, what is wrong, whether the yearly drill is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from unionbook.services.backup.keeping import Backups
from unionbook.services.backup.settings import Settings
from unionbook.store.backup.kept import Kept

DRILL_EVERY = timedelta(days=365)


@dataclass(frozen=True)
class Standing:
    """How the backups of a book stand. last: the last good one; troubles: what is wrong, in sentences; drill_due: is
    the yearly 恢复演练 due; changed: has the book changed since the last one."""

    last: Kept | None
    troubles: tuple[str, ...] = ()
    halted: bool = False
    drill_due: bool = False
    changed: bool = False


def standing_of(backups: Backups, now: datetime | None = None) -> Standing:
    """How they stand now; nothing is opened, only the lists are read."""
    settings = backups.settings
    found = backups.listed()
    good = [one for one in found if one.good]
    troubles = [settings.trouble] if settings.trouble else []
    if damaged := len(found) - len(good):
        troubles.append(f"有 {damaged} 份备份坏了，已不算数。")
    if settings.drill:
        troubles.append(settings.drill)
    last = max(good, key=lambda one: (one.generation, one.acts, one.made), default=None)
    return Standing(last, tuple(troubles), bool(settings.halted), _drill_due(settings, good, now), backups.due())


def _drill_due(settings: Settings, good: list[Kept], now: datetime | None) -> bool:
    """A year after the last drill; without one, a year after the first backup that is known."""
    since = settings.drilled or min((one.made for one in good if one.made), default="")
    try:
        return bool(since) and (now or datetime.now()) - datetime.fromisoformat(since) >= DRILL_EVERY
    except ValueError:
        return True
