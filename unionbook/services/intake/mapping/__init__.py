"""Which column of a table is which field of a kind, how sure that is, and why."""

from unionbook.services.intake.mapping.model import Mapping, Match
from unionbook.services.intake.mapping.proposing import propose
from unionbook.services.intake.mapping.targets import Target, knows, targets

__all__ = ["Mapping", "Match", "Target", "knows", "propose", "targets"]
