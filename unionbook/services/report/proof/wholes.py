"""Parts against their whole in the text: what is a part of what follows from the figures' conditions alone."""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from unionbook.ground.conditions import Condition, Not, every
from unionbook.ground.fields import CodeField, Value
from unionbook.services.report.proof.finding import Finding, Severity, named
from unionbook.services.report.proof.logic import disjoint, extra, implies, paths
from unionbook.services.report.proof.reading import Reading, Told, adding, alike
from unionbook.services.report.tables.filled import decimal
from unionbook.services.tally import Declared


def sums(reading: Reading) -> Iterator[Finding]:
    """Parts that by one field are separate from each other, and do not make the whole told with them."""
    for _, told in groupby(reading.told, lambda one: one.place.block):
        paragraph = _once(told)
        for whole in paragraph:
            for parts in _partitions(reading, whole, paragraph):
                yield from _against(reading, whole, parts)


def larger(reading: Reading) -> Iterator[Finding]:
    """A part that is more than a whole it is of, wherever both stand: by hand, or by another last day."""
    told = _once(reading.told)
    for part in told:
        wholes = [whole for whole in told if _is_more(reading, part, whole)]
        if wholes:
            whole = min(wholes, key=lambda one: abs(one.place.block - part.place.block))
            sentence = f"{part.words}比它所属的{whole.words}还多。{_why(part, whole)}"
            yield Finding("larger", sentence, Severity.STOP if _alike_days(part, whole) else Severity.LOOK, part.place)


def _once(told: Iterator[Told] | Sequence[Told]) -> list[Told]:
    """Each figure once, as it is said first; those that say no exact number left out."""
    found: dict[tuple[str, object, int | None], Told] = {}
    for one in told:
        if one.value is not None:
            found.setdefault((one.counted.key, one.counted.frame.period, one.value), one)
    return list(found.values())


def _partitions(reading: Reading, whole: Told, paragraph: Sequence[Told]) -> Iterator[list[Told]]:
    """Sets of two or more parts of a whole that one field tells apart."""
    asked = reading.declared(whole.counted.key)
    if adding(asked) is None:
        return
    by_field: dict[frozenset[str], list[Told]] = {}
    for part in paragraph:
        more = _more(reading, part, whole)
        fields = frozenset().union(*map(paths, more))
        if more and len(fields) == 1 and _additive(asked, fields):
            by_field.setdefault(fields, []).append(part)
    for parts in by_field.values():
        wheres = [reading.declared(part.counted.key).where for part in parts]
        if len(parts) > 1 and all(disjoint(one, other) for one, other in combinations(wheres, 2)):
            yield parts


def _more(reading: Reading, part: Told, whole: Told) -> list[Condition]:
    """What a part asks beyond its whole; [] when it is none."""
    if part.counted.frame != whole.counted.frame or part.counted.key == whole.counted.key:
        return []
    one, other = (reading.declared(told.counted.key) for told in (part, whole))
    if not alike(one, other) or not implies(one.where, other.where):
        return []
    return extra(one.where, other.where)


def _additive(asked: Declared, fields: frozenset[str]) -> bool:
    """Do the numbers of rows told apart by these fields add up? Of different linked records only when it is those
    records that are told apart."""
    figure = adding(asked)
    assert figure is not None
    return figure.what != "distinct" or all(path.startswith(f"{figure.path}.") for path in fields)


def _against(reading: Reading, whole: Told, parts: Sequence[Told]) -> Iterator[Finding]:
    total, given = whole.value or 0, sum(part.value or 0 for part in parts)
    told = "、".join(part.words for part in parts)
    if given == total:
        return
    rest = _rest(reading, whole, parts)
    off = _number(whole, abs(total - given))
    by_hand = any(one.piece.automatic for one in (whole, *parts))
    if given > total or (by_hand and total - given != rest):
        side = "多" if given > total else "少"
        sentence = f"{told}相加比{whole.words}{side}{off}。分项与总数对不上，请改正手工写的数。"
        yield Finding("sum", sentence, Severity.STOP, whole.place)
    elif all(part.sentence == whole.sentence for part in parts):
        sentence = f"{whole.words}中，{told}以外还有{off}{_values(reading, whole, parts)}没有写到。"
        yield Finding("sum", f"{sentence}读的人会以为分项应等于总数，请补写，或写明“其中主要是”。", place=whole.place)


def _where_rest(reading: Reading, whole: Told, parts: Sequence[Told]) -> Condition:
    wheres = [reading.declared(part.counted.key).where for part in parts]
    return every(reading.declared(whole.counted.key).where, *map(Not, wheres))


def _rest(reading: Reading, whole: Told, parts: Sequence[Told]) -> int:
    asked = reading.declared(whole.counted.key)
    figure = adding(asked)
    assert figure is not None
    where = _where_rest(reading, whole, parts)
    return reading.book.aggregate(asked.kind.name, figure.what, figure.path, where, whole.counted.frame) or 0


def _values(reading: Reading, whole: Told, parts: Sequence[Told]) -> str:
    """The codes of what is not told, in brackets: （来源为热线、网上）."""
    kind = reading.declared(whole.counted.key).kind
    first = reading.declared(parts[0].counted.key).where
    fields = paths(every(*extra(first, reading.declared(whole.counted.key).where)))
    for path in fields:
        if path.endswith("/") or not isinstance(field := reading.book.cabinet.field(kind, path), CodeField):
            continue
        rows = reading.book.select(kind.name, [path], _where_rest(reading, whole, parts), whole.counted.frame)
        shown = dict.fromkeys(_shown(field, value) for (value,) in rows)
        return f"（{field.label}为{named(shown, measure='种')}）"
    return ""


def _shown(field: CodeField, value: Value) -> str:
    return field.show(value) or "未填"


def _number(told: Told, value: int) -> str:
    """A number as the figure would print it, exactly."""
    measure = told.counted.figure.measure
    return f"{decimal(value, 2 if value % 100 else 0) if told.counted.in_hundredths else value}{measure}"


def _is_more(reading: Reading, part: Told, whole: Told) -> bool:
    if part.counted.key == whole.counted.key or (part.value or 0) <= (whole.value or 0):
        return False
    if part.counted.frame.period.first != whole.counted.frame.period.first:
        return False
    one, other = (reading.declared(told.counted.key) for told in (part, whole))
    return alike(one, other) and implies(one.where, other.where)


def _alike_days(part: Told, whole: Told) -> bool:
    return part.counted.frame.period.cut == whole.counted.frame.period.cut


def _why(part: Told, whole: Told) -> str:
    if _alike_days(part, whole):
        return "部分不会多于全部，请改正手工写的数。"
    cuts = [one.counted.frame.period.cut for one in (part, whole)]
    days = [f"{cut.month:02}月{cut.day:02}日" for cut in cuts]
    return f"前者统计到{days[0]}，后者只到{days[1]}，请把两节的截止日改成一样，或写明各自的截止日。"
