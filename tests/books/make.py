"""Make the book of a version that is about to be released, and what it counts: tests/books/VERSION.ubk and .json.

    python tests/books/make.py            of the program in this checkout (docs/release.md says when)

Every version after it must open that book, bring it up to date and count the same.
"""

import json
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
sys.path[:0] = [str(HOME.parents[1]), str(HOME.parent)]

from issued_book import YEAR, issued_year  # noqa: E402
from report_book import full_book  # noqa: E402

from unionbook import __version__  # noqa: E402
from unionbook.records import CABINET  # noqa: E402
from unionbook.services.tally import count_all, frame_of  # noqa: E402
from unionbook.store.book import Book  # noqa: E402
from unionbook.store.files import open_book  # noqa: E402


def counted(book: Book) -> dict[str, dict[str, object]]:
    """How many rows of each kind a book has, and its figures of 2020 that are not nothing."""
    rows = {kind.name: book.count(kind.name) for kind in book.cabinet}
    told = {one.key: one.value for one in count_all(book, frame_of(book, YEAR))}
    return {"rows": {name: n for name, n in rows.items() if n}, "figures": {key: n for key, n in told.items() if n}}


def main() -> int:
    path = HOME / f"{__version__}.ubk"
    if path.exists():
        print(f"{path.name} is there already: a released version's book is never made anew")
        return 1
    with full_book(path) as book:
        issued_year(book)
    with open_book(path, CABINET) as book:
        told = counted(book)
    text = json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
