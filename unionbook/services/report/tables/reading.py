"""The text of a table read line by line. The way it is written is told in resources/tables/表格说明.txt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from unionbook.ground.errors import Refusal
from unionbook.services.report.tables.model import (
    Carry,
    FigureRow,
    Group,
    Line,
    Shape,
    TableColumn,
    TableForm,
    View,
    WholeRow,
)

SOURCES = ("目标任务", "会员变动")
"""What may fill or complete a table besides figures."""

Choice = TypeVar("Choice")

_LONGEST = 1000
"""Characters of one line."""


class BadTable(ValueError):
    """A fault in a line; the text of the error is one Chinese sentence without its full stop."""


def wrong(table: str, line: int, sentence: str) -> Refusal:
    """The refusal of a table for a fault in a line."""
    return Refusal(f"附表“{table}”第 {line} 行：{sentence}")


def read(name: str, text: str) -> TableForm:
    """The table a text declares. Raises Refusal naming the line."""
    reader = _Reader(name)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        reader.take(number, line.strip())
    return reader.done()


class _Reader:
    """Takes the lines of a text one by one."""

    def __init__(self, name: str) -> None:
        self.form = TableForm(name, "")
        self.columns: list[TableColumn] = []
        self.lines: list[Line] = []
        self.carries: list[Carry] = []
        self.notes: list[str] = []
        self.line = 0

    def take(self, number: int, line: str) -> None:
        self.line = number
        if not line or line.startswith("#"):
            return
        word, colon, rest = line.replace("：", ":", 1).partition(":")
        try:
            if len(line) > _LONGEST:
                raise BadTable(f"一行最多 {_LONGEST} 个字")
            if not colon or word.strip() not in _COMMANDS:
                raise BadTable(f"“{word.strip()[:20]}”不是认得的行首，可写的有：{' '.join(_COMMANDS)}")
            if not rest.strip():
                raise BadTable(f"“{word.strip()}：”后面没有写")
            _COMMANDS[word.strip()](self, rest.strip())
        except BadTable as bad:
            raise wrong(self.form.name, number, f"{bad}。") from None

    def done(self) -> TableForm:
        """The whole table. Raises Refusal when something it needs is not there."""
        form = replace(
            self.form,
            columns=tuple(self.columns),
            lines=tuple(self.lines),
            carries=tuple(self.carries),
            notes=tuple(self.notes),
        )
        if not form.title:
            raise Refusal(f"附表“{form.name}”没有标题，请加一行“标题：……”。")
        if form.source != "目标任务" and not (form.columns and form.lines):
            raise Refusal(f"附表“{form.name}”没有列或没有行，请用“列：”和“行：”或“分：”写明。")
        return form

    def title(self, rest: str) -> None:
        self.form = replace(self.form, title=rest)

    def number(self, rest: str) -> None:
        if not (rest.isascii() and rest.isdecimal() and 0 < int(rest) < 1000):
            raise BadTable(f"编号“{rest}”不是 1 到 999 的数")
        self.form = replace(self.form, number=int(rest))

    def uses(self, rest: str) -> None:
        self.form = replace(self.form, uses=tuple(rest.split()))

    def head(self, rest: str) -> None:
        self.form = replace(self.form, head=rest)

    def sheet(self, rest: str) -> None:
        self.form = replace(self.form, wide=_one_of("纸", rest, {"横": True, "竖": False}))

    def blanks(self, rest: str) -> None:
        self.form = replace(self.form, blanks=_one_of("空行", rest, {"留": True, "略": False}))

    def explained(self, rest: str) -> None:
        self.form = replace(self.form, explained=_one_of("口径", rest, {"印": True, "略": False}))

    def shape(self, rest: str) -> None:
        self.form = replace(self.form, shape=_one_of("图形", rest, {shape.value: shape for shape in Shape}))

    def source(self, rest: str) -> None:
        self.form = replace(self.form, source=_one_of("取自", rest, {name: name for name in SOURCES}))

    def column(self, rest: str) -> None:
        self.columns.append(_column(rest, self.line))

    def row(self, rest: str) -> None:
        label, key = _pair(rest, "行：基层工会 = organisation.organisations")
        self.lines.append(FigureRow(label, key, line=self.line))

    def part(self, rest: str) -> None:
        if not any(isinstance(line, FigureRow) for line in self.lines):
            raise BadTable("“其中：”前面还没有“行：”")
        label, key = _pair(rest, "其中：女会员 = member.women")
        self.lines.append(FigureRow(label, key, part=True, line=self.line))

    def whole(self, rest: str) -> None:
        self.lines.append(WholeRow(rest, self.line))

    def group(self, rest: str) -> None:
        label, path = _pair(rest, "分：来源 = source")
        self.lines.append(Group(label, path, line=self.line))

    def inner(self, rest: str) -> None:
        last = self.lines[-1] if self.lines else None
        if not isinstance(last, Group):
            raise BadTable("“再分：”要紧接在“分：”的下一行")
        if last.inner:
            raise BadTable("一组只能再分一次")
        label, path = _pair(rest, "再分：致困原因 = cause")
        self.lines[-1] = replace(last, inner=Group(label, path, line=self.line))

    def carry(self, rest: str) -> None:
        opening, closing = _pair(rest, "承接：grievance.carried = grievance.open")
        self.carries.append(Carry(opening, closing, self.line))

    def note(self, rest: str) -> None:
        self.notes.append(rest)


_COMMANDS: Mapping[str, Callable[[_Reader, str], None]] = {
    "标题": _Reader.title,
    "编号": _Reader.number,
    "用于": _Reader.uses,
    "首列": _Reader.head,
    "纸": _Reader.sheet,
    "图形": _Reader.shape,
    "取自": _Reader.source,
    "列": _Reader.column,
    "合计": _Reader.whole,
    "行": _Reader.row,
    "其中": _Reader.part,
    "分": _Reader.group,
    "再分": _Reader.inner,
    "空行": _Reader.blanks,
    "口径": _Reader.explained,
    "承接": _Reader.carry,
    "注": _Reader.note,
}


def _one_of(command: str, word: str, choices: Mapping[str, Choice]) -> Choice:
    if word not in choices:
        raise BadTable(f"“{command}：”后面只能写{'、'.join(choices)}，写的是“{word}”")
    return choices[word]


def _pair(text: str, sample: str) -> tuple[str, str]:
    left, sign, right = text.replace("＝", "=", 1).partition("=")
    if not (sign and left.strip() and right.strip()) or len(right.split()) != 1:
        raise BadTable(f"要写成“{sample}”的样子")
    return left.strip(), right.strip()


def _column(text: str, line: int) -> TableColumn:
    label, _, rest = text.replace("＝", "=", 1).partition("=")
    names, words = label.split(), rest.split()
    if not names:
        raise BadTable("列没有名称")
    over, _, name = names.pop(0).rpartition("/")
    column = TableColumn(name, over=over, line=line)
    words = names + words
    while words:
        word = words.pop(0)
        if word in ("经", "按", "栏"):
            if not words:
                raise BadTable(f"“{word}”后面要写栏目")
            column = _with(column, word, words.pop(0))
        elif word in tuple(View):
            column = replace(column, view=View(word))
        elif "." in word and not column.key:
            column = replace(column, key=word)
        else:
            raise BadTable(f"看不懂“{word}”，列要写成“列：收到 = grievance.received 上年”的样子")
    return column


def _with(column: TableColumn, word: str, path: str) -> TableColumn:
    match word:
        case "经":
            return replace(column, via=path)
        case "按":
            return replace(column, day=path)
        case _:
            return replace(column, view=View.FIELD, field=path)
