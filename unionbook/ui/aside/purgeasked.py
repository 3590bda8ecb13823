"""The one question before a purge: what goes, what stays, that it cannot be taken back."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.privacy.purge import Foreseen
from unionbook.ui.aside.passphrase import paragraph
from unionbook.ui.look import theme

WIDE = 560
GOES = "姓名、证件号码、电话、住址、账号和各栏文字，连同修改历史和草稿里的，全部抹去，不能撤销，也找不回来。"
DRAFTS = "里面有 {count} 份没定下来的草稿，现在不能清除。请先保存或放弃草稿。"


class PurgeAsked(QDialog):
    """The keys stand on 取消: what cannot be taken back is not done by an Enter too many."""

    def __init__(self, parent: QWidget, seen: Foreseen) -> None:
        super().__init__(parent)
        self.setWindowTitle("清除个人信息")
        self.setMinimumWidth(theme.SIZES.px(WIDE))
        cancel, self.do = theme.button("不清除 Esc"), theme.button("清除(&D)", "delete", "danger")
        self.do.setAccessibleName("清除")
        self.do.setAutoDefault(False)
        self.do.setEnabled(not seen.drafts)
        cancel.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(8))
        column.addWidget(theme.look(QLabel(f"清除{seen.what}的个人信息？"), "title"))
        column.addWidget(paragraph(DRAFTS.format(count=seen.drafts) if seen.drafts else GOES, "strong", WIDE - 48))
        if seen.persons:
            told = f"其中 {seen.persons} 人不再见于别的记录，姓名和号码一并清除。"
            column.addWidget(paragraph(told, "", WIDE - 48))
        column.addWidget(theme.look(QLabel("留下的"), "label"))
        for line in seen.stays:
            column.addWidget(paragraph(f"· {line}", "", WIDE - 48))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.do)
        column.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self.accept)
        cancel.setFocus()
