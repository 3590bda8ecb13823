"""Editing on the page: which part of the report the editor shows, and what becomes of what was typed."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from unionbook.ground.errors import Refusal
from unionbook.records.report import PART
from unionbook.services.report import template_text
from unionbook.services.report.document import Document
from unionbook.services.report.facts import Facts
from unionbook.services.report.template import place_of, split
from unionbook.ui.paper.edit.pane import EditPane
from unionbook.ui.paper.edit.signs import Signs

if TYPE_CHECKING:
    from unionbook.ui.paper.report import ReportPage


class Editing:
    """The editor of a page."""

    def __init__(self, page: "ReportPage") -> None:
        self.page, self.shell = page, page.shell
        self._wanted = -1

    @cached_property
    def pane(self) -> EditPane:
        """Where a part is edited, made when it is first wanted."""
        made = self.page.body.pane
        made.written.connect(self._written)
        made.closed.connect(self.give_up)
        made.wanted.connect(self._go)
        made.unsaved.connect(lambda dirty: self.shell.unsaved(int(dirty)))
        return made

    @property
    def on(self) -> bool:
        """Is the editor open?"""
        return self.page.body.editor is not None and self.pane.isVisibleTo(self.page)

    def begin(self, block: int = -1) -> None:
        """Edit a paragraph of the report, -1 for the one the clerk is at. What has no document yet gets one."""
        page = self.page
        if page.issue is not None:
            self.shell.refuse(Refusal("这一版已经定稿，不能再改。要改请点“更正…”，改好后再定一版。"))
            return
        if page.report is None or not self.leave():
            return
        block = block if block >= 0 else page.body.block
        part = self._part_at(block)
        if page.document is not None and not page.press.composing:
            self._show_part(part)
        elif page.document is not None or page.deeds.make(tell=False):
            # Its lines are no longer those of the template's file: it is composed anew first.
            self._wanted = part

    def go_on(self) -> None:
        """The report was composed: the part that is waited for is edited."""
        if self._wanted >= 0 and self.page.document is not None:
            self._show_part(self._wanted)

    def _show_part(self, number: int) -> None:
        document = self.page.document
        assert document is not None
        self._wanted = -1
        self._show(document, document.parts[max(0, min(number, len(document.parts) - 1))].uid)

    def _part_at(self, block: int) -> int:
        """The part a paragraph of the report comes from."""
        page = self.page
        assert page.report is not None
        line = page.report.blocks[block].line if 0 <= block < len(page.report.blocks) else 1
        text = page.document.text if page.document else template_text(page.report.template, page.book)
        return place_of(split(text), line)

    def _show(self, document: Document, uid: str, text: str | None = None) -> None:
        if not self.on:
            self.page.body.make_room(editing=True)
        self.pane.show_part(document, uid, self._signs(document, uid), text)
        self.pane.take_keys()
        self._mark()
        QTimer.singleShot(0, self.page, self._mark)

    def _signs(self, document: Document, uid: str) -> Signs:
        """What the signs mean on the day its part counts to."""
        page = self.page
        assert page.report is not None
        cut = page.report.period.cut
        for block in page.report.blocks:
            part = document.part_at(block.line)
            days = [piece.counted.frame.period.cut for piece in block.pieces if piece.counted]
            if days:
                cut = days[0]
            if part is not None and part.uid == uid:
                cut = days[0] if days else page.report.sections[block.section].cut
                break
        return Signs(Facts(page.book, page.report.period, page.book.today()), cut)

    def _mark(self) -> None:
        """Show on the paper which paragraph is edited."""
        view, document, report = self.page.body.view, self.page.document, self.page.report
        if not self.on or document is None or report is None:
            view.show_edited(())
            return
        blocks = [n for n, block in enumerate(report.blocks) if self._is(document, block.line)]
        view.show_edited(blocks)
        if blocks:
            view.go_to_block(blocks[0])

    def _is(self, document: Document, line: int) -> bool:
        part = document.part_at(line) if line else None
        return part is not None and part.uid == self.pane.uid

    def _go(self, by: int) -> None:
        """The part so many further on."""
        document = self.page.document
        if document is None:
            return
        at = next((n for n, part in enumerate(document.parts) if part.uid == self.pane.uid), 0) + by
        if 0 <= at < len(document.parts):
            self._show(document, document.parts[at].uid)

    def _written(self) -> None:
        self.page.changed({PART.name})

    def renew(self) -> None:
        """The report was made anew: the editor goes on with what the book says now."""
        if self.on and self.page.document is not None:
            document = self.page.document
            self.pane.renew(document, self._signs(document, self.pane.uid))
            self._mark()

    def save(self) -> None:
        """Ctrl+S."""
        if self.on:
            self.pane.save_and_stay()

    def leave(self) -> bool:
        """What was typed is kept before the clerk goes elsewhere; False when it cannot be."""
        return not self.on or self.pane.save()

    def close(self) -> None:
        """Put the editor away."""
        self._wanted = -1
        if self.on:
            self.page.body.make_room(editing=False)
            self.pane.hide()
        self.page.body.view.show_edited(())
        self.shell.unsaved(0)

    def give_up(self) -> None:
        """Esc: back to the report. What was typed and not saved can be had again."""
        if not self.on:
            return
        document, uid, text = self.pane.document, self.pane.uid, self.pane.lines.text()
        lost = self.pane.dirty
        self.close()
        self.page.body.view.setFocus()
        if lost and uid and document is not None:
            self.shell.toast("没有保存的改动已放弃。", lambda: self._again(uid, text))

    def _again(self, uid: str, text: str) -> None:
        document = self.page.document
        if document is not None and any(part.uid == uid for part in document.parts):
            self._show(document, uid, text)
