"""The command line reads: every answer as text and as JSON, wrong calls explained, nothing sensitive shown unasked."""

import argparse
from pathlib import Path
from typing import Any

import pytest
from cli.support import CUT, Run, one_sentence

from unionbook.cli import COMMANDS
from unionbook.cli.answer import cut, table, width
from unionbook.cli.program import parser
from unionbook.records import CABINET


def test_figures_of_the_summary(cli: Run, practice: Path) -> None:
    said = cli("figures", practice, *CUT, "--json")
    found = {one["key"]: one for one in said.data["figures"]}
    assert said.code == 0 and said.err == "" and said.data["as_of"] == "2020-12-10"
    assert found["grievance.received"]["value"] == 57
    assert found["application.study_granted"]["value"] == 122000
    assert found["application.study_granted"]["wording"] == "12.2万元"
    assert found["enterprise.f500_rate"]["value"] == 80
    assert set(found["activity.served"]) == {"key", "label", "unit", "value", "wording", "definition"}
    assert any(line.split()[:3] == ["grievance.received", "收到信访事件", "57宗"] for line in _text(cli, practice))


def _text(cli: Run, practice: Path) -> list[str]:
    return cli("figures", practice, *CUT).out.splitlines()


def test_the_rows_of_a_figure(cli: Run, practice: Path) -> None:
    data = cli("rows", practice, "application.hardship_granted", *CUT, "--json").data
    assert sum(row["adds"] for row in data["rows"]) == data["value"] == 75000 and len(data["rows"]) == 75
    assert "没有“grievance.nix”" in cli("rows", practice, "grievance.nix", *CUT).err


def test_list_takes_subsets_conditions_and_an_order(cli: Run, practice: Path) -> None:
    def listed(*words: str) -> list[dict[str, Any]]:
        said = cli("list", practice, *words, "--json")
        assert said.code == 0, said.err
        return list(said.data)

    assert len(listed("grievance", "--subset", "transferred", "--period", "2020", "--as-of", "2020年12月10日")) == 38
    assert len(listed("信访", "--where", "received_on", "at_least", "2020.11.1")) == 3
    mine = listed("application", "--where", "programme", "is", "2020年金秋助学", "--where", "stage", "is", "已发放")
    assert len(mine) == 71
    assert len(listed("programme", "--where", "category", "among", "金秋助学，工伤慰问")) == 4
    assert len(listed("grievance", "--where", "closed_on", "empty")) == 3
    days = [row["values"]["received_on"] for row in listed("grievance", "--sort", "received_on", "--limit", "5")]
    assert days == sorted(days) and len(days) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "members"), "没有“members”这种记录"),
        (("list", "member", "--subset", "nix"), "没有“nix”这个子集"),
        (("list", "member", "--where", "nix", "is", "1"), "没有“nix”这个栏目"),
        (("list", "member", "--where", "number", "equals", "1"), "is（等于）"),
        (("list", "member", "--where", "number", "is"), "要写一个值"),
        (("list", "member", "--where", "number", "during"), "不是日期"),
        (("list", "member", "--where", "joined_on", "is", "13月"), "一年没有13月"),
        (("list", "member", "--sort", "nix"), "没有“nix”这个栏目"),
        (("list", "member", "--limit", "x"), "应当是整数"),
        (("figures", "--period", "去年"), "不是认得出的时段"),
        (("figures",), "缺少 --period"),
        (("stage", "grievance", "closed"), "--rows"),
        (("figurse",), "没有“figurse”这个命令"),
        (("list",), "缺少"),
        (("list", "member", "--nix"), "看不懂 --nix"),
    ],
)
def test_a_wrong_call_is_explained(cli: Run, practice: Path, words: tuple[str, ...], said: str) -> None:
    found = cli(words[0], practice, *words[1:]) if words[0] in COMMANDS else cli(*words, "x")
    assert found.code == 2 and not found.out
    assert said in found.err and found.err.count("\n") == 1 and "usage" not in found.err


