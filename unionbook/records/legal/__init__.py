"""法律服务: legal aid and advice, mediation of labour disputes, the union's supervision of labour law."""

from unionbook.records.legal.consultation import CONSULTATION, ConsultationCase
from unionbook.records.legal.mediation import MEDIATION, Mediation
from unionbook.records.legal.supervision import SUPERVISION, Supervision

__all__ = ["CONSULTATION", "MEDIATION", "SUPERVISION", "ConsultationCase", "Mediation", "Supervision"]
