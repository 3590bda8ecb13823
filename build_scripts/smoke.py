"""Try a frozen Linux folder where there is neither a Python nor a network, and see what it opens and writes.

    sudo python build_scripts/smoke.py dist/unionbook

In a mount namespace every Python of the machine is hidden and there is no network (`unshare -m -n`). There the frozen
program checks itself, brings a book of an early version up to date, writes a practice book, gives a list out and
reads it in a second process, lists the kinds without loading Qt for it, and opens its window on the book, under
strace: no socket may be opened but those on the machine itself (the display's), and no file written outside the
book's folder and the PC's own. Then the same as a portable program, for another user: nothing at all may be in his
home afterwards. Needs root, util-linux and strace. Exit code 1 when anything is otherwise.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from unionbook.store.pc.portable import DATA, MARK

SECONDS = 90
EARLY = Path(__file__).resolve().parent.parent / "tests" / "books" / "0.1.0-early.ubk"
HIDDEN = (
    "/usr/bin",
    "/usr/local/bin",
    "/usr/lib/python3*",
    "/usr/local/lib/python3*",
    "/root/.pyenv",
    "/opt/*python*",
    "/opt/hostedtoolcache/Python",
)
"""Where Pythons lie; of folders of programs, those whose name begins with python."""
OWN = (".config/unionbook", ".local/share/unionbook")
"""The PC's own folders of the program: its settings; backups, memory and log."""

_CALL = re.compile(r'^\d+ +(\w+)\((?:AT_FDCWD, )?(?:"([^"]*)")?(.*)$')
_WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT")
_CHANGES = {"mkdir", "mkdirat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "symlink", "link", "truncate"}


def hidden() -> str:
    """Shell that hides every Python, inside a mount namespace."""
    lines = ["set -e"]
    for place in HIDDEN:
        for found in sorted(Path("/").glob(place[1:])):
            if found.name == "bin":
                programs = [one for one in found.glob("python*") if not one.is_symlink()]
                lines += [f"mount --bind /dev/null {shlex.quote(str(one))}" for one in programs]
            elif found.is_dir():
                lines.append(f"mount -t tmpfs none {shlex.quote(str(found))}")
    return "\n".join([*lines, "ip link set lo down 2>/dev/null || true"])


def alone(command: list[str], home: Path, wait: float = SECONDS, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command without Python, without a network, with no variable but these."""
    told = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **env}
    variables = " ".join(f"{name}={shlex.quote(value)}" for name, value in told.items())
    script = f"{hidden()}\nexec env -i {variables} {shlex.join(command)}"
    return subprocess.run(
        ["unshare", "-m", "-n", "sh", "-c", script], capture_output=True, text=True, timeout=wait, check=False
    )


def traced(program: Path, book: Path, home: Path, own: Path, trace: Path) -> str:
    """Open the window on the book until its log says so, and close it; what the log says. own: where the log lies."""
    if sys.platform == "win32":
        raise SystemExit("the smoke run is of Linux")
    strace = ["strace", "-f", "-s", "300", "-e", "trace=network,%file", "-o", str(trace), str(program), str(book)]
    log = own / "log" / "unionbook.log"
    told = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    variables = " ".join(f"{name}={shlex.quote(value)}" for name, value in told.items())
    script = f"{hidden()}\nexec env -i {variables} {shlex.join(strace)}"
    running = subprocess.Popen(["unshare", "-m", "-n", "sh", "-c", script], start_new_session=True)
    end = time.monotonic() + SECONDS
    try:
        while "打开台账" not in (log.read_text(encoding="utf-8") if log.exists() else ""):
            if running.poll() is not None or time.monotonic() > end:
                raise SystemExit("the window did not open the book")
            time.sleep(0.1)
        time.sleep(6)  # the backup of the opening is made three seconds later
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(30)
    return log.read_text(encoding="utf-8")


def unasked(program: Path, home: Path, trace: Path) -> list[str]:
    """Libraries of Qt loaded by a command that draws nothing."""
    done = alone(["strace", "-f", "-e", "trace=openat", "-o", str(trace), str(program), "kinds"], home)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    found = re.findall(r'/(libQt6[^/"]*)", [^=]*= \d', trace.read_text(encoding="utf-8", errors="replace"))
    return sorted(set(found))


def network(trace: Path) -> list[str]:
    """Calls that would reach beyond this machine."""
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    beyond = re.compile(r"^\d+ +(socket\((AF_INET|AF_PACKET)|(connect|bind|sendto)\(.*AF_INET)")
    return [line for line in lines if beyond.match(line)]


def written(trace: Path, own: list[Path]) -> list[str]:
    """Files written, made, renamed or taken away outside these folders."""
    found = []
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        call = _CALL.match(line)
        if call is None or call[2] is None or " = -1 " in line:
            continue
        name, path, rest = call[1], _text(call[2]), call[3]
        opened = name in ("open", "openat", "creat") and any(flag in rest for flag in _WRITES)
        parent = name == "mkdir" and any(path in map(str, one.parents) for one in own)
        if (opened or name in _CHANGES) and not parent and not path.startswith(("/dev/", *map(str, own))):
            found.append(f"{name} {path}")
    return sorted(set(found))


def _text(told: str) -> str:
    """A path as strace writes it, with octal signs for what is not ASCII."""
    return re.sub(rb"\\(\d{3})", lambda one: bytes([int(one[1], 8)]), told.encode()).decode("utf-8", "replace")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="unionbook-smoke-") as made:
        place, home, books = Path(made, "工会 台账"), Path(made, "home"), Path(made, "U 盘")
        shutil.copytree(asked.folder, place, symlinks=True)
        home.mkdir()
        books.mkdir()
        if "none" not in (said := alone(["sh", "-c", "python3 -V || echo none"], home)).stdout:
            raise SystemExit(f"a Python is still there: {said.stdout}{said.stderr}")
        cli, book = str(place / "unionbook-cli"), books / "练习 台账.ubk"
        early = shutil.copy(EARLY, books)
        table = str(books / "会员.xlsx")
        tried = (
            *(["selfcheck"], ["info", str(early)], ["demo", str(book), "--summary", "2"], ["check", str(book)]),
            *(["export", str(book), "member", table], ["import", str(book), "member", table, "--dry-run"]),
        )
        for words in tried:
            done = alone([cli, *words], home)
            print(done.stdout + done.stderr)
            if done.returncode:
                return 1
        bad = bool(drawn := unasked(Path(cli), home, Path(made, "kinds.trace")))
        print(f"Qt loaded by a command that draws nothing: {drawn or 'none'}\ninstalled")
        bad |= looked_at(place, book, home, home / OWN[-1], [books, *(home / one for one in OWN)])
        print("portable")
        (place / MARK).write_text("", encoding="utf-8")
        other = Path(made, "other")
        other.mkdir()
        bad |= looked_at(place, book, other, place / DATA, [books, place / DATA])
        bad |= any(other.rglob("*"))
    return int(bad)


def looked_at(place: Path, book: Path, home: Path, own: Path, allowed: list[Path]) -> bool:
    """Open the window and tell what it did; was anything of it not allowed?"""
    trace = home.with_suffix(".trace")
    print(traced(place / "unionbook", book, home, own, trace))
    out, files = network(trace), written(trace, allowed)
    print(f"network: {out or 'none'}\nwritten outside its own folders: {files or 'none'}")
    kept = sorted({one.relative_to(home).parts[:4] for one in home.rglob("*")})
    print("in the home:", *("/".join(one) for one in kept) if kept else ("nothing",), sep="\n  ")
    return bool(out or files)


if __name__ == "__main__":
    sys.exit(main())
