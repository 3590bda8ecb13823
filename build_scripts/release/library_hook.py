"""Run by the frozen program before everything else: the archive of modules that both executables share.

Almost all of Python and of the program is in it: without it nothing of theirs can say why no window opens. What another
program told its own Qt does not hold for this one: foreign plugins would bring foreign libraries.
"""

import os
import sys
from zipimport import ZipImportError, zipimporter

LIBRARY = f"{sys._MEIPASS}/library.zip"  # type: ignore[attr-defined]
SENTENCE = (
    "程序的文件不全或有损坏（_internal/library.zip），没有打开任何台账。"
    "请重新安装程序；便携版请重新从压缩包里全部解压出来，再打开。"
)

try:
    zipimporter(LIBRARY)
except ZipImportError:
    if sys.stderr is not None:
        sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stderr.write(f"{SENTENCE}\n")
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, SENTENCE, "工会台账", 0x30)
    sys.exit(1)

sys.path.append(LIBRARY)
for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
    os.environ.pop(name, None)
