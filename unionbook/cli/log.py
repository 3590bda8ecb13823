"""Where the record of an unexpected error goes: beside the settings of this user. No values are in it."""

import tempfile
from datetime import datetime
from pathlib import Path

from unionbook.ground.faults import details
from unionbook.ui.frame.settings import usual_file


def write_down(fault: BaseException) -> Path | None:
    """The path of the file that now holds the error; None when nothing can be written anywhere."""
    text = details(fault) + "\n"
    name = f"error-{datetime.now():%Y%m%d-%H%M%S}.log"
    for folder in (_settings_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return folder / name
    return None


def _settings_folder() -> Path:
    try:
        return usual_file().parent
    except RuntimeError:  # no home folder can be found
        return Path(tempfile.gettempdir())
