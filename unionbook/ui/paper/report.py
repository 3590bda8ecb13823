"""The report page: chapters at the left, the paper itself in the middle, where its figures come from at the right."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.services.pdf.paper import Paper, Printed
from unionbook.services.report import Remark, Report, compose, remarks, save_pdf, to_paper, to_pdf, years_with_data
from unionbook.services.report.model import WHOLE
from unionbook.services.report.printing import PAPER_SUFFIX
from unionbook.services.tally import rows_behind
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.look import theme
from unionbook.ui.paper.chapters import Chapters, Line
from unionbook.ui.paper.paperbar import PaperBar
from unionbook.ui.paper.paperspots import anchors_of, spots_of
from unionbook.ui.paper.paperview import PaperView
from unionbook.ui.paper.reporthead import ReportHead
from unionbook.ui.paper.sources import Source, Sources

NARROW = 1000
"""Below this width the sources are folded."""


class ReportPage(Page):
    """One report, always as the book is now. The figures are read here, its PDF is made beside the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.report: Report | None = None
        self.pdf = b""
        self.open_points: list[Remark] = []
        self.head, self.chapters, self.sources = ReportHead(shell.book.today()), Chapters(), Sources()
        self.view = PaperView()
        self.bar = PaperBar(self.view)
        self.caption = theme.look(QLabel(), "caption")
        self._section = 0
        self._making = self._again = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column, body = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(20, 6, 20, 10)
        column.setSpacing(theme.SIZES.px(10))
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        body.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(body, 1)
        left = theme.look(QFrame(), "card")
        left.setFixedWidth(theme.SIZES.px(216))
        inner = QVBoxLayout(left)
        inner.setContentsMargins(10, 12, 10, 10)
        title = theme.look(QLabel("章节"), "section")
        title.setContentsMargins(6, 0, 0, 4)
        inner.addWidget(title)
        inner.addWidget(self.chapters, 1)
        self.caption.setWordWrap(True)
        inner.addWidget(self.caption)
        middle = theme.look(QFrame(), "card")
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(1, 1, 1, 1)
        stack.setSpacing(0)
        stack.addWidget(self.bar)
        stack.addWidget(self.view, 1)
        self.sources.setFixedWidth(theme.SIZES.px(264))
        for part, stretch in ((left, 0), (middle, 1), (self.sources, 0)):
            body.addWidget(part, stretch)

    def _connect(self) -> None:
        self.head.asked.connect(self.refresh)
        self.head.refused.connect(self.shell.refuse)
        self.head.update_button.clicked.connect(self.refresh)
        self.head.export_button.clicked.connect(self.export)
        self.head.print_button.clicked.connect(self.print)
        self.chapters.went.connect(self._go_to_section)
        self.view.chosen.connect(self.open_figure)
        self.view.moved.connect(self._follow)
        self.sources.opened.connect(self.open_figure)
        self.bar.sources.toggled.connect(self.sources.setVisible)

    def minimumSizeHint(self) -> QSize:
        """That of the narrow page, so that a wide one can be made narrow."""
        return QSize(theme.SIZES.px(660), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.SIZES.px(NARROW)
        if narrow != (event.oldSize().width() < theme.SIZES.px(NARROW)) or event.oldSize().width() < 0:
            self.bar.sources.setChecked(not narrow)
            self.sources.setVisible(not narrow)

    # --- what the window asks --------------------------------------------------------------------------------------

    def activated(self) -> None:
        if self.report is None:
            self.head.offer(years_with_data(self.shell.book) or [self.shell.book.today().year])
            self.refresh()
        else:
            self._say()

    def changed(self, kinds: set[str]) -> None:
        if self.report is not None:
            self._soon.start()

    def refresh(self) -> None:
        """Read the figures anew and print the pages."""
        self._soon.stop()
        try:
            self.report = compose(self.shell.book, self.head.period)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.head.show_cut(self.report.period.cut)
        self.head.state.tell("正在排版…")
        self._again = self._making
        if not self._making:
            self._make(self.report)

    def print(self) -> None:
        """Print through the system's dialog."""
        from unionbook.ui.paper.printing import ask_and_print

        if self.pdf and self.report and ask_and_print(self.view.pages.document, self.report.title, self):
            self.shell.toast(f"已送往打印机：{self.report.title}。")

    def cycle(self) -> None:
        """Chapters → paper → sources → chapters."""
        panes: list[QWidget] = [self.chapters, self.view]
        if links := self.sources.links():
            panes.append(links[0])
        inside = QApplication.focusWidget()
        place = next((n for n, pane in enumerate(panes) if inside is pane or (n == 2 and inside in links)), -1)
        panes[(place + 1) % len(panes)].setFocus()

    @property
    def busy(self) -> bool:
        """Are the pages of the newest figures still to come?"""
        return self._making or self._soon.isActive()

    # --- the paper -------------------------------------------------------------------------------------------------

    def _make(self, report: Report) -> None:
        """One at a time: two papers made at once would share the fonts' tables."""
        self._making = True
        paper: Paper = to_paper(report)

        def done(made: tuple[bytes, Printed]) -> None:
            if isValid(self):
                self._made(report, *made)

        work.run(self.shell, lambda step: to_pdf(paper), done, "正在排版，请稍候", self._failed)

    def _failed(self, refusal: Refusal) -> None:
        self._making = False
        self.shell.refuse(refusal)

    def _made(self, report: Report, pdf: bytes, printed: Printed) -> None:
        self._making = False
        if self._again and self.report:
            self._again = False
            self._make(self.report)
            return
        self.pdf = pdf
        self.open_points = remarks(report)
        if printed.unshown:
            chars = "、".join(printed.unshown)
            self.open_points.insert(0, Remark(WHOLE, f"没有字体能印出“{chars}”，纸上印作〓，请换用别的字。"))
        self._show_chapters(report)
        self.view.show_pdf(pdf, spots_of(report, printed), anchors_of(printed))
        self.head.state.tell(f"{datetime.now():%H:%M} 汇总")
        self._show_sources()
        self._say()

    def _show_chapters(self, report: Report) -> None:
        whole = sum(1 for point in self.open_points if point.section == WHOLE)
        self.chapters.show_lines(
            [
                Line(
                    section.title,
                    sum(1 for _ in report.figures(number)),
                    sum(1 for point in self.open_points if point.section == number) + (0 if number else whole),
                )
                for number, section in enumerate(report.sections)
            ]
        )
        first, cut = report.period.first, report.period.cut
        self.caption.setText(f"报告期：{first} 至 {cut:%m-%d}\n样式：{report.template}")

    def _say(self) -> None:
        if self.report:
            count = sum(1 for _ in self.report.figures())
            still = f"{len(self.open_points)} 项待核对" if self.open_points else "没有待核对的"
            self.shell.say(f"共 {count} 项自动数字，{still}", "A4 纵向 · 单面 · 公文版式")

    # --- chapters and figures --------------------------------------------------------------------------------------

    def _go_to_section(self, section: int) -> None:
        self.view.blockSignals(True)
        self.view.go_to_section(section)
        self.view.blockSignals(False)
        self.bar.tell()
        self._section = section
        self._show_sources()

    def _follow(self) -> None:
        """The chapter in view is the chosen one."""
        if self.view.section != self._section:
            self._section = self.view.section
            self.chapters.mark(self._section)
            self._show_sources()

    def _show_sources(self) -> None:
        if self.report is None:
            return
        own = list(self.report.figures(self._section))
        found: dict[str, Source] = {}
        for place, piece in own or self.report.figures():
            if piece.counted and piece.key not in found:
                figure = piece.counted.figure
                found[piece.key] = Source(place, figure.label, piece.text, figure.definition)
        points = [point.sentence for point in self.open_points if point.section in (WHOLE, self._section)]
        self.sources.show_sources("本节数据来源" if own else "全文数据来源", list(found.values()), points)

    def open_figure(self, place: int) -> None:
        """Show exactly the rows that make the figure at a place of the report."""
        pieces = dict(self.report.figures()) if self.report else {}
        counted = pieces[place].counted if place in pieces else None
        if counted is None:
            return
        behind = rows_behind(self.shell.book, counted.key, counted.frame)
        title = f"{counted.figure.label} {pieces[place].text}"
        self.shell.open_rows(behind.kind, [uid for uid, _, _ in behind.rows], title)

    # --- the file --------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a file and write the PDF shown."""
        if not self.pdf or self.report is None:
            return
        usual = self.shell.book.path.parent / f"{self.report.title}（草稿）{PAPER_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, "导出 PDF", str(usual), f"PDF 文件 (*{PAPER_SUFFIX})")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, out: Path) -> None:
        """Write the PDF shown to a file."""
        try:
            save_pdf(self.pdf, out)
        except Refusal as refusal:
            self.shell.refuse(refusal)
        else:
            self.shell.toast(f"已导出“{out.name}”。")
