"""Registers: their sums, columns chosen, masks, public lists, the traces of lifted masks."""

import io
from datetime import date
from pathlib import Path

import pytest
from case_book import new_book, saved
from pdf_sheet import needs_poppler
from practice_books import practice_book
from printed_forms import bare, of, printed
from pypdf import PdfReader

from unionbook.ground.conditions import Frame, among, during, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.numerals import amount_in_words
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.bridge import bridge
from unionbook.services.forms import Wanted, make, print_form
from unionbook.services.forms.words import masked_name
from unionbook.services.pdf.ledger.model import Ledger

PAYOUT = of("application", "payout")
ROSTER = of("member", "roster")


def ledger(summary: int, which: str, **wanted: object) -> Ledger:
    kind, form = of(*which.split("."))
    [page] = make(practice_book(summary), kind, form, Wanted(**wanted)).pages  # type: ignore[arg-type]
    assert isinstance(page, Ledger)
    return page


def cells(page: Ledger, label: str) -> list[str]:
    place = [column.label for column in page.columns].index(label)
    return [row.cells[place] for row in page.rows]


@needs_poppler
def test_a_payout_sheet_adds_up_and_says_it_in_capitals(tmp_path: Path) -> None:
    book = practice_book(1)
    kind, form = PAYOUT
    uids = [uid for (uid,) in book.select("application", ["uid"], kind.subset("granted").where, limit=30)]
    total = book.aggregate("application", "sum", "granted", among("uid", *uids)) or 0
    sheet = printed(book, kind, form, tmp_path, rows=uids, handlers=("赵甲子", "钱乙丑"))
    assert f"合计（30人）{total // 100:,}.00" in sheet.text
    assert f"合计（大写）：{amount_in_words(total)}" in sheet.text
    assert "经办人：赵甲子" in sheet.text and "经办人：钱乙丑" in sheet.text and "主席：" in sheet.text
    assert "领取人签字（按手印）" in sheet.text
    [page] = sheet.document.pages
    assert isinstance(page, Ledger) and page.row_mm == 9.0 and page.page_sums


@needs_poppler
def test_the_programme_is_named_when_all_rows_share_it(tmp_path: Path) -> None:
    book = practice_book(1)
    [(programme, name)] = book.select("programme", ["uid", "name"], limit=1)
    uids = [uid for (uid,) in book.select("application", ["uid"], among("programme", programme), limit=5)]
    assert f"{name}发放表" in bare(printed(book, *PAYOUT, tmp_path, rows=uids).text)


@needs_poppler
def test_numbers_are_masked_and_lifting_it_leaves_a_trace(tmp_path: Path) -> None:
    book, _ = new_book(tmp_path)
    with book:
        union = saved(
            book,
            "organisation",
            {"name": "样板甲子电子厂工会委员会", "structure": "独立基层工会", "founded_on": "2019-05"},
        )
        person = {"name": "李丁卯", "id_number": "449900198001011111", "phone": "12912345678", "sex": "男"}
        data = {"person": person, "organisation": union, "joined_on": "2020-03-08", "migrant": "是"}
        uid = saved(book, "member", data)
        masked = printed(book, *ROSTER, tmp_path, rows=[uid]).text
        assert "449900********1111" in masked and "129****5678" in masked
        assert "19800101" not in masked and "含完整个人信息" not in masked
        out = io.BytesIO()
        with pytest.raises(Refusal, match="用途"):
            print_form(book, *ROSTER, Wanted(rows=[uid], unmasked=True), out)
        assert book.select("disclosure", ["how", "record"]) == [("refuse", uid)] and not out.getvalue()
        print_form(book, *ROSTER, Wanted(rows=[uid], unmasked=True, reason="报送市总工会"), out)
        text = bare("".join(page.extract_text() for page in PdfReader(out).pages))
        assert "449900198001011111" in text and "12912345678" in text and "含完整个人信息" in text
        [(what, rows, reason)] = book.select("disclosure", ["what", "rows", "reason"], is_("how", "print"))
        assert (what, rows, reason) == ("工会会员名册", 1, "报送市总工会")
        print_form(book, *ROSTER, Wanted(blank=True, unmasked=True, reason="空白"), io.BytesIO())
        assert book.count("disclosure") == 2


