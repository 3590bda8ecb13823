"""The signs in a part's text as a clerk sees them: each a chip with what stands in its place and what it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto

from unionbook.ground.dates import print_date
from unionbook.ground.errors import Refusal
from unionbook.ground.wording import Wording
from unionbook.services.report.facts import Facts
from unionbook.services.report.markup import (
    BadMarkup,
    Each,
    Names,
    Number,
    Ordinal,
    Range,
    RowNumber,
    RowWord,
    Test,
    Word,
    read_sentence,
)
from unionbook.services.report.rows import row_kind
from unionbook.services.tally import Counted, declared

LONGEST = 18
"""Characters of a chip; what is longer is cut."""

_LEAD = re.compile(r"若\s*[^：:]+[：:]\s*|逐[条段]\s*[^：:]+[：:]\s*")
_TOKEN = re.compile(r"\{[^{}]*\}|[\[\]]|[^{}\[\]]+|.", re.S)
_BRACES = str.maketrans("｛｝［］", "{}[]")
_ROWS = "逐条 a.b："
"""Makes signs readable that only stand in sentences said for each row."""


class Tone(Enum):
    """What a chip is."""

    FIGURE = auto()
    NOTHING = auto()
    HAND = auto()
    WORDS = auto()
    LEAD = auto()
    CLAUSE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Sign:
    """One chip. raw: as the templates write it.  shown: what stands in its place.  told: what it is, in words.

    number: the figure's sign when it is one that can be worded otherwise.
    """

    raw: str
    shown: str
    told: str
    tone: Tone
    number: Number | None = None

    @property
    def brief(self) -> str:
        """As much of what is shown as a line has room for."""
        return self.shown if len(self.shown) <= LONGEST else self.shown[: LONGEST - 1] + "…"


def tokens(line: str) -> Iterator[tuple[str, bool]]:
    """A line taken apart: (text, is it a sign?). Conditions in front of a sentence are signs of their own."""
    line = line.translate(_BRACES)
    while found := _LEAD.match(line):
        yield found[0], True
        line = line[found.end() :]
    for token in _TOKEN.findall(line):
        yield token, token[0] in "{[]"


def all_tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Several lines taken apart."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "\n", False
        yield from tokens(line)


@dataclass
class Signs:
    """What the signs of one report mean on a day."""

    facts: Facts
    cut: date
    _known: dict[str, Sign] = field(default_factory=dict)

    def of(self, raw: str, each: str = "") -> Sign:
        """The chip of a sign. each: the key of the figure whose rows the sentence is said for."""
        if (raw + each) not in self._known:
            self._known[raw + each] = self._read(raw, each)
        return self._known[raw + each]

    def counted(self, number: Number) -> Counted:
        """What the sign of a figure counts. Raises Refusal."""
        return self.facts.of(number, self.cut)

    def worded(self, number: Number, wording: Wording | None) -> str:
        """The automatic number worded in another way."""
        return self.counted(number).worded(wording, number.measure)

    def _read(self, raw: str, each: str) -> Sign:
        if raw in "[]":
            told = "括号里的话可有可无：里面的数字是零或没有时，这半句不印。"
            return Sign(raw, raw, told, Tone.CLAUSE)
        try:
            if _LEAD.fullmatch(raw):
                return self._lead(raw)
            (part, *_) = read_sentence(_ROWS + raw, 0, self._singles).parts
            return self._sign(raw, part, each) if not isinstance(part, str) else _unknown(raw)
        except (BadMarkup, Refusal, KeyError, ValueError):
            return _unknown(raw)

    @property
    def _singles(self) -> list[str]:
        return [kind.name for kind in self.facts.book.cabinet if kind.single]

    def _sign(self, raw: str, part: object, each: str) -> Sign:
        match part:
            case Number():
                return self._number(raw, part)
            case Range(least, most):
                shown = "—".join(self.facts.piece(one, self.cut).text for one in (least, most))
                return Sign(raw, shown, f"{self._label(least.key)}到{self._label(most.key)}", Tone.FIGURE)
            case Names(key):
                shown = self.facts.names(part, self.cut).text
                tone = Tone.FIGURE if shown else Tone.NOTHING
                return Sign(raw, shown or "没有名单", f"名单：{self._label(key)}", tone)
            case Word(name):
                return Sign(raw, self.facts.word(part, self.cut) or "（空）", self._word(name), Tone.WORDS)
            case RowWord(path):
                label = self._row_label(each, path)
                return Sign(raw, label, f"每一条的“{label}”", Tone.WORDS)
            case RowNumber(form):
                return Sign(raw, form, "每一条的序号", Tone.WORDS)
            case Ordinal():
                return Sign(raw, "一是", "自动编号：一是、二是、三是……", Tone.WORDS)
            case _:
                return _unknown(raw)

    def _number(self, raw: str, number: Number) -> Sign:
        counted = self.counted(number)
        piece = self.facts.piece(number, self.cut)
        told = f"{counted.figure.label}，截至{print_date(self.cut.isoformat())}"
        if piece.automatic:
            told = f"{told}。手工改为 {piece.text}（自动 {piece.automatic}），原因：{piece.reason}"
            return Sign(raw, piece.text, told, Tone.HAND, number)
        tone = Tone.FIGURE if counted.value else Tone.NOTHING
        return Sign(raw, piece.text, f"{told}。{counted.figure.definition}", tone, number)

    def _lead(self, raw: str) -> Sign:
        sentence = read_sentence(f"{raw}句", 0, self._singles)
        if isinstance(sentence.each, Each):
            label = self._label(sentence.each.key)
            how = "各成一段" if sentence.each.apart else "连着写"
            return Sign(raw, f"逐条写：{label}", f"{label}有几条，这句话就写几遍，{how}。", Tone.LEAD)
        words = "且".join(map(self._test, sentence.tests))
        holds = all(self.facts.holds(one, self.cut) for one in sentence.tests)
        now = "现在成立，这句照印" if holds else "现在不成立，这句不印"
        return Sign(raw, f"若{words}", f"条件：若{words}。{now}。删去条件，这句就总是印。", Tone.LEAD)

    def _test(self, test: Test) -> str:
        label = self._label(test.key) if test.key else "全部目标"
        if test.sign == "":
            return f"有{label}"
        if test.sign == "非":
            return f"没有{label}"
        if test.sign in ("完成", "超额", "未完成"):
            return f"{label}{'超额完成目标' if test.sign == '超额' else f'{test.sign}目标'}"
        other = str(test.other) if isinstance(test.other, int) else self._label(test.other)
        return f"{label}{_SIGNS[test.sign]}{other}"

    def _label(self, key: str) -> str:
        return declared(self.facts.book, key).figure.label

    def _word(self, name: str) -> str:
        if "." not in name:
            return _WORDS.get(name, "报告期")
        kind, _, path = name.partition(".")
        declared_kind = self.facts.book.cabinet[kind]
        return f"{declared_kind.label}信息里的“{declared_kind.fields[path].label}”"

    def _row_label(self, each: str, path: str) -> str:
        if not each:
            return path
        kind = row_kind(self.facts.book, each)
        return self.facts.book.cabinet.field(kind, path).label


def _unknown(raw: str) -> Sign:
    return Sign(raw, raw.strip("{}"), "认不出的内容，请删去后重新插入。", Tone.UNKNOWN)


_SIGNS = {"=": "等于", "<": "少于", ">": "多于", "<=": "不多于", ">=": "不少于"}
_WORDS = {
    "period": "报告期",
    "year": "报告年份",
    "next_year": "下一年",
    "last_year": "上一年",
    "span": "报告期的说法（全年、上半年……）",
    "next": "下一期的说法",
    "first": "报告期第一天",
    "cut": "截止日",
    "as_of": "截止日（早于期末时）",
    "months": "月数",
}


def each_of(lead: str) -> str:
    """The key in 逐条 KEY： or 逐段 KEY：, "" in any other lead."""
    found = re.fullmatch(r"逐[条段]\s*([^：:]+?)\s*[：:]\s*", lead)
    return found[1] if found else ""


def write_number(number: Number) -> str:
    """The sign of a figure as the templates write it."""
    head = f"{number.key}{'@年' if number.year else ''}{'!' if number.needed else '?' if number.asks else ''}"
    manner = "".join(f"|{part}" for part in (number.wording, number.measure) if part)
    typed = f"={number.typed}：{number.reason}" if number.typed else ""
    return f"{{{head}{manner}{typed}}}"


def automatic(number: Number) -> Number:
    """The figure as it is counted, whatever was written over it."""
    return replace(number, typed="", reason="")

