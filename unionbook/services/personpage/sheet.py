"""The person's page as a paper: 人员情况一览."""

from collections.abc import Iterable, Iterator
from itertools import count

from unionbook.ground.dates import show_date
from unionbook.ground.numerals import chinese, yuan
from unionbook.services.listing import shown
from unionbook.services.pdf import grid
from unionbook.services.pdf.paper import Block, Paper, Span, Style
from unionbook.services.personpage.finding import Amount, Item, PersonPage
from unionbook.services.personpage.looks import Look

TITLE = "人员情况一览"
_ROOM, _GAP = grid.CHARACTERS - grid.INDENT, "　"
"""Characters beside the indent of a line; what stands between two facts in it."""


def to_paper(page: PersonPage, masked: bool = True) -> Paper:
    """The page as a paper; what is sensitive is masked unless asked for. Each record's mark is its uid."""
    numbers = count(1)
    blocks = [
        Block(Style.TITLE, (Span(TITLE),)),
        Block(Style.SUBTITLE, (Span(f"{page.name}（{page.day.year}年{page.day.month}月{page.day.day}日）"),)),
        _heading(next(numbers), "基本情况"),
        *(Block(Style.BODY, (Span(line),)) for line in _lines(_facts(page, masked))),
    ]
    for group in page.groups:
        kind = group[0].kind
        blocks.append(_heading(next(numbers), f"{kind.label}（{len(group)} 条）"))
        blocks += (Block(Style.BODY, (Span(_told(item, masked), item.uid),)) for item in group)
    if not page.groups:
        blocks.append(Block(Style.BODY, (Span("台账里没有与此人有关的其他记录。"),)))
    blocks.append(_heading(next(numbers), f"查阅、打印和导出（{len(page.looks)} 次）"))
    blocks += (Block(Style.BODY, (Span(_looked(one), one.uid),)) for one in page.looks)
    if not page.looks:
        blocks.append(Block(Style.BODY, (Span("没有人看过完整号码，也没有印过、导出过。"),)))
    return Paper(title=f"{TITLE} {page.name}", blocks=tuple(blocks), subject=page.name)


def _heading(number: int, text: str) -> Block:
    return Block(Style.HEADING1, (Span(f"{chinese(number)}、{text}"),))


def _facts(page: PersonPage, masked: bool) -> Iterator[str]:
    """What is known of the person but the name, which stands above, and what is so unless said otherwise; what is
    masked as a whole tells nothing."""
    paths = [path for section in page.kind.sections for path in section.paths]
    for path in dict.fromkeys([*paths, *page.kind.fields]):
        field, value = page.kind.fields[path], page.values[path]
        text = "" if path in page.kind.title else shown(field, value, masked)
        if text.strip("*") and text != field.default:
            yield f"{field.label}：{text}"


def _lines(facts: Iterable[str]) -> list[str]:
    """The facts set beside each other as far as a line holds them, so that none is torn."""
    lines: list[str] = []
    for fact in facts:
        joined = f"{lines[-1]}{_GAP}{fact}" if lines else fact
        if lines and _width(joined) <= _ROOM:
            lines[-1] = joined
        else:
            lines.append(fact)
    return lines


def _width(text: str) -> float:
    """In Chinese characters, a little too wide rather than too narrow."""
    return sum(0.6 if char.isascii() else 1.0 for char in text)


def _told(item: Item, masked: bool) -> str:
    """A record in one sentence: day, title, role, stage, amounts."""
    roles = [role for role in item.roles if role != item.kind.label]
    parts = [item.title, "、".join(roles), item.stage.label if item.stage else ""]
    parts += (f"{one.field.label}{_yuan(one, masked)}元" for one in item.amounts)
    parts.append(f"附件 {len(item.files)} 份" if item.files else "")
    day = f"{show_date(item.day)}　" if item.day else ""
    return f"{day}{'，'.join(filter(None, parts))}。"


def _looked(look: Look) -> str:
    """Day and time, what was done, by whom."""
    when = f"{show_date(look.day)} {look.at}".rstrip()
    return f"{when}　{'，'.join(filter(None, (look.what, look.by)))}。"


def _yuan(amount: Amount, masked: bool) -> str:
    return shown(amount.field, amount.value, masked) if amount.field.sensitive else yuan(amount.value)
