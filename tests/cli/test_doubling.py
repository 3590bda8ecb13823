"""doubles, unite: what is told, what is chosen, what is refused."""

from pathlib import Path

import pytest
from cli.support import Run, one_sentence
from doubles.doubles_book import empty_book, member, person, union


@pytest.fixture
def book(tmp_path: Path) -> tuple[Path, str, str]:
    with empty_book(tmp_path) as made:
        one = person(made, "李静", born="1980-01-02", address="甲村")
        two = person(made, "李静", born="1980-01-02", address="乙村")
        where = union(made)
        for who in (one, two):
            member(made, who, where)
        return made.path, one, two


def test_pairs_are_told_and_made_one_as_chosen(cli: Run, book: tuple[Path, str, str]) -> None:
    path, one, two = book
    (pair,) = cli("doubles", path, "人员", "--json").data
    assert {row["id"] for row in pair["rows"]} == {one, two} and pair["score"] == 90
    assert pair["reasons"] == ["姓名相同", "出生日期相同"]
    refused = cli("unite", path, "person", one, two)
    assert one_sentence(refused) and "合并后会重复：会员“李静”" in refused.err
    said = cli("unite", path, "person", one, two, "--take", "address=both", "--twice", "合并", "--json")
    assert said.code == 0 and said.data["id"] == one and said.data["moved"] == {"member": 1}
    assert "甲村；乙村" in cli("show", path, "person", one).out
    assert cli("doubles", path, "person", "--json").data == []
    assert cli("undo", path).code == 0 and len(cli("doubles", path, "person", "--json").data) == 1


def test_what_is_written_wrongly_is_said(cli: Run, book: tuple[Path, str, str]) -> None:
    path, one, two = book
    assert cli("unite", path, "person", one, two, "--take", "address:2").code == 2
    assert one_sentence(cli("unite", path, "person", one, two, "--take", "nothing=2", "--twice", "都留"))
    assert one_sentence(cli("doubles", path, "activity"))
