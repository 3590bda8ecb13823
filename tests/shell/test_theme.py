"""The look keeps its promises: readable colours, sizes that grow, one style sheet, icons in any colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from unionbook.records import CABINET
from unionbook.ui.look import drawings, icons, theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.pill import Pill, pill_size
from unionbook.ui.look.sheet import sheet
from unionbook.ui.look.tokens import DARK, EDGE_PAIRS, LIGHT, SCALES, TEXT_PAIRS, Sizes, Tokens, contrast

UI = Path(theme.__file__).parent
IMAGES = {"chevron": '"c.svg"', "tick": '"t.svg"', "dash": '"d.svg"', "mark": '"m.svg"'}


@pytest.fixture(autouse=True)
def plain_again(qapp: QApplication) -> None:
    """Every test begins with the light theme at the standard size."""
    theme.apply(qapp, 1.0, dark=False)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0F5FB5", "#0F5FB5") == 1


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read(tokens: Tokens) -> None:
    measured = {(ink, ground): contrast(getattr(tokens, ink), getattr(tokens, ground)) for ink, ground in TEXT_PAIRS}
    assert {pair: value for pair, value in measured.items() if value < 4.5} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_edge_and_bar_can_be_seen(tokens: Tokens) -> None:
    measured = {(edge, ground): contrast(getattr(tokens, edge), getattr(tokens, ground)) for edge, ground in EDGE_PAIRS}
    assert {pair: value for pair, value in measured.items() if value < 3} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_uses_only_colours_of_the_tokens_and_no_rule_without_a_selector(tokens: Tokens) -> None:
    text = sheet(tokens, Sizes(), IMAGES)
    known = {value for value in vars(tokens).values() if isinstance(value, str)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) <= known
    rules = re.findall(r"([^{}]*)\{", text)
    assert [rule for rule in rules if not rule.strip()] == []
    assert text.count("{") == text.count("}")


def test_no_widget_has_a_style_sheet_that_would_reach_its_children() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in UI.glob("*.py"))
    assert [rules for rules in re.findall(r'setStyleSheet\(\s*"([^"]+)"', text) if "{" not in rules] == []


def test_type_grows_faster_than_metrics_and_nothing_is_under_12_px() -> None:
    sizes = {name: Sizes(scale) for name, scale in SCALES.items()}
    assert [size.type(14) for size in sizes.values()] == [14, 16, 18]
    assert [size.px(32) for size in sizes.values()] == [32, 36, 39]
    assert [size.icon(20) for size in sizes.values()] == [20, 20, 24]
    assert Sizes(0.5).type(14) == 12
    assert min(int(found) for found in re.findall(r"font-size: (\d+)px", sheet(LIGHT, Sizes(), IMAGES))) == 12


def test_large_type_reaches_labels_and_fields(qapp: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    label, field = theme.look(QLabel("会员", holder), "title"), QLineEdit(holder)
    before = label.sizeHint().height(), field.sizeHint().height()
    theme.apply(qapp, SCALES["特大"], dark=True)
    assert label.fontInfo().pixelSize() == 26
    assert field.fontInfo().pixelSize() == 18
    assert field.sizeHint().height() >= 39 > before[1]
    assert label.sizeHint().height() > before[0]
    assert theme.TOKENS.card == DARK.card


def test_a_field_shows_that_it_is_wrong(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 32)

    def edge() -> QColor:
        return field.grab().toImage().pixelColor(100, 0)

    assert edge() != QColor(LIGHT.bad)
    theme.state(field, "wrong", True)
    assert edge() == QColor(LIGHT.bad)
    theme.state(field, "wrong", False)
    assert edge() != QColor(LIGHT.bad)


def test_an_icon_takes_the_colour_and_the_scale_asked_for(qapp: QApplication) -> None:
    picture = icons.pixmap("home_filled", 20, "#C2241B", 1.5)
    image = picture.toImage()
    assert (image.width(), picture.deviceIndependentSize().width()) == (30, 20)
    points = [image.pixelColor(x, y) for x in range(30) for y in range(30)]
    inks = {point.name() for point in points if point.alpha() == 255}
    assert inks == {"#c2241b"}
    assert icons.drawing("home_filled", 24) == "home_24_filled"
    assert icons.pixmap("home_filled", 20, "#C2241B", 1.5) is picture


def test_one_drawing_in_two_colours_is_shown_in_both(qapp: QApplication) -> None:
    """Qt keeps the pictures of icons by the key of what they were made of."""
    side = QSize(20, 20)
    colours = []
    for colour in ("#FF0000", "#00FF00"):
        icon = icons.icon("print", 20, colour, "#0000FF")
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
            shown = icon.pixmap(side, mode).toImage()
            inked = (shown.pixelColor(at % 20, at // 20) for at in range(400))
            colours.append({one.name() for one in inked if one.alpha() == 255})
    assert colours == [{"#ff0000"}, {"#0000ff"}, {"#00ff00"}, {"#0000ff"}]


def test_every_icon_named_in_the_window_and_the_drawers_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in UI.glob("*.py"))
    named = set(re.findall(r'icon="(\w+)"', text))
    named |= set(re.findall(r'theme\.(?:icon|pixmap)\(\s*"(\w+)"', text))
    named |= set(re.findall(r'theme\.button\(\s*(?:"[^"]*"|\w+)\s*,\s*"(\w+)"', text))
    named |= {f"{kind.icon}{end}" for kind in CABINET for end in ("", "_filled")}
    assert len(named) > 30
    assert {name for name in named if not drawings.source(name)} == set()


def test_a_pill_has_room_for_its_words_and_says_them(qtbot: QtBot) -> None:
    pill = Pill("超期 3 天", "bad", "clock_filled")
    qtbot.addWidget(pill)
    words = QFontMetrics(theme.font(12, bold=True)).horizontalAdvance("超期 3 天")
    assert pill_size("超期 3 天").width() >= words + 2 * 8
    assert pill.sizeHint().width() > pill_size("超期 3 天").width()
    assert pill.accessibleName() == "超期 3 天"
    pill.resize(pill.sizeHint())
    ground = pill.grab().toImage().pixelColor(pill.width() // 2, 2)
    assert ground == QColor(LIGHT.bad_bg)


def test_a_button_without_words_has_a_name(qtbot: QtBot) -> None:
    made = theme.button("", "print", "flat", tip="打印（Ctrl+P）")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("打印", "打印（Ctrl+P）")


def test_a_windows_without_a_chinese_font_shows_the_one_that_is_printed(qapp: QApplication) -> None:
    assert "Noto Sans SC" in theme.bundled([])


def test_a_part_of_two_signs_is_said_where_it_fits_whole(qapp: QApplication, qtbot: QtBot) -> None:
    line = Elided("信访 · 2020-11-05 起，最后一天 2021-01-04", "caption")
    qtbot.addWidget(line)
    line.resize(line.fontMetrics().horizontalAdvance("信访") + 8, 20)
    line.show()
    assert line.text() == "信访"


def test_a_line_without_room_for_two_signs_says_nothing_but_keeps_its_name(qapp: QApplication, qtbot: QtBot) -> None:
    line = Elided("90 户 · 本年新建档 12")
    qtbot.addWidget(line)
    line.show()
    shown = []
    for width in (400, line.fontMetrics().horizontalAdvance("90 户 · 本年") + 4, 24):
        line.resize(width, 20)
        shown.append(line.text())
    assert shown == ["90 户 · 本年新建档 12", "90 户", ""]
    assert line.accessibleName() == line.toolTip() == "90 户 · 本年新建档 12"
