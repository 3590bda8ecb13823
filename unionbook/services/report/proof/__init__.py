"""核对: what a report says held against the book, last year, itself and the paper, before it is issued."""

from unionbook.services.report.proof.finding import Finding, Place, Severity, may_issue
from unionbook.services.report.proof.onpaper import marked, proof_paper
from unionbook.services.report.proof.proving import proof, proof_printed

__all__ = ["Finding", "Place", "Severity", "marked", "may_issue", "proof", "proof_paper", "proof_printed"]
