"""The window never stands still: every page and flow on a book of 50,000 members, under the watchdog."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from gap_deeds import DEEDS
from gap_flows import LONGEST, PARTS, Flow, Part, grown, opened, walked
from gap_further import FURTHER
from gap_office import office

from unionbook.ui.frame.window import Window


def practised(window: Window, folder: Path, parts: Sequence[Part]) -> Iterator[Flow]:
    """Flows in a copy of the practice book."""
    yield from opened(window, Path(shutil.copy(grown(), folder / "县.ubk")))
    yield from walked(window, parts)


WALKS: dict[str, Callable[[Window, Path], Iterator[Flow]]] = {
    "pages": partial(practised, parts=PARTS),
    "deeds": partial(practised, parts=DEEDS[:4]),
    "more deeds": partial(practised, parts=DEEDS[4:]),
    "office": office,
    "further": partial(practised, parts=FURTHER),
}


@pytest.mark.slow
@pytest.mark.parametrize("walk", WALKS)
def test_no_page_and_no_flow_computes_longer_than_a_tenth_of_a_second(
    window: Window, tmp_path: Path, walk: str
) -> None:
    found = list(WALKS[walk](window, tmp_path))
    late = [f"{flow.name} {flow.computed:.0f} ms: {told}" for flow in found for told in flow.told]
    if late:
        pytest.fail("\n".join([f"{len(late)} longer than {LONGEST:.0f} ms", *late]), pytrace=False)
