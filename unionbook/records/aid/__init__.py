"""帮扶: the programmes of aid, the applications in them, and what was handed over."""

from unionbook.records.aid.application import APPLICATION, Application
from unionbook.records.aid.payment import PAYMENT, Payment
from unionbook.records.aid.programme import PROGRAMME, Programme

__all__ = ["APPLICATION", "PAYMENT", "PROGRAMME", "Application", "Payment", "Programme"]
