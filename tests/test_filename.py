"""What a record or a paper is called becomes a name every system takes."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.filename import MOST, plain_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("个人情况 阿依古丽·买买提", "个人情况 阿依古丽·买买提"),
        ("收据：2026/3/8", "收据：2026_3_8"),
        ('C:\\a "b" <c>|d?*\n', "C__a _b_ _c__d___"),
        (" 名册. ", "名册"),
        ("...", "_"),
        ("长" * 200, "长" * MOST),
    ],
)
def test_what_windows_forbids_is_a_line(text: str, name: str) -> None:
    assert plain_name(text) == name


@given(st.text(st.characters(codec="utf-8"), max_size=100))
def test_a_file_may_be_called_so(text: str) -> None:
    name = f"{plain_name(text)}.pdf"
    with TemporaryDirectory() as folder:
        if len(name.encode()) <= 255:
            Path(folder, name).write_bytes(b"x")
            assert [one.name for one in Path(folder).iterdir()] == [name]
