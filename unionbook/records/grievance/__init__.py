"""信访: cases of workers, whether sent down or received here, with their handlers, steps and clocks."""

from unionbook.ground.kind import Kind, Retention
from unionbook.records.grievance.case import Grievance
from unionbook.records.grievance.clocks import CLOCKS
from unionbook.records.grievance.figures import COUNTS, COURSE, SUBSETS
from unionbook.records.grievance.forms import FORMS
from unionbook.records.grievance.layout import COLUMNS, SECTIONS
from unionbook.records.grievance.outcomes import AFTER, LIMITS
from unionbook.records.grievance.petitioner import PETITIONER, GrievancePerson
from unionbook.records.grievance.stages import PATH
from unionbook.records.grievance.step import STEP, GrievanceStep

KIND = Kind(
    name="grievance",
    label="信访",
    record=Grievance,
    measure="件",
    title=("person.name", "subject"),
    tab="信访",
    icon="chat_warning",
    enter="登记信访",
    sections=SECTIONS,
    columns=COLUMNS,
    order=("-received_on", "-number"),
    search=("number", "person.name", "subject", "about", "enterprise.name", "person.phone"),
    subsets=SUBSETS,
    retention=Retention(
        "retention.grievance",
        ("closed_on", "reclosed_on", "final_on"),
        "办理信访事项",
        "编号、来源、类别和办理日期留下，供统计。",
    ),
    stages=PATH,
    clocks=CLOCKS,
    figures=(*COUNTS, *COURSE, *LIMITS, *AFTER),
    forms=FORMS,
    sealed="sealed",
)

__all__ = ["KIND", "PETITIONER", "STEP", "Grievance", "GrievancePerson", "GrievanceStep"]
