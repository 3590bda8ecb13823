"""One person, one page: every record that links to a person, found through the links, and the printed sheet."""

import json
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pdf_sheet import needs_poppler
from small_book import saved

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField
from unionbook.records import CABINET
from unionbook.services.demo.invented import id_number
from unionbook.services.personpage import PersonPage, everything, to_paper
from unionbook.services.report.printing import to_pdf
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book

NOON = 1_609_387_200_000
NUMBER = id_number(date(1977, 4, 13), 7, woman=True)
OTHER = id_number(date(1980, 2, 3), 7, woman=False)
NAME = "欧阳壬午"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A book about one person and another, and the person's uid."""
    path = tmp_path_factory.mktemp("person") / "b.ubk"
    with create_book(path, CABINET, clock=lambda: NOON) as book, book.change("写入"):
        person = {"name": NAME, "id_number": NUMBER, "phone": "12900000001", "bank_account": "6200000000000000001"}
        with book.change("登记") as act:
            union = act.add("organisation", {"name": "样板甲子电子厂工会委员会", "stage": "normal", "structure": "1"})
        member = saved(book, CABINET["member"], {"person": person, "joined_on": "2015-05-01", "organisation": union})
        who = member.linked["person"].uid
        stranger = {"name": "李丁卯", "id_number": OTHER}
        other = saved(book, CABINET["member"], {"person": stranger, "joined_on": "2016-05-01", "organisation": union})
        programme = saved(book, CABINET["programme"], {"name": "2020年金秋助学", "year": 2020, "category": "金秋助学"})
        for applicant, student in ((who, None), (other.linked["person"].uid, who)):
            application = {
                "programme": programme.uid,
                "person": applicant,
                "applied_on": "2020-08-01",
                "asked": 2000,
                "school": "练习中学",
                "school_stage": "高中",
            }
            saved(book, CABINET["application"], application | ({"student": student} if student else {}))
        walk = {"name": "春季健步走", "held_on": "2020-04-01", "category": "文体", "participant": [{"person": who}]}
        saved(book, CABINET["activity"], walk)
        saved(book, CABINET["work"], {"category": "走访", "title": "走访职工", "done_on": "2020-11-20", "person": who})
    return path, who


@pytest.fixture
def book(written: tuple[Path, str]) -> Iterator[Book]:
    with open_book(written[0], CABINET, clock=lambda: NOON) as found:
        yield found


@pytest.fixture
def page(book: Book, written: tuple[Path, str]) -> PersonPage:
    return everything(book, written[1])


def test_every_record_stands_in_one_line_of_time(page: PersonPage) -> None:
    told = [(one.kind.name, one.title, one.roles, one.day) for one in page.items]
    assert told == [
        ("work", "走访职工", ("走访（谈心）对象",), "2020-11-20"),
        ("application", "2020年金秋助学", ("申请人",), "2020-08-01"),
        ("application", "李丁卯 2020年金秋助学", ("学生",), "2020-08-01"),
        ("activity", "春季健步走", ("参加人员",), "2020-04-01"),
        ("member", "20150001 样板甲子电子厂工会委员会", ("会员",), "2015-05-01"),
    ]
    stages = {one.kind.name: one.stage.label if one.stage else None for one in page.items}
    assert stages["member"] == "在会" and stages["application"] == "待初审" and stages["work"] is None
    assert [(one.field.label, one.value) for one in page.items[1].amounts] == [("申请金额", 2000_00)]
    assert [group[0].kind.name for group in page.groups] == ["member", "application", "activity", "work"]


def test_every_link_to_a_person_is_looked_through(book: Book, written: tuple[Path, str]) -> None:
    """For each kind with such a link a bare row is made; its record is on the page."""
    linking = CABINET.linking(CABINET["person"])
    for kind, field in linking:
        root = kind
        while (above := CABINET.parent_of(root)) is not None:
            root = above
        with pytest.raises(_Enough), book.change("试写"):
            uid = _bare(book, kind.name, {field: written[1]})
            while kind is not root:
                uid = str(book.must(kind.name, uid)[kind.parent])
                kind = CABINET.parent_of(kind) or root
            assert (root.name, uid) in [(one.kind.name, one.uid) for one in everything(book, written[1]).items]
            raise _Enough
    assert len(linking) > 8


