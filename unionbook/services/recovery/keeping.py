"""Deeds that survive: when the file does not take one, its call is kept as data on this PC before anything is said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.recovery.trouble import sentence, trouble_of, unkept
from unionbook.store.book import Book
from unionbook.store.pc.journal import Journal

if TYPE_CHECKING:
    from unionbook.services.entry import Entry

P = ParamSpec("P")
T = TypeVar("T")
Told = Callable[[Any], list[str]]


class Kept(Refusal):
    """Not in the file yet, but safe on this PC: it will be written when the file is well again."""


class Unkept(Refusal):
    """Neither in the file nor on this PC: it is in the window only."""


@dataclass(frozen=True)
class Deed:
    """A function that survives. word: what it does.  told: what its result leaves undone, in sentences."""

    act: Callable[..., Any]
    word: str
    told: Told


DEEDS: dict[str, Deed] = {}
"""All deeds, by the name they are kept under. It must not change: journals outlive the program's version."""

_journals: "WeakKeyDictionary[Book, Journal]" = WeakKeyDictionary()


def attach(book: Book) -> Journal:
    """From now on what this book does not take is kept. Raises OSError."""
    journal = Journal(book.facts["file_id"], book.key)
    _journals[book] = journal
    book.leaving.callback(journal.close)
    return journal


def journal_of(book: Book) -> Journal | None:
    """The journal of an open book; None when none was attached."""
    return _journals.get(book)


def survives(name: str, word: str, told: Told = lambda result: []) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Have a deed kept when the file does not take it: it raises Kept then.

    The deed takes the book, or a form of it, among its arguments; a deed inside another's act is the other's part.
    """

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        DEEDS[name] = Deed(function, word, told)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            book = _book_of(args)
            journal = _journals.get(book)
            if journal is None or book.acting:
                return function(*args, **kwargs)
            body = _body(name, args, kwargs)
            try:
                result = function(*args, **kwargs)
            except (Refusal, sqlite.Error) as fault:
                if (kept := _kept(book, journal, word, body, fault)) is fault:
                    raise
                raise kept from fault
            if body is not None and not told(result):
                _done(journal, str(body["uid"]))
            return result

        return call

    return wrap


def _book_of(args: Sequence[object]) -> Book:
    for one in args:
        if isinstance(one, Book):
            return one
        if isinstance(found := getattr(one, "book", None), Book):
            return found
    raise TypeError("a deed that survives takes a book or a form")


def _body(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> dict[str, Any] | None:
    """The call as data, taken before it alters the form it is about; None when it cannot be kept."""
    from unionbook.services.entry import Entry
    from unionbook.services.recovery.wire import Unkeepable, packed

    forms = [one for one in args if isinstance(one, Entry)]
    try:
        return {
            "deed": name,
            "args": packed(list(args)),
            "more": packed(dict(kwargs)),
            "uid": forms[0].uid if forms else "",
            "kind": next((one.name for one in args if isinstance(one, Kind)), forms[0].kind.name if forms else ""),
            "title": _title(forms[0]) if forms else "",
        }
    except Unkeepable:
        return None


def _title(entry: "Entry") -> str:
    if entry.values.get(entry.kind.sealed):
        return ""
    own = (path for path in entry.kind.title if "." not in path or path.split(".")[0] in entry.linked)
    return " ".join(filter(None, (entry.shown(path) for path in own)))


def _kept(book: Book, journal: Journal, word: str, body: dict[str, Any] | None, fault: BaseException) -> BaseException:
    """What is raised instead of the fault."""
    trouble = trouble_of(book, fault)
    if trouble is None or body is None:
        return fault if body is not None or trouble is None else Unkept(f"{_sentence(fault)}这一步请到时再做一次。")
    what = f"刚才的 {count(body)} 处修改"
    try:
        for one in journal.kept():
            if body["uid"] and one.body["uid"] == body["uid"]:
                journal.drop(one.number)
        number = journal.keep(body)
        if book.doubt is not None:
            journal.mark(number, book.doubt.sid.hex(), book.doubt.n)
        if body["uid"]:
            journal.drop_typed(body["uid"])
    except OSError:
        return Unkept(unkept(what))
    return Kept(sentence(trouble, book.path, what))


def _sentence(fault: BaseException) -> str:
    return fault.sentence if isinstance(fault, Refusal) else "读写台账时出了问题，没有写进去。"


def _done(journal: Journal, uid: str) -> None:
    """A form was saved: what was kept of it before is in it."""
    if not uid:
        return
    for one in journal.kept():
        if one.body["uid"] == uid:
            journal.drop(one.number)
    journal.drop_typed(uid)


def count(body: Mapping[str, Any]) -> int:
    """In how many places a kept deed changes the book, as far as can be told from it alone."""
    return max(1, sum(_places(one) for one in body["args"]))


def _places(data: Any) -> int:
    if isinstance(data, list):
        return len(data)
    if not isinstance(data, dict) or "form" not in data:
        return 0
    return _changed(data["form"])


def _changed(form: Mapping[str, Any]) -> int:
    stored, filled = form["stored"], {*form["filled"], *form["linked"]}
    own = len([name for name, value in form["values"].items() if name not in filled and value != stored.get(name)])
    rows = (row for rows in form["children"].values() for row in rows)
    return own + sum(map(_changed, (*form["linked"].values(), *rows)))
