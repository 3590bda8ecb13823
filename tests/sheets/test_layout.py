"""Where tables begin and end in the sheets offices really keep."""

from unionbook.services.sheets.layout import Block, Why, find_blocks
from unionbook.services.sheets.model import Area, Cell, Sheet

KNOWN = {"姓名", "性别", "身份证号码", "工作单位", "联系电话", "入会日期", "备注", "单位名称", "会员人数", "金额"}


def table(*lines: str, merged: tuple[Area, ...] = (), hidden: frozenset[int] = frozenset()) -> Sheet:
    """A sheet from lines whose cells are parted by | ; digits are numbers."""
    rows: list[list[Cell]] = []
    for line in lines:
        cells: list[Cell] = [_cell(one.strip()) for one in line.split("|")]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
    return Sheet("花名册", rows, merged, hidden_rows=hidden)


def _cell(text: str) -> Cell:
    return int(text) if text.isdigit() and len(text) < 15 else text or None


def only(sheet: Sheet) -> Block:
    (block,) = find_blocks(sheet, KNOWN.__contains__)
    return block


def labels(block: Block) -> list[str]:
    return [head.full for head in block.head]


def values(block: Block, label: str) -> list[Cell]:
    column = next(head.column for head in block.head if head.label == label)
    return [row.cells.get(column) for row in block.rows]


def test_titles_above_and_words_below_are_no_rows() -> None:
    block = only(
        table(
            "青山镇总工会会员花名册",
            "填报单位：青山镇|||2020年3月",
            "序号|姓 名|性别|工作单位|备注",
            "1|王芳|女|一厂|",
            "2|李强|男|同上|新",
            "合 计|2人|||",
            "注：本表一式两份，由基层工会填写。",
            "制表人：张三||审核：李四||",
            merged=(Area(0, 0, 0, 4),),
        )
    )
    assert (block.first, block.depth) == (2, 1) and labels(block) == ["序号", "姓名", "性别", "工作单位", "备注"]
    assert values(block, "姓名") == ["王芳", "李强"] and values(block, "工作单位") == ["一厂", "一厂"]
    assert block.head[0].sequence and block.rows[1].lent == {3} and block.rows[0].number == 3
    assert [one.why for one in block.left] == [Why.TITLE, Why.TITLE, Why.SUM, Why.NOTE, Why.SIGNATURE]
    assert block.title.startswith("青山镇总工会会员花名册")


def test_a_head_of_two_merged_rows() -> None:
    block = only(
        table(
            "单位名称|会员人数|||联系人|",
            "|男|女|农民工|姓名|联系电话",
            "一厂|3|4|2|王芳|13800000001",
            merged=(Area(0, 0, 1, 0), Area(0, 1, 0, 3), Area(0, 4, 0, 5)),
        )
    )
    counts = ["会员人数/男", "会员人数/女", "会员人数/农民工"]
    assert labels(block) == ["单位名称", *counts, "联系人/姓名", "联系人/联系电话"]
    assert (block.first, block.depth, len(block.rows)) == (0, 2, 1)


def test_a_head_of_two_rows_without_merged_cells() -> None:
    lines = ("1|一厂|王芳|13800000001", "2|二厂|李强|13800000002")
    block = only(table("序号|单位名称|联系人|", "||姓名|联系电话", *lines))
    assert labels(block) == ["序号", "单位名称", "联系人/姓名", "联系人/联系电话"] and len(block.rows) == 2


def test_two_tables_side_by_side() -> None:
    sheet = table(
        "会员名单",
        "姓名|工作单位||姓名|工作单位",
        "王芳|一厂||张三|三厂",
        "李强|二厂||赵四|四厂",
        "陈五|二厂||",
    )
    first, second = find_blocks(sheet, KNOWN.__contains__)
    assert values(first, "姓名") == ["王芳", "李强", "陈五"] and values(second, "姓名") == ["张三", "赵四"]


