"""集体协商: agreements of firms, areas and trades, their negotiations, and surveys of what workers think of them."""

from unionbook.records.agreement.agreement import KIND, Agreement
from unionbook.records.agreement.covered import COVERED, AgreementEnterprise
from unionbook.records.agreement.firms import with_bargaining
from unionbook.records.agreement.meeting import MEETING, NegotiationRound
from unionbook.records.agreement.survey import ANSWER, SURVEY, Survey, SurveyAnswer

__all__ = [
    "ANSWER",
    "COVERED",
    "KIND",
    "MEETING",
    "SURVEY",
    "Agreement",
    "AgreementEnterprise",
    "NegotiationRound",
    "Survey",
    "SurveyAnswer",
    "with_bargaining",
]
