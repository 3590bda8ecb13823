"""Run by the frozen program before everything else: the archive of modules that both executables share."""

import sys

sys.path.append(f"{sys._MEIPASS}/library.zip")  # type: ignore[attr-defined]
