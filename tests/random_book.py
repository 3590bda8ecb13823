"""Small books of random rows of many kinds: whatever a book can hold, for laws that must hold of every book."""

from random import Random

from unionbook.ground.fields import CodeField, DayField, Field, FlagField, IntegerField, LinkField, Value
from unionbook.store.act import Act
from unionbook.store.book import Book

_LINKED = (
    "office staff community organisation headcount enterprise person member member_event agreement "
    "grievance wage_case recovery hardship recheck programme application payment payer dues_receipt "
    "return_batch dues_return activity venue stock_count facility mutual_period mutual_claim honour "
    "target"
)
KINDS = tuple(_LINKED.split())
"""In the order of their links."""

TEXTS = ("甲", "乙，丙", "丁 戊", "a,b=c|d", "[x]{y}^%20", "-", "0")
DAYS = ("2018-05-06", "2019-12-31", "2020-01-01", "2020-02-29", "2020-03-01~m", "2020-06-11~2", "2020-12-30")
NUMBERS = (1, 2, 5, 2020, 12345)
CODES = 4
"""So many codes of a list are used, that rows meet in them."""


def fill_randomly(book: Book, seed: int, most: int = 6) -> None:
    """Up to so many rows of every kind, all written in one act."""
    random = Random(seed)
    with book.change("随机登记") as act:
        known: dict[str, list[str]] = {}
        for name in KINDS:
            rows = [_row(act, name, random, known) for _ in range(random.randint(0, most))]
            known[name] = [uid for uid in rows if uid]


def _row(act: Act, name: str, random: Random, known: dict[str, list[str]]) -> str:
    """A row; "" where something it must have cannot be had."""
    fields = act.book.cabinet[name].fields
    values = {path: _value(field, random, known) for path, field in fields.items()}
    kept = {path: value for path, value in values.items() if fields[path].storable(value)}
    if any(field.required and kept.get(path) is None for path, field in fields.items()):
        return ""
    return act.add(name, kept)


def _value(field: Field, random: Random, known: dict[str, list[str]]) -> Value:
    if not field.required and random.random() < 0.3:
        return None
    match field:
        case CodeField():
            return random.choice(list(field.codes.items)[:CODES])
        case LinkField():
            uids = known.get(field.kind)
            return random.choice(uids) if uids else None
        case FlagField():
            return random.randint(0, 1)
        case DayField():
            return random.choice(DAYS)
        case IntegerField(year=True):
            return random.choice((2019, 2020))
    return random.choice(NUMBERS) if field.column == "INTEGER" else random.choice(TEXTS)
