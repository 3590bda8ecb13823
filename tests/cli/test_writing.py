"""The command line writes: through the checks and the door of the form, and back."""

import json
from pathlib import Path

from cli.support import CUT, Run, one_sentence

CASE = {
    "received_on": "2020.12.30",
    "source": "本级接访",
    "person": {"name": "尹癸亥"},
    "matter": "拖欠工资",
    "subject": "反映拖欠工资",
    "enterprise": "样板甲子电子厂",
    "amount": 1250.5,
    "handler_a": "吴乙巳",
    "grievance_step": [{"done_on": "20201230", "what": "登记"}],
}


def test_add_saves_the_good_lines_in_one_act(cli: Run, practice_copy: Path) -> None:
    bad = {**CASE, "source": "天上", "person.name": "", "nix": 1}
    lines = "\n".join([json.dumps(CASE, ensure_ascii=False), "", json.dumps(bad), "[1]", "{", '{"subject": "\\ud840"}'])
    acts = len(cli("history", practice_copy, "--json").data)
    said = cli("add", practice_copy, "grievance", "--json", lines="﻿" + lines)
    assert said.code == 1 and "4 行没有保存" in said.err
    assert [row["line"] for row in said.data["rows"]] == [1, 3, 4, 5, 6] and said.data["added"] == 1
    first, second = said.data["rows"][:2]
    assert {"source", "nix", "person.name"} <= {one["field"] for one in second["problems"]}
    kept = cli("show", practice_copy, "grievance", first["id"], "--json").data
    assert kept["values"]["number"] == "2020-058" and kept["values"]["amount"] == 125050
    assert len(kept["children"]["grievance_step"]) == 1 and first["title"] == "尹癸亥 反映拖欠工资"
    assert len(cli("history", practice_copy, "--json").data) == acts + 1
    assert one_sentence(cli("add", practice_copy, "grievance"))
    assert one_sentence(cli("add", practice_copy, "grievance", lines="甲".encode("gb18030")))
    assert one_sentence(cli("add", practice_copy, "office", lines="{}"))
    huge = cli("add", practice_copy, "grievance", lines=json.dumps({**CASE, "amount": "1" + "0" * 30}))
    assert huge.code == 1 and "超过一千亿元" in huge.out
    assert len(cli("history", practice_copy, "--json").data) == acts + 1


def test_set_stage_drop_and_undo(cli: Run, practice_copy: Path) -> None:
    changed = '{"subject": "改过的事由", "people": "6人"}'
    said = cli("set", practice_copy, "grievance", "2020-057", "--json", lines=changed)
    assert said.code == 0 and said.data["saved"]
    refused = cli("set", practice_copy, "grievance", "2020-057", lines='{"subject": "", "people": 7}')
    assert refused.code == 1 and "请填写事由" in refused.err
    values = cli("show", practice_copy, "grievance", "2020-057", "--json").data["values"]
    assert (values["subject"], values["people"]) == ("改过的事由", 6)
    both = ("--rows", "2020-057", "2020-056", "--on", "2020-12-30", "--json")
    moved = cli("stage", practice_copy, "grievance", "closed", *both)
    assert moved.code == 0 and len(moved.data["moved"]) == 2
    again = cli("stage", practice_copy, "grievance", "closed", *both)
    assert again.code == 1 and not again.data["moved"] and "不能直接到" in again.data["aside"][0]["why"]
    assert cli("show", practice_copy, "grievance", "2020-057", "--json").data["values"]["closed_on"] == "2020-12-30"
    assert cli("drop", practice_copy, "grievance", "2020-057").code == 0
    assert cli("show", practice_copy, "grievance", "2020-057").code == 1
    assert "还有" in cli("drop", practice_copy, "organisation", "样板甲子电子厂工会委员会").err
    assert "已撤销“删除信访" in cli("undo", practice_copy).out
    assert cli("show", practice_copy, "grievance", "2020-057").code == 0
    events = cli("history", practice_copy, "grievance", "2020-057", "--json").data
    assert [one["what"] for one in events] == ["恢复", "删除", "修改", "修改", "新建"]
    assert one_sentence(cli("undo", practice_copy, "999"))


def test_a_new_book(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "新 台账.ubk"
    assert cli("new", path, "--office", "练习镇总工会", "--superior", "练习市总工会").code == 0
    assert cli("info", path, "--json").data["office"]["上级工会"] == "练习市总工会"
    again = path.read_bytes()
    assert one_sentence(cli("new", path, "--office", "甲", "--superior", "乙")) and path.read_bytes() == again
    other = tmp_path / "同名.ubk"
    assert one_sentence(cli("new", other, "--office", "甲", "--superior", "甲")) and not other.exists()
    assert one_sentence(cli("demo", path, "--force")) and path.read_bytes() == again
    practice = tmp_path / "练.ubk"
    unknown = cli("demo", practice, "--summary", "6")
    assert one_sentence(unknown) and "现有：1、2、3、4、5" in unknown.err and not practice.exists()
    assert cli("demo", practice, "--summary", "2", "--json").data["summary"] == 2
    assert cli("info", practice, "--json").data["office"]["上级工会"] == "练习集团工会"
    assert one_sentence(cli("demo", practice))
    assert cli("demo", practice, "--force", "--members", "1400").code == 0
    rows = {one["kind"]: one["rows"] for one in cli("info", practice, "--json").data["rows"]}
    assert rows["member"] == 1400


def test_report_check_and_selfcheck(cli: Run, practice: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "总结.pdf"
    assert cli("report", practice, *CUT, "--pdf", pdf).code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert one_sentence(cli("report", practice, *CUT, "--pdf", tmp_path / "没有" / "总结.pdf"))
    assert cli("check", practice, "--json").data == {"sound": True, "findings": []}
    said = cli("selfcheck", "--json")
    assert [one["trouble"] for one in said.data] == [""] * len(said.data) and said.code == 0
