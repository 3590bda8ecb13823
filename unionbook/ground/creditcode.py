"""统一社会信用代码 (GB 32100-2015): 18 characters that name a firm, a union or another body.

1 registering department, 1 kind of body, 6 region, 9 organisation code (GB 11714), 1 check.
Unions have 81 (基层工会) or 89.
"""

import re
import unicodedata
from dataclasses import dataclass

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

DEPARTMENTS = {
    "1": "机构编制", "2": "外交", "3": "司法行政", "4": "文化", "5": "民政", "6": "旅游", "7": "宗教",
    "8": "工会", "9": "市场监管", "A": "中央军委", "N": "农业", "Y": "其他",
}
BODIES = {
    "11": "机关", "12": "事业单位", "13": "群众团体", "51": "社会团体", "52": "民办非企业单位",
    "53": "基金会", "81": "基层工会", "89": "其他工会", "91": "企业", "92": "个体工商户",
    "93": "农民专业合作社",
    "N1": "组级集体经济组织", "N2": "村级集体经济组织", "N3": "乡镇级集体经济组织",
}


@dataclass(frozen=True)
class CreditFinding:
    """What the examination found. error, note: one Chinese sentence each; a note does not prevent saving.

    body: the kind of body the code names (基层工会, 企业, …), "" when it is not known or the code is wrong.
    """

    error: str | None = None
    note: str | None = None
    body: str = ""


def normalise_credit_code(typed: str) -> str:
    """Half-width, without blanks and hyphens, letters large."""
    return re.sub(r"[\s\-‐‑–—−']", "", unicodedata.normalize("NFKC", typed)).upper()


def check_character(first17: str) -> str:
    """The 18th character that belongs to 17. Raises ValueError."""
    if len(first17) != 17:
        raise ValueError("17 characters are needed")
    total = sum(LETTERS.index(letter) * weight for letter, weight in zip(first17, _WEIGHTS, strict=True))
    return LETTERS[-total % 31]


def is_union(code: str) -> bool:
    """Does the code name a union?"""
    return code.startswith("8")


def examine_credit_code(text: str) -> CreditFinding:
    """Examine a code; what is wrong with it, or what should be looked at."""
    code = normalise_credit_code(text)
    if re.fullmatch(r"\d(\.\d+)?E\+?\d+", code):
        return CreditFinding(f"“{code}”是表格软件改坏的代码，后几位已经丢失，请照证书重新填写。")
    if len(code) != 18:
        return CreditFinding(f"统一社会信用代码应为18位，现在是{len(code)}位，请照证书核对。")
    if odd := re.search(f"[^{LETTERS}]", code):
        meant = {"I": "，可能是数字1", "O": "，可能是数字0", "Z": "，可能是数字2", "S": "，可能是数字5"}
        return CreditFinding(f"代码里不会有“{odd[0]}”{meant.get(odd[0], '')}，请照证书核对。")
    right = check_character(code[:17])
    if code[17] != right:
        if code.endswith("000") and code.isdigit():
            return CreditFinding("代码末三位是000，多半是表格软件改坏的，请照证书重新填写后三位。")
        return CreditFinding(f"末位校验码不符，应为 {right}。请照证书核对。")
    return CreditFinding(None, _doubt(code), BODIES.get(code[:2], ""))


def _doubt(code: str) -> str | None:
    """What is unusual about a code whose check character is right."""
    if code[0] not in DEPARTMENTS:
        return f"首位“{code[0]}”不是常见的登记管理部门代码，请照证书核对；证书确实如此可以保存。"
    if not code[2:8].isdigit():
        return "第3到8位应是区划数字，请照证书核对；证书确实如此可以保存。"
    if code[16] != _inner_check(code[8:16]):
        return "第9到17位的主体标识码校验不符，请照证书核对；证书确实如此可以保存。"
    return None


def _inner_check(first8: str) -> str:
    """The 9th character of an organisation code (GB 11714); letters count on from A = 10."""
    total = sum(int(letter, 36) * weight for letter, weight in zip(first8, _INNER_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
