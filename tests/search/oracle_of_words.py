"""What a text must find, by looking at every row of a kind with nothing but loops: the measure of the index."""

from itertools import groupby, product
from unicodedata import normalize

from unionbook.ground.fields import Value
from unionbook.ground.pinyin import readings, syllables
from unionbook.store.book import Book

NAMES = {"person.name", "name", "chair", "contact", "legal_representative", "subject"}
NUMBERS = {"number", "person.phone", "person.id_number", "card_number", "credit_code", "phone", "id_number"}
ONLY_WORDS = {"organisation.name", "enterprise.name"}
"""Names of what a row links to: not found as they are read."""


def fold(text: str) -> str:
    """Half-width, small letters, no signs."""
    return "".join(sign for sign in normalize("NFKC", text).casefold() if sign.isalnum())


def scan(book: Book, kind: str, text: str) -> set[str]:
    """The uids of all rows that every word of the text finds, or every word with groups of digits as one number."""
    paths = book.cabinet[kind].search
    rows = book.select(kind, ["uid", *paths])
    wanted = [folded for word in text.split() if (folded := fold(word))]
    return {
        str(uid)
        for uid, *values in rows
        for meant in (wanted, _joined(wanted))
        if all(any(_finds(path, value, word) for path, value in zip(paths, values, strict=True)) for word in meant)
    }


def _joined(words: list[str]) -> list[str]:
    """Digits one after the other, the last perhaps with an X, as one number when they are seven or more."""
    found: list[str] = []
    for number, group in groupby(words, lambda word: word.removesuffix("x").isdigit()):
        told = list(group)
        found += ["".join(told)] if number and len("".join(told)) >= 7 else told
    return found


def _finds(path: str, value: Value, word: str) -> bool:
    text = fold(str(value)) if value is not None else ""
    if path in NUMBERS and text.isascii():
        ends = len(word) <= 8 and word.isascii() and any(sign.isdigit() for sign in word)
        return bool(text) and (text.startswith(word) or (ends and text.endswith(word)))
    return word in text or (path in NAMES and path not in ONLY_WORDS and _read_so(text, word))


def _read_so(text: str, word: str) -> bool:
    """Is the word the beginning of how the text is read, from its first or a later character that another follows? A
    word that cannot be read in full may give some syllables of the whole by their initials, too."""
    heard = [readings(sign) or (sign,) for sign in text]
    for at in range(max(len(text) - 1, 1) if text else 0):
        if text[at].isascii():
            continue
        for way in product(*heard[at:]):
            if "".join(way).startswith(word) or "".join(part[0] for part in way).startswith(word):
                return True
            if not at and not _in_full(word) and _said(way, word):
                return True
    return False


def _in_full(word: str) -> bool:
    """Is it a beginning of syllables?"""
    if any(one.startswith(word) for one in syllables()):
        return True
    return any(word.startswith(one) and _in_full(word[len(one) :]) for one in syllables())


def _said(way: tuple[str, ...], word: str) -> bool:
    """Do the syllables, each by its initial, or whole, or the last by its beginning, make the word?"""
    if not way:
        return False
    sound, *others = way
    if sound.startswith(word):
        return True
    parts = {sound, sound[0], *({sound[:2]} & {"zh", "ch", "sh"})}
    return any(word.startswith(part) and _said(tuple(others), word[len(part) :]) for part in parts)
