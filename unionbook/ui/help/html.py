"""Help as rich text: pages, the help of fields, lists of pages. Links are page:NAME and fields:KIND."""

from collections.abc import Iterable, Sequence
from html import escape

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.kind import Kind
from unionbook.services.help.fields import FieldHelp, help_of
from unionbook.services.help.pages import HelpPage, Line, Sort, library
from unionbook.ui.look import theme


def sheet() -> str:
    """The style of the text, in the colours and sizes of the window."""
    ink, quiet, link, soft = (theme.colour(name).name() for name in ("text1", "text3", "accent", "hover"))
    title, section, small = (theme.font(size).pixelSize() for size in (20, 16, 13))
    gap = theme.SIZES.px(8)
    return (
        f"body, p, li, td {{ color: {ink}; }} a {{ color: {link}; text-decoration: none; }}"
        f".title {{ font-size: {title}px; font-weight: bold; margin-bottom: {gap}px; }}"
        f".section {{ font-size: {section}px; font-weight: bold; margin-top: {2 * gap}px; margin-bottom: 4px; }}"
        f"p {{ margin-top: {gap // 2}px; margin-bottom: {gap // 2}px; line-height: 140%; }}"
        f"li {{ margin-bottom: {gap // 2}px; line-height: 140%; }}"
        f".quiet {{ color: {quiet}; font-size: {small}px; }} .box {{ background-color: {soft}; }}"
    )


def page(one: HelpPage, more: Sequence[Line] = (), before: str = "", fields: str = "") -> str:
    """A page. more: lines after its own; before: rich text above it; fields: the kind whose fields it leads to."""
    parts = [before, f"<p class='title'>{escape(one.title)}</p>", *_lines(one.lines)]
    if fields:
        parts.append(f'<p><a href="fields:{fields}">每一栏是什么意思，举个例子，填到报告哪里 →</a></p>')
    parts += _lines(more)
    if also := [library()[name] for name in one.also if name in library()]:
        parts.append("<p class='section'>还可以看</p>" + links(also))
    return "".join(parts)


def links(pages: Iterable[HelpPage]) -> str:
    """Pages to go to, one a line."""
    return "".join(f'<p><a href="page:{escape(one.name)}">{escape(one.title)}</a></p>' for one in pages)


def _lines(lines: Sequence[Line]) -> list[str]:
    found, number = [], 0
    for line in lines:
        words = escape(line.text)
        number = number + 1 if line.sort is Sort.STEP else 0 if line.sort is Sort.HEAD else number
        match line.sort:
            case Sort.STEP:
                found.append(
                    '<table cellspacing="0" cellpadding="3"><tr>'
                    f'<td width="{theme.SIZES.px(24)}"><b>{number}.</b></td><td>{words}</td></tr></table>'
                )
            case Sort.HEAD:
                found.append(f"<p class='section'>{words}</p>")
            case Sort.PICTURE:
                pass  # The screen itself is in front; pictures are for paper.
            case Sort.REMARK:
                found.append(f'<p class="quiet"><b>留心：</b>{words}</p>')
            case _:
                found.append(f"<p>{words}</p>")
    return found


def field(told: FieldHelp) -> str:
    """The help of one field in a box."""
    rows = [("是什么", told.meaning), ("怎么填", told.typing), ("例如", told.example), ("依据", told.article)]
    cells = [f"<tr><td><b>{word}</b></td><td>{escape(words)}</td></tr>" for word, words in rows if words]
    if told.goes:
        places = "<br>".join(map(escape, told.goes)) + (f"<br>另有 {told.more} 处" if told.more else "")
        cells.append(f"<tr><td><b>用到哪里</b></td><td>{places}</td></tr>")
    head = f'<tr><td colspan="2"><b>“{escape(told.label)}”这一栏</b></td></tr>'
    width = theme.SIZES.px(72)
    body = "".join([head, *cells]).replace("<td><b>", f'<td width="{width}"><b>')
    return f'<table class="box" width="100%" cellspacing="0" cellpadding="{theme.SIZES.px(4)}">{body}</table>'


def fields_of(cabinet: Cabinet, kind: Kind) -> str:
    """All fields of a kind and of its child rows, in the order of the form."""
    parts = [f"<p class='title'>{escape(kind.label)}：每一栏</p>"]
    for one in (kind, *cabinet.children(kind)):
        if one is not kind:
            parts.append(f"<p class='section'>{escape(one.label)}</p>")
        for name in one.fields:
            parts += [field(help_of(cabinet, one, name)), '<p class="quiet"> </p>']
    return "".join(parts)
