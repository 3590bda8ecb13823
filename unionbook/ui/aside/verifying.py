"""核对报告原件: a PDF dropped or chosen, or the words of a paper's code, held against what was issued."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.dates import print_date
from unionbook.ground.errors import Refusal
from unionbook.services.issue.verify import Finding, Verdict, verify, verify_code
from unionbook.ui.batch.foresight import MARKS, Foresight
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.layout import beside, edged, page_column, scrolled
from unionbook.ui.look.rowbutton import RowButton

TONES: dict[bool | None, str] = {True: "ok", False: "bad", None: "info"}
ASIDE = 372

ROOMY = 400
"""px of height from which the page explains itself."""

HOW = (
    "拿到一份报告，可以在这里看它是不是定稿的原件、数字有没有动过。三样东西可以互相核对："
    "PDF 文件、纸上的二维码、出这份报告的台账（就是现在打开的这本）。全在本机核对，不联网。"
)


class DropButton(RowButton):
    """Opens the dialog for files; a PDF may be dropped on it. name: of the file taken."""

    def __init__(self) -> None:
        super().__init__("选择 PDF 文件", 92)
        self.name = ""

    def tell(self, name: str) -> None:
        """This file was taken."""
        self.name = name
        self.setAccessibleName(f"PDF 文件：{name}，按空格另选" if name else "选择 PDF 文件")
        self.update()

    def draw(self, painter: QPainter) -> None:
        box = self.rect().adjusted(theme.SIZES.px(12), 0, -theme.SIZES.px(12), 0)
        painter.setPen(theme.colour("strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 6, 6)
        half = box.height() // 2
        painter.setFont(theme.font(14, bold=True))
        painter.setPen(theme.colour("accent"))
        words = painter.fontMetrics().elidedText(
            self.name or "选择 PDF 文件…", Qt.TextElideMode.ElideMiddle, box.width()
        )
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box.adjusted(0, 0, 0, -half + 2), middle | Qt.AlignmentFlag.AlignBottom, words)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        told = "再拖一个进来，或点这里另选" if self.name else "或把文件拖到这一页上"
        painter.drawText(box.adjusted(0, half + 4, 0, 0), middle | Qt.AlignmentFlag.AlignTop, told)


class CodeBox(QPlainTextEdit):
    """The words of a code. escaped: Esc.  entered: Ctrl+Enter."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("二维码里的文字")
        self.setPlaceholderText("用手机扫纸上最后一页的二维码，把扫出来的文字整段粘贴到这里（可以不填）")
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class VerifyPage(Page):
    """What is held against the book at the left, what was found at the right."""

    topic = "核对报告原件"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.pdf = b""
        self.verdict: Verdict | None = None
        self.head = PageHead(self.topic, shell.back)
        self.file, self.code = DropButton(), CodeBox()
        self.go = theme.button("核对", "shield_checkmark", "primary")
        self.result, self.told, self.lines = Foresight(), theme.look(QLabel(), "label"), QVBoxLayout()
        self.setAcceptDrops(True)
        self._lay_out()
        self.file.clicked.connect(self.choose)
        self.go.clicked.connect(self.check)
        self.code.escaped.connect(shell.back)
        leave_by_escape(self, shell.back)
        self._show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.about.setVisible(self.height() >= theme.SIZES.px(ROOMY))

    def _lay_out(self) -> None:
        self.about = about = theme.look(QLabel(HOW), "label")
        about.setWordWrap(True)
        words = theme.look(QLabel("二维码里的文字"), "label")
        words.setBuddy(self.code)
        left = theme.look(QFrame(), "card")
        left.setFixedWidth(theme.SIZES.px(ASIDE))
        inner = QVBoxLayout(left)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(theme.SIZES.px(10))
        for part in (about, self.file, words, self.code, self.go):
            inner.addWidget(part, 1 if part is self.code else 0)
        self.code.setMinimumHeight(theme.SIZES.px(64))
        body = theme.look(QWidget(), "plain")
        within = QVBoxLayout(body)
        within.setContentsMargins(16, 14, 16, 14)
        within.setSpacing(theme.SIZES.px(10))
        self.lines.setSpacing(theme.SIZES.px(8))
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for one in (self.result, self.told):
            within.addWidget(one)
        within.addLayout(self.lines)
        within.addStretch(1)
        page_column(self, self.head, beside(left, edged(scrolled(body))))

    def activated(self) -> None:
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is held against it -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for the PDF."""
        folder = str(self.book.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, "选择要核对的 PDF", folder, "PDF 文件 (*.pdf)")
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Check this file."""
        try:
            self.pdf = path.read_bytes()
        except OSError:
            self.shell.refuse(Refusal(f"读不到“{path.name}”，没有核对。请看文件还在不在，或复制到电脑里再试。"))
            return
        self.file.tell(path.name)
        self.check()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.take(path)

    def refresh(self) -> None:
        self.check()

    def check(self) -> None:
        """Hold what there is against the book and say what was found."""
        code = self.code.toPlainText().strip()
        if not self.pdf and not code:
            self._show_nothing()
            return
        try:
            with work.waiting():
                verdict = verify(self.pdf, self.book, code) if self.pdf else verify_code(code, self.book)
        except Refusal as refusal:
            self.verdict = None
            empty(self.lines)
            self.told.hide()
            self.result.say(refusal.sentence, "warn")
            return
        self._show(verdict)

    # --- what was found --------------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        empty(self.lines)
        self.told.hide()
        self.result.say("还没有选文件，也没有二维码里的文字。", "info")

    def _show(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.result.say(*summary(verdict))
        head = verdict.frozen.head if verdict.frozen is not None else {}
        if head:
            day = print_date(head.get("issued_on", ""))
            told = [head.get("office", ""), head.get("title", "")]
            told.append(f"编号 {head.get('number', '')}　第{head.get('version', '')}版　{day}定稿")
            told.append(f"{len(verdict.frozen.figures) if verdict.frozen else 0} 个数字")
            self.told.setText("　".join(filter(None, told)))
        self.told.setVisible(bool(head))
        empty(self.lines)
        for finding in verdict.findings:
            self.lines.addWidget(_line(finding))
        self.shell.say(summary(verdict)[0])


def summary(verdict: Verdict) -> tuple[str, str]:
    """(sentence, tone) of all that was found."""
    if verdict.state == "draft":
        return "这是草稿，不是定稿。", "warn"
    if verdict.state == "foreign":
        return "这不是由工会台账定稿的报告。", "bad"
    wrong = sum(one.good is False for one in verdict.findings)
    if wrong:
        return f"有 {wrong} 处对不上，不能当作定稿原件。", "bad"
    return "对得上：这是定稿，核对过的地方都没有动过。", "ok"


def _line(finding: Finding) -> QWidget:
    line, tone = QWidget(), TONES[finding.good]
    row = QHBoxLayout(line)
    row.setContentsMargins(12, 0, 0, 0)
    row.setSpacing(theme.SIZES.px(8))
    mark, words = QLabel(), QLabel(finding.sentence)
    mark.setPixmap(theme.pixmap(MARKS[tone], 16, tone, line.devicePixelRatio()))
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    line.setAccessibleName(finding.sentence)
    return line


def _dropped(event: QDropEvent) -> Path | None:
    """The PDF that is dragged, None for anything else."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    paths = [Path(url.toLocalFile()) for url in urls]
    return next((path for path in paths if path.suffix.lower() == ".pdf"), None)
