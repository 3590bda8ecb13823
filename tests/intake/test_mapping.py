"""Columns of other people's tables told by their names and by what stands in them."""

from datetime import date

import pytest

from unionbook.ground.fields import Field, NumberField, PercentField, PhoneField
from unionbook.ground.identity import check_digit
from unionbook.records import CABINET
from unionbook.services.intake.mapping import Mapping, knows, propose, targets
from unionbook.services.intake.mapping.targets import aliases, bare
from unionbook.services.intake.shapes import Shaper
from unionbook.services.sheets.layout import Block, Head, SourceRow, find_blocks
from unionbook.services.sheets.model import Cell, Sheet

MEMBER = CABINET["member"]
NUMBERS = tuple(first + check_digit(first) for first in ("11010519491231002", "11010519900307781", "44030319880229001"))


def proposed(head: list[str], *rows: list[Cell], kind: str = "member") -> Mapping:
    declared = CABINET[kind]
    (block,) = find_blocks(Sheet("一", [list(head), *rows]), knows(CABINET, declared))
    return propose(CABINET, declared, block)


def paths(mapping: Mapping) -> dict[str, str]:
    return {one.head.label: one.path for one in mapping.columns}


def test_the_countys_own_words_are_sure() -> None:
    mapping = proposed(["姓名", "性别", "证件号码", "入会日期"], ["王芳", "女", NUMBERS[0], "2020-01-01"])
    assert paths(mapping) == {
        "姓名": "person.name", "性别": "person.sex", "证件号码": "person.id_number", "入会日期": "joined_on",
    }  # fmt: skip
    assert not mapping.unsure


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("姓 名", "person.name"),
        ("身份证号码（18位）", "person.id_number"),
        ("公民身份号码", "person.id_number"),
        ("联系电话", "person.phone"),
        ("手机号", "person.phone"),
        ("入会时间", "joined_on"),
        ("所属工会", "organisation"),
        ("单位名称", "enterprise"),
        ("学历", "person.education"),
        ("会费标准(元)", "fee"),
        ("是否农民工", "migrant"),
        ("家庭住址：", "person.address"),
        ("转入时间", "came_on"),
        ("所属工会全称", "organisation"),
    ],
)
def test_names_used_elsewhere(label: str, path: str) -> None:
    mapping = proposed(["序号", label, "甲乙丙"], [1, None, None])
    assert mapping.columns[1].path == path and mapping.columns[1].sure >= 0.9


def test_a_column_of_identity_numbers_is_known_by_its_cells() -> None:
    rows: list[list[Cell]] = [[name, number] for name, number in zip("甲乙丙", NUMBERS, strict=True)]
    mapping = proposed(["姓名", "号码一栏"], *rows)
    match = mapping.by_path["person.id_number"]
    assert match.head.label == "号码一栏" and "内容" in match.why


def test_cells_that_speak_against_a_name_make_it_doubtful() -> None:
    rows: list[list[Cell]] = [["王芳", "一厂"], ["李强", "二厂"], ["陈五", "二厂"]]
    mapping = proposed(["姓名", "身份证号"], *rows)
    assert mapping.by_path["person.id_number"] in mapping.unsure


def test_no_field_gets_two_columns_and_what_is_unknown_goes_nowhere() -> None:
    mapping = proposed(["序号", "姓名", "手机", "联系电话", "天气"], [1, "王芳", "13800000001", "13800000002", "晴"])
    told = paths(mapping)
    assert sorted([told["手机"], told["联系电话"]]) == ["", "person.phone"]
    assert told["序号"] == told["天气"] == ""
    assert [one.why for one in mapping.columns if one.head.label == "序号"] == ["序号，不导入"]


def test_a_column_sent_elsewhere_by_hand_takes_the_field_from_the_other() -> None:
    mapping = proposed(["姓名", "手机", "联系电话"], ["王芳", "13800000001", "13800000002"])
    other = next(one.head.column for one in mapping.columns if not one.path)
    changed = mapping.put(other, "person.phone")
    assert [one.head.column for one in changed.columns if one.path == "person.phone"] == [other]
    assert changed.put(other, "").by_path.keys() == {"person.name"}


def test_every_kind_of_the_cabinet_knows_its_own_labels() -> None:
    for kind in CABINET:
        known = knows(CABINET, kind)
        for target in targets(CABINET, kind):
            assert known(target.label), (kind.name, target.path)


def test_aliases_name_labels_that_exist() -> None:
    labels = {target.label for kind in CABINET for target in targets(CABINET, kind)}
    assert not set(aliases()) - labels
    assert bare("身份证号码（必填）") == bare(" 身份证 号码： ") == "身份证号码"


