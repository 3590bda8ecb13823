"""Where pages stand on the ground: pages of one size, and lying ones among upright ones."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from unionbook.ui.paper.papergrid import MARGIN, Fit, PaperGrid

A4, LYING = QSizeF(595.276, 841.89), QSizeF(841.89, 595.276)


@given(
    st.lists(st.sampled_from([A4, LYING]), min_size=1, max_size=9),
    st.integers(300, 2000),
    st.integers(200, 1200),
    st.sampled_from([Fit.WIDTH, Fit.PAGE]),
)
def test_pages_keep_their_shape_and_never_overlap(sizes: list[QSizeF], wide: int, high: int, fit: Fit) -> None:
    grid = PaperGrid(room=QSizeF(wide, high), fit=fit)
    grid.take(sizes)
    grid.lay_out()
    pages = [grid.page(number) for number in range(grid.count)]
    for page, size in zip(pages, sizes, strict=True):
        assert abs(page.width() / page.height() - size.width() / size.height()) < 0.001
        assert page.left() >= MARGIN - 0.01 and page.right() <= grid.ground.width() + 0.01
        assert page.bottom() <= grid.ground.height() + 0.01
    assert not any(one.intersects(other) for at, one in enumerate(pages) for other in pages[:at])


def test_pages_of_one_size_are_told_so() -> None:
    grid = PaperGrid()
    grid.take([A4, A4, A4])
    assert grid.count == 3 and not grid.sizes and grid.paper == A4
    grid.take([A4, LYING])
    assert len(grid.sizes) == 2 and grid.paper == A4


def test_a_place_on_a_lying_page_is_counted_from_its_own_corner() -> None:
    grid = PaperGrid(room=QSizeF(900, 600))
    grid.take([A4, LYING])
    grid.lay_out()
    assert grid.place(1, QRectF(0, 0, 1, 1)).topLeft() == grid.page(1).topLeft()
