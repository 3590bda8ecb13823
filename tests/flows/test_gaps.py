"""The window never stands still: every page and flow on a book of 50,000 members, under the watchdog."""

import shutil
from pathlib import Path

import pytest
from gap_flows import LONGEST, grown, opened, walked

from unionbook.ui.frame.window import Window


@pytest.mark.slow
def test_no_page_and_no_flow_computes_longer_than_a_tenth_of_a_second(window: Window, tmp_path: Path) -> None:
    book = Path(shutil.copy(grown(), tmp_path / "县.ubk"))
    found = [*opened(window, book), *walked(window)]
    late = [f"{flow.name} {flow.computed:.0f} ms: {told}" for flow in found for told in flow.told]
    assert late == [], f"longer than {LONGEST:.0f} ms"