def test_a_public_list_keeps_its_masks() -> None:
    book = practice_book(1)
    kind, form = of("hardship", "public")
    with pytest.raises(Refusal, match="张贴"):
        make(book, kind, form, Wanted(unmasked=True, reason="想看"))
    page = ledger(1, "hardship.public", names_masked=True, day=date(2020, 3, 2), columns=("姓名", "person.id_number"))
    assert all("*" in name for name in cells(page, "姓名"))
    assert all("********" in number for number in cells(page, "证件号码") if number)
    assert page.notes[0] == "公示期：2020年3月2日至2020年3月9日。"
    assert "监督电话：0000-1234567" in page.notes[1]
    assert [masked_name(name) for name in ("李丁", "李丁卯", "欧阳丁卯", "李")] == ["李*", "李*卯", "欧**卯", "李"]


def test_who_is_aided_hangs_out_with_the_days_of_its_publicity(tmp_path: Path) -> None:
    book, _ = new_book(tmp_path)
    programme = saved(book, "programme", {"name": "2026年金秋助学", "year": 2026, "category": "金秋助学"})
    said = {"programme": programme, "applied_on": "2026-03-01", "person.name": "陈样板", "asked": 3000}
    for published in ({"stage": "公示中", "screened_on": "2026-03-02", "published_on": "2026-03-02"}, {}):
        saved(book, "application", {**said, **published})
        said["person.name"] = "李样板"
    [page] = make(book, *of("application", "posted"), Wanted(day=date(2026, 3, 2))).pages
    assert isinstance(page, Ledger) and page.title == "2026年金秋助学对象名单公示"
    assert cells(page, "姓名") == ["陈样板"] and cells(page, "金额") == ["3,000.00"]
    assert page.notes[0] == "公示期：2026年3月2日至2026年3月9日。"


def test_no_public_list_names_what_is_hidden_whole() -> None:
    for kind in CABINET:
        for form in kind.forms:
            if getattr(form, "public", None):
                for head in form.columns:  # type: ignore[attr-defined]
                    for path in head.value.split("|"):
                        assert not CABINET.field(kind, path).sensitive, (kind.name, path)


def test_columns_are_chosen_by_label_or_path_in_any_order() -> None:
    page = ledger(1, "member.roster", columns=("联系电话", "姓名", "person.address", "会费标准", "入会时间"))
    assert [column.label for column in page.columns] == ["联系电话", "姓名", "住址", "会费标准（元）", "入会时间"]
    with pytest.raises(Refusal, match=r"没有“身高”这一列.*可以选：姓名、"):
        ledger(1, "member.roster", columns=("身高",))
    kind, form = of("member", "application")
    with pytest.raises(Refusal, match="不能选取列"):
        make(practice_book(1), kind, form, Wanted(blank=True, columns=("姓名",)))


def test_what_cannot_be_printed_is_refused() -> None:
    book = practice_book(1)
    [(stranger,)] = book.select("organisation", ["uid"], limit=1)
    with pytest.raises(Refusal, match="有 1 条不是会员或已被删除"):
        make(book, *ROSTER, Wanted(rows=[stranger]))
    with pytest.raises(Refusal, match="没有可以印在工会会员名册上的记录"):
        make(book, *ROSTER, Wanted(rows=[]))
    with pytest.raises(Refusal, match="没有“nobody”这个子集"):
        make(book, *ROSTER, Wanted(subset="nobody"))
    with pytest.raises(Refusal, match="会员没有信访登记表"):
        make(book, CABINET["member"], of("grievance", "sheet")[1], Wanted(blank=True))


