"""What is written down of an error of the program holds no name, number or passphrase, wherever the error has it."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from unionbook.cli.ending import guarded
from unionbook.ground.faults import details, hush
from unionbook.store.pc import log

SECRETS = ("柯望舒", "330102196402028888", "13900007777", "红叶 算盘 拖拉机 石桥", "长期卧床")
NAME, NUMBER, PHONE, PHRASE, HEALTH = SECRETS


class Oddity(Exception):
    """With values in its arguments and its attributes."""

    def __init__(self, name: str, number: str) -> None:
        super().__init__(name, {"证件": number})
        self.number = number


def _deep() -> None:
    secret = PHRASE
    try:
        {}[NAME]  # type: ignore[index]
    except KeyError as wrong:
        fault = Oddity(NAME, NUMBER)
        fault.add_note(f"健康 {HEALTH} {secret}")
        raise fault from wrong


def _group() -> None:
    raise ExceptionGroup(NAME, [ValueError(NUMBER), OSError(2, NAME, f"/U盘/{NAME}.xlsx"), TypeError(PHONE)])


def _while_cleaning() -> None:
    try:
        raise ValueError(PHONE)
    finally:
        int(NUMBER[:3] + NAME)


def _round() -> None:
    one, other = KeyError(NAME), ValueError(NUMBER)
    one.__cause__, other.__cause__ = other, one
    raise one


FAULTS = (_deep, _group, _while_cleaning, _round)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program may write when something went wrong."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "TMPDIR", "UNIONBOOK_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.fixture
def hooks() -> Iterator[None]:
    kept = sys.unraisablehook, threading.excepthook
    yield
    sys.unraisablehook, threading.excepthook = kept


@pytest.mark.parametrize("fail", FAULTS)
def test_the_details_and_the_log_tell_kinds_and_places_only(fail: object, places: Path) -> None:
    with pytest.raises(Exception) as told:
        fail()  # type: ignore[operator]
    text = details(told.value)
    assert not [word for word in SECRETS if word in text]
    assert type(told.value).__name__ in text and fail.__name__ in text  # type: ignore[attr-defined]
    digits, written = log.fault(told.value)
    assert written and log.path().read_text(encoding="utf-8").endswith(f" 故障代码 {digits}\n{text}\n")


def test_those_it_came_of_and_those_it_holds_are_told_too() -> None:
    with pytest.raises(Oddity) as deep:
        _deep()
    with pytest.raises(ExceptionGroup) as group:
        _group()
    assert "\nKeyError\n" in details(deep.value)
    assert all(f"\n{name}" in details(group.value) for name in ("ValueError", "FileNotFoundError", "TypeError"))
    assert str(Path(__file__).parent) not in details(deep.value), "no folder of the user"


@pytest.mark.parametrize("fail", FAULTS)
def test_the_door_says_one_sentence_without_a_value(
    fail: object, places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(fail) == 1  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    written = "".join(file.read_text(encoding="utf-8") for file in places.rglob("*.log"))
    assert "程序出错了" in err and written and not out
    assert not [word for word in SECRETS if word in err + written]


def test_an_error_in_a_thread_or_while_cleaning_away_is_told_without_values(
    hooks: None, capsys: pytest.CaptureFixture[str]
) -> None:
    class Leaving:
        def __del__(self) -> None:
            raise ValueError(NUMBER)

    hush()
    running = threading.Thread(target=_deep)
    running.start()
    running.join()
    leaving = Leaving()
    del leaving
    _, err = capsys.readouterr()
    assert "Oddity" in err and "__del__" in err
    assert not [word for word in SECRETS if word in err]
