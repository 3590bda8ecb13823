"""核对: what a report says held against the book, last year, itself and the paper, before it is issued."""

from unionbook.services.report.proof.finding import Finding, Place, Severity, may_issue
from unionbook.services.report.proof.onpaper import proof_paper
from unionbook.services.report.proof.proving import proof

__all__ = ["Finding", "Place", "Severity", "may_issue", "proof", "proof_paper"]
