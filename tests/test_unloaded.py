"""Modules that are there by name and loaded when something of them is asked for."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from unionbook.ground.unloaded import USED_LATER, Later

TEXT = """
from pathlib import Path
Path(__file__).with_suffix(".loaded").touch(exist_ok=False)
NUMBER, OTHER = 1, 2
def told(): return NUMBER
"""


@pytest.fixture
def module(tmp_path: Path) -> ModuleType:
    file = tmp_path / "put_off.py"
    file.write_text(TEXT, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("put_off", file)
    assert spec is not None and spec.loader is not None
    made, later = importlib.util.module_from_spec(spec), Later(spec.loader, "put_off")
    later.exec_module(made)
    return made


def test_it_is_loaded_once_and_when_asked(module: ModuleType) -> None:
    loaded = Path(str(module.__file__)).with_suffix(".loaded")
    assert module.__name__ == "put_off" and not loaded.exists()
    assert module.told() == 1 and loaded.exists()
    assert module.OTHER == 2
    with pytest.raises(AttributeError):
        _ = module.nothing


def test_what_was_put_into_it_before_stays(module: ModuleType) -> None:
    vars(module)["NUMBER"] = 5
    assert module.told() == 5


def test_those_of_the_library_work_as_ever() -> None:
    code = f"""
import sys, unionbook
print(*["__getattr__" in vars(sys.modules[name]) for name in {USED_LATER!r}])
import getpass, inspect, platform, tempfile
print(inspect.signature(len), bool(platform.node()), bool(tempfile.gettempdir()), bool(getpass.getuser))
from inspect import isclass
print(isclass(int), inspect.getsource(tempfile.mkdtemp)[:11])
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    put_off = " ".join(["True"] * len(USED_LATER))
    assert told.stdout.split("\n")[:3] == [put_off, "(obj, /) True True True", "True def mkdtemp"]
