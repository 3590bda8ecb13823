"""Cards of a page of settings: an icon, what it is, one sentence, and what can be chosen or opened."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

WIDE = 820


def setting_card(icon: str, title: str, words: str | Elided, *choices: QWidget) -> QFrame:
    """One card."""
    card = theme.look(QFrame(), "card")
    card.setMaximumWidth(theme.SIZES.px(WIDE))
    card.setMinimumHeight(theme.SIZES.px(44))
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 2, 16, 2)
    row.setSpacing(14)
    picture = QLabel()
    picture.setPixmap(theme.pixmap(icon, 20, "text2", card.devicePixelRatio()))
    told = QVBoxLayout()
    told.setSpacing(0)
    told.addWidget(Elided(title, "strong"))
    told.addWidget(words if isinstance(words, Elided) else Elided(words, "caption"))
    row.addWidget(picture)
    row.addLayout(told, 1)
    for one in choices:
        row.addWidget(one)
    return card


def group_word(word: str) -> QLabel:
    """The word over a group of cards."""
    label = theme.look(QLabel(word), "strong")
    label.setContentsMargins(0, theme.SIZES.px(4), 0, 0)
    return label


def opener(word: str, name: str, act: Callable[[], object]) -> QPushButton:
    """A button of a card."""
    made = theme.button(word)
    made.setAccessibleName(name)
    made.clicked.connect(lambda: act())
    return made


def choice(name: str, ways: Mapping[str, Callable[[], object]], now: str) -> QWidget:
    """Chips of which one is down."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    group = QButtonGroup(made)
    for word, act in ways.items():
        chip = theme.button(word, style="chip")
        chip.setCheckable(True)
        chip.setChecked(word == now)
        chip.setAccessibleName(f"{name}：{word}")
        chip.clicked.connect(act)
        group.addButton(chip)
        row.addWidget(chip)
    return made
