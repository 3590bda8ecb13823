"""Acts worth a backup, and what lies in a folder of backups."""

from pathlib import Path

from unionbook.store.book import Book


def work(book: Book, name: str) -> None:
    """A firm more."""
    with book.change(f"登记{name}") as act:
        act.add("enterprise", {"name": name})


def copies(folder: Path) -> list[str]:
    """The names of the backups in a folder and below, finished or not."""
    return sorted(path.name for path in folder.rglob("*") if path.suffix in (".ubk", ".part"))
