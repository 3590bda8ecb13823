"""What a style sheet names lies in memory, as Qt finds it; nothing is written for it."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QFile, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from unionbook.ui.look import icons, inmemory

NAMES = st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=40)


@given(st.dictionaries(NAMES, st.binary(max_size=3000), min_size=1, max_size=30))
def test_every_file_is_found_with_its_bytes(files: dict[str, bytes]) -> None:
    for name, url in inmemory.urls(files, f"test/{len(inmemory._kept)}").items():
        file = QFile(url)
        assert file.open(QIODevice.OpenModeFlag.ReadOnly)
        assert bytes(file.readAll().data()) == files[name]


def test_a_style_sheet_draws_it(qapp: QApplication) -> None:
    urls = inmemory.urls({"tick.svg": icons.tinted("checkmark_filled", "#C2241B")}, "test/drawn")
    picture = QPixmap(urls["tick.svg"])
    assert not picture.isNull()
    colours = {picture.toImage().pixelColor(x, y).name() for x in range(20) for y in range(20)}
    assert "#c2241b" in colours