class _Enough(Exception):
    """Nothing of a trial is to stay."""


def _bare(book: Book, name: str, values: dict[str, Any]) -> str:
    """A row with no more than its required fields, linked rows made likewise."""
    kind = CABINET[name]
    needed = {field: declared for field, declared in kind.fields.items() if declared.required and field not in values}
    for field, declared in needed.items():
        if isinstance(declared, LinkField):
            values[field] = _bare(book, declared.kind, {})
        elif hasattr(declared, "codes"):
            values[field] = next(iter(declared.codes.items))
        elif declared.column == "INTEGER":
            values[field] = max(getattr(declared, "least", 0), 0)
        else:
            values[field] = "2020-01-01" if declared.storable("2020-01-01") else "样板"
    with book.change("试写") as act:
        return act.add(name, values)


def test_a_sealed_record_is_shown_only_when_asked_for(book: Book, written: tuple[Path, str]) -> None:
    sealed = [(kind, field) for kind, field in CABINET.linking(CABINET["person"]) if kind.sealed and not kind.parent]
    assert sealed
    for kind, field in sealed:
        with pytest.raises(_Enough), book.change("试写"):
            _bare(book, kind.name, {field: written[1], kind.sealed: 1})
            assert kind not in [one.kind for one in everything(book, written[1]).items]
            (shown,) = (one for one in everything(book, written[1], sealed=True).items if one.kind is kind)
            assert shown.title == "（保密件）"
            raise _Enough


def test_nobody_is_refused(book: Book) -> None:
    with pytest.raises(Refusal):
        everything(book, "00000000-0000-7000-8000-000000000000")


def text_of(page: PersonPage, folder: Path, masked: bool = True) -> tuple[str, int]:
    """The printed sheet read back, blanks left out, and its pages."""
    pdf, printed = to_pdf(to_paper(page, masked))
    (folder / "p.pdf").write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", folder / "p.pdf", "-"], check=True, capture_output=True).stdout
    assert printed.unshown == ()
    assert {place.mark for place in printed.places} == {one.uid for one in page.items}
    return "".join(read.decode().split()), printed.pages


@needs_poppler
def test_the_sheet_says_it_all_on_one_page_and_hides_what_is_sensitive(page: PersonPage, tmp_path: Path) -> None:
    text, pages = text_of(page, tmp_path)
    assert pages == 1
    assert text.startswith(f"人员情况一览{NAME}（2020年12月31日）一、基本情况证件号码：")
    assert "二、会员（1条）2015-05-0120150001样板甲子电子厂工会委员会，在会。" in text
    assert "三、帮扶申请（2条）2020-08-012020年金秋助学，申请人，待初审，申请金额2000元。" in text
    assert f"449900********{NUMBER[-4:]}" in text and NUMBER not in text
    assert "12900000001" not in text and "银行账号" not in text
    plain, _ = text_of(page, tmp_path, masked=False)
    assert NUMBER in plain and "12900000001" in plain and "银行账号：6200000000000000001" in plain


@needs_poppler
def test_somebody_without_records_has_a_sheet_too(book: Book, tmp_path: Path) -> None:
    with pytest.raises(_Enough), book.change("试写") as act:
        found = everything(book, act.add("person", {"name": "孙丙寅"}))
        assert found.items == []
        assert "台账里没有与此人有关的其他记录。" in text_of(found, tmp_path)[0]
        raise _Enough


def test_the_command_line_shows_everything_of_a_person(
    written: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    from unionbook.cli.program import run

    path, who = written
    assert run(["show", str(path), "person", who, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in data["everything"]] == ["work", "application", "application", "activity", "member"]
    assert data["everything"][1] | {"id": ""} == {
        "kind": "application",
        "id": "",
        "title": "2020年金秋助学",
        "roles": ["申请人"],
        "date": "2020-08-01",
        "stage": "applied",
        "amounts": {"申请金额": 2000_00},
    }
    assert run(["show", str(path), "person", NAME]) == 0
    text = capsys.readouterr().out
    assert "【与此人有关的记录】" in text and "春季健步走" in text and NUMBER not in text
    assert run(["show", str(path), "programme", "2020年金秋助学", "--json"]) == 0
    assert "everything" not in json.loads(capsys.readouterr().out)