def test_unions_in_the_firms_column_are_proposed_as_unions() -> None:
    rows: list[list[Cell]] = [["王芳", NUMBERS[0], "青山镇甲厂工会"], ["李强", NUMBERS[1], "青山镇乙厂工会"]]
    match = proposed(["姓名", "证件号码", "工作单位"], *rows).by_path["organisation"]
    assert match.head.label == "工作单位" and "核对" in match.why and match.sure < 0.9
    both = proposed(["姓名", "证件号码", "工作单位", "所属工会"], *(([*row, "青山镇丙厂工会"]) for row in rows))
    assert paths(both)["所属工会"] == "organisation" and "核对" in both.by_path["enterprise"].why
    mixed: list[list[Cell]] = [["王芳", NUMBERS[0], "甲厂"], ["李强", NUMBERS[1], "乙厂工会"]]
    assert paths(proposed(["姓名", "证件号码", "工作单位"], *mixed))["工作单位"] == "enterprise"


def test_the_books_own_names_tell_unions_from_firms() -> None:
    block = find_blocks(Sheet("一", [["姓名", "工作单位"], ["王芳", "环卫 站"]]), knows(CABINET, MEMBER))[0]
    unions, firms = {"环卫站"}, {"总工会"}
    found = propose(CABINET, MEMBER, block, lambda kind: unions if kind == "organisation" else firms)
    assert found.by_path["organisation"].head.label == "工作单位"
    block.rows[0].cells = {0: "王芳", 1: "总工会"}
    found = propose(CABINET, MEMBER, block, lambda kind: unions if kind == "organisation" else firms)
    assert found.by_path["enterprise"].sure >= 0.9, "a firm of the book that is called so"


@pytest.mark.parametrize(
    ("field", "cell", "value", "told"),
    [
        (PercentField(label="增幅"), 0.045, 450, ""),
        (PercentField(label="增幅"), 85, 8500, ""),
        (PercentField(label="增幅"), 1, 10000, "1%"),
        (PercentField(label="增幅"), 0.04567, 457, "4.57"),
        (NumberField(label="得分"), 82.5, 8250, ""),
        (NumberField(label="得分"), 0.1 + 0.2, 30, ""),
        (NumberField(label="得分"), 82.456, 8246, "82.46"),
    ],
)
def test_no_digit_of_a_number_is_dropped_unsaid(field: Field, cell: float, value: int | None, told: str) -> None:
    found, _, sentence, _ = Shaper(field, date(2020, 12, 31)).value(cell)
    assert found == value and told in sentence and bool(sentence) == bool(told)


@pytest.mark.parametrize("written", [
    "138-0000-0003", "138 0000 0003", "1380-000-0003", "86 13800000003", "+86-138-0000-0003", "+86 138 0000 0003",
    "08613800000003", "0086-13800000003", "(86)138 0000 0003", "１３８－００００－０００３",
    "'13800000003", 13800000003,
])  # fmt: skip
def test_a_mobile_number_is_one_number_however_it_is_written(written: Cell) -> None:
    assert Shaper(PhoneField(label="电话"), date(2020, 12, 31)).value(written)[0] == "13800000003"


@pytest.mark.parametrize("written", ["0756-1234567", "8612345-6789012", "1234567", "13800000003/13900000003"])
def test_any_other_phone_stays_as_it_is_written(written: str) -> None:
    assert Shaper(PhoneField(label="电话"), date(2020, 12, 31)).value(written)[0] == written


def test_a_column_of_mobile_numbers_is_known_however_they_are_written() -> None:
    assert proposed(["姓名", "号码一栏"], ["王芳", "138-0000-0003"]).by_path["person.phone"].head.label == "号码一栏"


def test_below_the_name_of_a_group_stand_others() -> None:
    """A name below 家庭成员 is no name of the household's head, whatever it is called."""
    head = Head(3, "姓名", ("家庭成员", "姓名"))
    rows = [SourceRow(at, {2: name, 3: other}) for at, (name, other) in enumerate([("王芳", "李强"), ("陈五", "赵六")])]
    mapping = propose(CABINET, CABINET["hardship"], Block("一", (Head(2, "户主姓名", ("户主姓名",)), head), rows, 0, 1))
    assert paths(mapping) == {"户主姓名": "person.name", "姓名": ""}
    assert mapping.columns[1].why == "姓名已由“户主姓名”一列填"
    alone = propose(CABINET, CABINET["hardship"], Block("一", (head,), rows, 0, 1))
    assert alone.unsure and "可能是别人的" in alone.columns[0].why


def test_numbers_alone_are_no_codes_of_anything() -> None:
    mapping = proposed(["姓名", "甲乙丙", "人口"], ["王芳", 1, 3], ["李强", 2, 4])
    assert paths(mapping) == {"姓名": "person.name", "甲乙丙": "", "人口": ""}


@pytest.mark.parametrize(
    ("levels", "path"),
    [
        (("会员数", "其中：女"), "women_members"),
        (("会员数", "农民工"), "migrant_members"),
        (("会员人数", "总数"), "members"),
        (("职工人数", "其中：女职工"), "women_workers"),
        (("职工数", "农民工"), "migrant_workers"),
    ],
)
def test_counts_below_the_name_of_a_group(levels: tuple[str, ...], path: str) -> None:
    block = Block("一", (Head(0, levels[-1], levels),), [SourceRow(2, {0: 50})], 0, 2)
    (match,) = propose(CABINET, CABINET["organisation"], block).columns
    assert match.path == path and match.sure >= 0.9
