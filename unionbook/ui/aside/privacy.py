"""设置—隐私和口令: the passphrase and its sheet, the lock, visitors, who looked at what, what is past its time."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from unionbook.services.privacy.access import DISCLOSURE
from unionbook.services.privacy.retention import PURGE, past
from unionbook.store.secrecy import pin as pins
from unionbook.ui.aside.cards import choice, group_word, opener, setting_card
from unionbook.ui.aside.passphrase import Secret, Wrong, paragraph
from unionbook.ui.aside.purging import PurgePage
from unionbook.ui.aside.rekeying import CHANGE, REMOVE, SET, Rekeying
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.sheetdue import offer_sheet
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.layout import page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

MINUTES = {"5 分钟": 5, "10 分钟": 10, "30 分钟": 30, "不自动锁": 0}
ENCRYPTED = "已加密。口令只有你们知道，忘了只能用恢复单打开。"
PLAIN = "没有加密：捡到 U 盘的人用这个程序就能看到全部内容。"
PIN_WORDS = "PIN 只挡住这台电脑的屏幕，不加密文件。忘了可以删除程序的设置文件，台账不受影响。"
PRACTICE = "示例台账里的人都是虚构的，不用口令。"


class PrivacyPage(Page):
    """Cards, each with what it sets and one sentence."""

    topic = "隐私和口令"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book, self.frame = desk, desk.book, desk.frame
        self.cards = QVBoxLayout()
        self.cards.setSpacing(theme.SIZES.px(6))
        column = page_column(self, gap=4)
        column.addWidget(PageHead(self.topic, desk.back))
        column.addLayout(self.cards)
        column.addStretch()
        self._secrecy()
        self._screen()
        self._people()
        leave_by_escape(self, desk.back)

    def activated(self) -> None:
        if (first := self.findChild(QPushButton)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- cards -----------------------------------------------------------------------------------------------------

    def _secrecy(self) -> None:
        self.cards.addWidget(group_word("这本台账"))
        encrypted = self.frame.locking.key is not None
        ways = [CHANGE, REMOVE] if encrypted else [SET]
        buttons = [opener(f"{way}…", way, partial(self._rekey, way)) for way in ways]
        told = PRACTICE if self.book.practice_day else ENCRYPTED if encrypted else PLAIN
        if self.book.practice_day or self.frame.locking.veiled:
            buttons = []
        self.cards.addWidget(setting_card("key", "口令", told, *buttons))
        if encrypted and not self.frame.locking.veiled:
            button = opener("补印…", "补印恢复单", partial(offer_sheet, self.desk))
            told = "忘记口令时用它打开；印好封存，锁进保险柜。"
            self.cards.addWidget(setting_card("document", "恢复单", told, button))

    def _screen(self) -> None:
        self.cards.addWidget(group_word("这台电脑"))
        settings = self.frame.settings
        ways = {word: partial(self._idle, minutes) for word, minutes in MINUTES.items()}
        now = next((word for word, minutes in MINUTES.items() if minutes == settings.idle), "")
        lock = opener("立即锁定", "立即锁定（Ctrl+L）", self.frame.locking.lock)
        told = "离开多久自动锁；Ctrl+L 随时锁。"
        self.cards.addWidget(setting_card("lock_closed", "锁定", told, choice("自动锁定", ways, now), lock))
        if self.frame.locking.key is None:
            words = "解锁和退出访客模式时要输入。" if settings.pin else "没有设，锁了屏谁按回车都能回来。"
            button = opener("改 PIN…" if settings.pin else "设 PIN…", "设置 PIN", self._pin)
            self.cards.addWidget(setting_card("pin", "屏幕锁的 PIN", f"{words}它只挡屏幕，不加密文件。", button))
        on = self.frame.locking.veiled
        button = opener("退出 F9" if on else "打开 F9", "访客模式", self.frame.locking.turn_visitor)
        told = "有人站在旁边时用：姓名、号码遮盖，困难帮扶不显示，只能看。"
        self.cards.addWidget(setting_card("eye_off", "访客模式", told, button))

    def _people(self) -> None:
        if DISCLOSURE not in self.book.cabinet or self.frame.locking.veiled:
            return
        self.cards.addWidget(group_word("个人信息"))
        kind = self.book.cabinet[DISCLOSURE]
        count = self.book.count(DISCLOSURE)
        told = f"谁、何时、为什么看过或印过完整号码，共 {count} 次。" if count else "还没有人看过完整号码。"
        button = opener("打开", f"打开{kind.label}", partial(self.desk.show_list, kind))
        self.cards.addWidget(setting_card("eye", kind.label, told, button))
        if PURGE in self.book.cabinet:
            self.over = Elided("正在查看…", "caption")
            behind(self.book).ask(self, lambda book: len(past(book)), self._show_over)
            button = opener("打开", f"打开{PurgePage.topic}", lambda: self.desk.visit(lambda: PurgePage(self.desk)))
            self.cards.addWidget(setting_card("archive", PurgePage.topic, self.over, button))

    def _show_over(self, count: int) -> None:
        self.over.tell(f"{count} 条已过保存期限，可以清除。" if count else "没有超过保存期限的记录。")

    def leave(self) -> bool:
        behind(self.book).drop(self)
        return True

    # --- what they do ----------------------------------------------------------------------------------------------

    def _rekey(self, way: str) -> None:
        Rekeying(self.frame, way).open()

    def _idle(self, minutes: int) -> None:
        self.frame.settings.idle = minutes
        self.frame.settings.save()
        self.frame.idle.minutes = minutes

    def _pin(self) -> None:
        dialog = PinDialog(self.frame, self.frame.settings.pin)
        dialog.accepted.connect(lambda: self._take_pin(dialog.kept))
        dialog.open()

    def _take_pin(self, kept: str) -> None:
        self.frame.settings.pin = kept
        self.frame.settings.save()
        self.desk.toast("PIN 已设好。" if kept else "PIN 已去掉。")
        self.desk.show_privacy()


class PinDialog(QDialog):
    """The PIN of this PC's screen lock: the old one, if there is one, and a new one. kept: what is kept of it."""

    def __init__(self, parent: QWidget, before: str) -> None:
        super().__init__(parent)
        self.before, self.kept = before, before
        self.setWindowTitle("屏幕锁的 PIN")
        self.setMinimumWidth(theme.SIZES.px(420))
        self.now = Secret("现在的 PIN", "现在的 PIN")
        self.new = Secret("新 PIN", f"至少 {pins.LEAST} 位；不填就是不要 PIN")
        self.wrong, self.other = Wrong(self.now), Wrong(self.new)
        self.now.setVisible(bool(before))
        told = paragraph(PIN_WORDS, "label", 420 - 48)
        cancel, self.do = theme.button("取消 Esc"), theme.button("确定", style="primary")
        cancel.setAutoDefault(False)
        self.do.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(8))
        for part in (theme.look(QLabel("屏幕锁的 PIN"), "title"), told, self.now, self.wrong, self.new, self.other):
            column.addWidget(part)
        column.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self.take)
        (self.now if before else self.new).setFocus()

    def take(self) -> None:
        """Look at what was typed."""
        if self.before and not pins.right(self.now.text(), self.before):
            self.wrong.say("现在的 PIN 不对，没有改动。")
            return
        typed = self.new.text().strip()
        if typed and len(typed) < pins.LEAST:
            self.other.say(f"PIN 至少要 {pins.LEAST} 位。")
            return
        self.kept = pins.kept(typed) if typed else ""
        self.accept()
