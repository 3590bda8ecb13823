"""Charts: lengths exactly as the values, every word inside the rectangle, readable without colour."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdf_sheet import MM, SHIPPED, needs_poppler, poppler
from pypdf import PdfReader

from unionbook.services.pdf.chart.drawing import FILLINGS, Drawing, Label, hatch
from unionbook.services.pdf.chart.model import MOST_SERIES, Chart, Kind, Series, Value
from unionbook.services.pdf.chart.printing import draw_charts, plan, print_charts
from unionbook.services.pdf.chart.scale import scale, shares, wording
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper

SHAPER = Shaper(SHIPPED)
NEAR = 0.01
MONTHS = tuple(f"{month}月" for month in range(1, 13))
SOURCES = Chart(
    "图1　近两年信访来源",
    ("来信", "来访", "来电", "网上", "领导交办"),
    (Series("2020年", (12, 57, 33, 8, 0)), Series("2019年", (18, 49, 41, None, 2))),
    "件",
)
UNIONS = Chart("图2　会员数", ("团结村", "青山工业园区联合工会"), (Series("会员", (1205, 2310)),), "人", Kind.ROWS)
BY_MONTH = Chart(
    "图3　各月受理量",
    MONTHS,
    (
        Series("2020年", (3, 5, 8, 6, 4, 7, 9, 12, 5, 3, 0, None)),
        Series("2019年", (4, 4, 6, 9, 5, 6, 10, 9, 6, 5, 2, 7)),
    ),
    "件",
    Kind.LINE,
)
CAUSES = Chart(
    "图4　致困原因",
    ("2020年", "2019年"),
    (Series("本人大病", (28, 31)), Series("意外灾害", (3, 2)), Series("其他", (1, 1))),
    "户",
    Kind.SHARES,
)
MONEY = Chart("图5　帮扶资金", ("送温暖", "助学"), (Series("2020年", (12_203_500, 7_500_000)),), money=True)
SAMPLES = [SOURCES, UNIONS, BY_MONTH, CAUSES, MONEY]

numbers: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.integers(-5000, 10**7), st.integers(0, 50), st.floats(-1000, 1000).map(lambda x: round(x, 1))
)
names = st.text("青山镇总工会（社区）𠮷𫖮AB12 ，", max_size=30)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    categories = draw(st.lists(names, max_size=14))
    values = st.lists(numbers, min_size=len(categories), max_size=len(categories)).map(tuple)
    series = draw(st.lists(st.builds(Series, names, values), max_size=MOST_SERIES))
    kind = draw(st.sampled_from(Kind))
    return Chart(draw(names), tuple(categories), tuple(series), draw(names), kind, draw(st.booleans()))


def sized(chart: Chart, width: float = 156, height: float = 70) -> Drawing:
    return plan(chart, width * MM, height * MM, SHAPER)


def texts(drawing: Drawing) -> list[str]:
    return [words(label) for label in drawing.labels]


def words(label: Label) -> str:
    return "".join(glyph.char for glyph in label.line.glyphs)


@settings(max_examples=80, deadline=None)
@given(charts(), st.floats(90, 240), st.floats(50, 150))
def test_nothing_of_a_chart_is_outside_its_rectangle(chart: Chart, width: float, height: float) -> None:
    drawing = sized(chart, width, height)
    for label in drawing.labels:
        assert label.left >= -NEAR and label.right <= drawing.width + NEAR, words(label)
        assert label.top >= -NEAR and label.bottom <= drawing.height + NEAR, words(label)
    for bar in drawing.bars:
        assert bar.x >= -NEAR and bar.x + bar.width <= drawing.width + NEAR and bar.width >= 0
        assert bar.y >= -NEAR and bar.y + bar.height <= drawing.height + NEAR and bar.height >= 0
    for stroke in (*drawing.strokes, *drawing.levels):
        assert all(-NEAR <= x <= drawing.width + NEAR for x, _ in stroke.points)
        assert all(-NEAR <= y <= drawing.height + NEAR for _, y in stroke.points)


@pytest.mark.parametrize("chart", SAMPLES, ids=lambda chart: chart.title)
def test_no_words_of_a_usual_chart_touch_each_other(chart: Chart) -> None:
    labels = sized(chart).labels
    for at, one in enumerate(labels):
        for other in labels[at + 1 :]:
            apart = one.right <= other.left + NEAR or other.right <= one.left + NEAR
            under = one.bottom <= other.top + NEAR or other.bottom <= one.top + NEAR
            assert apart or under, (words(one), words(other))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 9999), min_size=1, max_size=6), st.sampled_from([Kind.BARS, Kind.ROWS]))
def test_bars_are_as_long_as_their_values(values: list[int], kind: Kind) -> None:
    drawing = sized(Chart("", tuple("甲乙丙丁戊己"[: len(values)]), (Series("数", tuple(values)),), "", kind))
    lengths = [bar.height if kind is Kind.BARS else bar.width for bar in drawing.bars]
    unit = lengths[0] / values[0]
    assert [length / unit for length in lengths] == pytest.approx(values)
    assert {str(value) for value in values} <= set(texts(drawing))


def test_bars_below_zero_hang_from_the_line() -> None:
    drawing = sized(Chart("", ("甲", "乙"), (Series("净增", (30, -15)),)))
    up, down = drawing.bars
    assert up.y + up.height == pytest.approx(down.y)
    assert up.height == pytest.approx(2 * down.height)


def test_points_of_a_line_stand_at_their_values_and_a_gap_breaks_it() -> None:
    drawing = sized(Chart("", MONTHS[:5], (Series("件", (10, 20, None, 40, 0)),), "", Kind.LINE))
    dots = drawing.dots
    rise = dots[3].y - dots[0].y
    assert [(dots[3].y - dot.y) / rise for dot in dots] == pytest.approx([1, 2, 4, 0])
    lines = [stroke for stroke in drawing.strokes if len(stroke.points) == 2 and stroke.width > 0.8]
    assert [len(line.points) for line in lines] == [2, 2]


def test_shares_are_parts_of_the_whole_and_named_by_both() -> None:
    drawing = sized(Chart("", ("",), (Series("男", (30,)), Series("女", (10,))), "人", Kind.SHARES))
    first, second = (bar for bar in drawing.bars if bar.height > 10)
    assert first.width == pytest.approx(3 * second.width)
    assert {"30（75.0%）", "10（25.0%）"} <= set(texts(drawing))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(sum))
def test_shares_add_up_to_a_hundred(values: list[int]) -> None:
    parts = shares(values)
    assert sum(round(float(part[:-1]) * 10) for part in parts) == 1000
    for value, part in zip(values, parts, strict=True):
        assert abs(float(part[:-1]) - value * 100 / sum(values)) < 0.1


@given(st.lists(st.floats(-1e9, 1e9), max_size=8))
@example([5e-324])
def test_an_axis_holds_its_values_and_zero_and_has_few_marks(values: list[float]) -> None:
    axis = scale(values)
    assert axis.low <= min([0, *values]) + 1e-6 * axis.step
    assert axis.high >= max([0, *values]) - 1e-6 * axis.step
    assert 2 <= len(axis.marks) <= 9
    assert any(abs(mark) < axis.step / 1000 for mark in axis.marks)


def test_money_is_exact_in_the_unit_it_is_printed_in() -> None:
    large = wording(MONEY)
    assert (large.unit, large.say(12_203_500), large.say(7_500_000)) == ("万元", "12.2035", "7.5")
    small = wording(Chart("", ("甲", "乙"), (Series("", (12_203_501, 50)),), money=True))
    assert (small.unit, small.say(12_203_501), small.say(50)) == ("元", "122035.01", "0.50")
    assert wording(Chart("", ("甲",), (Series("", (90_000,)),), money=True)).say(90_000) == "900"


@pytest.mark.parametrize("kind", Kind)
def test_empty_and_zero_charts_say_so(kind: Kind) -> None:
    for nothing in (Chart("图", (), (), "人", kind), Chart("图", ("甲",), (Series("乙", (None,)),), "人", kind)):
        drawing = sized(nothing)
        assert "本期没有数据" in texts(drawing) and not drawing.dots
    zero = sized(Chart("图", ("甲", "乙"), (Series("丙", (0, 0)),), "人", kind))
    assert ("没有数据" if kind is Kind.SHARES else "0") in texts(zero)
    assert all(bar.width == 12 for bar in zero.bars)  # nothing but a legend's


def test_upright_bars_lie_down_when_their_names_are_too_long() -> None:
    long = tuple(f"青山镇第{number}村民委员会工会联合会委员会" for number in range(12))
    drawing = sized(Chart("", long, (Series("会员", tuple(range(1, 13))),)), 100, 120)
    bars = drawing.bars
    assert len({bar.x for bar in bars}) == 1 and bars[11].width == pytest.approx(12 * bars[0].width)


def test_every_series_has_a_filling_of_its_own() -> None:
    assert len(set(FILLINGS)) == len(FILLINGS) == MOST_SERIES
    with pytest.raises(ValueError, match="at most"):
        Chart("", ("甲",), tuple(Series(str(at), (1,)) for at in range(MOST_SERIES + 1)))
    with pytest.raises(ValueError, match="each category"):
        Chart("", ("甲",), (Series("乙", (1, 2)),))


@given(st.floats(0, 300), st.floats(0, 300), st.floats(1, 5), st.sampled_from([-1, 0, 1]))
def test_hatching_stays_in_its_rectangle(width: float, height: float, apart: float, direction: int) -> None:
    for ends in hatch(width, height, apart, direction):
        for x, y in ends:
            assert -NEAR <= x <= width + NEAR and -NEAR <= y <= height + NEAR


def test_charts_follow_the_pages_there_are_and_are_numbered_on() -> None:
    out = io.BytesIO()
    file = PdfFile(out, Properties("报告"))
    Pen(file, 595, 842).end_page()
    pages = draw_charts([*SAMPLES, *SAMPLES], file, fonts=SHIPPED, draft=True)
    file.close()
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(out.getvalue())).pages]
    assert len(texts) == pages + 1 and pages > 2
    assert all(f"— {number} —" in text and "草稿" in text for number, text in enumerate(texts[1:], 2))
    titles = [title for text in texts for title in re.findall(r"图\d", text)]
    assert titles == ["图1", "图2", "图3", "图4", "图5"] * 2


@needs_poppler
def test_every_value_and_name_can_be_read_in_the_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    print_charts(SAMPLES, out, fonts=SHIPPED)
    text = poppler("pdftotext", out.getvalue(), "-raw", "-", tmp=tmp_path).decode("utf-8")
    plain = re.sub(r"\s", "", text)
    for chart in SAMPLES:
        assert re.sub(r"\s", "", chart.title) in plain
        assert all(name in plain for name in chart.categories)
        assert all(wording(chart).say(value) in plain for value in chart.values)
    assert "单位：万元" in plain and "3（9.4%）" in plain
