"""What is done with a report on its page: made, opened figure by figure, read, copied, written to a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from unionbook.ground.errors import Refusal
from unionbook.ground.filename import plain_name
from unionbook.ground.periods import Period
from unionbook.records.report import KIND
from unionbook.services.report import save_pdf
from unionbook.services.report.document import Document, make_report, mark_read, open_document, states
from unionbook.services.report.printing import PAPER_SUFFIX
from unionbook.ui.aside.frozenrows import FrozenRows
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.numberrows import open_number
from unionbook.ui.paper import choosing
from unionbook.ui.paper.choosing import Choice
from unionbook.ui.paper.newreport import NewReport

if TYPE_CHECKING:
    from unionbook.ui.paper.report import ReportPage

Deed = tuple[str, str, Callable[[], object]]


class Deeds:
    """The deeds of a page."""

    def __init__(self, page: "ReportPage") -> None:
        self.page, self.shell, self.book = page, page.shell, page.shell.book

    # --- making ----------------------------------------------------------------------------------------------------

    def make(self, tell: bool = True) -> str:
        """Put the report shown into the book, as it is; its uid, "" when that was refused."""
        choice = self.page.choice
        assert choice is not None
        if choice.uid:
            return choice.uid
        try:
            uid = make_report(self.book, choice.period, "", choice.period.as_of)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return ""
        made = choosing.choice_of(self.book, uid)
        assert made is not None
        self.page.choice, self.page.document = made, open_document(self.book, uid)
        self.page.changed({KIND.name})
        if tell:
            self.shell.toast(f"已新建“{self.page.document.record.title}”。", self.shell.undo)
        return uid

    def ask_new(self) -> None:
        """Ask which report is to be made."""
        choice = self.page.choice
        dialog = NewReport(self.book, choice.period if choice else Period.parse(str(self.book.today().year)), self.page)
        dialog.made.connect(self.take_up)
        dialog.open()

    def take_up(self, uid: str) -> None:
        """Show a report that was just made."""
        made = choosing.choice_of(self.book, uid)
        assert made is not None
        self.page.show_choice(made)
        self.shell.toast(f"已新建{made.period.label}的报告。", self.shell.undo)

    def set_cut(self, period: Period) -> None:
        """Count up to another day."""
        choice = self.page.choice
        assert choice is not None
        if choice.uid:
            as_of = period.as_of.isoformat() if period.as_of else None
            with self.book.change("修改报告截止日") as act:
                act.set(KIND.name, choice.uid, {"as_of": as_of})
            self.page.changed({KIND.name})
        else:
            self.page.choice = Choice(period)
            self.page.refresh()

    # --- figures ---------------------------------------------------------------------------------------------------

    def open_figure(self, place: int) -> None:
        """Show exactly the rows that make a figure: those of today, or those of the day it was issued."""
        page, content = self.page, self.page.body.content
        if page.issue is not None and page.kept is not None:
            figure = page.kept.figure(place + 1)
            issue, kept = page.issue, page.kept
            if figure is not None:
                self.shell.visit(lambda: FrozenRows(self.shell, issue, kept, figure))
        elif content is not None and place < len(content.counted):
            counted = content.counted[place]
            open_number(self.shell, counted.key, counted.frame, f"{counted.figure.label} {content.words[place]}")

    def open_records(self, number: int) -> None:
        """Show the records that belong to an open point."""
        content = self.page.body.content
        if content is not None and number < len(content.points):
            point = content.points[number]
            self.shell.open_rows(self.book.cabinet[point.kind], list(point.uids), point.sentence)

    def step_point(self, by: int) -> None:
        """Go to the next open point."""
        if not self.page.body.step_point(by):
            self.shell.toast("没有待核对的。")

    def mark_read(self) -> None:
        """Remember the figures as they are now."""
        if self.page.issue is not None or not self.make():
            return
        assert self.page.document is not None
        counted = list(self.page.body.counted)
        read = partial(self._read, self.page.document)
        behind(self.book).ask((self.page, "read"), lambda book: states(book, counted), read)

    def _read(self, document: Document, found: dict[str, str]) -> None:
        try:
            mark_read(self.book, document, found)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.page.moved = set()
        self.page.changed({KIND.name})
        self.shell.toast("已标为已读，以后有变动的数字会标出来。", self.shell.undo)

    # --- the words and the file ------------------------------------------------------------------------------------

    def copy_text(self) -> None:
        """The plain words, for a message."""
        text = "\n".join(self.page.kept.text) if self.page.issue and self.page.kept else ""
        text = text or (self.page.report.text if self.page.report else "")
        QGuiApplication.clipboard().setText(text)
        self.shell.toast(f"已复制全文 {len(text)} 字，可以粘贴到微信或 WPS。")

    def export(self) -> None:
        """Ask for a file and write the PDF shown."""
        if not self.page.pdf:
            return
        usual = self.book.path.parent / f"{plain_name(self.page.name)}{PAPER_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self.page, "导出 PDF", str(usual), f"PDF 文件 (*{PAPER_SUFFIX})")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, out: Path) -> None:
        """Write the PDF shown to a file."""
        try:
            save_pdf(self.page.pdf, out)
        except Refusal as refusal:
            self.shell.refuse(refusal)
        else:
            self.shell.toast(f"已导出“{out.name}”。")

    def both_sides(self) -> None:
        """Pages for printing on both sides, their margins mirrored; or again for one side."""
        press = self.page.press
        press.mirror = not press.mirror
        self.page.refresh()

    def more(self) -> list[Deed | None]:
        """What the menu of the page offers."""
        page = self.page
        sides = "按单面排版" if page.press.mirror else "按双面排版（页边距左右相对）"
        offered: list[Deed | None] = [
            ("新建报告… Ctrl+N", "document_add", page.new),
            ("本周周报 Ctrl+R", "calendar_ltr", page.show_weekly),
            None,
            ("复制为文字", "copy", page.copy_text),
            ("导出 PDF…", "arrow_export", page.export),
        ]
        if page.issue is None:
            offered += [
                ("更新数字 F5", "arrow_sync", page.refresh),
                (sides, "document_copy", self.both_sides),
                None,
                ("下一处待核对 F3", "warning", page.next_point),
                ("标为已读", "checkmark", page.mark_read),
                ("定稿…", "lock_closed", page.ask_issue),
            ]
        return offered
