"""Code lists of the book's own settings."""

from unionbook.ground.codes import CodeList

BODY = CodeList(
    "工会类型",
    {
        "town": "镇总工会",
        "township": "乡总工会",
        "street": "街道总工会",
        "federation": "工会联合会",
        "joint": "联合工会",
        "park": "园区总工会",
        "group": "集团工会",
        "company": "公司工会",
        "other": "其他工会",
    },
    {"镇工会联合会": "federation", "乡镇工会联合会": "federation", "企业工会": "company"},
)
PLACE = CodeList(
    "所在地类别",
    {"town": "镇", "township": "乡", "street": "街道", "park": "园区", "company": "公司", "group": "集团"},
)
LEVEL = CodeList(
    "上级工会层级",
    {
        "province": "省",
        "city": "市",
        "county": "县",
        "district": "区",
        "town": "镇（街道）",
        "group": "集团",
        "industry": "产业",
    },
)
