"""Loading ahead what the registers and the report need, while the clerk still reads 今日."""

import threading
from importlib import import_module

NEEDED = (
    *("unionbook.ui.ledger.ledger", "unionbook.services.batch", "unionbook.services.past"),
    *("unionbook.ui.paper.report", "unionbook.ui.aside.backups"),
)


def warm() -> None:
    """Load it in a thread of its own; whoever needs a part sooner waits for that part only."""
    threading.Thread(target=_load, name="warming", daemon=True).start()


def _load() -> None:
    for name in NEEDED:
        import_module(name)
