"""What a register's page tells besides its own text: stages, time limits, worklists, figures and forms, as declared."""

from collections.abc import Iterator

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.clocks import Clock
from unionbook.ground.kind import Kind
from unionbook.services.help.pages import Line, Sort
from unionbook.services.law import statute

FEW = 12
"""Figures and subsets told, at most."""


def told_of(cabinet: Cabinet, kind: Kind) -> list[Line]:
    """The lines of a kind, under headings; nothing where nothing is declared."""
    parts = (
        ("里面有什么", _sections(cabinet, kind)),
        ("一步一步怎么办", _moves(kind)),
        ("期限", (_clock(kind, clock) for clock in kind.clocks)),
        ("常用的筛选", _few([subset.label for subset in kind.subsets])),
        ("报告里的数字", _few([figure.label for figure in kind.figures])),
        ("能印的表", (f"{form.label}：{form.purpose}" for form in kind.forms)),
        ("保存多久", _kept(kind)),
    )
    found: list[Line] = []
    for heading, told in parts:
        if lines := [Line(Sort.TEXT, words) for words in told]:
            found += [Line(Sort.HEAD, heading), *lines]
    return found


def _sections(cabinet: Cabinet, kind: Kind) -> Iterator[str]:
    for section in kind.sections:
        labels = [cabinet.label(kind, path) for path in section.paths]
        labels += [f"{cabinet[child].label}（一行一{cabinet[child].measure}）" for child in section.children]
        if labels:
            yield f"{section.label}：{'、'.join(labels)}。"


def _moves(kind: Kind) -> Iterator[str]:
    for move in kind.stages.moves if kind.stages else ():
        needs = "、".join(kind.fields[name].label for name in move.needs if name in kind.fields)
        before = f"，先要填好{needs}" if needs else ""
        day = f"，写上{kind.fields[move.date].label}" if move.date in kind.fields else ""
        yield f"{move.verb}{before}{day}。"


def _clock(kind: Kind, clock: Clock) -> str:
    versions = statute().rules.get(clock.rule, ())
    rule = versions[-1] if versions else None
    long = f"{rule.words}内" if rule else "在写明的日子以前"
    why = f"（{rule.article or rule.source}）" if rule and (rule.article or rule.source) else ""
    start, met = kind.fields[clock.start].label, kind.fields[clock.met].label
    return f"{clock.label}：从“{start}”起{long}，填了“{met}”就算办成{why}。"


def _few(labels: list[str]) -> Iterator[str]:
    if labels:
        more = f"等 {len(labels)} 个" if len(labels) > FEW else ""
        yield f"{'、'.join(labels[:FEW])}{more}。"


def _kept(kind: Kind) -> Iterator[str]:
    if kind.retention is None:
        return
    versions = statute().rules.get(kind.retention.rule, ())
    years = f"用途结束以后保存{versions[-1].words}。" if versions else ""
    yield f"{kind.retention.purpose}。{years}{kind.retention.stays}"
