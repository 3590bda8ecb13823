"""The three panes of the report page: chapters, the paper with its editor, where the figures come from."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.report.model import WHOLE
from unionbook.services.tally import Counted
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.look.layout import edged
from unionbook.ui.paper.chapters import Chapters
from unionbook.ui.paper.content import Content
from unionbook.ui.paper.edit.pane import EditPane
from unionbook.ui.paper.paperbar import PaperBar
from unionbook.ui.paper.paperview import PaperView
from unionbook.ui.paper.pointbar import PointBar
from unionbook.ui.paper.ribbon import Ribbon
from unionbook.ui.paper.sources import Sources

NARROW = 1000
"""Below this width the sources are folded."""

PLENTY = 1400
"""From this width on the sources stay beside the editor."""

PANE_LEAST, PANE_MOST, PANE_SHARE = 178, 300, 0.48
"""Heights of the editor, and its share of the room."""


class ReportBody(QWidget):
    """edited: a paragraph shall be edited, by its number in the report, -1 for the one in sight."""

    edited = Signal(int)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.content: Content | None = None
        self.chapters, self.sources = Chapters(), Sources()
        self.view = PaperView()
        self.bar, self.ribbon, self.points = PaperBar(self.view), Ribbon(), PointBar()
        self.book = book
        self.editor: EditPane | None = None
        self.caption = theme.look(QLabel(), "caption")
        self.chapter, self.point = 0, -1
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        left = self.left = theme.look(QFrame(), "card")
        left.setFixedWidth(theme.SIZES.px(216))
        inner = QVBoxLayout(left)
        inner.setContentsMargins(10, 12, 10, 10)
        title = theme.look(QLabel("章节"), "section")
        title.setContentsMargins(6, 0, 0, 4)
        inner.addWidget(title)
        inner.addWidget(self.chapters, 1)
        self.caption.setWordWrap(True)
        inner.addWidget(self.caption)
        self.middle = edged(self.bar, self.ribbon, self.points, self.view)
        self.sources.setFixedWidth(theme.SIZES.px(264))
        for pane, stretch in ((left, 0), (self.middle, 1), (self.sources, 0)):
            body.addWidget(pane, stretch)

    def _connect(self) -> None:
        self.chapters.went.connect(self._go_to_chapter)
        self.view.moved.connect(self._follow)
        self.view.edited.connect(self.edited)
        self.bar.sources.toggled.connect(self.sources.setVisible)
        self.sources.pointed.connect(self.show_point)
        self.points.stepped.connect(self.step_point)
        self.points.edited.connect(lambda: self.edited.emit(-1))

    def minimumSizeHint(self) -> QSize:
        """That of the narrow page, so that a wide one can be made narrow, with the editor folded."""
        return QSize(theme.SIZES.px(620), theme.SIZES.px(240))

    def make_room(self, editing: bool) -> None:
        """The editor needs the room of the sources, unless there is plenty; where it is narrow that of the chapters."""
        self.left.setVisible(not editing or self.width() >= theme.SIZES.px(NARROW))
        if self.width() < theme.SIZES.px(PLENTY):
            self.bar.sources.setChecked(not editing and self.width() >= theme.SIZES.px(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.SIZES.px(NARROW)
        if narrow != (event.oldSize().width() < theme.SIZES.px(NARROW)) or event.oldSize().width() < 0:
            self.bar.sources.setChecked(not narrow)
            self.sources.setVisible(not narrow)
        self._fit_editor()

    @property
    def pane(self) -> EditPane:
        """The editor, made when it is first wanted."""
        if self.editor is None:
            self.editor = EditPane(self.book)
            column = self.middle.layout()
            assert column is not None
            column.addWidget(self.editor)
            self._fit_editor()
        return self.editor

    def _fit_editor(self) -> None:
        if self.editor is not None:
            tall = round(self.height() * PANE_SHARE)
            self.editor.setFixedHeight(max(theme.SIZES.px(PANE_LEAST), min(tall, theme.SIZES.px(PANE_MOST))))

    # --- what is shown ---------------------------------------------------------------------------------------------

    def show_content(self, content: Content) -> None:
        """Show a report; where the clerk was stays in view."""
        same = self.content is not None and self.content.pdf == content.pdf
        self.content = content
        self.chapters.show_lines([chapter.line for chapter in content.chapters])
        self.caption.setText(content.foot)
        if same:
            self.view.mark(content.layout)
        else:
            self.view.show_pdf(content.pdf, content.layout)
        if self.point >= len(content.points):
            self.point = -1
            self.points.hide()
        self.chapter = min(self.chapter, max(len(content.chapters) - 1, 0))
        self._show_sources()

    @property
    def counted(self) -> Sequence[Counted]:
        """The figures of the draft shown, those of its tables too."""
        return self.content.counted if self.content else ()

    def forget_place(self) -> None:
        """Another report comes: it is shown from its beginning."""
        self.chapter, self.point, self.view.current = 0, -1, -1
        self.points.hide()
        self.chapters.mark(0)
        self.view.verticalScrollBar().setValue(0)

    def _go_to_chapter(self, chapter: int) -> None:
        self.view.blockSignals(True)
        self.view.go_to_section(chapter)
        self.view.blockSignals(False)
        self.bar.tell()
        self.chapter = chapter
        self._show_sources()

    def _follow(self) -> None:
        """The chapter in view is the chosen one."""
        if self.view.section != self.chapter:
            self.chapter = self.view.section
            self.chapters.mark(self.chapter)
            self._show_sources()

    def _show_sources(self) -> None:
        if (content := self.content) is None or not content.chapters:
            return
        own = content.chapters[min(self.chapter, len(content.chapters) - 1)].sources
        every = [source for chapter in content.chapters for source in chapter.sources]
        points = [(number, point) for number, point in enumerate(content.points)
                  if point.chapter in (WHOLE, self.chapter)]
        self.sources.show_sources("本节数据来源" if own else "全文数据来源", list(own) or every, points)

    # --- open points -----------------------------------------------------------------------------------------------

    def step_point(self, by: int) -> bool:
        """Go on to the next open point, or the one before, round and round; False when there is none."""
        count = len(self.content.points) if self.content else 0
        if count:
            self.show_point((self.point + by) % count if self.point >= 0 else (0 if by > 0 else count - 1))
        return bool(count)

    def show_point(self, number: int) -> None:
        """Lead to the place of an open point."""
        assert self.content is not None
        point = self.content.points[number]
        self.point = number
        self.points.show_point(number, len(self.content.points), point.sentence)
        if point.figure >= 0 and point.figure < len(self.view.spots):
            self.view.go_to_spot(point.figure)
            self.view.setFocus()
        elif point.block >= 0:
            self.view.go_to_block(point.block)
        elif point.chapter != WHOLE:
            self.view.go_to_section(point.chapter)

    @property
    def block(self) -> int:
        """The paragraph the clerk means: of the open point, of the current figure, the first in sight; -1 for none."""
        if self.points.isVisible() and self.content and 0 <= self.point < len(self.content.points):
            point = self.content.points[self.point]
            if point.block >= 0:
                return point.block
            if point.figure >= 0:
                return self.view.layout_.block_of.get(point.figure, -1)
        return self.view.block

    def cycle(self) -> None:
        """Chapters → paper → editor → sources → chapters."""
        panes: list[QWidget] = [self.chapters, self.view]
        if self.editor is not None and self.editor.isVisible() and self.editor.lines.current is not None:
            panes.append(self.editor.lines.current)
        links = self.sources.links()
        if links:
            panes.append(links[0])
        inside = QApplication.focusWidget()
        place = next((n for n, pane in enumerate(panes) if self._is_in(inside, pane)), -1)
        panes[(place + 1) % len(panes)].setFocus()

    def _is_in(self, inside: QWidget | None, pane: QWidget) -> bool:
        if inside is None:
            return False
        parts = (self.sources,) if self.editor is None else (self.editor, self.sources)
        around = next((one for one in parts if one.isAncestorOf(pane)), pane)
        return inside is around or around.isAncestorOf(inside)
