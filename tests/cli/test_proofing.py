"""report --check: the findings in words and as data, and how it ends."""

from pathlib import Path

import pytest
from cli.support import Run, one_sentence
from practice_books import practice_book
from proof_desk import copy_of, text_of

BAD = ("一级：维权", "收到{grievance.received=58：补登}。【待填】")
HALF = ("--period", "2020H1")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return copy_of(practice_book(2).path, tmp_path / "练习.ubk")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A template with two faults."""
    template = tmp_path / "试样.txt"
    template.write_text(text_of(*BAD), encoding="utf-8")
    return template


def test_a_sound_report_may_be_issued(cli: Run, book: Path, tmp_path: Path) -> None:
    before, pdf = book.read_bytes(), tmp_path / "草稿.pdf"
    said = cli("report", book, *HALF, "--check", "--pdf", pdf)
    assert said.code == 0 and said.out.strip().endswith("没有发现问题，可以定稿。")
    assert pdf.read_bytes().startswith(b"%PDF") and book.read_bytes() == before


def test_findings_are_told_in_words(cli: Run, book: Path, bad: Path) -> None:
    said = cli("report", book, *HALF, "--template", bad, "--check")
    head, *lines = said.out.strip().splitlines()
    assert said.code == 1 and head == "《试样》核对出 2 处，其中必须改的 1 处："
    assert {line[:1] for line in lines} == {"×", "·"} and all("【一、维权】" in line for line in lines)


def test_findings_are_told_as_data(cli: Run, book: Path, bad: Path) -> None:
    said = cli("report", book, *HALF, "--template", bad, "--check", "--json")
    assert said.code == 1 and said.data["may_issue"] is False and said.data["period"] == "2020H1"
    assert {one["rule"]: one["severity"] for one in said.data["findings"]} == {"blank": "stop", "hand": "look"}
    for one in said.data["findings"]:
        assert one["title"] == "一、维权" and one["place"]["block"] == 2 and one["place"]["line"] == 3


def test_wrong_use_is_told(cli: Run, book: Path) -> None:
    said = cli("report", book, *HALF)
    assert said.code == 2 and "--check" in said.err
    assert cli("report", book, *HALF, "--check", "--issue").code == 2
    assert one_sentence(cli("report", book, *HALF, "--check", "--template", "没有这个"))