def test_sensitive_fields_are_masked_unless_asked_for(cli: Run, practice_copy: Path) -> None:
    (hidden,) = cli("list", practice_copy, "person", "--where", "name", "is", "钱䶮", "--json").data
    lift = ("--unmasked", "--reason", "核对证件")
    refused = cli("show", practice_copy, "person", "钱䶮", "--unmasked")
    assert refused.code == 1 and "要写明用途" in refused.err and not refused.out
    (open_,) = cli("list", practice_copy, "person", "--where", "name", "is", "钱䶮", "--json", *lift).data
    number = open_["values"]["id_number"]
    assert hidden["values"]["id_number"] == f"{number[:6]}********{number[-4:]}"
    assert number not in cli("list", practice_copy, "person").out
    for words in (("show", "person", hidden["id"]), ("history", "person", hidden["id"]), ("show", "member", "钱䶮")):
        for extra in ((), ("--json",)):
            assert number not in cli(words[0], practice_copy, *words[1:], *extra).out, words
        assert number in cli(words[0], practice_copy, *words[1:], *lift).out
    noted = [one["values"] for one in cli("list", practice_copy, "disclosure", "--json").data]
    assert [one["how"] for one in noted].count("refuse") == 1
    looked = [one for one in noted if one["how"] == "look"]
    assert len(looked) == 4 and {one["reason"] for one in looked} == {"核对证件"}
    assert all(one["masked"] == 0 and "证件号码" in one["columns"] for one in looked)
    assert number not in str(noted)
    (file,) = cli("list", practice_copy, "hardship", "--limit", "1", "--json").data
    told = cli("show", practice_copy, "hardship", file["id"], "--json").data
    assert told["linked"]["person"]["bank_account"] == "****"


def test_show_holds_children_clocks_and_history(cli: Run, practice: Path) -> None:
    data = cli("show", practice, "grievance", "2020-057", "--json").data
    assert len(data["children"]["grievance_step"]) == 4 and data["values"]["stage"] == "replied"
    assert {clock["label"] for clock in data["clocks"]} == {"受理告知", "上级要求反馈", "办结", "申请复查"}
    assert data["history"][0]["label"] == "登记练习信访"
    text = cli("show", practice, "信访", "2020-057").out
    assert "承办人（A 角）：" in text and "【期限】" in text and "新建  登记练习信访" in text
    assert one_sentence(cli("show", practice, "grievance", "2099-001"))
    assert "请改用编号" in cli("show", practice, "grievance", "2020").err


def test_search_finds_rare_names_in_every_kind(cli: Run, practice: Path) -> None:
    assert {one["kind"] for one in cli("search", practice, "䶮", "--json").data} >= {"member", "person"}
    firms = cli("search", practice, "甲子 电子", "--kind", "企业", "--json").data
    assert "样板甲子电子厂" in {firm["title"] for firm in firms}


def test_due_counts_from_a_day(cli: Run, practice: Path) -> None:
    data = cli("due", practice, "--on", "2020-12-31", "--json").data
    assert [one["due"] for one in data] == sorted(one["due"] for one in data)
    assert "《信访条例》第三十三条" in {one["article"] for one in data}
    assert "过了" in cli("due", practice, "--on", "2021-06-01").out


def test_info_and_kinds(cli: Run, practice: Path) -> None:
    data = cli("info", practice, "--json").data
    assert data["office"]["单位全称"] == "样板镇总工会" and data["bytes"] == practice.stat().st_size
    assert {one["kind"]: one["rows"] for one in data["rows"]}["member"] == 1369
    kinds = cli("kinds", "--json").data
    assert [kind["name"] for kind in kinds] == [kind.name for kind in CABINET]
    (number,) = [one for one in cli("kinds", "person", "--json").data["fields"] if one["name"] == "id_number"]
    assert number["sensitive"] and "信访件数" in cli("kinds", "信访").out
    assert cli("kinds", "nix").code == 2


def test_every_command_is_declared_and_explained() -> None:
    (group,) = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    assert set(group.choices) == set(COMMANDS)
    for made in group.choices.values():
        assert "--json" in made.format_help() and made.format_help().startswith("用法：")


def test_tables_stand_in_columns() -> None:
    lines = table(("姓名", "n"), [("𠮷乙", "1"), ("A", "22")], right=(1,))
    assert [width(line) for line in lines] == [8, 8, 8, 8]
    assert cut("样板甲子电子厂工会", 9) == "样板甲…" and cut("一\n二", 9) == "一 二"
