"""讨薪: cases of unpaid wages, what came back of them in parts, who helped, where the workers come from."""

from unionbook.records.wages.case import KIND, WageCase
from unionbook.records.wages.recovery import RECOVERY, Recovery
from unionbook.records.wages.rows import HELPER, ORIGIN, STEP, WageHelper, WageOrigin, WageStep

__all__ = [
    "HELPER",
    "KIND",
    "ORIGIN",
    "RECOVERY",
    "STEP",
    "Recovery",
    "WageCase",
    "WageHelper",
    "WageOrigin",
    "WageStep",
]
