"""One line of a template read: {words}, {figures}, [clauses], 【places to fill】, 若 conditions and 逐 rows."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from unionbook.services.report.markup.figures import KEY, YEAR, figure_sign
from unionbook.services.report.markup.parts import (
    BadMarkup,
    Blank,
    Clause,
    Each,
    Ordinal,
    Part,
    RowNumber,
    RowWord,
    Sentence,
    Test,
    Word,
)
from unionbook.services.report.numbering import FORMS

PERIOD_WORDS = ("period", "year", "next_year", "last_year", "span", "next", "first", "cut", "as_of", "months")
ORDINAL = "一是"

_TOKEN = re.compile(r"\{([^{}]*)\}|【([^【】]*)】|([\[\]{}【】])|([^{}\[\]【】]+)")
_TESTED = re.compile(rf"(非?)\s*({KEY})({YEAR})?\s*(?:(<=|>=|=|<|>)\s*(?:({KEY})({YEAR})?|([0-9]{{1,15}})))?")
_TARGET = re.compile(rf"(完成|超额|未完成)\s*({KEY}|全部目标)")
_WHEN = re.compile(r"若\s*([^：:]+)[：:](.*)")
_EACH = re.compile(rf"逐(条|段)\s*({KEY})\s*[：:](.*)")
_BRACES = str.maketrans("｛｝［］", "{}[]")


def read_sentence(text: str, line: int, singles: Collection[str]) -> Sentence:
    """A sentence with its signs understood. singles: names of the kinds with one record. Raises BadMarkup."""
    text = text.translate(_BRACES)
    tests: tuple[Test, ...] = ()
    each: Each | None = None
    if found := _WHEN.fullmatch(text):
        tests = tuple(_test(part) for part in found[1].split("且"))
        text = found[2].strip()
    if found := _EACH.fullmatch(text):
        each, text = Each(found[2], found[1] == "段"), found[3].strip()
    if not text:
        raise BadMarkup("“若……：”“逐条……：”后面没有句子" if tests or each else "这里没有写字")
    parts = tuple(_parts(text, singles))
    sentence = Sentence(line, parts, tests, each)
    if each is None and any(isinstance(part, RowWord | RowNumber) for part in sentence.flat()):
        raise BadMarkup("“{.栏目}”和“{1、}”只能用在“逐条”“逐段”的句子里")
    return sentence


def _parts(text: str, singles: Collection[str]) -> Iterator[Part | Clause]:
    clause: list[Part] | None = None
    for found in _TOKEN.finditer(text):
        inner, hint, sign, words = found.groups()
        if sign == "[" and clause is None:
            clause = []
        elif sign == "]" and clause is not None:
            yield Clause(tuple(clause))
            clause = None
        elif sign:
            raise BadMarkup(f"“{sign}”没有配对，请检查括号")
        else:
            part = words or (_sign(inner, singles) if inner is not None else Blank((hint or "").strip() or "待填"))
            if clause is None:
                yield part
            else:
                clause.append(part)
    if clause is not None:
        raise BadMarkup("“[”没有配对，请检查括号")


def _sign(inner: str, singles: Collection[str]) -> Part:
    """What stands between braces."""
    text = unicodedata.normalize("NFKC", inner).strip()
    if text == ORDINAL:
        return Ordinal()
    if inner.strip() in FORMS:
        return RowNumber(inner.strip())
    name, *others = (part.strip() for part in text.split("/"))
    if name.startswith(".") and len(name) > 1:
        return RowWord(name[1:], tuple(others))
    if name in PERIOD_WORDS or ("." in name and name.partition(".")[0] in singles and "=" not in name):
        return Word(name, tuple(others))
    if found := figure_sign(inner):
        return found
    raise BadMarkup(f"认不出“{{{inner}}}”")


def _test(text: str) -> Test:
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _TARGET.fullmatch(plain):
        return Test("" if found[2] == "全部目标" else found[2], found[1])
    found = _TESTED.fullmatch(plain)
    if found is None or (found[1] and found[4]):
        raise BadMarkup(f"认不出条件“{text.strip()}”，请写成 grievance.replied = grievance.received 的样子")
    other = found[5] or int(found[7] or 0)
    return Test(found[2], found[4] or found[1], other, bool(found[3]), bool(found[6]))
