"""公示: what a list that hangs out says of its days and of whom to tell."""

from collections.abc import Sequence
from datetime import date

from unionbook.ground.dates import print_date, store_date
from unionbook.ground.forms import Publicity
from unionbook.ground.formtext import Named
from unionbook.services.forms.reading import Values
from unionbook.services.forms.texts import BLANK_DAY, Texts
from unionbook.services.forms.words import Words
from unionbook.services.law import law_of


def period_note(words: Words, public: Publicity, rows: Sequence[Values], day: date | None) -> list[str]:
    """The notes under a public list: from when until when, and where objections go."""
    start, end = (_shared(rows, path) for path in (public.start, public.end))
    start = start or (store_date(day) if day else None)
    if start and not end and (limit := law_of(words.book).limit(public.rule, start)):
        end = store_date(limit[0])
    first, last = (print_date(stored) if stored else BLANK_DAY for stored in (start, end))
    phone = Texts(words, (), day).say(Named("office", "phone")) or "＿＿＿＿＿＿＿＿"
    return [f"公示期：{first}至{last}。", f"公示期内对名单有异议的，请实名向本会反映。监督电话：{phone}。"]


def _shared(rows: Sequence[Values], path: str) -> str | None:
    """The day all rows have in common."""
    days = {row.get(path) for row in rows}
    only = days.pop() if len(days) == 1 else None
    return only if isinstance(only, str) else None
