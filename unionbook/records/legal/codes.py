"""Code lists of legal services: what was asked, by whom, how it ended; the matters of labour-law supervision."""

from unionbook.ground.codes import CodeList

SERVICE = CodeList(
    "服务种类",
    {
        "advice": "法律咨询",
        "writing": "代写文书",
        "negotiation": "协助协商",
        "agency": "代理仲裁、诉讼",
        "aid": "法律援助",
    },
    {"咨询": "advice", "代理": "agency", "援助": "aid", "代书": "writing"},
)
CHANNEL = CodeList(
    "方式",
    {"visit": "来访", "phone": "电话", "network": "网络", "event": "现场活动", "visit_out": "上门"},
)
MATTER = CodeList(
    "事项",
    {
        "relation": "确认劳动关系",
        "contract": "劳动合同",
        "dismissal": "辞退离职",
        "wages": "劳动报酬",
        "injury": "工伤待遇",
        "compensation": "经济补偿",
        "hours": "工时休假",
        "insurance": "社会保险",
        "safety": "劳动保护",
        "women": "女职工权益",
        "other": "其他",
    },
    {"欠薪": "wages", "社保": "insurance", "工伤": "injury"},
)
PETITIONER = CodeList(
    "身份",
    {"member": "会员", "worker": "职工", "migrant": "农民工", "family": "家属", "union": "基层工会", "other": "其他"},
)
RESULT = CodeList(
    "办理结果",
    {
        "answered": "已解答",
        "settled": "协商和解",
        "won": "胜诉、支持",
        "partly": "部分支持",
        "lost": "败诉、驳回",
        "withdrawn": "撤回",
        "other": "其他",
    },
)
CONFIRM = CodeList(
    "协议确认",
    {"none": "未确认", "arbitration": "仲裁审查确认", "court": "司法确认"},
    {"法院": "court", "仲裁": "arbitration"},
)
CLUE = CodeList(
    "线索来源",
    {
        "complaint": "劳动者投诉",
        "inspection": "巡查检查",
        "petition": "信访转来",
        "base": "基层工会报告",
        "superior": "上级交办",
        "media": "媒体网络",
        "other": "其他",
    },
)
LAW_MATTER = CodeList(
    "监督事项",
    {
        "equality": "平等就业",
        "rules": "规章制度",
        "contract": "劳动合同",
        "agreement": "集体合同",
        "wages": "劳动报酬、最低工资",
        "hours": "工作时间、休息休假",
        "safety": "劳动安全卫生",
        "insurance": "社会保险",
        "protected": "女职工、未成年工、残疾职工保护",
        "democracy": "民主管理",
        "funds": "教育培训经费",
        "other": "其他",
    },
    {"最低工资": "wages", "女职工": "protected", "未成年工": "protected", "职代会": "democracy"},
)
CORRECTION = CodeList(
    "监督结果",
    {
        "corrected": "已改正",
        "partly": "部分改正",
        "refused": "拒不改正",
        "passed": "移送劳动监察",
        "unfounded": "不属违法",
    },
)
