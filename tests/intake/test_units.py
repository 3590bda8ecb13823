"""The unit of amounts as columns and the words above tables tell it."""

import pytest

from unionbook.services.intake.units import in_yuan, times


@pytest.mark.parametrize(
    ("head", "many"),
    [
        ("会费", 1),
        ("会费标准(元/月)", 1),
        ("收入(万)", 10**4),
        ("涉及金额(单位:万元)", 10**4),
        ("投资额(亿元)", 10**8),
        ("产值(百万元)", 10**6),
        ("家庭年度总收入单位:千元", 1_000),
        ("1万元以上户补助(元)", 1),
        ("单元", 1),
    ],
)
def test_the_unit_of_a_column(head: str, many: int) -> None:
    assert times(head) == many


def test_an_amount_with_a_unit_of_its_own_stays() -> None:
    head = "收入(万元)"
    assert [in_yuan(text, head) for text in ("1.2", "1,200", "¥3", "2000元", "0.2万")] == [
        "12000.0", "12000000", "30000", "2000元", "0.2万",
    ]  # fmt: skip
