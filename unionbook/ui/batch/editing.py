"""批量修改: a field is chosen, its new value typed, and every record that would change is seen before it does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import TextField, Value
from unionbook.ground.kind import Kind
from unionbook.services.batch import Edited, foresee_edit, settable
from unionbook.services.entry import Entry
from unionbook.ui.batch.panel import LOOKED_AT, Panel
from unionbook.ui.batch.words import grouped
from unionbook.ui.form.choosing import Chooser, Option
from unionbook.ui.form.fieldbox import label_of
from unionbook.ui.form.fieldgrid import FieldGrid
from unionbook.ui.frame.page import Shell
from unionbook.ui.ledger.cells import row_height
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme

EMPTY = "（空）"
COLUMNS = (plain_column("名称", 8, bold=True, wide=True), plain_column("原来", 7, wide=True),
           plain_column("改为", 7, wide=True))
FIRST = "先选要修改的栏目，再填新的内容。"
LISTED = 300
"""Changes listed one by one."""
SIGHT = 4
"""Rows of them seen at once at least."""


class EditPanel(Panel):
    """name, value, uids: what shall be set, and where."""

    def __init__(self, shell: Shell, kind: Kind) -> None:
        self.name = ""
        self.fields: FieldGrid | None = None
        self.fields_box = QWidget()
        super().__init__(shell, kind)
        self.labels = {path: label_of(self.book.cabinet, kind, path) for path in settable(kind)}
        self.chooser = Chooser(TextField(label="要修改的栏目"), self._offer)
        self.chooser.setAccessibleName("要修改的栏目")
        self.table = PlainTable(COLUMNS, "修改预览")
        box = QVBoxLayout()
        box.setSpacing(3)
        box.addWidget(theme.look(QLabel("要修改的栏目"), "label"))
        box.addWidget(self.chooser)
        self.asked.insertLayout(0, box)
        self.asked.insertWidget(2, self.table, 1)
        self.chooser.chosen.connect(self.choose)
        self.chooser.entered.connect(self._to_value)
        for one in (self.chooser.escaped, self.table.escaped):
            one.connect(self.closed)
        self.table.opened.connect(self.try_to_take)

    def _offer(self, text: str) -> list[Option]:
        found = [Option(path, label) for path, label in self.labels.items() if text.strip() in label]
        return sorted(found, key=lambda option: not option.title.startswith(text.strip()))

    @property
    def value(self) -> Value:
        """What was typed."""
        return self.fields.entry.values[self.name] if self.fields is not None and self.fields.entry else None

    def ask(self, uids: Sequence[str]) -> None:
        """Ask about these records; the field of the last time is forgotten."""
        self.uids = list(uids)
        self.setAccessibleName(f"批量修改：{len(uids)} {self.kind.measure}")
        self.title.tell("批量修改")
        self.count.show_as(f"{len(uids):,} {self.kind.measure}", "info")
        self.goal.tell("一栏改成同一个内容，一步可以撤销。")
        self.chooser.show_text("")
        self.choose("")

    def focus_first(self) -> None:
        self.chooser.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, name: str) -> None:
        """Take that field; "" for none yet."""
        if self.fields is not None:
            self.away(self.fields_box)
        self.name, self.fields = name, None
        if name:
            self._put_field(name)
        self.look_ahead()

    def _put_field(self, name: str) -> None:
        self.fields_box = theme.look(QWidget(), "plain")
        column = QVBoxLayout(self.fields_box)
        column.setContentsMargins(0, 0, 0, 0)
        self.fields = FieldGrid(self.book, self.kind, [name])
        entry = Entry(self.book, self.kind)
        entry.put(name, None)
        self.fields.show_entry(entry)
        self.fields.edited.connect(lambda _: self.soon.start())
        self.fields.left.connect(lambda _: self.soon.start())
        self.fields.passed.connect(self._enter)
        self.fields.escaped.connect(self.closed)
        column.addWidget(self.fields)
        self.asked.insertWidget(1, self.fields_box)

    def _to_value(self) -> None:
        if not self.name:
            self.chooser.list_options(self.chooser.value_text())
        elif self.fields is not None:
            self.fields.focus(self.name)

    def _enter(self) -> None:
        """Enter in the value: what would come of it, and on to the button; back to the value when nothing would."""
        self.look_ahead()
        if self.take.isEnabled():
            self.take.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._to_value()

    # --- what would come of it -------------------------------------------------------------------------------------

    def _sound(self) -> bool:
        if self.fields is None or self.fields.entry is None:
            return False
        self.fields.take_all()
        wrong = self.fields.entry.wrong
        if wrong:
            self._say("、".join(sentence for _, sentence in wrong.values()), "bad")
        return not wrong

    def look_ahead(self) -> None:
        self.soon.stop()
        if not self.name:
            self._say(FIRST, "info")
        elif self._sound():
            self._foresee()

    def _foresee(self) -> None:
        if len(self.uids) > LOOKED_AT:
            self._say(f"共 {len(self.uids):,} {self.kind.measure}，修改时逐条核对，不能改的会列出来。", "info")
            self._suit(len(self.uids))
            return
        try:
            found = foresee_edit(self.book, self.kind, self.uids, self.name, self.value)
        except Refusal as refusal:
            self._say(refusal.sentence, "bad")
            return
        self.tell(found)

    def tell(self, found: Edited) -> None:
        """Show what would change and what would not."""
        tone = "ok" if found.changed and not found.aside else "warn" if found.changed else "info"
        self._say(words(self.kind, self.labels[self.name], found), tone)
        rows = [PlainRow((title, "", why), {1: ("不能改", "bad")}, uid) for uid, title, why in found.aside]
        rows += [PlainRow((one.title, one.before or EMPTY, one.after or EMPTY), {}, one.uid) for one in found.changed]
        self.table.show_rows(rows[:LISTED])
        self.table.setVisible(bool(rows))
        self.table.setMinimumHeight(row_height() * (min(len(rows), SIGHT) + 1) + 4)
        # The table has what room is left; without one the words stand at the top.
        self.asked.setStretch(self.asked.count() - 1, 0)
        self._suit(len(found.changed))

    def _say(self, sentence: str, tone: str) -> None:
        self.foresight.say(sentence, tone)
        self.table.hide()
        self.asked.setStretch(self.asked.count() - 1, 1)
        self._suit(0)

    def _suit(self, count: int) -> None:
        self.take.setText(f"修改 {count:,} {self.kind.measure} Enter" if count else "修改")
        self.take.setAccessibleName(self.take.text().removesuffix(" Enter"))
        self.take.setEnabled(count > 0)

    def try_to_take(self) -> None:
        if self.name and self._sound() and self.take.isEnabled():
            self.soon.stop()
            self.taken.emit()


def words(kind: Kind, label: str, found: Edited) -> str:
    """What would change: 82 人中 80 人的用工形式会改，1 人已经是这样，1 人不能改。"""
    measure, parts = kind.measure, []
    if found.changed:
        parts.append(f"{len(found.changed):,} {measure}的{label}会改")
    if found.same:
        parts.append(f"{len(found.same):,} {measure}已经是这样")
    if found.aside:
        why = grouped(found.aside)[0][0].rstrip("。") if len(grouped(found.aside)) == 1 else "原因见下"
        parts.append(f"{len(found.aside):,} {measure}不能改：{why}")
    return "，".join(parts) + "。"
