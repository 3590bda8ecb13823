"""值班安排: who answers cases and who stands in (A 角, B 角), who is away, and every taking over of open cases."""

from unionbook.records.duty.absence import ABSENCE, Absence
from unionbook.records.duty.roster import KIND, Duty, handlers_on
from unionbook.records.duty.takeover import TAKEOVER, Takeover

__all__ = ["ABSENCE", "KIND", "TAKEOVER", "Absence", "Duty", "Takeover", "handlers_on"]
