"""backup, backups, restore in words."""

import json
from pathlib import Path

import pytest
from cli.support import Run


@pytest.fixture
def path(cli: Run, tmp_path: Path) -> Path:
    made = tmp_path / "青山.ubk"
    assert cli("new", made, "--office", "青山镇总工会", "--superior", "青州市总工会").code == 0
    add(cli, made, "甲厂")
    return made


def add(cli: Run, path: Path, name: str) -> None:
    said = cli("add", path, "person", lines=json.dumps({"name": name}))
    assert said.code == 0, said.err


def people(cli: Run, path: Path) -> list[str]:
    return [row["title"] for row in json.loads(cli("list", path, "person", "--json").out)]


def test_a_backup_is_made_listed_and_restored(cli: Run, path: Path, own_home: Path) -> None:
    made = json.loads(cli("backup", path, "--json").out)["made"][0]
    assert Path(made["file"]).is_relative_to(own_home) and made["damaged"] == "" and made["rows"]["person"] == 1
    add(cli, path, "乙厂")
    (listed,) = json.loads(cli("backups", path, "--json").out)
    assert listed["fewer"] == {"person": 1} and listed["acts_since"] == 1 and listed["verified"]
    said = cli("backups", path)
    assert "完好" in said.out and "人员少 1 人" in said.out and made["file"] in said.out
    restored = cli("restore", Path(made["file"]).name, path)
    assert restored.code == 0 and "核对无误" in restored.out, restored.err
    assert people(cli, path) == ["甲厂"]
    again = json.loads(cli("backups", path, "--json").out)
    assert [one["why"] for one in again] == ["恢复前", "手工"] and again[0]["rows"]["person"] == 2
    assert cli("restore", again[0]["file"], path).code == 0
    assert sorted(people(cli, path)) == ["乙厂", "甲厂"]


def test_to_a_folder_and_back_to_a_new_place(cli: Run, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "移动硬盘"
    assert cli("backup", path, folder).code == 1
    folder.mkdir()
    (made,) = json.loads(cli("backup", path, folder, "--json").out)["made"]
    assert Path(made["file"]).parent == folder
    target = tmp_path / "别处.ubk"
    assert cli("restore", made["file"], target).code == 0
    assert people(cli, target) == ["甲厂"]


def test_damage_is_found_and_refused_in_words(cli: Run, path: Path) -> None:
    file = Path(json.loads(cli("backup", path, "--json").out)["made"][0]["file"])
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 2
    file.write_bytes(body)
    (listed,) = json.loads(cli("backups", path, "--check", "--json").out)
    assert listed["damaged"] and Path(listed["file"]).parent.name == "损坏的备份"
    body[4096 * 6 : 4096 * 40] = bytes(4096 * 34)
    Path(listed["file"]).write_bytes(body)
    before = path.read_bytes()
    said = cli("restore", listed["file"], path)
    assert said.code == 1 and said.err.count("\n") == 1 and said.err.endswith("。\n")
    assert cli("restore", "没有这份.ubk", path).code == 1
    assert path.read_bytes() == before and people(cli, path) == ["甲厂"]


def test_an_encrypted_book_keeps_its_key(cli: Run, tmp_path: Path) -> None:
    secret = tmp_path / "口令.txt"
    secret.write_text("春天 拖拉机 蓝的 算盘珠", encoding="utf-8")
    path = tmp_path / "密.ubk"
    office = ("--office", "青山镇总工会", "--superior", "青州市总工会")
    said = cli("new", path, *office, "--encrypt", "--passphrase-file", secret)
    assert said.code == 0, said.err
    (made,) = json.loads(cli("backup", path, "--passphrase-file", secret, "--json").out)["made"]
    assert "青山镇".encode() not in Path(made["file"]).read_bytes()
    target = tmp_path / "还原.ubk"
    assert cli("restore", made["file"], target).code == 1 and not target.exists()
    assert cli("restore", made["file"], target, "--passphrase-file", secret).code == 0
    assert cli("info", target, "--passphrase-file", secret).code == 0
