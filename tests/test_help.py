"""Help: every register and field has its words, links lead somewhere, where a value goes follows from the report."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import unionbook
from unionbook.ground import resources
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.help.fields import FieldHelp, _files, help_of
from unionbook.services.help.keys import groups
from unionbook.services.help.pages import BadHelp, Sort, library, named, page_of, questions, read, search
from unionbook.services.help.registers import told_of
from unionbook.services.report.tables.files import shipped_table

ASKED = ("打错了字", "好像是旧的", "U 盘坏", "E+17", "县里要的格式")
"""What an office asks most, by a word of the question: experience of offices."""

FREE = ("开展走访多少次", "不是同一人", "不是同一家")
"""Quoted, and made up by the program of several words, or no words of it."""

MARKS = re.compile(r"[，。、；：“”（）()？\s]")


def fields() -> Iterator[tuple[Kind, str, FieldHelp]]:
    for kind in CABINET:
        for name in kind.fields:
            yield kind, name, help_of(CABINET, kind, name)


def bare(text: str) -> str:
    return MARKS.sub("", text)


def test_every_field_says_more_than_its_label() -> None:
    wanting = [
        f"{kind.name}.{name} {told.label}：{told.meaning}"
        for kind, name, told in fields()
        if len(bare(told.meaning).replace(bare(told.label), "")) < 4
    ]
    assert not wanting, wanting


def test_every_field_has_a_way_to_fill_it_and_an_example() -> None:
    wanting = [f"{kind.name}.{name}" for kind, name, told in fields() if not told.typing or not told.example]
    assert not wanting, wanting


def test_a_field_the_law_asks_for_names_its_article() -> None:
    for kind, name, told in fields():
        article = kind.fields[name].article
        assert not article or article in told.article
    assert "《信访工作条例》" in help_of(CABINET, CABINET["grievance"], "received_on").article


def test_the_files_of_fields_name_nothing_unknown() -> None:
    strange = [
        f"{kind}.{name}"
        for kind, said in _files().items()
        if kind != "共用"
        for name in said
        if kind not in CABINET or name not in CABINET[kind].fields
    ]
    assert not strange, strange


def test_where_a_field_goes_is_what_tables_and_templates_print() -> None:
    goes = help_of(CABINET, CABINET["grievance"], "source").goes
    column = [one.label for one in shipped_table("信访").columns].index("收到") + 1
    received = help_of(CABINET, CABINET["grievance"], "received_on").goes
    assert any(words.startswith("报告《工作总结-镇总工会》“信访”一节") for words in goes), goes
    assert any(f"“信访工作情况表”第{column}栏" in words for words in received), received
    assert not help_of(CABINET, CABINET["grievance"], "note").goes


def test_an_embedded_field_is_that_of_the_person() -> None:
    member = CABINET["member"]
    assert help_of(CABINET, member, "person.born") == help_of(CABINET, CABINET["person"], "born")
    with pytest.raises(KeyError):
        help_of(CABINET, member, "person.nothing")


@pytest.mark.parametrize("kind", [kind for kind in CABINET if not kind.parent], ids=lambda kind: kind.name)
def test_every_register_has_its_page(kind: Kind) -> None:
    if kind.hidden and kind.name in ("day_off", "local_rule"):
        return  # the pages of these two are those of their screens, which lists never are
    page = page_of("", kind)
    assert page is not None and page.steps
    assert [line for line in page.lines if line.sort is Sort.HEAD]
    if kind.figures:
        assert any(kind.figures[0].label in line.text for line in told_of(CABINET, kind))


def test_links_lead_to_pages() -> None:
    lost = [f"{page.name} → {name}" for page in library().values() for name in page.also if name not in library()]
    assert not lost, lost


def test_every_page_says_what_to_do() -> None:
    for page in library().values():
        assert page.steps or page.name == "消息记录", page.name
        assert len(page.steps) <= 12, page.name
        assert all(step.endswith(("。", "”")) for step in page.steps), page.name


def test_what_offices_ask_is_answered_in_steps() -> None:
    for word in ASKED:
        (page,) = [page for page in questions() if word in page.title]
        assert len(page.steps) >= 3


def test_no_file_lies_where_nothing_reads_it() -> None:
    folder = resources.path("help")
    known = {"screens", "questions", "fields"}
    strange = [path for path in folder.rglob("*.txt") if path.parent != folder and path.parent.name not in known]
    assert not strange
    assert {path.name for path in folder.glob("*.txt")} == {"写法说明.txt", "快捷键.txt"}


def test_words_find_the_page_that_is_about_them() -> None:
    assert search("误删")[0].name == "打错字想找回"
    assert search("E+17")[0].name == "身份证变成E+17"
    assert not search("没有这样的事") and not search("")
    assert named("口令")[0].name in ("隐私和口令", "忘记口令怎么办") and not named("口")


@pytest.mark.parametrize("text", ["先写一句", "屏幕：今日\n步：做。"])
def test_a_page_without_a_title_is_refused(text: str) -> None:
    with pytest.raises(BadHelp):
        read("坏的", text)


def test_a_key_is_told_once_in_its_group() -> None:
    for title, keys in groups().items():
        assert keys, title
        words = [word for word, _ in keys]
        assert len(set(words)) == len(words), title


def test_what_pages_quote_is_what_the_program_says() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in Path(unionbook.__file__).parent.rglob("*.py"))
    lost = []
    for page in library().values():
        for quoted in re.findall(r"“([^”]+)”", page.text):
            for words in quoted.split("—"):
                word = re.sub(r" (Ctrl|Enter|F\d).*$", "", words).rstrip("…")
                if word and word not in said and word not in FREE:
                    lost.append(f"{page.name}: {words}")
    assert not lost, lost
