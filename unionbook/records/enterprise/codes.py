"""Code lists of the register of firms and other employers."""

from unionbook.ground.codes import CodeList

STATE = CodeList("经营状态", {"open": "开业", "suspended": "停产", "cancelled": "注销", "moved": "迁出"})
UNION = CodeList(
    "建会状态",
    {"Y": "已建会", "C": "筹建中", "N": "未建会"},
    {"已建": "Y", "筹建": "C", "待建": "N"},
)
SURVEY = CodeList(
    "普查核实状态",
    {
        "unverified": "未核实",
        "true": "属实",
        "corrected": "更正",
        "missing": "查无",
        "cancelled": "注销",
        "moved": "迁出",
    },
)

PUBLIC = frozenset({"110", "120", "151", "161", "400", "500"})
"""Unit categories that are public: owned by the state or a collective, institutions, organs of state."""
PRIVATE = frozenset({"170", "200", "300", "600", "700"})
"""Unit categories that are not; of the rest (joint ventures, mixed shares) the category does not tell."""
