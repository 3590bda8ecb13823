"""The floor of a start: a PySide6 window with a table of 50,000 rows, and what its thread had computed when it was
painted, in a file.

    python tests/bench/bare_window.py FILE          bench_frozen.py freezes and runs it
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

Index = QModelIndex | QPersistentModelIndex
ROWS, COLUMNS = 50_000, 12


class Rows(QAbstractTableModel):
    """As many rows and columns as the list of members shows."""

    def rowCount(self, parent: Index | None = None) -> int:
        return ROWS

    def columnCount(self, parent: Index | None = None) -> int:
        return COLUMNS

    def data(self, index: Index, role: int = 0) -> str | None:
        return f"样板 {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


app = QApplication(sys.argv[:1])
window = QMainWindow()
table, model = QTableView(), Rows()
table.setModel(model)
window.setCentralWidget(table)
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: Path(sys.argv[1]).write_text(f"{time.thread_time()}\n", encoding="ascii"))
sys.exit(app.exec())
