"""The font of rare characters by itself: large, and needed by few offices."""

from __future__ import annotations

from pathlib import Path

from release.archive import write_zip

ROOT = Path(__file__).resolve().parents[2]
NOTE = (
    "生僻字库：姓名里有极少见的字、打印出来是〓时才需要。\r\n"
    "把 HanaMinB.ttf 放进程序文件夹的 _internal/resources/fonts/rare/ 里（没有 rare 就新建），再打开程序。\r\n"
)


def write_rare(out: Path, moment: int) -> None:
    """Pack it with its licence and where it belongs."""
    write_zip(
        ROOT / "resources" / "fonts" / "rare", out, "rare", moment, {"readme.txt": b"\xef\xbb\xbf" + NOTE.encode()}
    )
