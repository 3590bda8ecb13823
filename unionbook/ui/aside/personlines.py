"""The records a person has to do with: one line for each, grouped by kind; and all of them along one line of time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.dates import show_date
from unionbook.ground.kind import Kind
from unionbook.services.listing import shown
from unionbook.services.personpage import Item, Look
from unionbook.ui.look import theme
from unionbook.ui.look.pill import paint_pill, pill_size
from unionbook.ui.look.rowbutton import RowButton

DAY = 84
"""px for a date."""

Opened = Callable[[Item], None]


def amounts_of(item: Item) -> str:
    """What was asked, granted, paid: 申请金额 1,000.00  批准金额 1,000.00."""
    return "　".join(f"{one.field.label} {shown(one.field, one.value)}" for one in item.amounts)


class Line(RowButton):
    """A record as a line that opens it; the arrow keys go from line to line."""

    def __init__(self, item: Item, opened: Opened, tall: int) -> None:
        day, stage = show_date(item.day) if item.day else "", item.stage.label if item.stage else ""
        files = f"附件 {len(item.files)} 份：{'、'.join(item.files)}" if item.files else ""
        told = (item.kind.label, day, item.title, "、".join(item.roles), stage, amounts_of(item), files)
        super().__init__("，".join(filter(None, told)), tall)
        self.item = item
        self.setToolTip("\n".join(filter(None, (f"打开这条{item.kind.label}记录", files))))
        self.clicked.connect(partial(self._open, opened))

    def _open(self, opened: Opened, checked: bool = False) -> None:
        opened(self.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


class RecordLine(Line):
    """Date, title, role, amounts and stage in a line."""

    def __init__(self, item: Item, opened: Opened) -> None:
        super().__init__(item, opened, 36)

    def draw(self, painter: QPainter) -> None:
        side = theme.SIZES.px(8)
        box = self.rect().adjusted(side, 0, -side, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.item.stage is not None:
            paint_pill(painter, box, self.item.stage.label, self.item.stage.tone, right=True)
            box.setRight(box.right() - pill_size(self.item.stage.label).width() - side)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, middle, show_date(self.item.day) if self.item.day else "—")
        box.setLeft(box.left() + theme.SIZES.px(DAY))
        amounts = amounts_of(self.item)
        for told in (amounts, amounts.rpartition("　")[2]):
            wide = painter.fontMetrics().horizontalAdvance(told)
            if wide <= box.width() * 0.5:
                painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, told)
                box.setRight(box.right() - wide - side if wide else box.right())
                break
        self._title(painter, box)

    def _title(self, painter: QPainter, box: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(14, bold=True))
        painter.setPen(theme.colour("text1"))
        title = painter.fontMetrics().elidedText(self.item.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle, title)
        box = box.adjusted(painter.fontMetrics().horizontalAdvance(title) + theme.SIZES.px(10), 0, 0, 0)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        roles = "、".join(role for role in self.item.roles if role != self.item.kind.label)
        roles = " · ".join(filter(None, (roles, f"附件 {len(self.item.files)}" if self.item.files else "")))
        painter.drawText(box, middle, painter.fontMetrics().elidedText(roles, Qt.TextElideMode.ElideRight, box.width()))


class Moment(Line):
    """A record on the line of time: a dot, the day, the kind, the title below."""

    def __init__(self, item: Item, opened: Opened, ends: tuple[bool, bool]) -> None:
        super().__init__(item, opened, 48)
        self.first, self.last = ends

    def draw(self, painter: QPainter) -> None:
        x, y = theme.SIZES.px(16), theme.SIZES.px(15)
        painter.setPen(QPen(theme.colour("edge"), 2))
        painter.drawLine(QPointF(x, y if self.first else 0), QPointF(x, y if self.last else self.height()))
        tone = self.item.stage.tone if self.item.stage is not None else "info"
        painter.setPen(QPen(theme.colour("card"), 2))
        painter.setBrush(theme.colour(tone))
        painter.drawEllipse(QPointF(x, y), 6, 6)
        box = self.rect().adjusted(theme.SIZES.px(32), theme.SIZES.px(4), -theme.SIZES.px(8), -theme.SIZES.px(4))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        day = show_date(self.item.day) if self.item.day else "没有日期"
        files = f" · 附件 {len(self.item.files)}" if self.item.files else ""
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, f"{day} · {self.item.kind.label}{files}")
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text1"))
        stage = self.item.stage.label if self.item.stage is not None else ""
        told = f"{self.item.title}，{stage}" if stage else self.item.title
        cut = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, cut)


def group_card(items: Sequence[Item], opened: Opened) -> QFrame:
    """The records of one kind under its name."""
    return _card(items[0].kind, f"{len(items)} 条", [RecordLine(item, opened) for item in items])


def _card(kind: Kind, count: str, lines: Sequence[QWidget]) -> QFrame:
    card, picture = theme.look(QFrame(), "card"), QLabel()
    picture.setPixmap(theme.pixmap(f"{kind.icon}_filled", 16, "accent", card.devicePixelRatio()))
    head = QHBoxLayout()
    head.setContentsMargins(8, 0, 8, 0)
    head.setSpacing(8)
    head.addWidget(picture)
    head.addWidget(theme.look(QLabel(kind.label), "strong"))
    head.addWidget(theme.look(QLabel(count), "caption"), 1)
    column = QVBoxLayout(card)
    column.setContentsMargins(8, 10, 8, 6)
    column.setSpacing(2)
    column.addLayout(head)
    for line in lines:
        column.addWidget(line)
    return card


class LookLine(RowButton):
    """One line of the access log: day and time, what was done, by whom."""

    def __init__(self, look: Look, opened: Callable[[Look], None]) -> None:
        when = f"{show_date(look.day)} {look.at}".rstrip()
        super().__init__(f"{when}，{look.what}，{look.by}", 32)
        self.look, self.when = look, when
        self.setToolTip(f"打开这条{look.kind.label}")
        self.clicked.connect(lambda: opened(look))

    def draw(self, painter: QPainter) -> None:
        side = theme.SIZES.px(8)
        box, middle = self.rect().adjusted(side, 0, -side, 0), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, middle, self.when)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance("2000-00-00 00:00　"))
        painter.setPen(theme.colour("text1"))
        told = "，".join(filter(None, (self.look.what, self.look.by)))
        painter.drawText(box, middle, painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, box.width()))


def looks_card(looks: Sequence[Look], opened: Callable[[Look], None]) -> QFrame:
    """Who looked at, printed or exported what the book holds of the person."""
    return _card(looks[0].kind, f"{len(looks)} 次", [LookLine(look, opened) for look in looks])


def years(items: Sequence[Item], opened: Opened) -> list[QWidget]:
    """The records along the line of time, the newest first, with a word over each year."""
    parts: list[QWidget] = []
    last = ""
    for at, item in enumerate(items):
        year = f"{item.day[:4]} 年" if item.day else "没有日期"
        over = year != last
        if over:
            word = theme.look(QLabel(year), "strong")
            word.setContentsMargins(8, 8 if parts else 0, 0, 2)
            parts.append(word)
            last = year
        following = items[at + 1].day if at + 1 < len(items) else None
        ends = not following or following[:4] != (item.day or "")[:4]
        parts.append(Moment(item, opened, (over, ends)))
    return parts
