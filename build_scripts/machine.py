"""What the machine must have before anything runs: the folder .venv and, on Linux, a few system libraries.

Standard library only. What is missing is installed where that is allowed; otherwise the exact line to type is
printed and the program ends with 1. Parts already there are looked at, not installed again.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.sha256"

# A file the loader or the shell must find, and the Debian package that brings it. Without the first six Qt
# does not start at all; the next are for a real screen; the last read printed pages and give one in memory.
QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TOOLS = {"pdftotext": "poppler-utils", "Xvfb": "xvfb", "xauth": "xauth"}


def speak() -> None:
    """Chinese must not fail on an output that cannot show it, nor come out garbled in a Windows pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if sys.platform == "win32" and not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="replace")


def say(chinese: str, english: str) -> None:
    """One sentence in both languages."""
    print(f"{chinese}\n{english}", flush=True)


def stop(chinese: str, english: str, line: str | None = None) -> SystemExit:
    """What to raise when the user must act: both sentences and the line to type."""
    return SystemExit("\n".join(["", chinese, english, *([f"    {line}"] if line else [])]))


def typed(command: list[str]) -> str:
    """The command as one would type it."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def shown(command: list[str], env: dict[str, str] | None = None) -> int:
    """Print the command, run it in the project's folder, give back its exit code."""
    print(f"\n$ {typed(command)}", flush=True)
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def succeeds(command: list[str]) -> bool:
    """Run silently; a program that is not there counts as a failure."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def has_screen() -> bool:
    """Can a window be opened here?"""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without a question; None if that cannot be."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return ["env"]
    return ["sudo", "-n", "env"] if succeeds(["sudo", "-n", "true"]) else None


def apt_line(packages: list[str]) -> str:
    """The line a user types to install Debian packages."""
    sudo = "" if sys.platform != "win32" and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where that is allowed; True if apt-get says it did."""
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        return False
    apt = [*root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if any(Path("/var/lib/apt/lists").glob("*Packages*")) and shown(install) == 0:
        return True
    return shown([*apt, "update"]) == 0 and shown(install) == 0  # no package lists yet, or outdated ones


def found(name: str) -> bool:
    """Is this shared library or program there?"""
    if ".so" not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing() -> dict[str, str]:
    """What Qt and the checks want of a Linux system and do not find: file name to Debian package."""
    if not sys.platform.startswith("linux"):
        return {}
    return {name: package for name, package in {**QT, **SCREEN, **TOOLS}.items() if not found(name)}


def ensure_system() -> None:
    """Install missing system libraries on Debian and its relatives; end if Qt cannot start without them."""
    lacking = missing()
    if not lacking:
        return
    say(
        f"系统里还缺：{'、'.join(lacking.values())}",
        f"Missing from the system: {', '.join(lacking.values())}",
    )
    if apt_install([*lacking.values()]):
        lacking = missing()
    if not lacking:
        return
    line = apt_line([*lacking.values()]) if shutil.which("apt-get") else f"({', '.join(lacking)})"
    needed = {**QT, **SCREEN} if has_screen() else QT
    if any(name in needed for name in lacking):
        raise stop("请先安装下面这些系统软件，再运行一次：", "Please install these, then run again:", line)
    say("没有它们也能继续，但有些检查做不了。安装用这一行：", "Going on without; to install them, type:")
    print(f"    {line}", flush=True)


def pip() -> list[str] | None:
    """How to call pip for .venv: its own, or the one beside the running Python; None if there is neither."""
    if succeeds([str(PYTHON), "-m", "pip", "--version"]):
        return [str(PYTHON), "-m", "pip"]
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return outside if succeeds([*outside, "--version"]) else None


def runs() -> bool:
    """Does .venv hold a Python that runs and is new enough?"""
    return succeeds([str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def clear() -> None:
    """Remove a half-made or broken .venv, but never a folder that is something else."""
    if not VENV.exists():
        return
    if any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").is_file():
        raise stop(
            f"“{VENV}”不是 Python 环境，没有动它。请改名或移走后再运行。",
            f"{VENV} is not a Python environment and was left alone; rename or move it, then run again.",
        )
    shutil.rmtree(VENV)


def ensure_environment() -> None:
    """Make .venv if there is none that works, by the first way this machine allows."""
    if runs() and pip():
        return
    say("正在建立 .venv ……", "Making .venv ...")
    venv = [sys.executable, "-m", "venv", str(VENV)]
    package = f"python3.{sys.version_info[1]}-venv"
    ways: list[Callable[[], bool]] = [
        lambda: succeeds(venv),
        lambda: apt_install([package]) and succeeds(venv),
        lambda: succeeds([sys.executable, "-m", "virtualenv", str(VENV)]),
        lambda: succeeds(["virtualenv", "-p", sys.executable, str(VENV)]),
        lambda: succeeds([*venv, "--without-pip"]),
    ]
    for way in ways:
        clear()
        if way() and runs() and pip():
            return
    clear()
    raise stop(
        "这台电脑的 Python 不能建立环境（缺 venv 或 pip）。请先运行下面这一行，再运行一次：",
        "This Python can make no environment (venv or pip is missing). Type this line, then run again:",
        apt_line([package, *missing().values()])
        if shutil.which("apt-get")
        else typed([sys.executable, "-m", "ensurepip", "--user"]),
    )


def ensure_packages() -> None:
    """Install what the lock file names."""
    command = [*(pip() or []), "install", "--no-input", "--disable-pip-version-check"]
    command += ["--require-hashes", "-r", str(LOCK)]
    STAMP.unlink(missing_ok=True)
    if shown(command) != 0:
        raise stop(
            "软件包没有装好（多半是网络不通）。网络恢复后再运行一次，或者直接运行：",
            "The packages were not installed (most likely the network). Run again later, or type:",
            typed(command),
        )
    STAMP.write_text(lock_sum(), encoding="ascii")


def lock_sum() -> str:
    """The sum of the lock file; .venv keeps the one it was filled from."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def ensure() -> None:
    """Everything the other commands need; the long download comes last."""
    filled = STAMP.is_file() and STAMP.read_text(encoding="ascii") == lock_sum() and runs()
    if not filled:
        ensure_environment()
    ensure_system()
    if not filled:
        ensure_packages()
