"""报告样式: the templates that came with the program and the office's own; any of them can be copied and rewritten."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QInputDialog, QLabel, QPlainTextEdit, QVBoxLayout

from unionbook.ground import resources
from unionbook.ground.errors import Refusal
from unionbook.services.report import template_names
from unionbook.services.report.document import drop_template, set_template_text
from unionbook.services.report.template import template_about, template_text
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import beside, listed, page_column

KIND = "report_template"
HOW = "样式说明"
COLUMNS = (plain_column("样式", 14, bold=True, wide=True), plain_column("来源", 5))


class TemplatesPage(Page):
    """The list at the left, the text of the current one at the right. Ctrl+S keeps it in this book."""

    topic = "报告样式"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.head = PageHead(self.topic, shell.back)
        self.copy = theme.button("抄一份来改…", "document_copy")
        self.drop = theme.button("删除", "delete")
        self.keep = theme.button("保存 Ctrl+S", "save", "primary")
        self.keep.setAccessibleName("保存样式")
        self.head.add(self.drop, self.copy, self.keep)
        self.table = PlainTable(COLUMNS, self.topic)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("样式文字")
        self.text.setTabChangesFocus(True)
        self.about, self.wrong = theme.look(QLabel(), "caption"), theme.look(QLabel(), "error")
        self._name = ""
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        for label in (self.about, self.wrong):
            label.setWordWrap(True)
        self.wrong.hide()
        left = listed(self.table)
        left.setFixedWidth(theme.SIZES.px(270))
        right = theme.look(QFrame(), "card")
        stack = QVBoxLayout(right)
        stack.setContentsMargins(12, 10, 12, 12)
        stack.setSpacing(theme.SIZES.px(6))
        for part in (self.about, self.wrong):
            stack.addWidget(part)
        stack.addWidget(self.text, 1)
        page_column(self, self.head, beside(left, right))

    def _wire(self) -> None:
        self.table.moved.connect(self._show)
        self.table.opened.connect(lambda: self.text.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.table.escaped.connect(self.shell.back)
        self.text.textChanged.connect(self._offer)
        self.keep.clicked.connect(self.save)
        self.copy.clicked.connect(self.ask_copy)
        self.drop.clicked.connect(self.remove)
        leave_by_escape(self, self.shell.back)

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, kinds: set[str]) -> None:
        if KIND in kinds:
            self.refresh()

    def refresh(self) -> None:
        """List the templates as they are now."""
        own = {name for (name,) in self.book.select(KIND, ["name"])}
        names = [*template_names("", self.book), HOW]
        sources = {True: ("本单位", "info"), False: ("随程序", "neutral")}
        self.table.show_rows([PlainRow((name, ""), {1: sources[name in own]}, name) for name in names])
        self._show()

    def _show(self) -> None:
        row = self.table.current()
        if row is None or (row.key == self._name and self.text.document().isModified()):
            return
        self._name = row.key
        self.wrong.hide()
        self.about.setText(self._told(row.key))
        self.text.setReadOnly(row.key == HOW)
        self.text.setPlainText(self._text(row.key))
        self.text.document().setModified(False)
        self._offer()
        self.shell.say(row.key)

    def _told(self, name: str) -> str:
        if name == HOW:
            return "怎样写报告样式：标题、数字、条件各怎么记。"
        return template_about(name, self.book) or "改好以后保存在这本台账里，以后的报告就用它；程序自带的原样不动。"

    def _text(self, name: str) -> str:
        if name == HOW:
            return resources.path("reports", f"{HOW}.txt").read_text(encoding="utf-8")
        return template_text(name, self.book)

    @property
    def own(self) -> bool:
        """Is the current template the office's own?"""
        return bool(self._name) and any(name == self._name for (name,) in self.book.select(KIND, ["name"]))

    def _offer(self) -> None:
        written = self.text.document().isModified() and self._name != HOW
        self.keep.setEnabled(written)
        self.copy.setEnabled(self._name != HOW)
        self.drop.setEnabled(self.own)
        self.shell.unsaved(int(written))

    # --- what is done ----------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the text as the office's own template; a fault is told with its line, and the cursor goes there."""
        if self._name == HOW or not self._name:
            return
        self._keep(self._name)

    def _keep(self, name: str) -> None:
        try:
            set_template_text(self.book, name, self.text.toPlainText())
        except Refusal as refusal:
            self.wrong.setText(refusal.sentence)
            self.wrong.show()
            self._go_to(refusal.sentence)
            return
        self.wrong.hide()
        self.text.document().setModified(False)
        self._name = name
        self.refresh()
        self.table.go(name)
        self._offer()
        self.shell.toast(f"样式“{name}”已保存在这本台账里。", self.shell.undo)

    def _go_to(self, sentence: str) -> None:
        """The line a fault names."""
        number = sentence.partition("第")[2].partition("行")[0].strip()
        if not number.isdigit():
            return
        block = self.text.document().findBlockByNumber(int(number) - 1)
        self.text.setTextCursor(QTextCursor(block))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_copy(self) -> None:
        """Ask for a name and keep a copy under it."""
        name, yes = QInputDialog.getText(self, "抄一份来改", "新样式的名称：", text=f"{self._name}（本单位）")
        if yes and name.strip():
            self._keep(name.strip())

    def remove(self) -> None:
        """Take the office's own template out; undo brings it back."""
        name = self._name
        try:
            drop_template(self.book, name)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.text.document().setModified(False)
        self._name = ""
        self.refresh()
        self.shell.toast(f"样式“{name}”已删除。", self.shell.undo)

    def leave(self) -> bool:
        """What was written and cannot be read stays in front; what can is kept."""
        if self.keep.isEnabled():
            self.save()
        return not self.text.document().isModified()
