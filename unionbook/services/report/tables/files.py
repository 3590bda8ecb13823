"""Which tables and charts there are: files under resources/tables/, or one of the office's own by its path."""

from functools import cache
from pathlib import Path

from unionbook.ground import resources
from unionbook.ground.errors import Refusal
from unionbook.services.report.tables.knowing import know
from unionbook.services.report.tables.model import TableForm
from unionbook.services.report.tables.reading import read
from unionbook.store.book import Book

SUFFIX = ".txt"
GUIDE = "表格说明"
"""The file that tells how a table is written."""


def table_names(use: str = "") -> list[str]:
    """The names of the tables in their order, all of them or those of a set (年报, 统计年报)."""
    return [form.name for form in _shipped() if form.shape is None and (not use or use in form.uses)]


def chart_names(use: str = "") -> list[str]:
    """The names of the charts in their order, all of them or those of a set."""
    return [form.name for form in _shipped() if form.shape is not None and (not use or use in form.uses)]


def shipped_table(name: str) -> TableForm:
    """A table or chart that comes with the program, as its file declares it. Raises KeyError for no name of one."""
    found = next((form for form in _shipped() if form.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def table_sets() -> list[str]:
    """The sets there are."""
    return list(dict.fromkeys(use for form in _shipped() for use in form.uses))


def carries() -> dict[str, str]:
    """The beginnings the shipped tables declare, each with the end it must be."""
    return {carry.opening: carry.closing for form in _shipped() for carry in form.carries}


def load_table(table: str, book: Book) -> TableForm:
    """A table or chart by its name or the path of its file. Raises Refusal naming the line that is wrong."""
    form = read(*_text(table))
    know(form, book)
    return form


def _text(table: str) -> tuple[str, str]:
    """Name and text of a table."""
    own = Path(table)
    path = own if table.endswith(SUFFIX) and own.is_file() else _path(table)
    try:
        return path.stem, path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"附表“{path.stem}”不是 UTF-8 编码，请另存为 UTF-8 后再用。") from None
    except OSError:
        raise Refusal(f"附表“{path.stem}”读不出来，请检查文件是否还在。") from None


def _path(name: str) -> Path:
    known = [*table_names(), *chart_names()]
    if name not in known:
        raise Refusal(f"没有“{name}”这张附表，现有：{'、'.join(known)}。")
    return resources.path("tables", f"{name}{SUFFIX}")


@cache
def _shipped() -> tuple[TableForm, ...]:
    paths = [path for path in resources.path("tables").glob(f"*{SUFFIX}") if path.stem != GUIDE]
    forms = [read(path.stem, path.read_text(encoding="utf-8-sig")) for path in paths]
    return tuple(sorted(forms, key=lambda form: (form.number, form.name)))
