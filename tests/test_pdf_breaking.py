"""Line breaking: nothing lost, 避头尾, words and numbers whole, lines filled to the edge."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unionbook.services.pdf.breaking import Line, break_lines
from unionbook.services.pdf.kinsoku import may_end
from unionbook.services.pdf.spacing import inked, positions, slack

MEASURE = 28.0
BAD_START = "，。、；：？！）》”’…%"
BAD_END = "（《“‘〔"

characters = "工会职工帮扶经费收缴中国人，。、；：？！）》”’（《“‘〔〕3 𠮷䶮"
groups = ["——", "……", "12.2", "75000", "80%", "GB/T", "（详见《清单》）", "。”", "COMPANYLIMITED", "葛\U000e0100"]
pieces = st.sampled_from([*characters, *groups])
texts = st.lists(pieces, max_size=120).map("".join)


def widths(text: str) -> list[float]:
    """Letters and digits half a cell, what has no width of its own none, the rest a whole cell."""
    return [0.0 if unicodedata.category(c) == "Mn" else 0.5 if c.isascii() else 1.0 for c in text]


def cut(text: str, measure: float = MEASURE, indent: float = 2.0) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, widths(text), measure, indent)]


@given(texts, st.floats(4, 40), st.floats(0, 3))
@settings(max_examples=150, deadline=None)
def test_lines_are_the_text_and_fit(text: str, measure: float, indent: float) -> None:
    lines = break_lines(text, widths(text), measure, indent)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for number, line in enumerate(lines):
        room = measure - (indent if number == 0 else 0.0)
        stop = inked(text, line.start, line.end)
        natural = sum(widths(text)[line.start : stop])
        assert line.end > line.start
        assert natural - slack(text, widths(text), line.start, stop) <= room + 1e-6 or stop - line.start == 1


@given(texts)
@settings(max_examples=150, deadline=None)
def test_a_line_starts_or_ends_badly_only_if_no_other_cut_is_in_reach(text: str) -> None:
    lines = break_lines(text, widths(text), MEASURE, 2.0)
    for line, following in pairwise(lines):
        bad = text[following.start] in BAD_START or text[following.start - 1] in BAD_END
        torn = not may_end(text, line.end)
        if bad or torn:
            assert not any(may_end(text, at) for at in range(line.start + 1, line.end))


@given(texts)
@settings(max_examples=100, deadline=None)
def test_numbers_words_and_dashes_stay_whole(text: str) -> None:
    cuts = {line.start for line in break_lines(text, widths(text), MEASURE, 2.0)}
    for found in re.finditer(r"[!-~]+|——|……", text):
        if len(found[0]) <= 20 and found[0].isalnum():
            assert not cuts & set(range(found.start() + 1, found.end()))


@given(texts)
@example("工" * 9 + "—" * 8 + "葛\U000e0100（详见《清单》）工（工工")
@settings(max_examples=100, deadline=None)
def test_full_lines_end_at_the_edge(text: str) -> None:
    """What has no width is drawn with the sign before it: a mark behind both may be pressed in past its place."""
    lines = break_lines(text, widths(text), MEASURE)
    for line in lines[:-1]:
        places = positions(text, widths(text), line.start, line.end, MEASURE, justify=True)
        assert len(places) == line.end - line.start + 1
        drawn = [place for place, width in zip(places, widths(text)[line.start : line.end], strict=False) if width]
        assert drawn == sorted(drawn) and places[-1] >= drawn[-1]
        natural = sum(widths(text)[line.start : inked(text, line.start, line.end)])
        if natural > MEASURE - 3 and inked(text, line.start, line.end) - line.start > 20:
            assert places[-1] == pytest.approx(MEASURE)


def test_twenty_eight_characters_a_line_after_the_indent() -> None:
    assert [len(line) for line in cut("工" * 82)] == [26, 28, 28]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # The mark is pressed in: at the line's end half a mark is blank, the commas give the rest.
        ("工会，帮扶，" + "职" * 22 + "。工会", ["工会，帮扶，" + "职" * 22 + "。", "工会"]),
        # One comma cannot give as much.
        ("工会，" + "职" * 25 + "。工会", ["工会，" + "职" * 24, "职。工会"]),
        # Nothing to press: a character goes over with its mark.
        ("职" * 28 + "，工会", ["职" * 27, "职，工会"]),
        ("职" * 27 + "（工会）", ["职" * 27, "（工会）"]),
        ("职" * 27 + "——工会", ["职" * 27, "——工会"]),
        ("职" * 26 + "75000元", ["职" * 26, "75000元"]),
        ("职" * 27 + "80%以上", ["职" * 27, "80%以上"]),
        ("职" * 27 + "2019—2020年", ["职" * 27, "2019—2020年"]),
        ("职" * 27 + "葛\U000e0100某", ["职" * 27 + "葛\U000e0100", "某"]),
    ],
)
def test_examples(text: str, lines: list[str]) -> None:
    assert cut(text, indent=0.0) == lines


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert [len(line) for line in cut("A" * 120, indent=0.0)] == [56, 56, 8]


def test_pressed_line_ends_at_the_edge_and_keeps_its_order() -> None:
    text = "工会，帮扶，" + "职" * 22 + "。"
    places = positions(text, widths(text), 0, len(text), MEASURE, justify=True)
    assert places[-1] == pytest.approx(MEASURE)
    assert places[3] - places[2] == pytest.approx(0.75)  # the comma gave a quarter, the most it may


def test_spaces_hang_over_the_edge() -> None:
    text = "职" * 28 + "  工会"
    assert break_lines(text, widths(text), MEASURE) == [Line(0, 30), Line(30, 32)]


def test_no_text_no_lines() -> None:
    assert break_lines("", [], MEASURE) == []


def test_widths_must_match() -> None:
    with pytest.raises(ValueError, match="one width"):
        break_lines("工会", [1.0], MEASURE)
