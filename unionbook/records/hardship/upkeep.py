"""What the check-up looks for among the files of households in hardship."""

from unionbook.ground.conditions import Has, Not, at_least, either, empty, every, filled
from unionbook.ground.upkeep import Alone, Doubt, Upkeep
from unionbook.records.hardship.figures import ON_FILE
from unionbook.records.hardship.household import OPEN

ASKED = "2021-11-01"
"""From this day on the law asks for consent."""

AIDED = Has("application", either(filled("approved_on"), filled("paid_on")), "hardship")

UPKEEP = Upkeep(
    doubts=(
        Doubt(
            name="unaided",
            label="未帮扶过",
            where=every(ON_FILE, Not(AIDED)),
            verb="看看",
            definition="在档的困难档案里，还没有一笔批准或发放过的帮扶。",
        ),
        Doubt(
            name="no_consent",
            label="没有本人同意书",
            where=every(ON_FILE, empty("consent_on"), at_least("opened_on", ASKED)),
            verb="补同意书",
            definition="《个人信息保护法》施行以后建的档案有健康、收入等敏感信息，要有本人签的同意书。",
            field="consent_on",
        ),
    ),
    alone=Alone(link="person", where=OPEN, rule="一户只建一档，合并后请给其中一份办理退出"),
    yearly="on_file",
)
