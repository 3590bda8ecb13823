"""The head of a form: which record it is, how it stands, its number and what it belongs to."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from unionbook.ground.fields import DayField, LinkField, SerialField
from unionbook.services.due import nearest
from unionbook.services.entry import Entry
from unionbook.services.privacy.lifting import hides, mask_again, shown_in_full
from unionbook.services.successor import waits
from unionbook.ui.ledger.columns import clock_pill
from unionbook.ui.ledger.drafts import clock_values, text_at, title_of
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.pill import Pill

PERSON_WORDS, ROOMY = "全部情况", 480
"""The words of the way to a person, and px of width from which there is room for them."""

PARTS = 3
"""How many facts stand in the line below the title."""


class FormHead(QWidget):
    """Title, pills and a line of facts; for a record about a person the way to all that is known of that person."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.caption = Elided("", "section"), Elided("", "caption")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.stage = Pill("", "neutral")
        self.due = Pill("", "neutral")
        self.draft = Pill("草稿", "warn")
        self.print = theme.button("", "print", "flat", tip="打印这一条（Ctrl+P）")
        self.eye = theme.button("", "eye", "flat", tip="显示完整号码（Ctrl+U）")
        self.after = theme.button("", "arrow_sync", "flat", tip="接着登记下一份")
        self.person = theme.button(PERSON_WORDS, "person", "flat", tip="此人在台账里的全部情况（Ctrl+G）")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(self.stage)
        line.addWidget(self.draft)
        line.addStretch()
        line.addWidget(self.eye)
        line.addWidget(self.after)
        line.addWidget(self.person)
        line.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 4)
        column.setSpacing(2)
        column.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.caption, 1)
        below.addWidget(self.due)
        column.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.person.setText(PERSON_WORDS if self.width() >= theme.SIZES.px(ROOMY) else "")

    def tell_masks(self, entry: Entry) -> None:
        """The eye: whether there is anything to be seen in full, and whether it is."""
        open_ = shown_in_full(entry.book, entry.uid)
        if not open_:
            # What was shown in full was so until another record came.
            mask_again(entry.book)
        self.eye.setVisible(hides(entry))
        self.eye.setIcon(theme.icon("eye_off" if open_ else "eye"))
        self.eye.setToolTip("再遮住（Ctrl+U）" if open_ else "显示完整号码（Ctrl+U）")
        self.eye.setAccessibleName("再遮住" if open_ else "显示完整号码")

    def _tell_next(self, entry: Entry) -> None:
        """The way to the record that takes the place of this one, when it is time for that."""
        declared = entry.kind.successor
        self.after.setVisible(entry.exists and waits(entry.book, entry.kind, entry.uid))
        if declared is not None:
            self.after.setText(declared.verb)
            self.after.setToolTip(f"{declared.verb}：接着这一{entry.kind.measure}登记下一{entry.kind.measure}")
            self.after.setAccessibleName(declared.verb)

    def show_entry(self, entry: Entry, draft: bool, due: bool) -> None:
        """Show what the entry holds; due: also its nearest time limit, where there is no room for the line of them."""
        kind = entry.kind
        self.title.tell(heading(entry))
        # The label is as wide as the whole title, however little of it there was room for before.
        self.title.updateGeometry()
        self.caption.tell(facts(entry))
        self.caption.setVisible(bool(self.caption.full))
        stage = kind.stages.stage(entry.values[kind.stages.field]) if kind.stages is not None else None
        self.stage.setVisible(stage is not None)
        if stage is not None:
            self.stage.show_as(stage.label, stage.tone)
        self.draft.setVisible(draft)
        self.print.setVisible(entry.exists and bool(kind.forms))
        self._tell_next(entry)
        self.tell_masks(entry)
        running = nearest(kind, clock_values(entry), entry.today, entry.book) if due else None
        self.due.setVisible(running is not None)
        if running is not None:
            self.due.show_as(*clock_pill(running))


def heading(entry: Entry) -> str:
    """What the form holds, by its title. Of a new one what is to be done, until more than today is known of it."""
    kind = entry.kind
    if entry.exists:
        return title_of(entry) or f"未命名的{kind.label}"
    typed = [path for path in kind.title if not kind.fields[path.partition(".")[0]].default]
    known = any(text_at(entry, path) for path in typed)
    return title_of(entry) if known else kind.enter or f"新增{kind.label}"


def facts(entry: Entry) -> str:
    """The record's number, then what its list shows of links and days: 会员号 20260484 · 煜林蔬菜合作社工会."""
    kind = entry.kind
    found = [
        f"{field.label} {text_at(entry, name)}"
        for name, field in kind.fields.items()
        if isinstance(field, SerialField) and entry.values[name] is not None
    ]
    for column in kind.columns:
        first = kind.fields[column.path.partition(".")[0]]
        words = text_at(entry, column.path, masked=True) if column.path not in kind.title else ""
        if words and isinstance(first, LinkField) and not first.embed:
            found.append(words)
        elif words and isinstance(first, DayField):
            found.append(f"{column.label or first.label} {words}")
    return " · ".join(found[:PARTS])
