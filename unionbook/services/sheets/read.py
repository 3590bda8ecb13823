"""A file or a pasted block to a workbook; whatever the file holds, the program goes on."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from typing import Any

from unionbook.ground.errors import Refusal
from unionbook.services.sheets.child import parse
from unionbook.services.sheets.limits import MOST_SECONDS
from unionbook.services.sheets.model import Area, Sheet, Source, Workbook
from unionbook.services.sheets.wire import Shared, unpacked
from unionbook.store.pc.second import context

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

Going = Callable[[], bool]
"""Shall the reading go on?"""


def read_workbook(path: Path, going: Going = lambda: True, seconds: float = MOST_SECONDS) -> Workbook:
    """Read a file in a process of its own.

    Refusal: it cannot be read, is no table, is hurt, too big, too slow (seconds), or nothing is in it.
    """
    second = context()
    ours, theirs = second.Pipe(duplex=False)
    process = second.Process(target=parse, args=(theirs, str(path)), daemon=True)
    process.start()
    theirs.close()
    try:
        return _received(_Sender(ours, process), path, going, monotonic() + seconds)
    finally:
        ours.close()
        process.kill()
        process.join()


def read_paste(text: str) -> Workbook:
    """The block of cells a program for tables puts on the clipboard.  Refusal: nothing is in it."""
    from unionbook.services.sheets.excel import TooMuch
    from unionbook.services.sheets.text import NoText, read_text

    try:
        sheet = read_text(text, "粘贴的内容")
    except (NoText, TooMuch) as fault:
        raise Refusal(f"粘贴的内容没有导入：{fault}。请在 Excel 或 WPS 里重新选定、复制后再粘贴。") from fault
    if not any(sheet.rows):
        raise Refusal("剪贴板里没有表格内容，没有导入。请在 Excel 或 WPS 里选定、复制后再粘贴。")
    return Workbook("粘贴的内容", Source.PASTE, [sheet])


@dataclass(frozen=True)
class _Sender:
    """The process that parses, and the pipe from it."""

    pipe: Connection
    process: SpawnProcess

    def has_sent(self) -> bool:
        """Is there anything of it? Raises EOFError, OSError when there will be nothing any more.

        Windows keeps the pipe of a process that died before it had taken it.
        """
        alive = self.process.is_alive()
        if self.pipe.poll(0.05):
            return True
        if not alive:
            raise EOFError
        return False


def _received(sender: _Sender, path: Path, going: Going, until: float) -> Workbook:
    made, words = Workbook(path.name, Source.TEXT, [], path), Shared()
    while True:
        message = _message(sender, path.name, going, until)
        if "source" in message:
            made.source, made.encoding = Source[message["source"]], message["encoding"]
            made.noted = message["noted"]
        elif "sheet" in message:
            made.sheets.append(_sheet(*message["sheet"]))
        elif "rows" in message:
            made.sheets[-1].rows.extend(words.rows(*message["rows"]))
        elif "end" in message:
            for sheet in made.sheets:
                _end(sheet)
            if not made.sheets or not any(any(sheet.rows) for sheet in made.sheets):
                raise Refusal(f"“{path.name}”里没有任何内容，没有导入。请检查是不是选错了文件。")
            return made
        elif "refused" in message:
            raise Refusal(message["refused"])
        elif "big" in message:
            raise _too_big(path.name)
        else:
            raise Refusal(
                f"“{path.name}”读不出来（{message.get('hurt', '')}），没有导入。"
                "请用 Excel 或 WPS 打开它，另存一份后再导入。"
            )


def _message(sender: _Sender, name: str, going: Going, until: float) -> Any:
    try:
        while not sender.has_sent():
            if not going():
                raise Refusal(f"已停止读“{name}”，没有导入。")
            if monotonic() > until:
                raise Refusal(
                    f"“{name}”读了很久还没有读完，没有导入。它可能有问题；请用 Excel 或 WPS 另存为新文件后再试。"
                )
        return unpacked(sender.pipe.recv_bytes())
    except (EOFError, OSError) as fault:
        # The parser brought its process down, which is what the process is for.
        raise _too_big(name) from fault


def _end(sheet: Sheet) -> None:
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()


def _too_big(name: str) -> Refusal:
    return Refusal(
        f"“{name}”展开后太大或结构不正常，没有导入。"
        "请用 Excel 或 WPS 打开它，删去表格外的空白行列，另存为新文件后再导入。"
    )


def _sheet(name: str, areas: list[list[int]], hidden: bool, rows: list[int], columns: list[int]) -> Sheet:
    return Sheet(name, [], tuple(Area(*one) for one in areas), hidden, frozenset(rows), frozenset(columns))
