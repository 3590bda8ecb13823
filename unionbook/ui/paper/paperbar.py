"""The bar above a paper: its pages, its size, and whether its sources are shown."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from unionbook.ui.look import theme
from unionbook.ui.paper.papergrid import Fit
from unionbook.ui.paper.paperview import PaperView


class PaperBar(QWidget):
    """Page back and on, whole page, width, smaller and larger. sources: the switch of the pane beside the paper.

    Where there is little room the ways to fit the paper go; the keys for larger and smaller stay.
    """

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self.view = view
        self.page, self.zoom = theme.look(QLabel(), "label"), theme.look(QLabel(), "label")
        self.sources = theme.button("", "panel_right", "flat", tip="显示或收起数据来源")
        self.sources.setCheckable(True)
        back = theme.button("", "chevron_left", "flat", tip="上一页")
        on = theme.button("", "chevron_right", "flat", tip="下一页")
        self.fitting = theme.button("整页", style="flat"), theme.button("适合宽度", style="flat")
        whole, wide = self.fitting
        smaller = theme.button("", "zoom_out", "flat", tip="缩小（Ctrl+滚轮）")
        larger = theme.button("", "zoom_in", "flat", tip="放大（Ctrl+滚轮）")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(4)
        for part in (back, self.page, on):
            row.addWidget(part)
        row.addStretch(1)
        for part in (whole, wide, smaller, self.zoom, larger, self.sources):
            row.addWidget(part)
        back.clicked.connect(lambda: view.go_to_page(view.page - 1))
        on.clicked.connect(lambda: view.go_to_page(view.page + 1))
        whole.clicked.connect(lambda: view.fit(Fit.PAGE))
        wide.clicked.connect(lambda: view.fit(Fit.WIDTH))
        smaller.clicked.connect(lambda: view.step_zoom(-1))
        larger.clicked.connect(lambda: view.step_zoom(1))
        view.moved.connect(self.tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        row = self.layout()
        assert row is not None
        needed = row.sizeHint().width() + sum(one.sizeHint().width() + 4 for one in self.fitting if one.isHidden())
        for button in self.fitting:
            button.setVisible(needed <= self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(240), super().minimumSizeHint().height())

    def tell(self) -> None:
        """Which page is in view, and how large."""
        self.page.setText(f"第 {self.view.page + 1} / {max(self.view.grid.count, 1)} 页")
        self.zoom.setText(f"{round(self.view.grid.zoom * 100)}%")
        self._fit()
