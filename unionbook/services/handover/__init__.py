"""交接册: what changes hands when the staff change, on paper and signed by three."""

from unionbook.services.handover.gathering import SOON, booklet
from unionbook.services.handover.model import Between, Booklet, Part
from unionbook.services.handover.printing import print_booklet

__all__ = ["SOON", "Between", "Booklet", "Part", "booklet", "print_booklet"]
