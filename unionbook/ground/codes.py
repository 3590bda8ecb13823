"""Code lists: the national ones that several registers share; a list of one register lies in its drawer.

The docstring under each list names the standard; stored is always the code, never the label.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CodeList:
    """An ordered list of codes with their Chinese labels.

    also: further words a clerk or a sheet may use for a code (本科 for 大学本科); never shown.
    """

    name: str
    items: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.name)

    def label(self, code: str) -> str:
        """The label of the code; the code itself when the list does not hold it."""
        return self.items.get(code, code)

    def find(self, typed: str) -> str | None:
        """The code meant by a code, a label, another word for it, or the beginning of exactly one label."""
        text = _plain(typed)
        labels = {code: _plain(label) for code, label in self.items.items()}
        if text in self.items:
            return text
        for code, label in labels.items():
            if label == text:
                return code
        if text in self.also:
            return self.also[text]
        begun = [code for code, label in labels.items() if text and label.startswith(text)]
        return begun[0] if len(begun) == 1 else None


def _plain(text: str) -> str:
    """Full-width brackets, letters and digits as half-width ones, so that either is taken."""
    return unicodedata.normalize("NFKC", text).strip()


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SEX = CodeList("性别", _pairs("0 未知 1 男 2 女 9 未说明"), _pairs("男性 1 女性 2"))
"""GB/T 2261.1-2003."""

MARITAL = CodeList(
    "婚姻状况",
    _pairs("10 未婚 20 已婚 21 初婚 22 再婚 23 复婚 30 丧偶 40 离婚 90 未说明"),
    _pairs("离异 40"),
)
"""GB/T 2261.2-2003."""

HEALTH = CodeList(
    "健康状况",
    _pairs("""10 健康或良好 20 一般或较弱 30 有慢性病 31 心血管病 32 脑血管病 33 慢性呼吸系统病
        34 慢性消化系统病 35 慢性肾炎 36 结核病 37 糖尿病 38 神经或精神疾病 41 癌症 49 其他慢性病
        60 残疾 61 视力残疾 62 听力残疾 63 言语残疾
        64 肢体残疾 65 智力残疾 66 精神残疾 67 多重残疾 69 其他残疾"""),
    _pairs("1 10 2 20 3 30 6 60 健康 10 良好 10 一般 20 较弱 20 慢性病 30"),
)
"""GB/T 2261.3-2003: the two-digit codes; the one-digit ones of its short list are found as their group."""

EMPLOYMENT = CodeList(
    "从业状况",
    _pairs("""11 国家公务员 13 专业技术人员 17 职员 21 企业管理人员 24 工人 27 农民 31 学生 37 现役军人
        51 自由职业者 54 个体经营者 70 无业人员 80 退（离）休人员 90 其他"""),
    _pairs("公务员 11 退休人员 80 离休人员 80 退(离)休人员 80 无业 70 个体户 54"),
)
"""GB/T 2261.4-2003."""

EDUCATION = CodeList(
    "学历",
    _pairs("""10 研究生 11 博士研究生毕业 12 博士研究生结业 13 博士研究生肄业 14 硕士研究生毕业
        15 硕士研究生结业 16 硕士研究生肄业 17 研究生班毕业 18 研究生班结业 19 研究生班肄业
        20 大学本科 21 大学本科毕业 22 大学本科结业 23 大学本科肄业 28 大学普通班毕业
        30 大学专科 31 大学专科毕业 32 大学专科结业 33 大学专科肄业
        40 中等职业教育 41 中等专科毕业 42 中等专科结业 43 中等专科肄业 44 职业高中毕业 45 职业高中结业
        46 职业高中肄业 47 技工学校毕业 48 技工学校结业 49 技工学校肄业
        60 普通高中 61 普通高中毕业 62 普通高中结业 63 普通高中肄业
        70 初中 71 初中毕业 73 初中肄业 80 小学 81 小学毕业 83 小学肄业 90 其他"""),
    _pairs("""研究生教育 10 博士 11 硕士 14 博士研究生 11 硕士研究生 14 本科 20 大学 20 大学本科教育 20
        大专 30 专科 30 大学专科教育 30 中专 41 职高 44 技校 47 中职 40 高中 60 普通高级中学教育 60
        初级中学教育 70 小学教育 80"""),
)
"""GB/T 4658-2006: the groups 10–90, which the forms use (in shorter words), and the details under them."""

POLITICAL = CodeList(
    "政治面貌",
    _pairs("""01 中共党员 02 中共预备党员 03 共青团员 04 民革党员 05 民盟盟员 06 民建会员 07 民进会员
        08 农工党党员 09 致公党党员 10 九三学社社员 11 台盟盟员 12 无党派民主人士 13 群众"""),
    _pairs("党员 01 中国共产党党员 01 预备党员 02 团员 03 共青团 03 无党派人士 12 民革会员 04"),
)
"""GB/T 4762-1984."""

_ETHNIC = _pairs("""01 汉 02 蒙古 03 回 04 藏 05 维吾尔 06 苗 07 彝 08 壮 09 布依 10 朝鲜 11 满 12 侗
    13 瑶 14 白 15 土家 16 哈尼 17 哈萨克 18 傣 19 黎 20 傈僳 21 佤 22 畲 23 高山 24 拉祜 25 水 26 东乡
    27 纳西 28 景颇 29 柯尔克孜 30 土 31 达斡尔 32 仫佬 33 羌 34 布朗 35 撒拉 36 毛南 37 仡佬 38 锡伯
    39 阿昌 40 普米 41 塔吉克 42 怒 43 乌孜别克 44 俄罗斯 45 鄂温克 46 德昂 47 保安 48 裕固 49 京
    50 塔塔尔 51 独龙 52 鄂伦春 53 赫哲 54 门巴 55 珞巴 56 基诺""")

ETHNIC = CodeList(
    "民族",
    {code: f"{name}族" for code, name in _ETHNIC.items()},
    {name: code for code, name in _ETHNIC.items()},
)
"""GB/T 3304-1991."""

INDUSTRY = CodeList(
    "行业",
    _pairs("""01 农、林、牧、渔业 02 采矿业 03 制造业 04 电力、热力、燃气及水生产和供应业 05 建筑业
        06 批发和零售业 07 交通运输、仓储和邮政业 08 住宿和餐饮业 09 信息传输、软件和信息技术服务业
        10 金融业 11 房地产业 12 租赁和商务服务业 13 科学研究和技术服务业
        14 水利、环境和公共设施管理业 15 居民服务、修理和其他服务业 16 教育 17 卫生和社会工作
        18 文化、体育和娱乐业 19 公共管理、社会保障和社会组织 20 国际组织"""),
    {chr(64 + place): f"{place:02}" for place in range(1, 21)},
)
"""GB/T 4754-2017: its 20 sections, numbered 01–20 as the union registration form does; A–T are found too."""

UNIT_CATEGORY = CodeList(
    "单位类别",
    _pairs("""110 国有企业 120 集体企业 130 股份合作企业 140 联营企业 151 国有独资公司 159 其他有限责任公司
        161 国有控股股份有限公司 169 其他股份有限公司 170 私营企业 190 其他内资企业 200 港、澳、台商投资企业
        300 外商投资企业 400 事业单位 500 机关 600 个体经济组织 700 民办非企业单位"""),
    _pairs("有限责任公司 159 股份有限公司 169 港澳台商投资企业 200"),
)
"""The unit categories of the union registration form of 2015, after the registration types of firms."""
