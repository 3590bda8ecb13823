"""Every name in a template must be one the book knows: figures, fields of the office, fields of rows."""

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.report.markup import Blank, Each, Names, Number, Ordinal, Range, RowWord, Sentence, Word
from unionbook.services.report.rows import row_kind
from unionbook.services.report.template.model import Template
from unionbook.services.report.template.reading import wrong
from unionbook.services.tally import declared
from unionbook.store.book import Book


def know(template: Template, book: Book) -> None:
    """Raises Refusal naming the line of a name nobody knows."""
    for sentence in template.sentences():
        try:
            _know(sentence, book)
        except Refusal as refusal:
            raise wrong(template.name, sentence.line, refusal.sentence) from None
    for sentence in filter(None, (*template.titles, template.subtitle, template.signature, *template.attachments)):
        if sentence.each or any(isinstance(part, Number | Range | Names | Blank | Ordinal) for part in sentence.flat()):
            raise wrong(template.name, sentence.line, "标题、落款和附件里不能有统计数字，也不能留待填的地方。")
    for chapter in template.every_chapter():
        if chapter.heading and any(isinstance(part, Ordinal) for part in chapter.heading.flat()):
            raise wrong(template.name, chapter.line, "“{一是}”只能写在段落里，不能写在标题里。")


def _know(sentence: Sentence, book: Book) -> None:
    for key in sentence.asked():
        declared(book, key)
    for part in sentence.flat():
        match part:
            case Word(name) if "." in name:
                _know_word(part, book.cabinet)
            case Names(key, path):
                _know_rows(key, path, book)
            case RowWord(path, others):
                assert isinstance(sentence.each, Each)
                for one in (path, *filter(str.isascii, others)):
                    _know_rows(sentence.each.key, one, book)


def _know_word(word: Word, cabinet: Cabinet) -> None:
    name, _, first = word.name.partition(".")
    kind = cabinet[name]
    for field in (first, *filter(str.isascii, word.others)):
        if field not in kind.fields:
            raise Refusal(f"{kind.label}里没有“{field}”这个栏目。")


def _know_rows(key: str, path: str, book: Book) -> None:
    """May this field of the rows behind a figure be printed? path: "" for their titles."""
    kind = row_kind(book, key)
    if kind.sealed and not path:
        raise Refusal(f"{kind.label}不能直接列名，请写明列哪个栏目，如 {{名单 {key} subject}}。")
    if path:
        _know_path(kind, path, book.cabinet)


def _know_path(kind: Kind, path: str, cabinet: Cabinet) -> None:
    try:
        field = cabinet.field(kind, path)
    except KeyError:
        raise Refusal(f"{kind.label}里没有“{path}”这个栏目。") from None
    if field.sensitive:
        raise Refusal(f"{kind.label}的“{field.label}”是不公开的栏目，不能写进报告。")
    if kind.sealed and path.startswith("person."):
        raise Refusal(f"{kind.label}里的人名、住址不能写进报告，请改用事由、答复意见这样的栏目。")
