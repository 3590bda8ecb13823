"""What was exported comes back: unchanged rows change nothing, an edited cell changes its one row, found by its key."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake.intake_book import identity, small_book
from intake.intake_book import judged as made
from random_book import fill_randomly

from unionbook.records import CABINET
from unionbook.services.intake.checking import check
from unionbook.services.intake.marked import MARK
from unionbook.services.intake.model import Policy, Verdict, Verdicts
from unionbook.services.intake.table import plans
from unionbook.services.intake.writing import take_in
from unionbook.services.outlet.csvfile import Encoding, write_csv
from unionbook.services.outlet.listed import Listed, complete, table
from unionbook.services.outlet.writer import write_xlsx
from unionbook.services.sheets.child import parsed
from unionbook.services.sheets.guard import contents, examined
from unionbook.services.sheets.model import Sheet, Workbook
from unionbook.services.sheets.wire import Shared, by_column, packed, unpacked
from unionbook.store.book import Book

KINDS = ("member", "enterprise", "organisation", "person", "agreement", "activity", "hardship", "dues_receipt")
FORMS = ("xlsx", "masked.xlsx", "csv", "gb.csv")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with a member of a firm."""
    with small_book(tmp_path_factory.mktemp("book") / "账.ubk") as opened:
        yield opened


def exported(book: Book, kind: str, path: Path) -> Path:
    """Every field of every row of a kind; the name of the file says how."""
    declared = CABINET[kind]
    uids = [uid for (uid,) in book.select(kind, ["uid"])]
    listed = Listed(declared, complete(book, declared), uids, declared.label, "" if "masked" in path.name else "核对")
    out = table(book, listed)
    if path.suffix == ".csv":
        assert write_csv(path, out, Encoding.GB18030 if "gb" in path.name else Encoding.UTF8) == len(uids)
    else:
        assert write_xlsx(path, out) == len(uids)
    return path


def read(path: Path) -> Workbook:
    """The file through the parser, in this process: one of its own for each would take the time of the suite."""
    data = contents(path)
    source = examined(path.name, data)
    parts, encoding = parsed(path, data, source)
    sheets, words = list[Sheet](), Shared()
    for part in parts:
        if isinstance(part, Sheet):
            sheets.append(part)
        else:
            sheets[-1].rows += words.rows(*unpacked(packed(by_column(part))))
    return Workbook(path.name, source, sheets, path, encoding)


def judged(book: Book, kind: str, workbook: Workbook) -> Verdicts:
    """What becomes of the rows of an exported file."""
    (plan,) = plans(book, CABINET[kind], workbook)
    assert plan.policy is Policy.UPDATE
    return check(book, plan)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_written_exported_and_brought_in_again_are_no_change(book: Book, tmp_path: Path, seed: int) -> None:
    fill_randomly(book, seed, most=3)
    filled = [kind for kind in KINDS if book.count(kind)]
    assert {"enterprise", "organisation"} <= set(filled)
    for number, kind in enumerate(filled):
        path = exported(book, kind, tmp_path / f"{kind}.{FORMS[(seed + number) % len(FORMS)]}")
        verdicts = judged(book, kind, read(path))
        assert [(one.verdict, one.reasons, one.changes) for one in verdicts.rows] == [
            (Verdict.SAME, [], {}) for _ in verdicts.rows
        ], path.name
        assert verdicts.told.emptied == 0
        assert {one.uid for one in verdicts.rows} == {uid for (uid,) in book.select(kind, ["uid"])}


# --- an edited export ------------------------------------------------------------------------------------------------


@pytest.fixture()
def members(tmp_path: Path) -> Iterator[Book]:
    """A book with two members, one of a name that would run as a formula."""
    with small_book(tmp_path / "账.ubk") as book:
        rows = [
            [number, name, identity(number), "甲厂工会", "甲厂", f"1380000000{number}", "2020-03-08"]
            for number, name in enumerate(("=赵一", "钱二"))
        ]
        take_in(book, made(book, *rows))
        yield book


def edited(path: Path, **cells: object) -> Path:
    """The workbook with other cells, saved by another program."""
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    for name, value in cells.items():
        book.active[name] = value
    book.save(path)
    return path


