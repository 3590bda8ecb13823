"""Code lists of the duty roster."""

from unionbook.ground.codes import CodeList

SORT = CodeList(
    "值班事项",
    {"cases": "信访承办", "holiday": "节假日值班", "other": "其他值班"},
    {"信访": "cases", "AB角": "cases", "A、B角": "cases"},
)
REASON = CodeList(
    "离岗原因",
    {
        "annual": "年休假",
        "sick": "病假",
        "personal": "事假",
        "maternity": "产假、陪护假",
        "trip": "出差",
        "training": "培训学习",
        "meeting": "会议",
        "other": "其他",
    },
    {"公休": "annual", "外出": "trip"},
)
