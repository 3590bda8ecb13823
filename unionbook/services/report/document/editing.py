"""Editing a document: one part is written anew, put in, taken out, moved. What cannot be read is refused, nothing of
it written; every step can be undone."""

from collections.abc import Sequence

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.records import report as drawer
from unionbook.services.report.document.making import GAP
from unionbook.services.report.document.text import PART, Document, DocumentPart
from unionbook.services.report.template import join, parse, split
from unionbook.store.act import Act
from unionbook.store.book import Book

TEMPLATE = drawer.TEMPLATE.name
_SHORT = 16
"""Characters of a part told in the label of an act."""


def set_part(book: Book, document: Document, uid: str, text: str) -> None:
    """Write a part anew; a text of several paragraphs becomes several parts. Raises Refusal, nothing changed."""
    part = document.part(uid)
    told = _pieces(text)
    if told == [part.text]:
        return
    at = document.parts.index(part)
    _readable(book, document, [*_texts(document, at), *told, *_texts(document, at + 1, after=True)])
    with book.change(f"修改报告文字 {_short(text)}") as act:
        act.set(PART, uid, {"text": told[0]})
        _put(act, document, at, told[1:])


def add_part(book: Book, document: Document, after: str, text: str) -> None:
    """Put parts in behind another ("" for the very beginning). Raises Refusal, nothing changed."""
    at = document.parts.index(document.part(after)) if after else -1
    told = _pieces(text)
    _readable(book, document, [*_texts(document, at + 1), *told, *_texts(document, at + 1, after=True)])
    with book.change(f"加写报告文字 {_short(text)}") as act:
        _put(act, document, at, told)


def drop_part(book: Book, document: Document, uid: str) -> None:
    """Take a part out. Raises Refusal when what is left cannot be read."""
    part = document.part(uid)
    at = document.parts.index(part)
    _readable(book, document, [*_texts(document, at), *_texts(document, at + 1, after=True)])
    with book.change(f"删去报告文字 {_short(part.text)}") as act:
        act.drop(PART, uid)


def move_part(book: Book, document: Document, uid: str, by: int) -> None:
    """Move a part up (-1) or down (1); at the end it stays. Raises Refusal when that cannot be read."""
    at = document.parts.index(document.part(uid))
    to = at + by
    if not 0 <= to < len(document.parts):
        return
    order = list(document.parts)
    order[at], order[to] = order[to], order[at]
    _readable(book, document, [part.text for part in order])
    with book.change(f"移动报告文字 {_short(document.parts[at].text)}") as act:
        act.set(PART, order[at].uid, {"place": document.parts[at].place})
        act.set(PART, order[to].uid, {"place": document.parts[to].place})


def restore_part(book: Book, document: Document, uid: str) -> None:
    """Let a part say again what the template said. Raises Refusal for one that came from no template."""
    part = document.part(uid)
    if not part.origin:
        raise Refusal("这一段不是样式里原有的，没有原文可以恢复。")
    set_part(book, document, uid, part.origin)


def set_template_text(book: Book, name: str, text: str) -> str:
    """Keep a template as the office's own, in the book; its uid. Raises Refusal naming the line that is wrong."""
    parse(name, text, book)
    found = [uid for (uid,) in book.select(TEMPLATE, ["uid"], is_("name", name))]
    with book.change(f"保存报告样式 {name}") as act:
        if found:
            act.set(TEMPLATE, found[0], {"text": text})
            return str(found[0])
        return act.add(TEMPLATE, {"name": name, "text": text})


def drop_template(book: Book, name: str) -> None:
    """Take the office's own template out of the book; a shipped one of the same name is in use again.

    Raises Refusal when there is none. Reports made with it keep their text.
    """
    found = book.select(TEMPLATE, ["uid"], is_("name", name))
    if not found:
        raise Refusal(f"“{name}”是随程序的样式，不能删除，可以抄一份来改。")
    with book.change(f"删除报告样式 {name}") as act:
        act.drop(TEMPLATE, found[0][0])


def _pieces(text: str) -> list[str]:
    told = [part.text for part in split(text)]
    if not told:
        raise Refusal("这一段是空的，没有保存。不要这一段的话，请用“删去本段”。")
    return told


def _texts(document: Document, at: int, after: bool = False) -> list[str]:
    """What the parts before a place say, or those from it on."""
    return [part.text for part in (document.parts[at:] if after else document.parts[:at])]


def _readable(book: Book, document: Document, told: Sequence[str]) -> None:
    parse(document.record.template or "", join(told), book)


def _put(act: Act, document: Document, at: int, told: Sequence[str]) -> None:
    """Rows behind part `at`, in the gap there is; without a gap the parts behind are moved on."""
    if not told:
        return
    before = document.parts[at].place if at >= 0 else 0
    behind: tuple[DocumentPart, ...] = document.parts[at + 1 :]
    room = behind[0].place - before if behind else GAP * (len(told) + 1)
    if room <= len(told):
        for number, part in enumerate(behind, 1):
            act.set(PART, part.uid, {"place": before + GAP * (len(told) + number)})
        room = GAP * (len(told) + 1)
    step = room // (len(told) + 1)
    for number, text in enumerate(told, 1):
        act.add(PART, {"report": document.uid, "place": before + step * number, "text": text})


def _short(text: str) -> str:
    plain = text.replace("\n", "")
    return plain if len(plain) <= _SHORT else plain[:_SHORT] + "…"
