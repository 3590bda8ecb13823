"""医疗互助: periods of the mutual medical aid, the unions enrolled in them, what was paid to the sick."""

from unionbook.records.mutual.claim import CLAIM, MutualClaim
from unionbook.records.mutual.enrolment import ENROLMENT, MutualEnrolment
from unionbook.records.mutual.period import PERIOD, MutualPeriod

__all__ = ["CLAIM", "ENROLMENT", "PERIOD", "MutualClaim", "MutualEnrolment", "MutualPeriod"]
