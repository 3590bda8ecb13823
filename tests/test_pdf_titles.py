"""Titles in balanced lines, and rows dealt to pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.services.pdf.pages import paginate
from unionbook.services.pdf.titles import balanced


def lines(title: str, measure: float = 20.1) -> list[str]:
    widths = [0.5 if c.isascii() else 1.0 for c in title]
    return [title[line.start : line.end] for line in balanced(title, widths, measure)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青山镇总工会2020年工作总结", ["青山镇总工会2020年工作总结"]),
        (
            "青山镇总工会关于2020年工资集体协商和困难职工帮扶工作情况的报告",
            ["青山镇总工会关于2020年", "工资集体协商和困难职工帮扶工作情况的报告"],
        ),
    ],
)
def test_examples(title: str, expected: list[str]) -> None:
    assert lines(title) == expected


def test_a_title_of_three_lines_is_no_hourglass_and_tears_no_word() -> None:
    found = lines("中共青山镇委员会青山镇人民政府关于进一步加强和改进全镇基层工会规范化建设和职工服务工作的实施意见")
    sizes = [len(line) for line in found]
    assert len(found) == 3
    assert not sizes[0] > sizes[1] < sizes[2]
    assert not any(line.startswith(("的", "会", "设", "化")) for line in found)


@given(st.text(alphabet="工会职工关于年度的总结，（）2020 A", max_size=90), st.floats(5, 25))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_every_line_fits(title: str, measure: float) -> None:
    widths = [0.5 if c.isascii() else 1.0 for c in title]
    found = balanced(title, widths, measure)
    assert "".join(title[line.start : line.end] for line in found) == title
    assert all(line.end > line.start for line in found)


@given(st.lists(st.booleans(), max_size=120), st.integers(1, 22))
@settings(max_examples=150, deadline=None)
def test_pages_hold_all_rows_and_keep_together_what_can_be(keeps: list[bool], height: int) -> None:
    pages = paginate(keeps, height)
    assert [row for page in pages for row in page] == list(range(len(keeps)))
    assert all(len(page) <= height for page in pages)
    for page in pages[:-1]:
        assert len(page) > 0
        if keeps[page[-1]]:
            assert all(keeps[row] for row in page) and len(page) == height
