"""The drawers, in the order of the tabs. A new kind touches its own folder and one line here."""

from unionbook.ground.cabinet import Cabinet
from unionbook.records import (
    activity,
    aid,
    draft,
    enterprise,
    grievance,
    hardship,
    member,
    office,
    organisation,
    person,
)

KINDS = (
    member.KIND,
    person.KIND,
    grievance.KIND,
    grievance.STEP,
    hardship.KIND,
    hardship.HOUSEHOLD_MEMBER,
    aid.APPLICATION,
    aid.PROGRAMME,
    aid.PAYMENT,
    activity.KIND,
    activity.PARTICIPANT,
    organisation.KIND,
    enterprise.KIND,
    office.KIND,
    office.STAFF,
    draft.KIND,
)

CABINET = Cabinet(KINDS)
