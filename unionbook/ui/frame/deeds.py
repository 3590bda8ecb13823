"""What the search over everything can do besides opening records: figures of the year, commands, pages of the help."""

from functools import partial
from typing import TYPE_CHECKING

from unionbook.ground.search.terms import words
from unionbook.ui.frame.everywhere import Deed
from unionbook.ui.frame.menus import Menus, key_words, plain
from unionbook.ui.frame.visits import show_page

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

MOST = 4
"""Commands shown, and pages of the help."""


def deeds_of(desk: "Desk", menus: Menus, text: str) -> list[Deed]:
    """The figures, commands and pages of the help a text finds by their names."""
    return [*_figures(desk, text), *_commands(menus, text), *_help(desk, text)]


def _figures(desk: "Desk", text: str) -> list[Deed]:
    from unionbook.services.search.everywhere import figures

    year = f"{desk.book.today().year}年"
    return [
        Deed(
            label,
            f"{year} · 打开数字里的每一条",
            kind.icon,
            "数字",
            partial(_open_rows, desk, key, f"{label}（{year}）"),
        )
        for kind, key, label in figures(desk.book, text)
    ]


def _open_rows(desk: "Desk", key: str, title: str) -> None:
    from unionbook.ui.frame.numberrows import open_number

    open_number(desk, key, desk.book.frame(), title)


def _commands(menus: Menus, text: str) -> list[Deed]:
    from unionbook.services.search.everywhere import says

    wanted = words(text)
    found = []
    for menu, command, action in menus.made:
        name = plain(action.text()).rstrip("…")
        if wanted and action.isEnabled() and action.isVisible() and says(name, wanted):
            keys = " 或 ".join(dict.fromkeys(key_words(key) for key in action.shortcuts()))
            caption = " · ".join(filter(None, (f"菜单 {plain(menu)}", keys)))
            found.append(Deed(name, caption, command.icon or "chevron_right", "命令", action.trigger))
    return sorted(found, key=lambda one: len(one.title))[:MOST]


def _help(desk: "Desk", text: str) -> list[Deed]:
    from unionbook.services.help.pages import named

    pages = named(text)[:MOST]
    return [Deed(one.title, "F1", "question_circle", "帮助", partial(show_page, desk, one.name)) for one in pages]
