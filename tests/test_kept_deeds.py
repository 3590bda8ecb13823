"""Every deed that survives is known to who writes it again, whatever was loaded before."""

import re
import subprocess
import sys
from pathlib import Path

SERVICES = Path(__file__).resolve().parent.parent / "unionbook" / "services"
CODE = """
from datetime import datetime
from unionbook.services.recovery import replay
from unionbook.store.pc.journal import Kept
print(replay._deed(Kept(1, datetime.now(), {"deed": "move"}, "", 0, ())).word)
print(*sorted(replay.DEEDS))
"""


def test_a_deed_is_known_in_a_program_just_started() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=60)
    word, names = told.stdout.splitlines()
    texts = (file.read_text(encoding="utf-8") for file in SERVICES.rglob("*.py"))
    assert word == "推进"
    assert names.split() == sorted(name for text in texts for name in re.findall(r'^@survives\("(\w+)"', text, re.M))
