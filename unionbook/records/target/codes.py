"""Code lists of the targets: what is counted in, how points are given."""

from unionbook.ground.codes import CodeList

UNIT = CodeList(
    "单位",
    {
        "percent": "%",
        "yuan": "元",
        "wan": "万元",
        "firms": "家",
        "pieces": "个",
        "persons": "人",
        "times": "人次",
        "copies": "份",
        "cases": "宗",
        "items": "件",
        "sessions": "场",
        "occasions": "次",
        "terms": "期",
        "households": "户",
        "volumes": "册",
        "things": "项",
        "points": "分",
    },
    {"百分比": "percent", "间": "firms", "名": "persons", "条": "items"},
)
TIER = CodeList("计分依据", {"value": "按完成数", "rate": "按完成率"})