def column_of(path: Path, label: str) -> str:
    """The letter of a column."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return next(str(cell.column_letter) for cell in sheet[1] if cell.value == label)


def test_an_edited_cell_changes_its_row_alone_although_name_and_number_are_masked(
    members: Book, tmp_path: Path
) -> None:
    path = exported(members, "member", tmp_path / "masked.xlsx")
    day, name = column_of(path, "入会日期"), column_of(path, "姓名")
    before: dict[str, str] = dict(members.select("member", ["person.id_number", "uid"]))
    verdicts = judged(members, "member", read(edited(path, **{f"{day}2": date(2021, 5, 1), f"{name}3": "钱三"})))
    assert [one.verdict for one in verdicts.rows] == [Verdict.UPDATE, Verdict.UPDATE]
    assert [one.changes for one in verdicts.rows] == [{"joined_on": "2021-05-01"}, {"person.name": "钱三"}]
    take_in(members, verdicts)
    assert members.select("member", ["person.name", "joined_on"], order=["person.id_number"]) == [
        ("=赵一", "2021-05-01"),
        ("钱三", "2020-03-08"),
    ]
    assert dict(members.select("member", ["person.id_number", "uid"])) == before


def test_an_emptied_cell_empties_the_book_only_when_somebody_says_so(members: Book, tmp_path: Path) -> None:
    path = exported(members, "member", tmp_path / "会员.masked.xlsx")
    day, number = column_of(path, "入会日期"), column_of(path, "手机号码")
    edited(path, **{f"{day}2": None, f"{number}3": None})
    kept = judged(members, "member", read(path))
    assert [row.verdict for row in kept.rows] == [Verdict.SAME] * 2 and kept.told.emptied == 2
    (plan,) = plans(members, CABINET["member"], read(path))
    plan.emptied = True
    emptied = check(members, plan)
    needed, phone = emptied.rows
    assert needed.verdict is Verdict.WRONG and "不能清空" in needed.reasons[0].sentence and needed.reasons[0].cell
    assert phone.verdict is Verdict.UPDATE and phone.changes == {"person.phone": None}
    take_in(members, emptied)
    assert members.must("person", str(members.must("member", phone.uid)["person"]))["phone"] is None


def test_what_is_masked_never_comes_into_the_book(members: Book, tmp_path: Path) -> None:
    path = exported(members, "member", tmp_path / "masked.xlsx")
    number = column_of(path, "证件号码")
    (first, second) = judged(members, "member", read(edited(path, **{f"{number}2": "110105********9999"}))).rows
    assert (
        first.verdict is Verdict.WRONG and "遮住" in first.reasons[0].sentence and first.reasons[0].cell == f"{number}2"
    )
    assert second.verdict is Verdict.SAME


def test_a_mark_of_a_row_that_is_gone_or_stands_twice_is_told(members: Book, tmp_path: Path) -> None:
    path = exported(members, "member", tmp_path / "全.xlsx")
    mark = column_of(path, MARK)
    keys = [row[-1] for row in read(path).sheets[0].rows[1:]]
    twice = judged(members, "member", read(edited(path, **{f"{mark}3": keys[0]})))
    assert [one.verdict for one in twice.rows] == [
        Verdict.UPDATE if twice.rows[0].changes else Verdict.SAME,
        Verdict.WRONG,
    ]
    assert "与第 2 行重复" in twice.rows[1].reasons[-1].sentence
    gone = judged(members, "member", read(edited(path, **{f"{mark}3": "0190-no-such-row"})))
    assert gone.rows[1].verdict is Verdict.WRONG and "行标识" in gone.rows[1].reasons[0].sentence


def test_text_files_carry_a_guard_that_is_taken_off(members: Book, tmp_path: Path) -> None:
    path = exported(members, "member", tmp_path / "全.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") and '"\'=赵一"' in path.read_text(encoding="utf-8-sig")
    workbook = read(path)
    assert workbook.encoding == "utf-8"
    assert "=赵一" in workbook.sheets[0].rows[1]
    assert [one.verdict for one in judged(members, "member", workbook).rows] == [Verdict.SAME, Verdict.SAME]
    assert read(exported(members, "member", tmp_path / "gb.csv")).encoding == "gb18030"


def test_signs_within_quotation_marks_part_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('"名称","备注"\n"甲","一，二，三"\n"乙","一，二\n三，四"\n', encoding="utf-8", newline="")
    assert read(path).sheets[0].rows == [["名称", "备注"], ["甲", "一，二，三"], ["乙", "一，二\n三，四"]]
