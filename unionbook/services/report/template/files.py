"""Which templates there are, those shipped and those of the book, and which one a book takes for a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from unionbook.ground import resources
from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.report.template.knowing import know
from unionbook.services.report.template.model import Template
from unionbook.services.report.template.reading import command_of, read
from unionbook.store.book import Book

USUAL = "工作总结-镇总工会"
SUFFIX = ".txt"
_OWN = "report_template"


def use_of(period: Period) -> str:
    """The sort of a period, as in `reading.USES`; "" for a range that is none of them."""
    if ".." in period.name:
        ends = (period.first.month, period.first.day, period.last.month, period.last.day)
        return "统计年" if ends == (10, 1, 9, 30) and period.last.year == period.first.year + 1 else ""
    rest = period.name[4:]
    return {"": "年", "H": "半年", "Q": "季"}.get(rest[:1]) or ("周" if "W" in rest else "月")


def template_names(use: str = "", book: Book | None = None) -> list[str]:
    """The names of the templates for a sort of period ("" for all), the best for the office first.

    Those of the book come before the shipped ones; one of the same name stands for the shipped one.
    """
    heads = [head for head in _heads(book) if not use or not head.uses or use in head.uses]
    body = _body(book)
    return [head.name for head in sorted(heads, key=lambda head: not _fits(head, body))]


def template_about(name: str, book: Book | None = None) -> str:
    """What a template is for, in one sentence; "" when it does not say."""
    return next((head.about for head in _heads(book) if head.name == name), "")


def default_template(book: Book, period: Period) -> str:
    """The name of the template a report of a period is written by when nobody names one.

    That of the newest report of such a period, or else the one the office's settings name, or else the first that
    fits the office.
    """
    use = use_of(period)
    names = template_names(use, book)
    for name in (*_used(book, use), _wanted(book)):
        if name in names:
            return name
    return names[0] if names else USUAL


def template_text(name: str, book: Book | None = None) -> str:
    """The text of a template by its name, or the path of its file. Raises Refusal when there is none."""
    if book is not None and (own := _own(book, name)) is not None:
        return own
    path = _file(name, book)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"报告样式“{path.stem}”不是 UTF-8 编码，请另存为 UTF-8 后再用。") from None
    except OSError:
        raise Refusal(f"报告样式“{path.stem}”读不出来，请检查文件是否还在。") from None


def parse(name: str, text: str, book: Book) -> Template:
    """The template a text says, every name in it known to the book. Raises Refusal naming the line that is wrong."""
    template = read(name, text, [kind.name for kind in book.cabinet if kind.single])
    know(template, book)
    return template


def load(template: str, book: Book) -> Template:
    """A template by its name or the path of its file. Raises Refusal naming the line that is wrong."""
    name = Path(template).stem if template.endswith(SUFFIX) else template
    return parse(name, template_text(template, book), book)


def _file(template: str, book: Book | None) -> Path:
    if template.endswith(SUFFIX) and Path(template).is_file():
        return Path(template)
    path = resources.path("reports", f"{template}{SUFFIX}")
    if template not in [head.name for head in _shipped()]:
        raise Refusal(f"没有“{template}”这个报告样式，现有：{'、'.join(template_names(book=book))}。")
    return path


@dataclass(frozen=True)
class _Head:
    """What a template says of itself; words nobody knows in it are found when it is read whole."""

    name: str
    about: str
    uses: tuple[str, ...]
    bodies: tuple[str, ...]


@cache
def _shipped() -> tuple[_Head, ...]:
    """The heads of the templates that came with the program. A text without a title is no template."""
    paths = sorted(resources.path("reports").glob(f"*{SUFFIX}"))
    texts = ((path.stem, path.read_text(encoding="utf-8-sig")) for path in paths)
    return tuple(_head(name, text) for name, text in texts if "标题" in _said(text))


def _head(name: str, text: str) -> _Head:
    said = _said(text)
    uses, bodies = (tuple(said.get(word, "").split()) for word in ("用途", "适用"))
    return _Head(name, said.get("说明", ""), uses, bodies)


def _said(text: str) -> dict[str, str]:
    """The lines of a text that are commands, by their word."""
    lines = (line.strip() for line in text.split("\n"))
    return {word: line.replace("：", ":", 1).partition(":")[2].strip() for line in lines if (word := command_of(line))}


def _heads(book: Book | None) -> list[_Head]:
    own = [_head(name, text) for name, text in _own_texts(book)]
    named = {head.name for head in own}
    return [*own, *(head for head in _shipped() if head.name not in named)]


def _own_texts(book: Book | None) -> list[tuple[str, str]]:
    if book is None or _OWN not in book.cabinet:
        return []
    return [(str(name), str(text)) for name, text in book.select(_OWN, ["name", "text"], order=["name"])]


def _own(book: Book, name: str) -> str | None:
    if _OWN not in book.cabinet:
        return None
    found = book.select(_OWN, ["text"], is_("name", name))
    return str(found[0][0]) if found else None


def _body(book: Book | None) -> str:
    """The sort of office, in words, "" when the book does not say."""
    office = book.single("office") if book is not None and "office" in book.cabinet else None
    return book.cabinet["office"].fields["body"].show(getattr(office, "body", None)) if book and office else ""


def _wanted(book: Book) -> str:
    """The template the office's settings name, "" for none."""
    return str(getattr(book.single("office"), "template", None) or "") if "office" in book.cabinet else ""


def _fits(head: _Head, body: str) -> bool:
    """Made for such an office, or for any when the book does not say what it is."""
    return body in head.bodies if body else head.name == USUAL or not head.bodies


def _used(book: Book, use: str) -> Sequence[str]:
    """Templates of the book's reports of such a period, the newest first."""
    if "report" not in book.cabinet:
        return []
    found = []
    for period, template in book.select("report", ["period", "template"], order=["-uid"]):
        try:
            if use_of(Period.parse(str(period))) == use:
                found.append(str(template))
        except ValueError:
            continue
    return found
