"""The process that parses: a file that breaks the parser breaks this process alone."""

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.services.sheets.limits import confine
from unionbook.services.sheets.model import Portion, Sheet, Source
from unionbook.services.sheets.wire import by_column, packed

ROWS_AT_ONCE = 2_000


def parse(pipe: Connection, file: str, unbound: bool = False) -> None:
    """Read a file and send its sheets; a refusal is sent as its sentence. unbound: without limits (for measuring)."""
    if not unbound:
        confine()
    try:
        _send_all(pipe, Path(file))
    except Refusal as refusal:
        pipe.send_bytes(packed({"refused": refusal.sentence}))
    except MemoryError:
        pipe.send_bytes(packed({"big": ""}))
    except Exception as fault:
        # The kind of fault alone: its text may hold what stands in the file.
        last = traceback.extract_tb(fault.__traceback__)[-1]
        pipe.send_bytes(packed({"hurt": f"{type(fault).__name__} {Path(last.filename).name}:{last.lineno}"}))
    finally:
        pipe.close()


def _send_all(pipe: Connection, path: Path) -> None:
    from unionbook.services.sheets.guard import contents, examined
    from unionbook.services.sheets.inside import has_comments

    data = contents(path)
    source = examined(path.name, data)
    with _refusing(path.name):
        parts, encoding = parsed(path, data, source)
        pipe.send_bytes(packed({"source": source.name, "encoding": encoding, "noted": has_comments(data)}))
        for part in parts:
            if isinstance(part, Portion):
                pipe.send_bytes(packed({"rows": by_column(part)}))
                continue
            pipe.send_bytes(packed({"sheet": _about(part)}))
            for start in range(0, len(part.rows), ROWS_AT_ONCE):
                pipe.send_bytes(packed({"rows": by_column(Portion.of(part.rows[start : start + ROWS_AT_ONCE]))}))
    pipe.send_bytes(packed({"end": True}))


def _about(sheet: Sheet) -> list[object]:
    areas = [[one.top, one.left, one.bottom, one.right] for one in sheet.merged]
    return [sheet.name, areas, sheet.hidden, sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)]


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    from python_calamine import CalamineError, PasswordError

    from unionbook.services.sheets.excel import TooMuch
    from unionbook.services.sheets.guard import damaged
    from unionbook.services.sheets.text import NoText

    try:
        yield
    except TooMuch as much:
        raise Refusal(f"“{name}”{much}，没有导入。请删去不用的行和列，或拆成几个文件再导入。") from much
    except NoText as wrong:
        raise Refusal(f"“{name}”没有导入：{wrong}。请用 Excel 或 WPS 打开它，另存为 xlsx 后再导入。") from wrong
    except PasswordError as locked:
        raise Refusal(f"“{name}”加了打开密码，没有导入。请用 Excel 或 WPS 打开它，去掉密码另存后再导入。") from locked
    except CalamineError as fault:
        raise damaged(name) from fault


def parsed(path: Path, data: bytes, source: Source) -> tuple[Iterable[Sheet | Portion], str]:
    """The sheets of a file, each followed by the rows it does not hold yet, and the encoding of a text."""
    if source in (Source.XLSX, Source.XLS):
        from unionbook.services.sheets.excel import read_sheets

        return read_sheets(data), ""
    if source is Source.HTML:
        from unionbook.services.sheets.web import read_web

        return read_web(data, path.stem)
    if source is Source.XML:
        from unionbook.services.sheets.xml2003 import read_xml

        return read_xml(data), ""
    from unionbook.services.sheets.text import decoded, read_text

    text, encoding = decoded(data)
    return [read_text(text, path.stem)], encoding
