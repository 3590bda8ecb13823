"""Code lists of the grievance register (《信访工作条例》 art. 17, 20, 29–36; 《工会法》 art. 23)."""

from unionbook.ground.codes import CodeList

SOURCE = CodeList(
    "来源",
    {
        "superior": "上级转办",
        "reception": "本级接访",
        "hotline": "热线转办",
        "department": "其他部门转",
    },
    {"12351": "hotline", "12345": "hotline", "12351转办": "hotline", "12345转办": "hotline", "市总转办": "superior"},
)
FORM = CodeList(
    "形式",
    {"visit": "走访", "phone": "电话", "letter": "书信", "network": "信息网络", "fax": "传真"},
    {"来访": "visit", "来电": "phone", "来信": "letter", "网络": "network", "网上信访": "network"},
)
SCOPE = CodeList("个体或集体", {"single": "个体", "group": "集体"}, {"个访": "single", "集体访": "group"})
NATURE = CodeList(
    "性质",
    {"request": "申诉求决", "suggestion": "建议意见", "accusation": "检举控告"},
)
MATTER = CodeList(
    "类别",
    {
        "wages": "劳动报酬",
        "arrears": "拖欠工资",
        "injury": "工伤待遇",
        "compensation": "经济补偿",
        "insurance": "社会保险",
        "hours": "工时休假",
        "contract": "劳动合同",
        "dismissal": "辞退离职",
        "relation": "确认劳动关系",
        "welfare": "福利待遇",
        "training": "职业培训",
        "safety": "劳动保护",
        "women": "女职工权益",
        "union": "建会入会",
        "aid": "困难帮扶",
        "dues": "工会经费",
        "other": "其他",
    },
    {"欠薪": "arrears", "讨薪": "arrears", "社保": "insurance", "帮扶": "aid", "经费": "dues"},
)
WRONG = CodeList(
    "侵权情形",
    {
        "wages": "克扣、拖欠工资",
        "safety": "不提供劳动安全卫生条件",
        "hours": "随意延长劳动时间",
        "women_young": "侵犯女职工、未成年工权益",
        "other": "其他严重侵权",
    },
)
PETITIONER = CodeList(
    "身份",
    {"member": "会员", "worker": "职工", "migrant": "农民工", "family": "家属", "other": "其他"},
)
ROUTE = CodeList(
    "引导途径",
    {
        "arbitration": "劳动仲裁",
        "lawsuit": "诉讼",
        "inspection": "劳动监察",
        "review": "行政复议、裁决",
        "discipline": "纪检监察",
        "elsewhere": "向有权机关提出",
    },
    {"仲裁": "arbitration", "法院": "lawsuit"},
)
REPLY_WAY = CodeList(
    "答复方式",
    {"written": "书面", "spot": "当面", "phone": "电话", "message": "短信", "network": "网络"},
)
OUTCOME = CodeList(
    "办理结果",
    {
        "supported": "予以支持",
        "explained": "解释说明",
        "rejected": "不予支持",
        "mediated": "调解达成协议",
        "settled": "双方和解",
        "arbitration": "引导仲裁",
        "referred": "转有权处理机关",
        "withdrawn": "信访人撤回",
    },
)
SATISFACTION = CodeList("满意度", {"good": "满意", "fair": "基本满意", "poor": "不满意"})
REVIEW = CodeList(
    "复查、复核结果",
    {"upheld": "维持", "changed": "变更", "redo": "撤销并重新办理", "refused": "不予受理", "withdrawn": "信访人撤回"},
)
