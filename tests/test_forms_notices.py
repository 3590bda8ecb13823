"""Notices: what they say, by which article of which day, and what they refuse to be written without."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_book import go, new_book, saved
from pdf_sheet import needs_poppler
from printed_forms import Sheet, bare, drawn, of, printed
from pypdf import PdfReader

from unionbook.ground.errors import Refusal
from unionbook.services.forms import Wanted, make
from unionbook.services.pdf.paper import Paper
from unionbook.store.book import Book

CASE: dict[str, Any] = {
    "received_on": "2026-03-02",
    "source": "本级接访",
    "form": "走访",
    "matter": "拖欠工资",
    "subject": "拖欠加班费",
    "about": "样板甲子电子厂",
    "person": {"name": "李丁卯"},
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


def case(book: Book, **more: Any) -> str:
    (a,), (b,), *_ = book.select("staff", ["uid"])
    return saved(book, "grievance", CASE | {"handler_a": a, "handler_b": b} | more)


def put(book: Book, kind: str, uid: str, **values: Any) -> None:
    with book.change("补填") as act:
        act.set(kind, uid, values)


def paper(book: Book, kind: str, name: str, uid: str, **wanted: Any) -> Paper:
    [page] = make(book, *of(kind, name), Wanted(rows=[uid], **wanted)).pages
    assert isinstance(page, Paper)
    return page


def words(page: Paper) -> list[str]:
    return ["".join(span.text for span in block.spans) for block in page.blocks]


@needs_poppler
def test_acceptance(book: Book, tmp_path: Path) -> None:
    uid = case(book)
    go(book, "grievance", uid, "accepted", "2026-03-05")
    sheet = printed(book, *of("grievance", "acceptance"), tmp_path, rows=[uid], day=date(2026, 3, 6))
    assert "信访事项受理告知书" in sheet.text and "李丁卯：" in sheet.text and "编号：2026-001" in sheet.text
    assert "2026年3月2日，本会收到你以走访形式提出的信访事项：拖欠加班费。" in sheet.text
    assert "根据《信访工作条例》第二十三条的规定，本会于2026年3月5日决定受理" in sheet.text
    assert "自受理之日起60日内办结，最迟不超过2026年5月4日。" in sheet.text
    assert sheet.text.endswith("样板镇总工会2026年3月6日—1—")
    assert sheet.pages == 1


def test_before_may_2022_the_older_regulation_is_quoted(book: Book) -> None:
    uid = case(book, received_on="2022-04-20")
    go(book, "grievance", uid, "accepted", "2022-04-21")
    put(book, "grievance", uid, notified_on="2022-04-22")
    assert "根据《信访条例》第二十二条的规定" in "".join(words(paper(book, "grievance", "acceptance", uid)))
    put(book, "grievance", uid, notified_on="2022-05-02")
    assert "根据《信访工作条例》第二十三条的规定" in "".join(words(paper(book, "grievance", "acceptance", uid)))


def test_a_case_passed_on_has_an_article_of_its_own(book: Book) -> None:
    uid = case(book, received_on="2021-04-20", source="上级转办", source_office="练习市总工会")
    go(book, "grievance", uid, "accepted", "2021-04-21")
    put(book, "grievance", uid, notified_on="2021-04-22")
    said = "".join(words(paper(book, "grievance", "acceptance", uid)))
    assert "根据《信访条例》第二十一条的规定" in said and said.count("根据") == 1


def test_an_extension_names_what_it_lacks(book: Book) -> None:
    uid = case(book)
    with pytest.raises(Refusal) as refused:
        paper(book, "grievance", "extension", uid)
    assert refused.value.sentence == (
        "“李丁卯 拖欠加班费”还不能印信访事项延期办理告知书，"
        "缺少：受理日期、延期至、延期原因、批准延期日期。请先在信访里补齐。"
    )
    go(book, "grievance", uid, "accepted", "2026-03-05")
    put(
        book,
        "grievance",
        uid,
        extended_to="2026-06-03",
        extension_reason="单位账册尚在核对",
        extended_on="2026-04-28",
        extension_told_on="2026-04-29",
    )
    page = paper(book, "grievance", "extension", uid)
    assert words(page)[3] == "你提出的信访事项（拖欠加班费），本会已于2026年3月5日受理。"
    assert words(page)[4] == (
        "因单位账册尚在核对，不能在规定期限内办结。根据《信访工作条例》第三十四条的规定，"
        "经本会负责人于2026年4月28日批准，办理期限延长至2026年6月3日。"
    )
    assert page.signature is not None and page.signature.day == date(2026, 4, 29)


@needs_poppler
def test_an_opinion_has_its_four_parts_and_tells_of_the_review(book: Book, tmp_path: Path) -> None:
    uid = case(book, request="补发2025年加班费。", facts="考勤表和工资表相差12天。")
    go(book, "grievance", uid, "accepted", "2026-03-05")
    go(book, "grievance", uid, "replied", "2026-04-01")
    with pytest.raises(Refusal, match="缺少：答复意见、依据。"):
        paper(book, "grievance", "opinion", uid)
    put(book, "grievance", uid, reply="单位应补发加班费3600元，已于2026年3月30日付清。", basis="《劳动法》第四十四条。")
    sheet = printed(book, *of("grievance", "opinion"), tmp_path, rows=[uid])
    order = [
        "一、信访请求",
        "补发2025年",
        "二、事实和理由",
        "考勤表",
        "三、处理意见",
        "单位应补发",
        "四、依据",
        "《劳动法》",
    ]
    places = [sheet.text.index(part) for part in order]
    assert places == sorted(places)
    assert "根据《信访工作条例》第三十二条的规定，现将处理意见答复如下：" in sheet.text
    assert "自收到本意见书之日起30日内" in sheet.text and "《信访工作条例》第三十五条" in sheet.text
    assert "向练习市总工会提出复查请求" in sheet.text and "2026年4月1日" in sheet.text


def test_refused_and_guided_cases_are_told_why(book: Book) -> None:
    refused = case(book, refusal_reason="属于法院管辖")
    go(book, "grievance", refused, "refused", "2026-03-04")
    said = "".join(words(paper(book, "grievance", "refusal", refused)))
    assert "经审查，该事项属于法院管辖。根据《信访工作条例》第二十三条的规定，本会于2026年3月4日决定不予受理。" in said
    guided = case(book, subject="工伤待遇", route="劳动仲裁")
    go(book, "grievance", guided, "guided", "2026-03-04")
    said = "".join(words(paper(book, "grievance", "guidance", guided)))
    assert "应当通过劳动仲裁途径解决。根据《信访工作条例》第三十一条的规定" in said


def test_nobody_writes_to_who_is_not_known(book: Book) -> None:
    uid = case(book, person={}, anonymous="是")
    go(book, "grievance", uid, "accepted", "2026-03-05")
    with pytest.raises(Refusal, match="匿名信访不需要书面告知"):
        paper(book, "grievance", "acceptance", uid)


@needs_poppler
def test_each_letter_of_a_batch_counts_its_own_pages_and_begins_a_sheet(book: Book, tmp_path: Path) -> None:
    uids = [case(book, subject=subject, previous=None) for subject in ("拖欠加班费", "未缴社会保险")]
    for uid in uids:
        go(book, "grievance", uid, "accepted", "2026-03-05")
    document = make(book, *of("grievance", "acceptance"), Wanted(rows=uids))
    assert numbers(drawn(document, tmp_path)) == ["—1—", "—1—"]
    duplex = drawn(document, tmp_path, mirror=True)
    assert numbers(duplex) == ["—1—", "", "—1—"]


def numbers(sheet: Sheet) -> list[str]:
    import io

    pages = [bare(page.extract_text()) for page in PdfReader(io.BytesIO(sheet.pdf)).pages]
    return [text[text.rfind("—", 0, -1) :] if text else "" for text in pages]


CLUE: dict[str, Any] = {
    "found_on": "2026-02-02",
    "clue": "劳动者投诉",
    "unit": "样板乙丑鞋厂",
    "matter": "工作时间、休息休假",
    "subject": "每月加班超过规定",
}


def test_supervision_papers_do_not_quote_another_provinces_law(book: Book) -> None:
    (a,), (b,), *_ = book.select("staff", ["uid"])
    uid = saved(book, "supervision", CLUE | {"supervisor_a": a, "supervisor_b": b})
    with pytest.raises(Refusal, match="缺少：调查情况"):
        paper(book, "supervision", "opinion", uid)
    put(book, "supervision", uid, findings="抽查20人，每人每月加班60小时。", delivered_on="2026-02-20")
    said = "".join(words(paper(book, "supervision", "opinion", uid)))
    assert "样板乙丑鞋厂：" in said and "《工会法》第二十三条" in said
    assert "浙江" not in said and "自收到本意见书之日起规定的期限内" in said
    rule = {"key": "supervision.answer", "value": "10", "unit": "working_days", "since": "2026-01-01"}
    with book.change("本地规定") as act:
        act.add("local_rule", rule | {"article": "《本省工会劳动法律监督条例》第十条", "source": "本省条例"})
    said = "".join(words(paper(book, "supervision", "opinion", uid)))
    assert "自收到本意见书之日起10个工作日内，按照《本省工会劳动法律监督条例》第十条" in said
    said = "".join(words(paper(book, "supervision", "proposal", uid)))
    assert "本会于2026年2月20日送达监督意见书" in said and "没有在规定的期限内答复" in said
    put(book, "supervision", uid, answer="已安排轮休。")
    said = "".join(words(paper(book, "supervision", "proposal", uid)))
    assert "已安排轮休。" in said and "没有在规定的期限内答复" not in said


def test_a_blank_notice_quotes_the_law_of_today_and_has_lines_to_write_on(book: Book) -> None:
    [page] = make(book, *of("grievance", "opinion"), Wanted(blank=True)).pages
    assert isinstance(page, Paper) and page.signature is None
    said = words(page)
    assert "根据《信访工作条例》第三十二条的规定" in "".join(said) and "＿" * 20 in "".join(said)
    assert said[-2].strip() == "样板镇总工会" and bare(said[-1]) == "年月日"
