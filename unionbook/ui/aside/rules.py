"""法律和本地规定: every value of law that comes with the program, and the office's own where it differs."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from unionbook.ground.conditions import is_
from unionbook.ground.statute import UNITS, NotInForce, Rule
from unionbook.services.law import TABLES, law_of, statute
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import beside, edged, listed, page_column, scrolled

OWN = "local_rule"
"""The kind whose rows are the office's own values."""

COLUMNS = (
    plain_column("事项", 18, bold=True, wide=True),
    plain_column("现行数值", 6),
    plain_column("条款", 15, narrow=False),
    plain_column("来源", 6),
)


class RulesPage(Page):
    """The list, and beside it every version of the current rule."""

    topic = "法律和本地规定"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.kind = self.book.cabinet[OWN]
        self.head = PageHead(self.topic, shell.back)
        self.own = theme.button("本单位自定的")
        self.change = theme.button("按本地规定改 Ctrl+N", "edit", "primary")
        self.head.add(self.own, self.change)
        self.search = SearchBox("查找规定", "事项/条款")
        self.table = PlainTable(COLUMNS, "规定")
        self.about = QLabel()
        self._lay_out()
        self.search.sought.connect(lambda _: self.refresh())
        self.search.down.connect(lambda: self.table.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.search.escaped.connect(shell.back)
        self.table.moved.connect(self._tell)
        self.table.opened.connect(self._open)
        self.own.clicked.connect(lambda: shell.show_list(self.kind))
        self.change.clicked.connect(self.new)
        self.table.escaped.connect(shell.back)
        leave_by_escape(self, shell.back)

    def _lay_out(self) -> None:
        self.search.setFixedWidth(theme.SIZES.px(240))
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setContentsMargins(16, 12, 16, 12)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card, side = listed(self.table), edged(scrolled(self.about))
        side.setFixedWidth(theme.SIZES.px(300))
        page_column(self, self.head, self.search, beside(card, side, wide=card))

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self) -> tuple[str, str]:
        row = self.table.current()
        return self.search.wanted(), row.key if row is not None else ""

    def resume(self, mark: object) -> None:
        match mark:
            case (str(words), str(key)):
                self.search.setText(words)
                self.refresh()
                self.table.go(key)

    def changed(self, kinds: set[str]) -> None:
        if kinds & TABLES:
            self.refresh()

    def _now(self, key: str) -> Rule | None:
        """The version in force today."""
        try:
            return law_of(self.book).statute.on(key, self.book.today())
        except NotInForce:
            return None

    def _versions(self, key: str) -> tuple[Rule, ...]:
        return law_of(self.book).statute.rules[key]

    def refresh(self) -> None:
        """Read everything again."""
        words = self.search.wanted().split()
        rows = []
        for key, topic in statute().topics.items():
            rule = self._now(key)
            text = f"{topic.label} {rule.article if rule else ''} {rule.source if rule else ''}"
            if all(word in text for word in words):
                rows.append(self._row(key, topic.label, rule))
        self.table.show_rows(rows)
        self.head.caption.tell(f"{len(rows)} 项")
        count = self.book.count(OWN)
        self.own.setText(f"本单位自定的 {count} 条")
        self.own.setVisible(count > 0)
        self._tell()

    def _row(self, key: str, label: str, rule: Rule | None) -> PlainRow:
        if rule is None:
            later = bool(self._versions(key))
            told = "尚未施行" if later else "由本单位填"
            source = ("随程序", "neutral") if later else ("本地填", "warn")
            return PlainRow((label, "", "", ""), {1: (told, "neutral"), 3: source}, key)
        cells = (label, rule.words, rule.article or "条款未核对", "")
        return PlainRow(cells, {3: _source(rule, self._is_own(rule))}, key)

    def _is_own(self, rule: Rule) -> bool:
        return rule not in statute().rules.get(rule.key, ())

    def _tell(self) -> None:
        row = self.table.current()
        self.change.setEnabled(row is not None)
        if row is None:
            self.about.setText("没有这样的规定。换一个词再查。")
            return
        topic, now = statute().topics[row.key], self._now(row.key)
        parts = [f"<b>{escape(topic.label)}</b>"]
        for rule in reversed(self._versions(row.key)):
            parts.append(self._version(rule, rule == now))
        if not self._versions(row.key):
            parts.append(_grey("各地、各年都不同，程序不带数值。填了本地规定以后，有关的计算和提醒才会用到它。"))
        self.about.setText("<br><br>".join(parts))
        own = bool(self._own_uid(row.key))
        act = "另定新的一版" if own else "按本地规定改"
        self.change.setText(f"{act} Ctrl+N")
        self.change.setAccessibleName(f"{act}：{topic.label}")
        self.shell.say(topic.label, "按 Enter 打开本单位自定的" if own else "按 Enter 改成本地规定的数")

    def _version(self, rule: Rule, now: bool) -> str:
        """A version: what holds from when, by what, whether the text was read."""
        head = f"<b>{escape(rule.words)}</b>　{rule.since.isoformat()} 起{'　现行' if now else ''}"
        told = [head, escape(rule.article)] if rule.article else [head]
        told.append(_grey(escape(rule.source)))
        if self._is_own(rule):
            told.append(_grey("本单位自定"))
        elif not rule.verified:
            told.append(_grey("条文还没有核对，用前请对照本地文件。"))
        elif rule.local:
            told.append(_grey("各地不同，请对照本地文件。"))
        return "<br>".join(told)

    # --- the office's own ------------------------------------------------------------------------------------------

    def _own_uid(self, key: str) -> str:
        found = self.book.select(OWN, ["uid"], is_("key", key), order=["-since"], limit=1)
        return str(found[0][0]) if found else ""

    def _open(self) -> None:
        """The office's own value of the current rule, or a new one."""
        row = self.table.current()
        if row is not None and (uid := self._own_uid(row.key)):
            self.shell.open_record(self.kind, uid)
        else:
            self.new()

    def find(self) -> None:  # type: ignore[override] # Qt has a static method of this name
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def new(self) -> None:
        """Another value of the current rule, from another day on."""
        given = {}
        if (row := self.table.current()) is not None:
            topic = statute().topics[row.key]
            given = {"key": topic.label, "unit": UNITS[topic.unit]}
        self.shell.enter(self.kind, given)


def _source(rule: Rule, own: bool) -> tuple[str, str]:
    if own:
        return "本单位", "info"
    return ("各地不同", "warn") if rule.local else ("随程序", "neutral")


def _grey(words: str) -> str:
    return f'<span style="color:{theme.TOKENS.text3}">{words}</span>'
