"""What the import page does to the book: taking rows in, in one act, and taking them back; and what it hands out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog

from unionbook.ground.errors import Refusal
from unionbook.services.intake.heap import quietly, stir
from unionbook.services.intake.judging import Stopped
from unionbook.services.intake.leftover import write_leftover
from unionbook.services.intake.writing import take_in
from unionbook.services.past import take_back as undo_act
from unionbook.store.undo import last
from unionbook.ui.frame import work

if TYPE_CHECKING:
    from unionbook.services.check import Step as Telling
    from unionbook.ui.intake.page import ImportPage

T = TypeVar("T")


def take_in_rows(page: "ImportPage") -> None:
    """Take the rows in: one act on the book's own connection, beside the window, which waits for it with 取消."""
    course, book = page.course, page.book
    verdicts = course.verdicts
    if verdicts is None:
        return
    try:
        taken = _attended(page, lambda step: take_in(book, verdicts, step), "正在导入")
    except Stopped:
        page.desk.toast("已取消，什么都没有导入")
        page.work.check()
        return
    except Refusal as refusal:
        page.desk.refuse(refusal)
        page.work.check()
        return
    done = last(book, here=True)
    course.finish(taken, done.key if done else "")
    stir()
    page.show_course()
    page.take_keys()


def take_back(page: "ImportPage") -> None:
    """Take the whole import back."""
    course, book = page.course, page.book
    if not course.act or course.undone:
        return
    try:
        done = _attended(page, lambda step: undo_act(book, course.act), "正在撤销")
    except Refusal as refusal:
        page.desk.refuse(refusal)
        return
    course.undone = True
    page.show_course()
    page.take_keys()
    page.desk.toast("".join([f"已撤销：{done.label}。", *done.conflicts]))


def see(page: "ImportPage") -> None:
    """The rows that came in, in their list."""
    course = page.course
    if course.plan is not None and course.taken is not None:
        kind, uids = course.plan.kind, course.taken.uids
        page.desk.open_rows(kind, uids, f"刚导入的{kind.label} {len(uids):,} {kind.measure}")


def ask_export(page: "ImportPage") -> None:
    """Where shall the rows go that were not taken?"""
    workbook = page.course.workbook
    if workbook is None:
        return
    folder = workbook.path.parent if workbook.path is not None else page.book.path.parent
    usual = folder / f"{Path(workbook.name).stem} 未导入.xlsx"
    file, _ = QFileDialog.getSaveFileName(page, "导出没有导入的行", str(usual), "Excel 表格 (*.xlsx)")
    if file:
        export(page, Path(file).with_suffix(".xlsx"))


def export(page: "ImportPage", path: Path) -> None:
    """Write the rows that were not taken, the reason beside each."""
    assert page.course.verdicts is not None
    try:
        count = write_leftover(page.book.cabinet, page.course.verdicts, path)
    except Refusal as refusal:
        page.desk.refuse(refusal)
        return
    page.desk.toast(f"已把没有导入的 {count:,} 行和原因存到“{path.name}”")


def _attended(page: "ImportPage", function: "Callable[[Telling], T]", title: str) -> T:
    """The window takes no keys meanwhile, and neither closes nor locks itself."""
    copies = page.desk.frame.copies
    page.work.writing = copies.attending = True
    try:
        return work.attended(page.desk.frame, page.desk, lambda step: quietly(lambda: function(step)), title)
    finally:
        page.work.writing = copies.attending = False
