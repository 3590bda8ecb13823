"""Which processes run on this PC: a number alone may have been given to another program since."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def no_boxes() -> None:
    """A card reader without a card, or a drive with errors, tells the program; Windows would put a box before the
    clerk and hold the program up."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOOPENFILEERRORBOX)


def born(pid: int) -> str:
    """When a process began, in this system's own terms; "" when it does not run."""
    with suppress(OSError, ValueError, IndexError):
        if sys.platform == "win32":
            return _born_on_windows(pid)
        if Path("/proc/self/stat").exists():
            return _born_by_proc(pid)
        os.kill(pid, 0)
        import subprocess

        told = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, timeout=5)
        return told.stdout.strip()
    return ""


def _born_by_proc(pid: int) -> str:
    text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    state, *fields = text.rpartition(")")[2].split()
    boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()[:8]
    return "" if state in "ZX" else f"{boot}/{fields[18]}"


def _born_on_windows(pid: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return ""
    try:
        code = ctypes.c_ulong()
        times = [ctypes.c_ulonglong() for _ in range(4)]
        known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code)) and kernel.GetProcessTimes(
            ctypes.c_void_p(handle), *(ctypes.byref(one) for one in times)
        )
        return str(times[0].value) if known and code.value == 259 else ""
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