def test_two_tables_below_each_other() -> None:
    sheet = table(
        "姓名|性别|联系电话",
        "王芳|女|13800000001",
        "",
        "单位情况",
        "单位名称|会员人数|备注",
        "一厂|30|无",
    )
    first, second = find_blocks(sheet, KNOWN.__contains__)
    assert len(first.rows) == 1 and values(second, "单位名称") == ["一厂"] and second.title == "单位情况"


def test_a_head_printed_again_on_each_page_is_no_row() -> None:
    block = only(table("姓名|性别|备注", "王芳|女|", "姓名|性别|备注", "李强|男|"))
    assert values(block, "姓名") == ["王芳", "李强"] and [one.why for one in block.left] == [Why.HEAD_AGAIN]


def test_a_merged_unit_stands_for_all_its_people() -> None:
    block = only(
        table("工作单位|姓名|性别", "一厂|王芳|女", "|李强|男", "二厂|陈五|男", merged=(Area(1, 0, 2, 0),))
    )
    assert values(block, "工作单位") == ["一厂", "一厂", "二厂"] and block.rows[1].lent == {0}


def test_a_record_over_several_rows_is_one() -> None:
    block = only(
        table(
            "序号|姓名|性别|备注",
            "1|王芳|女|子：小明",
            "|||女：小红",
            "2|李强|男|无",
            merged=(Area(1, 0, 2, 0), Area(1, 1, 2, 1), Area(1, 2, 2, 2)),
        )
    )
    assert values(block, "备注") == ["子：小明\n女：小红", "无"] and block.rows[0].joined == (2,)
    assert block.remarks == ["有 1 条记录占了几行，已合在一起"]


def test_the_rest_of_a_long_cell_in_the_next_row_belongs_to_the_record_above() -> None:
    block = only(table("序号|姓名|性别|工作单位|备注", "1|王芳|女|一厂|家中三人，", "||||无收入", "2|李强|男|二厂|"))
    assert values(block, "备注") == ["家中三人，\n无收入", None] and len(block.rows) == 2


def test_hidden_rows_are_kept_and_told() -> None:
    block = only(table("姓名|性别|备注", "王芳|女|", "李强|男|", hidden=frozenset({2})))
    assert block.hidden_rows == 1 and block.remarks == ["有 1 行是隐藏的"] and len(block.rows) == 2


def test_a_heading_between_the_rows_is_no_row() -> None:
    block = only(table("姓名|性别|备注", "一、机关工会", "王芳|女|", merged=(Area(1, 0, 1, 2),)))
    assert [one.why for one in block.left] == [Why.HEADING] and values(block, "姓名") == ["王芳"]


def test_a_column_without_a_name_is_not_dropped() -> None:
    block = only(table("姓名||备注", "王芳|临时|", "李强||"))
    assert [head.label for head in block.head] == ["姓名", "备注", ""] and block.rows[0].cells[1] == "临时"


def test_a_column_in_which_nothing_stands_is_told() -> None:
    assert only(table("姓名|职务|单位|备注", "王芳||一厂|", "李强||一厂|新")).empty == {1}


def test_people_named_like_words_of_a_foot_are_people() -> None:
    block = only(table("姓名|性别|备注", "合计明|女|", "注立|男|x"))
    assert values(block, "姓名") == ["合计明", "注立"]


def test_a_number_column_that_does_not_run_is_no_sequence() -> None:
    block = only(table("编号|姓名|性别", "A-1|王芳|女", "A-2|李强|男"))
    assert not block.head[0].sequence


def test_a_sheet_without_a_table_has_none() -> None:
    assert find_blocks(Sheet("空", []), KNOWN.__contains__) == []
    assert find_blocks(table("3|4|5", "6|7|8"), KNOWN.__contains__) == []


def test_a_first_record_of_small_numbers_is_one() -> None:
    block = only(table("序号|会员人数|金额", "1|2|3", "2|5|8"))
    assert values(block, "会员人数") == [2, 5] and not block.left
