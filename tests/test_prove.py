"""The command that runs the long proofs knows all of them, and reads what they print."""

import figures
import pytest

import prove


def test_every_slow_test_belongs_to_a_proof(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove.main(["--list"]) == 0
    told = capsys.readouterr().out
    assert all(name in told and proof.what in told for name, proof in prove.PROOFS.items())
    named = {file for proof in prove.proofs().values() for file in proof.files}
    assert prove.slow_files() <= named and all((prove.ROOT / file).exists() for file in named)


def test_figures_are_read_from_what_pytest_prints(capsys: pytest.CaptureFixture[str]) -> None:
    figures.tell("12 states sound")
    printed = f".{capsys.readouterr().out}\n1 passed in 3.21s\n"
    assert prove.figures(printed) == ["12 states sound"]
    assert prove.figures("..\n==== 2 passed, 1 deselected in 3.21s ====\n") == ["2 passed, 1 deselected in 3.21s"]
    result = prove.Result("kills", False, ["499 killed"], 1.0)
    assert "| kills | **FAILED** 499 killed | `python build_scripts/prove.py kills` |" in prove.table([result])


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        prove.main(["nonsense"])
    assert "no such proof: nonsense" in capsys.readouterr().err
