"""The rows that make a number in their list, found behind the window."""

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Shell


def open_number(shell: Shell, key: str, frame: Frame, title: str) -> None:
    """Open exactly the rows that make a figure, under a title. Who asks for another number first gets that one; the
    desk waits for none any more when another page comes to the front."""

    def read(book: Book) -> tuple[Kind, list[tuple[str, int]]] | Refusal:
        from unionbook.services.tally import adding

        try:
            return adding(book, key, frame)
        except Refusal as refusal:
            return refusal

    def opened(found: tuple[Kind, list[tuple[str, int]]] | Refusal) -> None:
        if isinstance(found, Refusal):
            shell.refuse(found)
        else:
            shell.open_rows(found[0], [uid for uid, _ in found[1]], title)

    behind(shell.book).ask((shell, "number"), read, opened, first=True)
