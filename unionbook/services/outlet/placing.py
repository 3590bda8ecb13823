"""A file put in place whole: until it is done, what stood there before stays."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.sync import put_in_place, sync


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A file beside the path to write to; it takes the path's place at the end.  Refusal: it cannot be written."""
    part = path.with_name(f".{path.stem[:40]}.{secrets.token_hex(4)}.part")
    try:
        yield part
        sync(part)
        put_in_place(part, path)
    except PermissionError as fault:
        raise Refusal(
            f"“{path.name}”写不进去，没有导出。它可能正在 Excel 或 WPS 里打开，请先关掉，或换一个名字、文件夹。"
        ) from fault
    except OSError as fault:
        raise Refusal(
            f"“{path.name}”写不进去，没有导出。请检查磁盘是否已满、U 盘是否已拔出，或换一个文件夹。"
        ) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
