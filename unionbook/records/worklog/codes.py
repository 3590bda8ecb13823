"""Code lists of the work log: which ledger a line belongs to, what it was about, how it was done."""

from unionbook.ground.codes import CodeList

CATEGORY = CodeList(
    "类别",
    {
        "meeting": "会议",
        "symposium": "座谈会",
        "tripartite": "三方会议",
        "visit": "走访",
        "guidance": "下乡指导",
        "talk": "谈心",
        "inspection": "检查",
        "notice": "督促通报",
        "consultation": "咨询解答",
        "leaflet": "宣传资料派发",
        "publicity": "宣传",
        "study": "学习",
        "research": "调研",
        "suggestion": "合理化建议",
        "bulletin": "信息上报",
        "mechanism": "机制建设",
        "rules": "制度建设",
        "adviser": "法律顾问",
        "party": "党建带工建",
        "project": "专项工作",
        "shortcoming": "存在的不足",
        "plan": "下年计划",
        "other": "其他工作",
    },
    {
        "推进会": "meeting",
        "动员会": "meeting",
        "抽查": "inspection",
        "考核": "inspection",
        "家访": "talk",
        "献计献策": "suggestion",
        "工作信息": "bulletin",
        "理论学习": "study",
        "内设组织": "mechanism",
        "工作思路": "plan",
    },
)
TOPIC = CodeList(
    "业务",
    {
        "organising": "组建与会籍",
        "bargaining": "集体协商",
        "dues": "工会经费",
        "rights": "维权信访",
        "law": "法律政策",
        "aid": "帮扶救助",
        "safety": "劳动安全",
        "democracy": "民主管理",
        "culture": "文体宣传",
        "contest": "劳动竞赛",
        "women": "女职工",
        "party": "党建",
        "other": "其他",
    },
    {"经费": "dues", "工资集体协商": "bargaining", "法律咨询": "law", "厂务公开": "democracy"},
)
BY = CodeList(
    "开展单位",
    {"own": "本级工会", "superior": "上级工会", "base": "基层工会", "jointly": "与有关部门联合", "other": "其他单位"},
    {"总工会": "superior", "本单位": "own"},
)
CHANNEL = CodeList(
    "方式",
    {
        "spot": "现场",
        "phone": "电话",
        "net": "网络（微信）",
        "board": "宣传栏",
        "blackboard": "黑板报",
        "message": "手机短信",
        "tv": "电视（广告）",
        "paper": "报刊简报",
        "banner": "横幅标语",
        "other": "其他方式",
    },
    {"微信": "net", "公众号": "net", "短信": "message", "电视广告": "tv"},
)
