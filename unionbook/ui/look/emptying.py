"""Taking everything out of a layout, so that it can be filled anew."""

from PySide6.QtWidgets import QBoxLayout


def empty(layout: QBoxLayout, kept: int = 0) -> None:
    """Take out every part after the first so many, with its stretches; widgets are out of sight at once and go soon."""
    while (item := layout.takeAt(kept)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
