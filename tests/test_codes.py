"""Code lists: found by code, label, other words; whole as the standards have them."""

import pytest

from unionbook.ground.codes import (
    EDUCATION,
    EMPLOYMENT,
    ETHNIC,
    HEALTH,
    INDUSTRY,
    MARITAL,
    POLITICAL,
    SEX,
    UNIT_CATEGORY,
    CodeList,
)

LISTS = [SEX, MARITAL, HEALTH, EMPLOYMENT, EDUCATION, POLITICAL, ETHNIC, INDUSTRY, UNIT_CATEGORY]


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_every_code_and_label_is_found(codes: CodeList) -> None:
    assert len(set(codes.items.values())) == len(codes.items)
    for code, label in codes.items.items():
        assert codes.find(code) == code
        assert codes.find(f" {label} ") == code
        assert codes.label(code) == label
    for word, code in codes.also.items():
        assert code in codes.items
        assert codes.find(word) == code


@pytest.mark.parametrize(("codes", "count", "first", "last"), [
    (SEX, 4, ("0", "未知"), ("9", "未说明")),
    (MARITAL, 8, ("10", "未婚"), ("90", "未说明")),
    (EMPLOYMENT, 13, ("11", "国家公务员"), ("90", "其他")),
    (POLITICAL, 13, ("01", "中共党员"), ("13", "群众")),
    (ETHNIC, 56, ("01", "汉族"), ("56", "基诺族")),
    (INDUSTRY, 20, ("01", "农、林、牧、渔业"), ("20", "国际组织")),
    (UNIT_CATEGORY, 16, ("110", "国有企业"), ("700", "民办非企业单位")),
    (HEALTH, 22, ("10", "健康或良好"), ("69", "其他残疾")),
    (EDUCATION, 40, ("10", "研究生"), ("90", "其他")),
])
def test_the_lists_are_whole(
    codes: CodeList, count: int, first: tuple[str, str], last: tuple[str, str]
) -> None:
    items = list(codes.items.items())
    assert (len(items), items[0], items[-1]) == (count, first, last)


def test_peoples_by_name_without_the_last_word() -> None:
    assert [ETHNIC.find(name) for name in ("汉", "土", "土家", "壮族")] == ["01", "30", "15", "08"]
    assert [ETHNIC.label(code) for code in ("17", "29", "43", "50", "55")] == [
        "哈萨克族", "柯尔克孜族", "乌孜别克族", "塔塔尔族", "珞巴族"
    ]


def test_words_of_every_day() -> None:
    assert (EDUCATION.find("本科"), EDUCATION.find("大专"), EDUCATION.find("高中")) == ("20", "30", "60")
    assert (POLITICAL.find("党员"), POLITICAL.find("团员"), POLITICAL.find("民革")) == ("01", "03", "04")
    assert (SEX.find("女性"), MARITAL.find("离异"), INDUSTRY.find("C")) == ("2", "40", "03")


def test_the_short_health_codes_are_found_as_their_groups() -> None:
    assert [HEALTH.label(HEALTH.find(code) or "") for code in "1236"] == [
        "健康或良好", "一般或较弱", "有慢性病", "残疾"
    ]
    assert not set("1236") & set(HEALTH.items)


def test_the_beginning_of_one_label_is_enough_but_not_of_two() -> None:
    assert INDUSTRY.find("建筑") == "05"
    assert EDUCATION.find("职业高中毕") == "44"
    assert EDUCATION.find("职业高中") is None
    assert MARITAL.find("未") is None
    assert SEX.find("") is None
    assert SEX.find("不详") is None


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert SEX.label("7") == "7"


def test_details_of_education_lie_in_the_group_before_them() -> None:
    groups = [code for code in EDUCATION.items if code.endswith("0")]
    assert groups == ["10", "20", "30", "40", "60", "70", "80", "90"]
    assert list(EDUCATION.items) == sorted(EDUCATION.items)
