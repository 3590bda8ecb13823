"""Pictures of every page into build/shots/, at the sizes that matter; fails when a page does not fit its window.

    python build_scripts/shots.py                          all of them
    python build_scripts/shots.py today first              only those whose name contains one of the words
    python build_scripts/shots.py 'list_*_1093' --into DIR names end in the size; into another folder

The practice book is written anew for it. It needs no screen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What the pictures need of a PC's memory is made up; the user's own is left alone.
HOME = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
os.environ["UNIONBOOK_HOME"] = HOME.name

from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

import backup_scenes  # noqa: E402
import file_scenes  # noqa: E402
import form_scenes  # noqa: E402
import health_scenes  # noqa: E402
import help_scenes  # noqa: E402
import import_scenes  # noqa: E402
import list_scenes  # noqa: E402
import outlet_scenes  # noqa: E402
import paper_scenes  # noqa: E402
import past_scenes  # noqa: E402
import privacy_scenes  # noqa: E402
import report_scenes  # noqa: E402
import scenes  # noqa: E402
from dressing import seen, wear  # noqa: E402
from scenes import quiet  # noqa: E402
from unionbook.app import application, make_window  # noqa: E402
from unionbook.records import CABINET  # noqa: E402
from unionbook.ui.frame.settings import Recent, Settings  # noqa: E402
from unionbook.ui.frame.window import Window  # noqa: E402

OUT = ROOT / "build" / "shots"
SIZES = {
    "1366": QSize(1366, 688),
    "1280": QSize(1280, 640),
    "1093": QSize(1093, 534),
    "1024": QSize(1024, 520),
    "1920": QSize(1920, 1000),
}
"""The room a maximised window has: 1366×768 at 100 %, 1920×1080 at 150 %, 1366×768 at 125 %, the least, 1920×1080."""

TABS = {"今日": "today", "报告": "report"}
TABS |= {kind.tab: kind.name for kind in reversed(CABINET.tabs())}
"""The tabs, and what their pictures are called."""


@dataclass(frozen=True)
class Shot:
    """One picture. before: what is done on the open page first.  plain: the system asks for high contrast."""

    name: str
    size: str
    tab: str = "今日"
    text: str = "标准"
    dark: bool = False
    plain: bool = False
    before: Callable[[Window], object] | None = None


def shots() -> Iterator[Shot]:
    """All pictures."""
    for size in SIZES:
        yield Shot("first", size, tab="")
        for tab, name in TABS.items():
            yield Shot(name, size, tab)
    for tab, name in TABS.items():
        yield Shot(f"{name}_dark", "1366", tab, dark=True)
        yield Shot(f"{name}_largest_dark", "1024", tab, "特大", dark=True)
        yield Shot(f"{name}_large", "1920", tab, "大")
    for size in ("1366", "1093"):
        yield Shot("member_error", size, "会员", before=scenes.new_form)
        yield Shot("member_largest", size, "会员", "特大")
        yield Shot("today_largest", size, "今日", "特大")
        for scene in (scenes.ticked, scenes.asked, scenes.aside, scenes.names):
            yield Shot(f"batch_{scene.__name__}", size, before=scene)
        yield Shot("person", size, before=scenes.person)
        for scene in (scenes.bridge, scenes.broken_bridge, scenes.takeover):
            yield Shot(scene.__name__, size, before=scene)
        for scene in (scenes.settings, scenes.holidays, scenes.rules, scenes.own_rule):
            yield Shot(scene.__name__, size, before=scene)
        for scene in paper_scenes.SCENES:
            yield Shot(scene.__name__, size, before=scene)
        for scene in file_scenes.SCENES:
            yield Shot(f"file_{scene.__name__}", size, before=scene)
        for scene in form_scenes.SCENES:
            yield Shot(f"form_{scene.__name__}", size, before=scene)
        for scene in (form_scenes.attachments, form_scenes.poured, form_scenes.edited, form_scenes.ticked):
            yield Shot(f"form_{scene.__name__}_largest", size, text="特大", before=scene)
        for scene in import_scenes.SCENES:
            yield Shot(scene.__name__, size, before=scene)
            yield Shot(f"{scene.__name__}_dark", size, dark=True, before=scene)
        for outlet_scene in outlet_scenes.SCENES:
            yield Shot(f"outlet_{outlet_scene.__name__}", size, before=outlet_scene)
        for privacy_scene in privacy_scenes.SCENES:
            yield Shot(f"privacy_{privacy_scene.__name__}", size, before=privacy_scene)
        for scene in past_scenes.SCENES:
            yield Shot(f"past_{scene.__name__}", size, before=scene)
            yield Shot(f"past_{scene.__name__}_dark", size, dark=True, before=scene)
        yield Shot("newbook", size, "", before=scenes.ask_new)
        yield Shot("print_list_largest", size, text="特大", before=paper_scenes.print_list)
        for report_scene in report_scenes.SCENES:
            yield Shot(report_scene.__name__, size, before=report_scene)
        yield Shot("report_largest", size, "报告", "特大")
        yield Shot("report_editing_largest", size, text="特大", before=report_scenes.report_editing)
        of_backups = (
            *(backup_scenes.backups, backup_scenes.no_backups, backup_scenes.restoring, backup_scenes.restored),
            *(backup_scenes.backup_trouble, backup_scenes.carried, backup_scenes.left),
        )
        for scene in of_backups:
            yield Shot(f"backup_{scene.__name__}", size, before=scene)
        yield Shot("backup_largest", size, text="特大", before=backup_scenes.restoring)
        yield Shot("backup_trouble_largest", size, text="特大", before=backup_scenes.backup_trouble)
        for help_scene in help_scenes.SCENES:
            yield Shot(f"help_{help_scene.__name__}", size, before=help_scene)
        yield Shot("help_largest", size, text="特大", before=help_scenes.field)
        yield Shot("health", size, before=health_scenes.health)
        yield Shot("doubles", size, before=health_scenes.doubles)
        yield Shot("doubles_sought", size, before=health_scenes.sought)
        yield Shot("doubles_largest", size, text="特大", before=health_scenes.doubles)
        yield Shot("health_largest", size, text="特大", before=health_scenes.whole)
        yield Shot("today_october", size, before=scenes.october)
        yield Shot("today_numbers", size, before=scenes.numbers)
    yield from of_lists()
    yield from in_contrast()
    yield Shot("health_dark", "1366", before=health_scenes.health, dark=True)
    yield Shot("messages", "1366", before=scenes.messages)
    yield Shot("report_dark", "1366", dark=True, before=report_scenes.report_editing)
    yield Shot("report_editing", "1920", text="大", before=report_scenes.report_editing)
    for scene in (paper_scenes.print_sheet, paper_scenes.frozen_rows, paper_scenes.verifying_wrong):
        yield Shot(f"{scene.__name__}_dark", "1366", dark=True, before=scene)
        yield Shot(scene.__name__, "1920", text="大", before=scene)
    yield Shot("search", "1366", "会员", before=scenes.search)
    yield Shot("keys", "1366", before=scenes.keys)
    yield Shot("help_dark", "1366", before=help_scenes.field, dark=True)
    yield Shot("menu", "1366", before=scenes.menu)
    yield Shot("toast", "1366", before=scenes.toast)


def of_lists() -> Iterator[Shot]:
    """Every list as it opens, forms tab by tab, and what is done in lists."""
    for size in ("1366", "1093"):
        for kind in list_scenes.LISTS:
            yield Shot(f"list_{kind}", size, before=list_scenes.listed(kind))
        for kind in list_scenes.FORMS:
            for number in range(list_scenes.tabs_of(kind)):
                yield Shot(f"tab_{kind}_{number}", size, before=list_scenes.tab_of(kind, number))
            yield Shot(f"fresh_{kind}", size, before=list_scenes.fresh(kind))
        for scene in list_scenes.SCENES:
            yield Shot(f"list_{scene.__name__}", size, before=scene)
    for kind in list_scenes.LISTS:
        yield Shot(f"list_{kind}_largest", "1093", text="特大", dark=True, before=list_scenes.listed(kind))
    for scene in list_scenes.SCENES:
        yield Shot(f"list_{scene.__name__}_largest", "1024", text="特大", dark=True, before=scene)


def in_contrast() -> Iterator[Shot]:
    """The pages most looked at, where the system asks for high contrast."""
    for tab, name in TABS.items():
        yield Shot(f"{name}_contrast", "1366", tab, plain=True)
    for scene in (scenes.settings, scenes.ticked, health_scenes.health, list_scenes.palette, list_scenes.column_menu):
        yield Shot(f"{scene.__name__}_contrast", "1366", plain=True, before=scene)


def practice(folder: Path) -> Path:
    """The practice book, in a folder that goes again."""
    from unionbook.services.demo import write_demo

    path = folder / "示例台账.ubk"
    book = write_demo(path, CABINET)
    assert book is not None
    book.close()
    return path


def misfits(window: Window, room: QSize) -> list[str]:
    """The widgets that need more room than there is: the page itself, and the window around it."""
    parts: list[QWidget] = [central] if (central := window.centralWidget()) is not None else []
    if window.desk is not None and window.desk.page is not None:
        parts.append(window.desk.page)
    found = []
    for part in parts:
        least = part.minimumSizeHint().expandedTo(part.minimumSize())
        if least.width() > room.width() or least.height() > room.height():
            found.append(f"{type(part).__name__} {least.width()}×{least.height()}")
    return found


def take(window: Window, shot: Shot, book: Path, out: Path) -> list[str]:
    """Take one picture; what did not fit."""
    room = SIZES[shot.size]
    # Some scenes write: each has a book of its own.
    book = Path(shutil.copy(book, book.with_name("工会台账2020.ubk")))
    wear(window, shot.text, shot.dark, shot.plain)
    window.showNormal()
    window.resize(room)
    window.activateWindow()
    if shot.tab:
        window.open_book(book)
        assert window.desk is not None
        quiet(window)
        window.desk.go(next(at for at, tab in enumerate(window.desk.tabs) if tab.label == shot.tab))
    else:
        window.close_book()
        window.settings.recent = [
            Recent(str(book), "a", 412, "会员 1,286 人、信访 57 件"),
            Recent(str(book.with_name("示例台账 - 副本.ubk")), "a", 377, "会员 1,251 人"),
        ]
        window.show_first()
    quiet(window)
    if shot.before is not None:
        shot.before(window)
        quiet(window)
    picture = seen(window)
    picture.save(str(out / f"{shot.name}_{shot.size}.png"))
    found = misfits(window, room)
    window.close_book()
    return found


def main(words: list[str], out: Path) -> int:
    """Take the pictures; 1 when something did not fit."""
    out.mkdir(parents=True, exist_ok=True)
    app = application()
    wrong = 0
    faults: list[BaseException] = []

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        faults.append(fault)
        traceback.print_exception(fault)

    sys.excepthook = caught
    with tempfile.TemporaryDirectory() as folder:
        book = practice(Path(folder))
        book.with_name("示例台账 - 副本.ubk").write_bytes(book.read_bytes())
        window = make_window(app, Settings(Path(folder) / "settings.json", size="标准"))
        for shot in shots():
            if words and not any(fnmatch(f"{shot.name}_{shot.size}", f"*{word}*") for word in words):
                continue
            began = time.monotonic()
            try:
                found = take(window, shot, book, out)
            except Exception as fault:
                found = [f"没有拍成：{fault!r}"]
            wrong += bool(found)
            told = f"  {'、'.join(found)}" if found else ""
            print(f"{shot.name}_{shot.size}  {time.monotonic() - began:.1f} s{told}", flush=True)
        window.close()
    print(f"{out}: {'全部放得下' if not wrong else f'{wrong} 张放不下'}")
    return 1 if wrong or faults else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("--into", type=Path, default=OUT)
    asked = parser.parse_args()
    sys.exit(main(asked.words, asked.into))
