"""The cabinet: all kinds by name, in the order of the tabs. They are listed in `unionbook.records.drawers`."""

from typing import TYPE_CHECKING

from unionbook.ground.cabinet import Cabinet

CABINET: Cabinet

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Cabinet:
        """It is made when it is asked for: of what was kept of the drawers, or by loading all of them."""
        if name != "CABINET":
            raise AttributeError(name)
        from unionbook.ground.kept import cabinet_of

        return globals().setdefault(name, cabinet_of(f"{__name__}.drawers"))
