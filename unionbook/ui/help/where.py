"""Where the clerk is: the screen in front, the register on it, the field in focus."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from unionbook.ground.kind import Kind
from unionbook.ui.form.fieldbox import FieldBox
from unionbook.ui.ledger.ledger import FormPage, LedgerPage

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk


def screen_of(desk: "Desk") -> tuple[str, Kind | None]:
    """The tab or topic in front, and the kind whose list or form it shows."""
    page = desk.page
    if isinstance(page, LedgerPage):
        return page.drawer.kind.label, page.drawer.kind
    if isinstance(page, FormPage):
        return page.kind.label, page.kind
    if desk.pages.index >= 0:
        return desk.tabs[desk.pages.index].label, None
    return (page.topic if page is not None else ""), None


def field_of(focused: QWidget | None) -> tuple[Kind, str] | None:
    """The kind and path of the field that has the focus, None outside of forms."""
    while focused is not None and not isinstance(focused, FieldBox):
        focused = focused.parentWidget()
    return (focused.kind, focused.path) if isinstance(focused, FieldBox) else None


def here(desk: "Desk") -> tuple[str, Kind | None, tuple[Kind, str] | None]:
    """Screen, kind and field, as they are now."""
    return (*screen_of(desk), field_of(QApplication.focusWidget()))
