"""基层工会: unions, their elections, legal certificates, checks, grades and reported numbers."""

from unionbook.records.organisation.certificate import UNION_CERTIFICATE, UnionCertificate
from unionbook.records.organisation.election import UNION_ELECTION, UnionElection
from unionbook.records.organisation.grading import GRADING, Grading
from unionbook.records.organisation.headcount import HEADCOUNT, Headcount
from unionbook.records.organisation.norm_check import NORM_CHECK, NormCheck
from unionbook.records.organisation.organisation import KIND, Organisation

__all__ = [
    "GRADING",
    "HEADCOUNT",
    "KIND",
    "NORM_CHECK",
    "UNION_CERTIFICATE",
    "UNION_ELECTION",
    "Grading",
    "Headcount",
    "NormCheck",
    "Organisation",
    "UnionCertificate",
    "UnionElection",
]