def test_sealed_cases_are_on_no_list(tmp_path: Path) -> None:
    book, (a, _, _) = new_book(tmp_path)
    case = {"received_on": "2026-03-02", "source": "本级接访", "form": "走访", "matter": "拖欠工资", "handler_a": a}
    with book:
        saved(book, "grievance", case | {"subject": "平常的一件", "person": {"name": "李丁卯"}})
        uid = saved(book, "grievance", case | {"subject": "保密的一件", "person": {"name": "周戊辰"}, "sealed": "是"})
        kind, form = of("grievance", "register")
        [page] = make(book, kind, form, Wanted()).pages
        assert isinstance(page, Ledger) and cells(page, "事项") == ["平常的一件"]
        [sheet] = make(book, kind, kind.form("sheet"), Wanted(rows=[uid])).pages
        assert "保密件" in sheet.stamp  # type: ignore[union-attr]


def test_what_child_rows_say_stands_in_one_cell() -> None:
    page = ledger(3, "wage_case.register")
    book = practice_book(3)
    told = {body for (body,) in book.select("wage_helper", ["body"])}
    assert told and any("、" in said for said in cells(page, "协同部门"))
    assert [row.adds[1] for row in page.rows] == [
        claimed for (claimed,) in book.select("wage_case", ["claimed"], order=("received_on", "number"))
    ]


def test_receipts_of_a_year_are_those_of_the_period() -> None:
    book = practice_book(1)
    for name in ("2020", "2019"):
        frame = Frame(Period.parse(name), book.today())
        page = ledger(1, "payer.receipts", frame=frame)
        paid = [column.label for column in page.columns].index("实缴")
        assert [entry.column for entry in page.sums] == [paid - 2, paid - 1, paid]
        total = book.aggregate("dues_receipt", "sum", "paid", during("received_on"), frame)
        assert sum(row.adds[2] for row in page.rows) == total


def test_a_list_of_child_rows_for_each_record() -> None:
    book = practice_book(1)
    kind, form = of("activity", "sign_in")
    found = [(uid, book.count("participant", among("activity", uid))) for (uid,) in book.select("activity", ["uid"])]
    uids = [uid for uid, _ in found]
    pages = make(book, kind, form, Wanted(rows=uids)).pages
    assert [page.length for page in pages if isinstance(page, Ledger)] == [count for _, count in found]
    assert all(page.spare >= 20 for page in pages if isinstance(page, Ledger))


def test_days_left_of_a_term() -> None:
    page = ledger(1, "organisation.terms", day=date(2020, 12, 31))
    said = dict(zip(cells(page, "届满日"), cells(page, "距届满"), strict=True))
    assert said["2021-01-13"] == "还有13天" and said["2020-05-26"] == "已过219天"
    assert list(said) == sorted(said)


def test_targets_stand_as_on_the_first_page() -> None:
    page = ledger(1, "target.standing")
    row = dict(zip(cells(page, "指标"), zip(cells(page, "完成数"), cells(page, "完成率"), strict=True), strict=True))
    assert row["新发展会员"] == ("485", "107.78%")


def test_the_table_of_changes_is_the_bridge() -> None:
    book = practice_book(1)
    frame = Frame(Period.parse("2020"), book.today())
    page = ledger(1, "member.changes", frame=frame)
    sums = [sum(row.adds[at] for row in page.rows) for at in range(10)]
    told = bridge(book, frame)
    terms = {term.name: term.number for term in told.terms}
    assert (sums[0], sums[9]) == (told.opening.number, told.closing.number)
    assert sums[1:4] == [terms["joined"], terms["came"], terms["transferred_out"]]
    assert sums[4] + sums[5] == terms["left"] and sums[6] == terms["deceased"]
    assert sums[0] + sum(sums[1:3]) - sum(sums[3:7]) == sums[9]
    assert not [row for row in page.rows if row.cells[-1]]
    month = ledger(1, "member.changes")
    assert "2020年12月" in month.before[1]
