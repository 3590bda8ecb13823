"""Taking everything out of a layout, so that it can be filled anew."""

from PySide6.QtWidgets import QBoxLayout


def empty(layout: QBoxLayout) -> None:
    """Take out every part, with its stretches; the widgets are out of sight at once and go soon."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
