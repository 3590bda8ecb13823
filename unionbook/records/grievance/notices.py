"""Papers of a case to the petitioner and to whoever is to handle it, each with the article it rests on."""

from unionbook.ground.forms import Bar, Notice, Para

_TO = "{person.name}："
_NUMBER = "编号：{number}"
_ANONYMOUS = Bar("anonymous", (1,), "匿名信访不需要书面告知。")
_RECEIVED = "{received_on}，本会收到你以{form}形式提出的信访事项：{subject}。"
_CONTACT = Para("承办人：{handler_a}。联系电话：{office:phone}。")
_END = Para("特此告知。")
_DIRECT = ("reception", "hotline", "department")

_ACCEPTED = (
    "经审查，该事项属于本会职责范围。根据{%s}的规定，本会于{accepted_on}决定受理，"
    "自受理之日起{limit:petition.finish}内办结，最迟不超过{due:finish}。"
)
_REFUSED = "经审查，该事项{refusal_reason}。根据{%s}的规定，本会于{refused_on}决定不予受理。"


def _by_source(text: str) -> tuple[Para, Para]:
    """The paragraph with the article for cases that came here, and for those passed on to us."""
    return (
        Para(text % "article:petition.notice.direct", "source", among=_DIRECT),
        Para(text % "article:petition.notice.forwarded", "source", among=("superior",), blank=False),
    )


NOTICES = (
    Notice(
        name="acceptance",
        code="P9",
        label="信访事项受理告知书",
        purpose="收到信访后书面告知信访人已受理、何时办结。",
        number=_NUMBER,
        addressee=_TO,
        needs=("person.name", "subject", "accepted_on"),
        bars=(_ANONYMOUS,),
        day="notified_on",
        paragraphs=(
            _RECEIVED,
            *_by_source(_ACCEPTED),
            "情况复杂、需要延长办理期限的，本会将另行书面告知并说明理由。",
            "办理期间，请如实说明情况、提供有关材料。",
            _CONTACT,
            _END,
        ),
    ),
    Notice(
        name="refusal",
        code="P9",
        label="信访事项不予受理告知书",
        purpose="不属于本会职责范围的，书面告知信访人不予受理和原因。",
        number=_NUMBER,
        addressee=_TO,
        needs=("person.name", "subject", "refused_on", "refusal_reason"),
        bars=(_ANONYMOUS,),
        day="refused_on",
        paragraphs=(
            _RECEIVED,
            *_by_source(_REFUSED),
            "你可以向有权处理该事项的机关、单位提出。",
            _CONTACT,
            _END,
        ),
    ),
    Notice(
        name="guidance",
        code="P9",
        label="信访事项引导告知书",
        purpose="应当通过仲裁、诉讼等途径解决的，书面告知信访人。",
        number=_NUMBER,
        addressee=_TO,
        needs=("person.name", "subject", "guided_on", "route"),
        bars=(_ANONYMOUS,),
        day="guided_on",
        paragraphs=(
            _RECEIVED,
            "经审查，该事项应当通过{route}途径解决。根据{article:petition.guidance}的规定，请你依法向有关机关提出。",
            "申请劳动争议仲裁有时效规定，请及时提出。需要法律咨询和法律援助的，本会可以提供帮助。",
            _CONTACT,
            _END,
        ),
    ),
    Notice(
        name="extension",
        code="P9",
        label="信访事项延期办理告知书",
        purpose="经批准延长办理期限的，把理由和新的期限书面告知信访人。",
        number=_NUMBER,
        addressee=_TO,
        needs=("person.name", "subject", "accepted_on", "extended_to", "extension_reason", "extended_on"),
        bars=(_ANONYMOUS,),
        day="extension_told_on",
        paragraphs=(
            "你提出的信访事项（{subject}），本会已于{accepted_on}受理。",
            "因{extension_reason}，不能在规定期限内办结。根据{article:petition.extension}的规定，"
            "经本会负责人于{extended_on}批准，办理期限延长至{extended_to}。",
            _CONTACT,
            _END,
        ),
    ),
    Notice(
        name="opinion",
        code="P9",
        label="信访事项处理意见书",
        purpose="申诉求决事项办理后的书面答复：请求、事实和理由、意见、依据，以及怎样申请复查。",
        number=_NUMBER,
        addressee=_TO,
        needs=("person.name", "subject", "request", "facts", "reply", "basis"),
        day="replied_on",
        paragraphs=(
            "你提出的信访事项（{subject}），本会已调查处理。根据{article:petition.opinion}的规定，现将处理意见答复如下：",
            Para("一、信访请求", head=True),
            "{request}",
            Para("二、事实和理由", head=True),
            "{facts}",
            Para("三、处理意见", head=True),
            "{reply}",
            Para("四、依据", head=True),
            "{basis}",
            "如对本处理意见不服，可以自收到本意见书之日起{limit:petition.review.request}内，"
            "根据{article:petition.review.request}的规定，向{review_body|office:superior}提出复查请求。",
        ),
    ),
    Notice(
        name="transfer",
        code="P9",
        label="信访事项转办单",
        purpose="把信访件转给有权处理的单位，由其办理并答复信访人。",
        number=_NUMBER,
        addressee="＿＿＿＿＿＿＿＿＿＿＿＿：",
        needs=("subject",),
        paragraphs=(
            "{received_on}，本会收到{person.name|信访人}以{form}形式提出的信访事项：{subject}。现转送你单位。",
            Para("信访请求：{request}", "request"),
            "根据{article:petition.notice.direct}的规定，请依法办理，按期告知并答复信访人，办理结果抄送本会。",
            Para("联系人：{handler_a}。联系电话：{office:phone}。"),
        ),
    ),
    Notice(
        name="assignment",
        code="P9",
        label="信访事项交办单",
        purpose="把信访件交下级工会办理，限期反馈结果。",
        number=_NUMBER,
        addressee="＿＿＿＿＿＿＿＿＿＿＿＿：",
        needs=("subject",),
        paragraphs=(
            "{received_on}，本会收到{person.name|信访人}以{form}形式提出的信访事项：{subject}。现交你单位办理。",
            Para("信访请求：{request}", "request"),
            "根据{article:petition.notice.direct}的规定，请调查核实、依法处理，"
            "并于{reply_due}前把办理情况和处理结果书面反馈本会。",
            Para("联系人：{handler_a}。联系电话：{office:phone}。"),
        ),
    ),
)
