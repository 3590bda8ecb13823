"""The attachments of a record as small pictures, with what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QHideEvent,
    QIcon,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.attachments import ATTACHMENT, MOST, Attached, attached, body_of
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

THUMB = QSize(132, 99)
OUT, REMOVE, ROOMY = "另存为…", "删除", 420
"""Words of buttons, and px of width from which there is room for them."""
UID = Qt.ItemDataRole.UserRole
TEACH = f"""把照片或扫描件（PDF）拖到这里，或者复制后按 Ctrl+V。
照片会自动缩小，存在台账文件里，最多 {MOST} 份。"""


class FilesPage(QWidget):
    """asked: to choose files.  pasted: Ctrl+V.  doomed: uids to take out.  opened: one to look at.  given: one to be
    saved as a file.  named: (uid, name), another name.  escaped: Esc."""

    asked = Signal()
    pasted = Signal()
    doomed = Signal(list)
    opened = Signal(object)
    given = Signal(object)
    named = Signal(str, str)
    escaped = Signal()
    _written = Signal(object)

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        self.book, self.kind, self.uid = book, kind, ""
        self.found: list[Attached] = []
        self._small: dict[str, QIcon] = {}
        self._listener: Callable[[set[str]], None] = self._written.emit
        self.caption = Elided("", "caption")
        self.add = theme.button("放入文件…", "attach", "flat", tip="选择照片或扫描件（也可以拖进来，或按 Ctrl+V）")
        self.out = theme.button(OUT, "save_copy", "flat", tip="把选中的一份存成文件")
        self.remove = theme.button(REMOVE, "delete", "flat", tip="删除选中的附件（Delete）")
        self.list = _Pictures(f"{kind.label}的附件")
        self.words = theme.look(QLabel(TEACH), "label")
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.caption, 1)
        for button in (self.remove, self.out, self.add):
            head.addWidget(button)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        body = QWidget()
        self.stack = QStackedLayout(body)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(theme.SIZES.px(8))
        column.addLayout(head)
        column.addWidget(body, 1)
        QWidget.setTabOrder(self.add, self.list)

    def _wire(self) -> None:
        self.add.clicked.connect(self.asked)
        self.remove.clicked.connect(self._doom)
        self.out.clicked.connect(lambda: self._of_current(self.given))
        self.list.itemActivated.connect(lambda _: self._of_current(self.opened))
        self.list.currentRowChanged.connect(lambda _: self._suit())
        self.list.doomed.connect(self._doom)
        self.list.itemChanged.connect(self._rename)
        self._written.connect(lambda kinds: self.refresh() if ATTACHMENT in kinds else None)
        self._drawing.timeout.connect(self._draw_next)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(200), theme.SIZES.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button, words in ((self.out, OUT), (self.remove, REMOVE)):
            button.setText(words if self.width() >= theme.SIZES.px(ROOMY) else "")
            button.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._listener not in self.book.listeners:
            self.book.listeners.append(self._listener)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._listener in self.book.listeners:
            self.book.listeners.remove(self._listener)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Go to the pictures, or to the button that adds one."""
        (self.list if self.found else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def show_row(self, uid: str) -> None:
        """Show the attachments of a record; "" for one that is not saved yet."""
        self.uid = uid
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        self.found = attached(self.book, self.kind, self.uid) if self.uid else []
        current = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.found:
            item = QListWidgetItem(self._small.get(one.hash, QIcon()), one.name, self.list)
            item.setData(UID, one.uid)
            item.setSizeHint(self.list.gridSize() - QSize(8, 8))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(f"{one.name}\n{one.added_on} 存入，{_bytes(one.size)}")
        self.list.setCurrentRow(min(max(current, 0), len(self.found) - 1))
        self.list.blockSignals(False)
        self.stack.setCurrentIndex(0 if self.found else 1)
        total = sum(one.size for one in self.found)
        self.caption.tell(f"共 {len(self.found)} 份，{_bytes(total)}" if self.found else "")
        self._suit()
        self._drawing.start()

    def _suit(self) -> None:
        writable = not self.book.read_only
        self.add.setEnabled(writable)
        self.remove.setVisible(bool(self.current) and writable)
        self.out.setVisible(bool(self.current))

    @property
    def current(self) -> Attached | None:
        """The one that is marked."""
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _of_current(self, signal: SignalInstance) -> None:
        if self.current is not None:
            signal.emit(self.current)

    def _doom(self) -> None:
        chosen = [str(item.data(UID)) for item in self.list.selectedItems()]
        if chosen and not self.book.read_only:
            self.doomed.emit(chosen)

    def _rename(self, item: QListWidgetItem) -> None:
        old = next((one for one in self.found if one.uid == item.data(UID)), None)
        if old is not None and item.text() != old.name:
            self.named.emit(old.uid, item.text())

    def _draw_next(self) -> None:
        """One small picture at a time, so that keys come between them."""
        for row, one in enumerate(self.found):
            if one.hash not in self._small:
                self._small[one.hash] = self._picture(one)
            item = self.list.item(row)
            if item.icon().isNull():
                self.list.blockSignals(True)
                item.setIcon(self._small[one.hash])
                self.list.blockSignals(False)
                self._drawing.start()
                return

    def _picture(self, one: Attached) -> QIcon:
        scale = self.devicePixelRatio()
        size = self.list.iconSize() * scale
        if not one.photo:
            return _framed(theme.pixmap("document_pdf", 56, "text2", scale), size, scale)
        try:
            found = small(body_of(self.book, one), size)
        except Refusal:
            found = QPixmap()
        if found.isNull():
            return _framed(theme.pixmap("warning", 56, "warn", scale), size, scale)
        found.setDevicePixelRatio(scale)
        return _framed(found, size, scale)


def _framed(picture: QPixmap, size: QSize, scale: float) -> QIcon:
    """In the middle of a ground of one size, so that all names stand on one line."""
    ground = QPixmap(size)
    ground.setDevicePixelRatio(scale)
    ground.fill(theme.colour("head"))
    with QPainter(ground) as painter:
        within = picture.deviceIndependentSize()
        whole = ground.deviceIndependentSize()
        painter.drawPixmap(
            QPointF((whole.width() - within.width()) / 2, (whole.height() - within.height()) / 2), picture
        )
    return QIcon(ground)


class _Pictures(QListWidget):
    """Small pictures with their names. Enter looks at one, F2 renames, Delete takes out; other keys are the page's."""

    doomed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setIconSize(QSize(theme.SIZES.px(THUMB.width()), theme.SIZES.px(THUMB.height())))
        self.setGridSize(QSize(theme.SIZES.px(156), theme.SIZES.px(140)))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setWordWrap(False)
        self.setAcceptDrops(False)
        self.setViewportMargins(2, 4, 2, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete:
            self.doomed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The Enter that ends a renaming comes here too.
            if self.state() != self.State.EditingState and (item := self.currentItem()) is not None:
                self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)


def small(body: bytes, size: QSize) -> QPixmap:
    """A picture no larger than a size; a null one when it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())


def _bytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
