"""The recovery sheet, offered while its key is at hand: print it now, or write it to a file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.services.privacy.sheet import TITLE, recovery_sheet
from unionbook.services.report.printing import save_pdf
from unionbook.store.pc.sheets import settled
from unionbook.store.secrecy.keys import Key
from unionbook.ui.aside.passphrase import Wrong, fit, paragraph
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme

WORDS = (
    "忘记口令时，只有这张单子能打开台账。请现在打印一张，装入信封封好，锁进保险柜，不要和 U 盘放在一起。\n"
    "单子只在设口令、换口令时印；以后要补印，需在“设置—隐私和口令”输入口令。"
)
WIDE = 540


class SheetOffer(QDialog):
    """Offers the sheet of a key. notes: what else came of the change of keys."""

    def __init__(self, office: str, book: Path, key: Key, day: date, parent: QWidget | None, *notes: str) -> None:
        super().__init__(parent)
        self.key, self.pdf = key, recovery_sheet(office, book.name, key, day)
        self.printed = False
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(theme.SIZES.px(WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel("打印恢复单"), "title"))
        for text, look in ((WORDS, ""), *((note, "caption") for note in notes)):
            column.addWidget(paragraph(text, look, WIDE - 48))
        self.print, self.save = theme.button("打印…", "print", "primary"), theme.button("存成 PDF…", "document_pdf")
        self.done_button = theme.button("以后再印")
        self.print.setDefault(True)
        self.wrong = Wrong(self.save)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.hide()
        column.addWidget(self.wrong)
        column.addWidget(self.told)
        foot = QHBoxLayout()
        foot.addWidget(self.done_button)
        foot.addStretch()
        foot.addWidget(self.save)
        foot.addWidget(self.print)
        column.addLayout(foot)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.done_button.clicked.connect(self.accept)
        self.print.setFocus()

    def _print(self) -> None:
        from unionbook.ui.paper.printing import ask_and_print

        buffer, document = QBuffer(self), QPdfDocument(self)
        buffer.setData(QByteArray(self.pdf))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if ask_and_print(document, TITLE, self, False):
            self._handed_out()

    def _save(self) -> None:
        usual = str(Path.home() / f"{TITLE}.pdf")
        found, _ = QFileDialog.getSaveFileName(self, "存成 PDF", usual, "PDF 文件 (*.pdf)")
        if found:
            try:
                save_pdf(self.pdf, Path(found))
            except Refusal as refusal:
                self.wrong.say(refusal.sentence)
                return
            self.wrong.say("")
            self.told.setText(f"已存成“{found}”。请印出来锁好，再删掉这个文件：拿到它的人不用口令就能打开台账。")
            self.told.show()
            fit(self)
            announce(self.told)
            self._handed_out()

    def _handed_out(self) -> None:
        """There is a sheet: the way out is the plain one."""
        self.printed = True
        settled(self.key.head)
        self.done_button.setText("完成")
        self.done_button.setAccessibleName("完成")
        self.done_button.setFocus()
