"""What the check-up looks for in the register of members who are in a union today."""

from unionbook.ground.conditions import among, empty, every, filled, is_
from unionbook.ground.upkeep import Alike, Doubt, Sign, Upkeep
from unionbook.records.member.figures import TODAY

UPKEEP = Upkeep(
    doubts=(
        Doubt(
            name="no_id",
            label="缺证件号码",
            where=every(TODAY, empty("person.id_number")),
            verb="补号码",
            definition="没有证件号码的会员不能实名上报，也分不清同名的人。",
            field="person.id_number",
            must=True,
        ),
        Doubt(
            name="union_gone",
            label="所属工会已撤销",
            where=every(TODAY, is_("organisation.stage", "dissolved")),
            verb="转会",
            definition="工会已经撤销，会籍还留在里面，请转到别的工会或办理离会。",
            field="organisation",
            must=True,
        ),
        Doubt(
            name="no_phone",
            label="缺手机号码",
            where=every(TODAY, empty("person.phone")),
            verb="补电话",
            definition="没有手机号码，通知和回访联系不上本人。",
            field="person.phone",
        ),
        Doubt(
            name="no_employer",
            label="没有工作单位",
            where=every(TODAY, empty("enterprise"), empty("workplace")),
            verb="补单位",
            definition="登记的企业和文字写的单位都没有填。",
            field="enterprise",
        ),
        Doubt(
            name="employer_typed",
            label="单位没有关联企业",
            where=every(TODAY, empty("enterprise"), filled("workplace")),
            verb="关联企业",
            definition="单位只写了文字，企业名下就数不到这些会员。",
            field="enterprise",
            links=("workplace", "enterprise"),
        ),
    ),
    alike=Alike(
        signs=(Sign(score=100, same=("person",)),),
        definition="一个人同时只能是一个工会的会员，这里登记了两份会籍。",
        where=among("stage", "applying", "active", "kept"),
    ),
    rate="complete_share",
)
