"""The menu bar: every command of the window with its words, its keys and what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from unionbook.ui.look import theme


@dataclass(frozen=True)
class Command:
    """One line of a menu. keys: the first is shown.  needs: the method of a page without which it has no use.
    on: for a command that is switched on or off, whether it is on now."""

    text: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = ""
    on: bool | None = None


Entry = Command | tuple[str, list[Command]] | None
"""A command, a menu inside the menu, or a line between commands."""


class Menus(QMenuBar):
    """The menu bar. Its actions are made once the window was seen, or when somebody asks for them; their icons are
    drawn when the menu opens first."""

    def __init__(self, menus: Sequence[tuple[str, Sequence[Entry]]]) -> None:
        super().__init__()
        self._made: list[tuple[str, Command, QAction]] = []
        self._waiting = [(self._softened(self.addMenu(title)), title, entries) for title, entries in menus]
        self._suits: tuple[type[QWidget], type[QWidget]] | None = None

    @property
    def made(self) -> list[tuple[str, Command, QAction]]:
        """Each action with its menu and command."""
        self.fill()
        return self._made

    def fill(self) -> None:
        """Make the actions."""
        waiting, self._waiting = self._waiting, []
        for menu, title, entries in waiting:
            self._fill(menu, title, entries)
        if waiting and self._suits is not None:
            self._switch(*self._suits)

    def _softened(self, menu: QMenu) -> QMenu:
        menu.aboutToShow.connect(partial(self._draw, menu))
        return theme.soften(menu)

    def _draw(self, menu: QMenu) -> None:
        for _, command, action in self.made:
            if command.icon and action.parent() is menu and action.icon().isNull():
                action.setIcon(theme.icon(command.icon))

    def _fill(self, menu: QMenu, title: str, entries: Sequence[Entry]) -> None:
        for entry in entries:
            match entry:
                case None:
                    menu.addSeparator()
                case (text, commands):
                    self._fill(self._softened(menu.addMenu(text)), title, commands)
                case Command():
                    self._add(menu, title, entry)

    def _add(self, menu: QMenu, title: str, command: Command) -> None:
        action = QAction(menu)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        name(action, command.text)
        if command.on is not None:
            action.setCheckable(True)
            action.setChecked(command.on)
        action.triggered.connect(lambda *_: command.act())
        menu.addAction(action)
        self._made.append((title, command, action))

    def of(self, command_text: str) -> QAction:
        """The action whose words begin so. Raises StopIteration when there is none."""
        return next(action for _, _, action in self.made if plain(action.text()).startswith(command_text))

    def suit(self, page: QWidget, ground: type[QWidget]) -> None:
        """Switch off the commands this page has no use for: it has no such method, or leaves it as `ground` has it."""
        self._suits = type(page), ground
        if not self._waiting:
            self._switch(*self._suits)

    def _switch(self, page: type[QWidget], ground: type[QWidget]) -> None:
        for _, command, action in self._made:
            if command.needs:
                own = getattr(page, command.needs, None)
                action.setEnabled(own is not getattr(ground, command.needs, None))

    def listed(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(menu, [(words, keys)]) of the commands that have keys, for the sheet of all keys."""
        found: dict[str, list[tuple[str, str]]] = {}
        for title, command, action in self.made:
            if shortcuts := dict.fromkeys(key_words(key) for key in action.shortcuts()):
                # What the line says just now may name the last deed.
                found.setdefault(plain(title), []).append((plain(command.text), " 或 ".join(shortcuts)))
        return list(found.items())


def name(action: QAction, text: str) -> None:
    """Give an action its words, its first key beside them in the words of this program."""
    shortcuts = action.shortcuts()
    action.setText(f"{text}\t{key_words(shortcuts[0])}" if shortcuts else text)


def plain(text: str) -> str:
    """Words of a menu without the mark and the letter of its access key: 文件(&F) → 文件."""
    text = text.split("\t")[0]
    head, mark, _ = text.partition("(&")
    return head if mark else text.replace("&", "")


_NAMED = (("Return", "Enter"), ("Ctrl++", "Ctrl+加号"), ("Ctrl+-", "Ctrl+减号"), ("Left", "←"), ("Right", "→"))
"""Keys whose names Qt gives otherwise than the program's texts."""


def key_words(key: QKeySequence) -> str:
    """A key as it is named on screen."""
    named = key.toString(QKeySequence.SequenceFormat.PortableText)
    for found, shown in _NAMED:
        named = named.replace(found, shown)
    return named
