"""An attachment looked at: drawn by the program itself, page by page; the arrow keys go to the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.services.attachments import Attached, body_of
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.paper.paperpages import PaperPages


class Viewer(QDialog):
    """One attachment after the other; the pages of a scan are each one step."""

    def __init__(self, book: Book, found: Sequence[Attached], at: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.book, self.found, self.at = book, list(found), at
        self.page = 0
        self.pages: PaperPages | None = None
        self.sheet = _Sheet()
        self.caption = Elided("", "strong")
        self.back = theme.button("", "chevron_left", "flat", tip="上一张（←）")
        self.forth = theme.button("", "chevron_right", "flat", tip="下一张（→）")
        self.close_button = theme.button("关闭 Esc")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.caption, 1)
        for button in (self.back, self.forth, self.close_button):
            button.setAutoDefault(False)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(theme.SIZES.px(8))
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        around = parent.window().size()
        self.resize(around.width() * 4 // 5, around.height() * 9 // 10)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forth.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.reject)
        self._load()
        self.sheet.setFocus()

    def _load(self, last: bool = False) -> None:
        """Show the first page of what is at the place, or its last."""
        one = self.found[self.at]
        self.pages, picture, wrong = None, QImage(), ""
        try:
            body = body_of(self.book, one)
        except Refusal as refusal:
            wrong = refusal.sentence
        else:
            if one.photo:
                picture = QImage.fromData(body)
            else:
                self.pages = PaperPages()
                self.pages.load(body)
                wrong = "" if self.pages.count else "这份 PDF 打不开，可能已损坏或加了密码。"
        self.page = self.pages.count - 1 if self.pages is not None and last else 0
        self.sheet.show_one(picture, self.pages, wrong)
        self._tell()

    def _tell(self) -> None:
        one, count = self.found[self.at], self.pages.count if self.pages is not None else 1
        place = f"（{self.at + 1}/{len(self.found)}）" if len(self.found) > 1 else ""
        told = f"{one.name}{place}" + (f" 第 {self.page + 1} 页，共 {count} 页" if count > 1 else "")
        self.caption.tell(told)
        self.setWindowTitle(one.name)
        self.sheet.setAccessibleName(told)
        self.sheet.turn(self.page)
        self.back.setEnabled(self.at > 0 or self.page > 0)
        self.forth.setEnabled(self.at + 1 < len(self.found) or self.page + 1 < count)

    def step(self, by: int) -> None:
        """The next page or attachment, or the one before."""
        count = self.pages.count if self.pages is not None else 1
        if 0 <= self.page + by < count:
            self.page += by
            self._tell()
        elif 0 <= self.at + by < len(self.found):
            self.at += by
            self._load(last=by < 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.step(1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.step(-1)
            case _:
                super().keyPressEvent(event)


class _Sheet(QWidget):
    """The picture or page, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture, self._wrong, self._page = QImage(), "", 0
        self._pages: PaperPages | None = None

    def show_one(self, picture: QImage, pages: PaperPages | None, wrong: str) -> None:
        """Show a picture, or pages, or why there is nothing to show."""
        self._picture, self._pages, self._wrong = picture, pages, wrong
        self.update()

    def turn(self, page: int) -> None:
        """Show that page."""
        self._page = page
        self.update()

    def _room(self, size: QSize) -> QRect:
        fitted = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect((self.width() - fitted.width()) // 2, (self.height() - fitted.height()) // 2,
                     fitted.width(), fitted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), theme.colour("bg"))
            if self._wrong:
                painter.setPen(theme.colour("text2"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._wrong)
            elif self._pages is not None:
                room = self._room(self._pages.size(self._page).toSize())
                scale = self.devicePixelRatio()
                painter.fillRect(room, Qt.GlobalColor.white)
                wide, tall = round(room.width() * scale), round(room.height() * scale)
                painter.drawImage(room, self._pages.picture(self._page, wide, tall))
            elif not self._picture.isNull():
                painter.drawImage(self._room(self._picture.size()), self._picture)
