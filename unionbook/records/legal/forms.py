"""Papers of labour-law supervision: the opinion to the employer, the proposal to the labour office."""

from unionbook.ground.forms import Form, Notice, Para

_CONTACT = Para("联系人：{supervisor_a}。联系电话：{office:phone}。")

SUPERVISION_FORMS: tuple[Form, ...] = (
    Notice(
        name="opinion",
        code="P11",
        label="工会劳动法律监督意见书",
        purpose="调查属实的，要求用人单位改正并书面答复。",
        number="{opinion_number|（　　　　）〔　　　　〕　　号}",
        addressee="{enterprise.name|unit}：",
        needs=("enterprise.name|unit", "subject", "findings"),
        day="delivered_on",
        paragraphs=(
            Para("{investigated_on}，本会对你单位“{subject}”的问题进行了调查。", "investigated_on"),
            Para("一、查明的事实", head=True),
            "{findings}",
            Para("二、监督意见", head=True),
            "上述情形侵犯了职工的合法权益。根据{article:union.rights}的规定，请你单位立即采取措施予以改正。",
            "请自收到本意见书之日起{limit:supervision.answer|规定的期限}内，"
            "按照{article:supervision.answer|工会劳动法律监督的有关规定}，把改正情况书面答复本会。"
            "逾期不答复或者拒不改正的，本会将提请有关部门依法处理。",
            _CONTACT,
        ),
    ),
    Notice(
        name="proposal",
        code="P11",
        label="工会劳动法律监督建议书",
        purpose="用人单位逾期不答复、拒不改正的，提请劳动行政部门依法处理。",
        number="{proposal_number|（　　　　）〔　　　　〕　　号}",
        addressee="＿＿＿＿＿＿＿＿＿＿＿＿：",
        needs=("enterprise.name|unit", "subject", "findings", "delivered_on"),
        day="proposed_on",
        paragraphs=(
            "{enterprise.name|unit}存在“{subject}”的问题。本会于{delivered_on}送达监督意见书（{opinion_number}），"
            "要求其改正并书面答复。",
            Para("一、查明的事实", head=True),
            "{findings}",
            Para("二、单位的答复", head=True),
            Para("该单位没有在规定的期限内答复。", without="answer", blank=False),
            Para("{answer}", "answer"),
            Para("三、建议", head=True),
            "根据{article:union.rights}的规定，建议你单位依法调查处理，并把处理结果告知本会。",
            _CONTACT,
        ),
    ),
)
