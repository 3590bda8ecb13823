"""The whole of a kind looked through for rows that may be one: only those that meet under a key are compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionbook.ground.conditions import among
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.upkeep import Alike, Sign
from unionbook.services.doubles.apart import apart, settled
from unionbook.services.doubles.comparing import bare, heard, one_form, slip_of
from unionbook.services.doubles.meeting import Stopped, meeting
from unionbook.store.book import Book
from unionbook.store.secrecy.veil import veiled

if TYPE_CHECKING:
    from unionbook.services.check import Step

LIKELY = 80
"""From this score a pair is told of by the check-up."""
LEAST = 50
"""Below this score two rows have too little in common to be looked at."""
FURTHER = 2
"""What everything else they have in common adds."""
CHUNK = 500


@dataclass(frozen=True)
class Pair:
    """Two rows that may be one. score: 0 to 100.  reasons: what they have in common.  against: what differs."""

    one: str
    other: str
    score: int
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """证件号码相同，姓名读音相同；性别不同."""
        return "；".join(filter(None, ("，".join(self.reasons), "，".join(self.against))))


def scanned(book: Book) -> list[Kind]:
    """The kinds that tell what makes two of their rows look like one."""
    return [kind for kind in book.cabinet if kind.upkeep.alike is not None]


def patient(done: int, of: int) -> bool:
    """A step that never ends anything."""
    return True


def scan(book: Book, kind: Kind, least: int = LEAST, step: "Step" = patient) -> list[Pair]:
    """All pairs of a kind from a score on, the likeliest first; those noted as two are left out. Raises Refusal for a
    kind that does not tell what its rows are known by, Stopped when the step says no."""
    alike = kind.upkeep.alike
    if alike is None:
        raise Refusal(f"{kind.label}没有查重的办法，不能查重。可以查人员、企业、基层工会、会员。")
    if veiled(book):
        # Masked names are alike without being one.
        return []
    noted, left = apart(book, kind), settled(book, kind)
    met = [pair for pair in meeting(book, kind, alike, step) if pair not in noted and not pair <= left]
    rows = _rows(book, kind, alike, {uid for pair in met for uid in pair})
    found = []
    for at, (one, other) in enumerate(sorted(sorted(pair) for pair in met)):
        if at % CHUNK == 0 and not step(len(met), len(met)):
            raise Stopped
        pair = compare(book, kind, rows[one], rows[other], one, other)
        if pair.score >= least:
            found.append(pair)
    return sorted(found, key=lambda pair: -pair.score)


def compare(
    book: Book, kind: Kind, first: Mapping[str, Value], second: Mapping[str, Value], one: str = "", other: str = ""
) -> Pair:
    """How likely two rows with these values are one, and why."""
    alike = kind.upkeep.alike
    assert alike is not None
    met = [sign for sign in alike.signs if _holds(alike, sign, first, second)]
    reasons = dict.fromkeys(word for sign in met for word in _words(book, kind, sign, first, second))
    slips = {path for sign in met for path in sign.slip}
    against = [(path, cost) for path, cost in alike.against if path not in slips and _differ(path, first, second)]
    best = max(met, key=lambda sign: sign.score, default=None)
    if best is None:
        return Pair(one, other, 0, ())
    most = 100 if best.score == 100 else 99
    more = FURTHER * max(0, len(reasons) - len(best.paths))
    score = min(most, best.score + more) - sum(cost for _, cost in against)
    told = tuple(f"{_label(book, kind, path)}不同" for path, _ in against)
    return Pair(one, other, max(0, score), _shortest(tuple(reasons)), told)


def _rows(book: Book, kind: Kind, alike: Alike, uids: set[str]) -> dict[str, dict[str, Value]]:
    found: dict[str, dict[str, Value]] = {}
    wanted, paths = sorted(uids), alike.paths
    for start in range(0, len(wanted), CHUNK):
        for uid, *values in book.select(kind.name, ["uid", *paths], among("uid", *wanted[start : start + CHUNK])):
            found[uid] = dict(zip(paths, values, strict=True))
    return found


def _holds(alike: Alike, sign: Sign, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    if any(row[path] is None for path in sign.paths for row in (one, other)):
        return False
    return (
        all(one_form(one[path]) == one_form(other[path]) for path in sign.same)
        and all(heard(str(one[path])) == heard(str(other[path])) for path in sign.heard)
        and all(bare(str(one[path]), alike.common) == bare(str(other[path]), alike.common) for path in sign.bare)
        and all(slip_of(one[path], other[path]) for path in sign.slip)
    )


def _differ(path: str, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return None not in (one[path], other[path]) and one_form(one[path]) != one_form(other[path])


def _words(book: Book, kind: Kind, sign: Sign, one: Mapping[str, Value], other: Mapping[str, Value]) -> Iterator[str]:
    for path in sign.same:
        old = one[path] != other[path]
        yield f"{_label(book, kind, path)}{'是同一个（15 位和 18 位写法）' if old else '相同'}"
    for path in sign.bare:
        yield f"{_label(book, kind, path)}{'相同' if one[path] == other[path] else '只差常用字样'}"
    for path in sign.heard:
        yield f"{_label(book, kind, path)}{'相同' if one[path] == other[path] else '读音相同'}"
    for path in sign.slip:
        yield f"{_label(book, kind, path)}{slip_of(one[path], other[path])}"


def _shortest(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Names that differ in common words only are read the same as well: said once."""
    bare_told = [one.removesuffix("只差常用字样") for one in reasons if one.endswith("只差常用字样")]
    return tuple(one for one in reasons if one.removesuffix("读音相同") not in bare_told)


def _label(book: Book, kind: Kind, path: str) -> str:
    return book.cabinet.label(kind, path)
