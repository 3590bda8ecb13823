"""The first page: the books opened last on this PC, and the ways to begin."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.store.opening.outside import on_network
from unionbook.store.pc.folder import unwritable
from unionbook.ui.frame.savestate import moment
from unionbook.ui.frame.settings import Recent
from unionbook.ui.frame.toast import Banner
from unionbook.ui.help.key import on_f1
from unionbook.ui.home.found import books_on
from unionbook.ui.look import icons, theme
from unionbook.ui.look.pill import Pill

if TYPE_CHECKING:
    from unionbook.ui.frame.window import Window

WIDE = 1046
"""px the page is wide at most."""

MOST, FOUND = 4, "在 U 盘上找到"
"""Books listed; what is said of one that was not opened on this PC yet."""

WAYS = (
    ("folder_open", "打开已有台账", "打开 U 盘或电脑里的 .ubk 文件；换新电脑也从这里继续。", "打开…  Ctrl+O"),
    ("document_add", "新建台账", "填写单位名称、选好保存位置即可，约 1 分钟。", "新建…  Ctrl+N"),
    ("table", "从 Excel 开始", "手里已有名册、台账表格的，新建后接着导入，原来的表不用改。", "从 Excel…"),
    ("book_open", "先看示例", "打开一本写满虚构数据的台账随意练习，不影响您的数据。", "打开示例"),
)
"""(icon, title, words, verb) of the ways to begin."""


class FirstPage(QWidget):
    """What is seen when no book is open. Enter opens the newest book."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.frame = window
        self.banner = Banner()
        self.rows: list[QWidget] = []
        hint = "全程可用键盘：Tab 移动，Enter 确定；看不清？按 Ctrl+加号放大全部文字；F1 是帮助"
        self.hint = theme.look(QLabel(hint), "caption")
        inner = QWidget()
        inner.setMaximumWidth(theme.SIZES.px(WIDE))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(18))
        column.addLayout(_heading())
        self.known = window.settings.recent[:MOST]
        self.found = self._on_drives()
        if self.known or self.found:
            column.addWidget(self._recent())
        column.addLayout(self._ways())
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 8, 24, 12)
        page.addWidget(self.banner)
        page.addStretch(3)
        across = QHBoxLayout()
        across.addWidget(inner)
        page.addLayout(across)
        page.addStretch(4)
        page.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignHCenter)
        self._keys()
        if why := unwritable():
            self.banner.tell(why)

    def refuse(self, refusal: Refusal) -> None:
        """Say why a book was not opened."""
        self.banner.tell(refusal.sentence)

    def _keys(self) -> None:
        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+O", self.frame.ask_open),
            ("Ctrl+N", lambda: self.frame.ask_new()),
            ("Ctrl++", lambda: self.frame.step_size(1)),
            ("Ctrl+=", lambda: self.frame.step_size(1)),
            ("Ctrl+-", lambda: self.frame.step_size(-1)),
            ("Ctrl+Q", self.frame.close),
        )
        for key, act in ways:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        on_f1(self, "第一页", self.frame.cabinet)

    def _recent(self) -> QFrame:
        card = theme.look(QFrame(), "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 16, 6)
        column.setSpacing(0)
        column.addWidget(theme.look(QLabel("最近打开" if self.known else "U 盘里的台账"), "section"))
        newest = _newest(self.frame.settings.recent)
        for number, book in enumerate([*self.known, *self.found]):
            row = self._row(book, newest.get(book.file_id), first=number == 0)
            self.rows.append(row)
            column.addWidget(row)
        return card

    def _on_drives(self) -> list[Recent]:
        """Books on the drives that were not opened here yet."""
        here = {book.path for book in self.frame.settings.recent}
        found = books_on(self.frame.drives()) if len(self.known) < MOST else []
        return [Recent(str(path), "", 0, FOUND) for path in found if str(path) not in here][: MOST - len(self.known)]

    def _row(self, book: Recent, newest: int | None, first: bool) -> QWidget:
        path = Path(book.path)
        # A share whose PC is off answers after a minute.
        there = on_network(path) or path.exists()
        row, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        row.setLayout(grid)
        if not first:
            line = theme.look(QFrame(), "line")
            grid.addWidget(line, 0, 0, 1, 3)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("document", 24, "text2", self.devicePixelRatio()))
        grid.addWidget(picture, 1, 0, 2, 1)
        name = QHBoxLayout()
        name.setSpacing(10)
        name.addWidget(theme.look(QLabel(path.name), "strong"))
        if newest is not None:
            old = book.generation < newest
            told = ("旧副本", "warn", "warning_filled") if old else ("最新", "ok", "checkmark_circle_filled")
            name.addWidget(Pill(*told))
        name.addStretch()
        grid.addLayout(name, 1, 1)
        grid.addWidget(theme.look(QLabel(_caption(book, there)), "caption"), 2, 1)
        grid.addWidget(self._button(path, there, first), 1, 2, 2, 1)
        grid.setColumnStretch(1, 1)
        return row

    def _button(self, path: Path, there: bool, first: bool) -> QPushButton:
        if there:
            made = theme.button("打开 Enter" if first else "打开", style="primary" if first else "")
            made.clicked.connect(lambda: self.frame.open_book(path))
            made.setAccessibleName(f"打开 {path.name}")
            if first:
                self.setFocusProxy(made)
            return made
        made = theme.button("从列表中移走", style="link")
        made.setAccessibleName(f"把 {path.name} 从列表中移走")
        made.clicked.connect(lambda: self._forget(path))
        return made

    def _forget(self, path: Path) -> None:
        self.frame.settings.forget(str(path))
        self.frame.settings.save()
        self.frame.show_first()

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SIZES.px(16))
        fresh = not (self.known or self.found)
        acts: dict[str, Callable[[], None]] = {
            "folder_open": self.frame.ask_open,
            "document_add": lambda: self.frame.ask_new(),
            "table": lambda: self.frame.ask_new(table=True),
            "book_open": self.frame.open_practice,
        }
        for icon, title, words, verb in WAYS:
            main = fresh and icon == "document_add"
            row.addWidget(self._way(icon, title, words, verb, acts[icon], main), 1)
        return row

    def _way(self, icon: str, title: str, words: str, verb: str, act: Callable[[], None], main: bool) -> QFrame:
        card = theme.look(QFrame(), "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(theme.SIZES.px(8))
        picture, text = QLabel(), theme.look(QLabel(words), "label")
        picture.setPixmap(theme.pixmap(icon, 32, "accent", self.devicePixelRatio()))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setMinimumHeight(theme.SIZES.type(13) * 3)
        made = theme.button(verb, style="primary" if main else "")
        made.setAccessibleName(title)
        made.clicked.connect(act)
        if main:
            self.setFocusProxy(made)
        column.addWidget(picture)
        column.addWidget(theme.look(QLabel(title), "section"))
        column.addWidget(text)
        column.addSpacing(theme.SIZES.px(6))
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = max(1, (self.height() - theme.SIZES.px(430)) // theme.SIZES.px(68))
        for number, row in enumerate(self.rows):
            row.setVisible(number < shown)
        self.hint.setVisible(self.height() > theme.SIZES.px(560))


def _heading() -> QVBoxLayout:
    column, row = QVBoxLayout(), QHBoxLayout()
    tile = QLabel()
    tile.setPixmap(icons.tile(theme.SIZES.px(40), tile.devicePixelRatio()))
    row.setSpacing(12)
    row.addStretch()
    row.addWidget(tile)
    row.addWidget(theme.look(QLabel("工会台账 UnionBook"), "title"))
    row.addStretch()
    words = "一个文件，管好会员、信访、帮扶、活动，年底自动成稿。数据只存在您选的位置，不联网。"
    column.setSpacing(12)
    column.addLayout(row)
    column.addWidget(theme.look(QLabel(words), "label"), 0, Qt.AlignmentFlag.AlignHCenter)
    return column


def _newest(books: list[Recent]) -> dict[str, int]:
    """File id → the highest generation, for books of which there are several copies on the list."""
    copies: dict[str, list[int]] = {}
    for book in books:
        if book.file_id:
            copies.setdefault(book.file_id, []).append(book.generation)
    return {file_id: max(found) for file_id, found in copies.items() if len(found) > 1}


def _caption(book: Recent, there: bool) -> str:
    path = Path(book.path)
    if not there:
        return f"{path.parent} · 现在找不到，U 盘可能没有插上"
    saved = "" if on_network(path) else _saved(path)
    return " · ".join(filter(None, (str(path.parent), saved, book.holds)))


def _saved(path: Path) -> str:
    """When it was written; "" when it was pulled meanwhile, or by a device whose clock has no such time."""
    try:
        return f"{moment(datetime.fromtimestamp(path.stat().st_mtime))} 保存"
    except (OSError, ValueError, OverflowError):
        return ""
