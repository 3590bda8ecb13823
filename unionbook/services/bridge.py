"""会员增减: from the members at the beginning of a period, by what happened in it, to those at its end.

Beginning and end are counted from the members' own days, what happened from their dated changes. Where the two tell
the same of every member the sum comes out; every member of whom they do not is named, with the reason.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground.conditions import Condition, Frame, Not, among, during, every
from unionbook.ground.kind import Kind
from unionbook.records.member import MEMBER_EVENT, MemberEvent
from unionbook.records.member.codes import ARRIVALS, GONE
from unionbook.records.member.figures import BEFORE, MEMBERS
from unionbook.records.member.history import in_order
from unionbook.store.book import Book

CHUNK = 500
"""Keys in one question."""

TERMS = (
    ("joined", "入会", 1, ("join",)),
    ("came", "转入", 1, ("come",)),
    ("transferred_out", "转出", -1, ("transferred_out",)),
    ("left", "退会", -1, ("left", "lapsed", "expelled")),
    ("deceased", "去世", -1, ("deceased",)),
    ("kept", "保留会籍", 0, ("kept",)),
    ("restored", "恢复会籍", 0, ("restored",)),
)
"""The terms between beginning and end: name, label, sign, sorts of changes. 退会 takes in 自动退会 and 除名; whose
membership is kept stays a member."""


@dataclass(frozen=True)
class Term:
    """One number of the bridge. sign: how it enters the sum.  where: the rows of the kind that it counts."""

    name: str
    label: str
    sign: int
    kind: Kind
    where: Condition
    number: int


@dataclass(frozen=True)
class Difference:
    """A member of whom days and changes tell different things. off: by how many the end is above the sum."""

    member: str
    title: str
    off: int
    why: str


@dataclass(frozen=True)
class Bridge:
    """opening + the terms with their signs + what the differences are off = closing, always."""

    opening: Term
    terms: tuple[Term, ...]
    closing: Term
    differences: tuple[Difference, ...]
    frame: Frame

    @property
    def total(self) -> int:
        """The beginning with what happened."""
        return self.opening.number + sum(term.sign * term.number for term in self.terms)

    @property
    def closes(self) -> bool:
        """Does the sum come out without anything to explain?"""
        return not self.differences

    def rows(self, book: Book, term: Term) -> list[tuple[str, str]]:
        """Key and title of each row behind a term."""
        found = book.select(term.kind.name, ["uid", *term.kind.naming], term.where, self.frame, term.kind.order)
        return [(uid, book.words(term.kind, values)) for uid, *values in found]


def bridge(book: Book, frame: Frame, organisation: str | None = None) -> Bridge:
    """The bridge of the frame's period, up to its last counted day.

    organisation: only the members of this union and of those below it.
    """
    unions = tuple(below(book, organisation)) if organisation else ()
    ours, theirs = (among(path, *unions) if unions else every() for path in ("organisation", "member.organisation"))
    member = book.cabinet["member"]

    def term(name: str, label: str, sign: int, kind: Kind, where: Condition) -> Term:
        return Term(name, label, sign, kind, where, book.count(kind.name, where, frame))

    opening = term("opening", "期初会员", 1, member, every(BEFORE, ours))
    closing = term("closing", "期末会员", 1, member, every(MEMBERS, ours))
    terms = tuple(
        term(name, label, sign, MEMBER_EVENT, every(among("sort", *sorts), during("on"), theirs))
        for name, label, sign, sorts in TERMS
    )
    return Bridge(opening, terms, closing, tuple(_differences(book, frame, opening, closing, terms)), frame)


def below(book: Book, organisation: str) -> list[str]:
    """The union itself and every union below it, each once."""
    found, fresh = {organisation: None}, [organisation]
    while fresh:
        lower = [
            uid for chunk in _chunks(fresh) for (uid,) in book.select("organisation", ["uid"], among("parent", *chunk))
        ]
        fresh = [uid for uid in lower if uid not in found]
        found |= dict.fromkeys(fresh)
    return list(found)


def _differences(book: Book, frame: Frame, opening: Term, closing: Term, terms: Sequence[Term]) -> Iterator[Difference]:
    """Every member of whom the days and the changes tell different things of the period."""
    off: Counter[str] = Counter()
    for here, there, sign in ((closing, opening, 1), (opening, closing, -1)):
        for (uid,) in book.select("member", ["uid"], every(here.where, Not(there.where)), frame):
            off[uid] += sign
    for term in terms:
        for (uid,) in book.select(MEMBER_EVENT.name, ["member"], term.where, frame):
            off[uid] -= term.sign
    wrong = sorted(uid for uid, number in off.items() if number)
    for chunk in _chunks(wrong):
        titles, stages, events = _known(book, chunk)
        for uid in chunk:
            yield Difference(uid, titles[uid], off[uid], _why(stages[uid], events.get(uid, [])))


Known = tuple[dict[str, str], dict[str, str], dict[str, list[MemberEvent]]]


def _known(book: Book, members: Sequence[str]) -> Known:
    """Titles, stages and changes of members."""
    kind = book.cabinet["member"]
    rows = book.select("member", ["uid", "stage", *kind.naming], among("uid", *members))
    events: dict[str, list[MemberEvent]] = {}
    names = list(MEMBER_EVENT.fields)
    for uid, *values in book.select(MEMBER_EVENT.name, ["uid", *names], among("member", *members)):
        event = MEMBER_EVENT.make(dict(zip(names, values, strict=True)), uid)
        assert isinstance(event, MemberEvent)
        events.setdefault(str(event.member), []).append(event)
    return {row[0]: book.words(kind, row[2:]) for row in rows}, {row[0]: row[1] for row in rows}, events


def _why(stage: str, events: Sequence[MemberEvent]) -> str:
    """What is the matter with a member's changes, in a sentence that says what to do."""
    ordered = in_order(events)
    sorts = [one.sort for one in ordered]
    begun, ended = (sum(sort in some for sort in sorts) for some in (ARRIVALS, GONE))
    if stage == "applying" and sorts:
        return "还在申请中，却有会籍变动记录，请核对会籍状态。"
    if not sorts:
        return "没有会籍变动记录，打开这条会员记录保存一次即可补上。"
    if not begun:
        return "没有入会（转入）的变动记录，打开这条会员记录保存一次即可补上。"
    if begun > 1:
        return f"入会（转入）登记了 {begun} 次，一份会籍只能有一次，请删去多余的或另登记一份会籍。"
    if ended > 1:
        return f"离会登记了 {ended} 次，一份会籍只能有一次，请删去多余的。"
    if sorts[0] not in ARRIVALS:
        return "有变动早于入会（转入），请核对会籍变动的日期。"
    return "会员记录上的日期与会籍变动对不上，请打开核对后保存一次。"


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
