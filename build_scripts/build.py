"""Make a release: freeze the program, check it, tell what is in it, pack it.

    python build_scripts/build.py                 everything this system can make, into dist/
    python build_scripts/build.py freeze          the folder alone, with its papers, checked
    python build_scripts/build.py freeze-only     the same, not checked
    python build_scripts/build.py pack FOLDER     what is made of a folder frozen elsewhere (under Windows)
    python build_scripts/build.py twice           freeze two times and name every file that differs

On Windows, or where makensis is found, the installer is made too. docs/release.md is the list to go through by hand.
SOURCE_DATE_EPOCH is taken from the last commit unless it is set: two builds of one commit on one system are the same
but for what compare.py names.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build_scripts")]

from machine import speak  # noqa: E402
from release.archive import write_tar, write_zip  # noqa: E402
from release.compare import differing  # noqa: E402
from release.contents import works  # noqa: E402
from release.desktop import write_desktop  # noqa: E402
from release.installer import makensis, write_installer  # noqa: E402
from release.papers import write_bill, write_licences  # noqa: E402
from release.rare import write_rare  # noqa: E402
from release.sums import inside, write_list, write_sums  # noqa: E402
from release.version import NAME, version  # noqa: E402
from unionbook.store.pc.portable import MARK  # noqa: E402

WHAT = ["all", "freeze", "freeze-only", "pack", "twice"]
NOTE = (
    "工会台账便携版：设置、备份和日志都放在本文件夹的 data 里，不留在电脑上。\r\n"
    "删掉这个文件，就改用电脑自己的文件夹。\r\n"
)


def moment() -> int:
    """The second that stands for now in everything made."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    git = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(git.stdout or 1_000_000_000)


def freeze(dist: Path, work: Path) -> Path:
    """Freeze the program; its folder, with papers and the list of its files."""
    command, env = [sys.executable, *freezing(dist, work)], {**os.environ, **settled()}
    if subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False).returncode:
        raise SystemExit("PyInstaller failed")
    return papers(dist / "unionbook")


def freezing(dist: Path, work: Path) -> list[str]:
    """The words of a call of Python that freeze the program."""
    words = ["-m", "PyInstaller", "-y", "--log-level", "WARN"]
    return [*words, "--distpath", str(dist), "--workpath", str(work), str(ROOT / "installer.spec")]


def settled() -> dict[str, str]:
    """What of the surroundings would make two builds differ."""
    return {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(moment()), "PYTHONDONTWRITEBYTECODE": "1"}


def papers(folder: Path) -> Path:
    """What belongs into a frozen folder beside the program. Run by the Python that froze it."""
    if platform(folder) == "linux64":
        write_desktop(folder)
    found = works(folder)
    write_licences(found, folder)
    write_bill(found, platform(folder), moment(), folder / "licenses" / "bom.cdx.json")
    write_list(folder)
    return folder


def check(folder: Path) -> None:
    """Run the frozen program's own check. Raises SystemExit when something is wrong."""
    program = folder / f"unionbook-cli{'.exe' if platform(folder) == 'win64' else ''}"
    done = subprocess.run([str(program), "selfcheck"], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    print((done.stdout + done.stderr).decode("utf-8", "replace"), flush=True)
    if done.returncode:
        raise SystemExit("the frozen program is not whole")


def platform(folder: Path) -> str:
    """What the folder runs on."""
    return "win64" if (folder / "unionbook.exe").is_file() else "linux64"


def pack(folder: Path, out: Path, work: Path) -> list[Path]:
    """Everything that is given out of a frozen folder, with its sums."""
    out.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    top, kind = f"{NAME}-{version()}", platform(folder)
    made = [out / f"{top}-{kind}.cdx.json", out / f"{top}-rare-font.zip"]
    shutil.copyfile(folder / "licenses" / "bom.cdx.json", made[0])
    write_rare(made[1], moment())
    if kind == "win64":
        made.append(out / f"{top}-win64-portable.zip")
        write_zip(folder, made[-1], top, moment(), {MARK: b"\xef\xbb\xbf" + NOTE.encode()})
        if nsis := makensis():
            made.append(out / f"{top}-win64.exe")
            write_installer(folder, made[-1], work, nsis, moment())
        else:
            print("makensis is not here: no installer is made")
    else:
        made.append(out / f"{top}-linux64.tar.gz")
        write_tar(folder, made[-1], top, moment())
    write_sums(made, out / f"SHA256SUMS-{kind}.txt")
    return made


def sizes(folder: Path, made: list[Path]) -> None:
    """Print how large everything is."""
    fonts = sum(file.stat().st_size for file in inside(folder) if file.suffix == ".ttf")
    whole = sum(file.stat().st_size for file in inside(folder) if not file.is_symlink())
    print(f"{folder}: {whole / 1e6:.1f} MB, without fonts {(whole - fonts) / 1e6:.1f} MB")
    for file in made:
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")


def twice(out: Path, work: Path) -> int:
    """Freeze two times and name what differs; 1 when anything does that its format does not force."""
    folders = [freeze(out / name, work / name) for name in ("first", "second")]
    found = differing(*folders)
    for name, why in found:
        print(f"{name}: {why or 'differs'}")
    print(f"{len(inside(folders[0]))} files, {len(found)} differ")
    return int(any(not why for _, why in found))


def main() -> int:
    speak()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", nargs="?", default="all", choices=WHAT)
    parser.add_argument("folder", nargs="?", type=Path, help="a frozen folder, for pack")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "frozen")
    asked = parser.parse_args()
    if (asked.what == "pack") != (asked.folder is not None):
        parser.error("pack needs a folder, the others take none")
    if asked.what == "twice":
        return twice(asked.out, asked.work)
    folder = asked.folder or freeze(asked.out, asked.work)
    if asked.what in ("all", "freeze"):
        check(folder)
    sizes(folder, [] if asked.what.startswith("freeze") else pack(folder.resolve(), asked.out, asked.work))
    return 0


if __name__ == "__main__":
    sys.exit(main())
