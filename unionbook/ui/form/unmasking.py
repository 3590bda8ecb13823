"""显示完整: the numbers of one record in full, for a reason that is written down."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.services.privacy.lifting import lift_masks, mask_again, shown_in_full
from unionbook.ui.aside.passphrase import Wrong, paragraph
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.form.form import Form

REASONS = ("核对证件", "本人查询", "办理发放", "联系本人", "上级检查")
MISSING = "请写明用途，如“核对证件”。"
WIDE = 440


@dataclass(frozen=True)
class Asking:
    """What a reason is asked for: the title, what will happen, and the words and icon of the button."""

    title: str
    words: str
    verb: str
    icon: str


FULL = Asking(
    "显示完整号码",
    "这条记录的证件号码、电话、账号、健康情况会完整显示，直到换一条记录。"
    "同时记入“查阅登记”：谁、何时、哪台电脑、做什么用。",
    "显示完整号码",
    "eye",
)


class Reason(QDialog):
    """Asks what something is for that is written down. The usual reason stands there already: Enter takes it."""

    last = REASONS[0]
    """What was given last, offered first."""

    def __init__(self, parent: QWidget, asking: Asking = FULL) -> None:
        super().__init__(parent)
        self.setWindowTitle(asking.title)
        self.setMinimumWidth(theme.SIZES.px(WIDE))
        self.typed = QComboBox()
        self.typed.setEditable(True)
        self.typed.setAccessibleName("用途")
        self.typed.addItems(list(dict.fromkeys([Reason.last, *REASONS])))
        self.wrong = Wrong(self.typed)
        cancel, self.do = theme.button("取消 Esc"), theme.button(asking.verb, asking.icon, "primary")
        cancel.setAutoDefault(False)
        self.do.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(8))
        column.addWidget(theme.look(QLabel(asking.title), "title"))
        column.addWidget(paragraph(asking.words, "label", WIDE - 48))
        column.addWidget(theme.look(QLabel("用途"), "label"))
        column.addWidget(self.typed)
        column.addWidget(self.wrong)
        column.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self.take)
        self.typed.setFocus()
        if (line := self.typed.lineEdit()) is not None:
            line.selectAll()

    @property
    def reason(self) -> str:
        """What was given."""
        return self.typed.currentText().strip()

    def take(self) -> None:
        """A reason there must be."""
        if len(self.reason) < 2:
            self.wrong.say(MISSING)
            return
        Reason.last = self.reason
        self.accept()


def offer_masks(form: "Form", around: QWidget) -> None:
    """The eye in the form's head, and Ctrl+U anywhere around the form."""
    form.head.eye.clicked.connect(lambda: turn_masks(form))
    shortcut = QShortcut(QKeySequence("Ctrl+U"), around)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: turn_masks(form))


def turn_masks(form: "Form") -> None:
    """Ctrl+U: ask for the reason and show everything; or mask it again."""
    writing = form.writing
    if writing is None or not writing.entry.exists or form.head.eye.isHidden():
        return
    if shown_in_full(form.book, writing.entry.uid):
        mask_again(form.book)
        _show(form)
        return
    dialog = Reason(form)
    dialog.accepted.connect(lambda: _lift(form, dialog.reason))
    dialog.open()


def _lift(form: "Form", reason: str) -> None:
    writing = form.writing
    if writing is None:
        return
    form.busy = True
    try:
        lift_masks(writing.entry, reason)
    except Refusal as refusal:
        form.shell.refuse(refusal)
        return
    finally:
        form.busy = False
    _show(form)
    form.shell.toast("已显示完整号码，并记入查阅登记。换一条记录就会再遮住。")


def _show(form: "Form") -> None:
    assert form.writing is not None
    form.sections.tell()
    form.head.tell_masks(form.writing.entry)
