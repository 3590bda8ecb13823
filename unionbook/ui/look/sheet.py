"""The window's one style sheet, written for the standard size and grown with the type."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from string import Template

from unionbook.ground.pattern import pattern
from unionbook.ui.look.tokens import Sizes, Tokens

_GROUND = """
QMainWindow, QDialog, QMessageBox { background: $bg; }
QToolTip { background: $card; color: $text1; border: 1px solid $edge; padding: 4px 8px; font-size: 13fx; }
QLabel { color: $text1; background: transparent; }
QLabel:disabled { color: $disabled; }
QLabel[look="title"] { font-size: 20fx; font-weight: bold; }
QLabel[look="section"] { font-size: 16fx; font-weight: bold; }
QLabel[look="figure"] { font-size: 28fx; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="caption"] { font-size: 12fx; color: $text3; }
QLabel[look="label"] { font-size: 13fx; color: $text2; }
QLabel[look="state"] { font-size: 12fx; color: $text2; }
QLabel[look="error"] { font-size: 12fx; color: $bad; }
QLabel[look="warning"] { font-size: 12fx; color: $warn; }
QLabel[look="good"] { font-size: 12fx; color: $ok; }
QFrame[look="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[look="bar"] { background: $batch; border: 0; border-radius: 8px; }
QFrame[look="bar"] QLabel { color: $on_batch; }
QFrame[look="popup"] { background: $card; border: 1px solid $edge; border-radius: 8px; }
QFrame[look="refused"] { background: $bad_bg; border: 1px solid $bad; border-radius: 4px; }
QFrame[look="refused"] QLabel { color: $bad; }
QFrame[look="notice"] { background: $warn_bg; border: 0; border-radius: 4px; }
QFrame[look="notice"] QLabel { color: $warn; }
QFrame[look="tint_ok"] { background: $ok_bg; border: 0; border-radius: 6px; }
QFrame[look="tint_warn"] { background: $warn_bg; border: 0; border-radius: 6px; }
QFrame[look="tint_bad"] { background: $bad_bg; border: 0; border-radius: 6px; }
QFrame[look="tint_info"] { background: $info_bg; border: 0; border-radius: 6px; }
QFrame[look="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="upright"] { background: $line; border: 0; max-width: 1px; min-width: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"], QStackedWidget { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }
"""

_BUTTONS = """
QPushButton, QToolButton {
    background: $card; color: $text1; border: 1px solid $edge; border-bottom-color: $strong;
    border-radius: 4px; min-height: 30px; padding: 0 12px; outline: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $head; border-color: $line; }
QPushButton::menu-indicator { image: url($chevron); width: 12px; subcontrol-position: right center; right: 8px; }
QToolButton::menu-indicator { image: none; }

QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold; padding: 0 14px; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[look="primary"]:focus { border: 2px solid $text1; padding: 0 13px; }
QPushButton[look="primary"]:disabled { background: $pressed; color: $disabled; border-color: $pressed; }

QPushButton[look="danger"] { color: $bad; border-color: $bad; }
QPushButton[look="danger"]:hover { background: $bad_bg; }
QPushButton[look="danger"]:pressed { background: $bad; color: $on_bad; }
QPushButton[look="danger"]:disabled { color: $disabled; border-color: $line; }

QPushButton[look="flat"], QToolButton[look="flat"] { background: transparent; border: 1px solid transparent;
    padding: 0 6px; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: $hover; }
QPushButton[look="flat"]:pressed, QToolButton[look="flat"]:pressed { background: $pressed; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[look="flat"]:disabled, QToolButton[look="flat"]:disabled {
    background: transparent; border-color: transparent; }
QPushButton[look="nav"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
    color: $text2; text-align: left; padding: 0 14px; min-height: 34px; }
QPushButton[look="nav"]:hover { background: $hover; }
QPushButton[look="nav"]:pressed { background: $pressed; }
QPushButton[look="nav"]:focus { border: 2px solid $accent; padding: 0 13px; min-height: 32px; }

QPushButton[look="link"] { background: transparent; border: 2px solid transparent; color: $accent;
    padding: 0 4px; min-height: 24px; }
QPushButton[look="link"]:hover { background: $subtle; }
QPushButton[look="link"]:pressed { background: $selected; }
QPushButton[look="link"]:focus { border: 2px solid $accent; }
QPushButton[look="link"]:disabled { color: $disabled; background: transparent; }
QFrame[look="refused"] QPushButton { color: $bad; }

QPushButton[look="tile"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; }
QPushButton[look="tile"]:hover { background: $hover; }
QPushButton[look="tile"]:pressed { background: $pressed; }
QPushButton[look="tile"]:focus { border: 2px solid $accent; padding: 0; }

QPushButton[look="chip"] { border: 1px solid $edge; border-radius: 13px; min-height: 26px; padding: 0 12px;
    font-size: 13fx; color: $text2; }
QPushButton[look="chip"]:checked { background: $subtle; color: $accent; border-color: $accent; font-weight: bold; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 11px; min-height: 24px; }
QPushButton[look="chip"]:disabled { color: $disabled; }

QFrame[look="bar"] QPushButton { background: transparent; color: $on_batch; border: 1px solid $strong; }
QFrame[look="bar"] QPushButton:hover { border-color: $on_batch; }
QFrame[look="bar"] QPushButton:focus { border: 2px solid $on_batch; }
QFrame[look="bar"] QPushButton[look="link"] { border: 2px solid transparent; padding: 0 4px; }
QFrame[look="bar"] QPushButton[look="link"]:hover { border-color: $strong; }
QFrame[look="bar"] QPushButton[look="primary"] {
    background: $on_batch; color: $batch; border-color: $on_batch; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $card; color: $text1; border: 1px solid $edge; border-bottom: 1px solid $strong;
    border-radius: 4px; padding: 0 10px; min-height: 30px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text3; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 0 9px; min-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    background: $head; color: $disabled; border: 1px solid $line; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {
    background: $head; color: $text2; border: 1px solid $line; }
QLineEdit[readOnly="true"]:focus, QPlainTextEdit[readOnly="true"]:focus { border: 2px solid $accent; }
QLineEdit[doubt="true"], QPlainTextEdit[doubt="true"], QComboBox[doubt="true"] { border: 1px solid $warn; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid $bad; padding: 0 9px; min-height: 28px; }
QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"] { padding: 3px 5px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:pressed {
    background: transparent; border: 0; padding: 0; min-height: 0; }
SearchBox { padding-left: 3px; }
SearchBox:focus { padding-left: 2px; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {
    background: $bad_bg; }
QLineEdit[look="bare"] { background: transparent; border: 0; padding: 0; }

QComboBox { padding-right: 4px; combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url($chevron); width: 14px; height: 14px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0; background: transparent; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $edge; border-radius: 0; padding: 4px; outline: 0;
    selection-background-color: $selected; selection-color: $text1; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; border: 0; border-radius: 4px; }

QCheckBox, QRadioButton { color: $text1; background: transparent; spacing: 8px; min-height: 28px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 16px; height: 16px; border: 1px solid $strong;
    border-radius: 4px; background: $card; }
QCheckBox::indicator:hover, QAbstractItemView::indicator:hover { border-color: $accent; background: $subtle; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
    image: url($tick); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: $accent;
    border-color: $accent; image: url($dash); }
QCheckBox::indicator:disabled { background: $head; border-color: $edge; }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $strong; border-radius: 9px; background: $card; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QRadioButton:focus { color: $accent; }
"""

_LISTS = """
QAbstractItemView { background: $card; color: $text1; border: 0; outline: 0;
    selection-background-color: $selected; selection-color: $text1; alternate-background-color: $card; }
QTableView { gridline-color: $line2; }
QTableView::item { border: 0; border-bottom: 1px solid $line2; padding: 0 8px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: $selected; color: $text1; }
QListView::item { padding: 0 8px; border: 0; min-height: 32px; }
QListView::item:hover:!selected { background: $hover; }
QListWidget, QTreeView { border: 2px solid transparent; border-radius: 4px; }
QListWidget:focus, QTreeView:focus { border-color: $accent; }
QHeaderView { background: $head; border: 0; }
QHeaderView::section { background: $head; color: $text2; border: 0; border-right: 1px solid $line;
    border-bottom: 1px solid $line; padding: 0 8px; font-size: 13fx; font-weight: bold; }
QHeaderView::section:hover { background: $hover; }
QHeaderView::down-arrow, QHeaderView::up-arrow { image: none; width: 0; }
TickHeader { background: $card; }
QTableCornerButton::section { background: $head; border: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; font-weight: bold; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-bottom: 3px solid transparent;
    padding: 0 2px; margin-right: 16px; min-height: 34px; }
QTabBar::tab:!selected { font-weight: normal; }
QTabBar::tab:hover { color: $text1; border-bottom-color: $edge; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { background: $subtle; }
QTabBar::tab:disabled { color: $disabled; }
QTabBar::tear { image: none; border: 0; width: 0; }
QTabBar QToolButton, QTabBar QToolButton:disabled { min-height: 20px; padding: 0; border: 0; border-radius: 0;
    background: $card; }
QTabBar QToolButton:hover { background: $hover; }

QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hover; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_FRAME = """
QMenuBar { background: transparent; color: $text2; spacing: 2px; padding: 0; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; color: $text1; }
QMenuBar::item:pressed { background: $pressed; color: $text1; }
QMenu { background: $card; color: $text1; border: 1px solid $edge; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 4px; min-width: 150px; }
QMenu::item:selected { background: $selected; color: $text1; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::indicator:checked { image: url($mark); }
QCalendarWidget QWidget { alternate-background-color: $head; }
QCalendarWidget QAbstractItemView { background: $card; color: $text1; selection-background-color: $accent;
    selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; border: 0; }
QCalendarWidget QToolButton { border: 0; background: transparent; min-height: 26px; }
QCalendarWidget #qt_calendar_navigationbar { background: $head; }
QFrame[look="status"] { background: $bg; border: 0; border-top: 1px solid $line; }
QFrame[look="status"] QLabel { font-size: 12fx; color: $text2; }
QFrame[look="toast"] { background: $batch; border: 0; border-radius: 8px; }
QFrame[look="toast"] QLabel { color: $on_batch; }
QFrame[look="toast"] QPushButton { background: transparent; color: $on_batch; border: 1px solid $strong;
    min-height: 26px; }
QFrame[look="toast"] QPushButton:hover { border-color: $on_batch; }
"""

_PLAIN = """
QLabel[look="title"] { font-size: 20fx; font-weight: bold; }
QLabel[look="section"] { font-size: 16fx; font-weight: bold; }
QLabel[look="figure"] { font-size: 28fx; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QPushButton:checked { font-weight: bold; border: 2px solid palette(highlight); border-radius: 4px; padding: 4px 10px; }
"""

_LENGTH = pattern(r"(\d+)(px|fx)")


def sheet(tokens: Tokens, sizes: Sizes, images: Mapping[str, str]) -> str:
    """The style sheet. images: paths of the small drawings (chevron, tick, dash, mark)."""
    text = Template(_GROUND + _BUTTONS + _FIELDS + _LISTS + _FRAME)
    return _LENGTH.sub(lambda found: _grown(found, sizes), text.substitute(asdict(tokens), **images))


def plain_sheet(sizes: Sizes) -> str:
    """What is said by size, weight and frame where the system chooses the colours: titles, and what is switched on."""
    return _LENGTH.sub(lambda found: _grown(found, sizes), _PLAIN)


def _grown(found: re.Match[str], sizes: Sizes) -> str:
    """`fx` grows with the type, `px` with the metrics; hairlines of up to 3 px stay."""
    size = int(found[1])
    if found[2] == "fx":
        return f"{sizes.type(size)}px"
    return f"{size if size <= 3 else sizes.px(size)}px"
