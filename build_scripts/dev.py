"""One command for everything a developer does; needs nothing but Python 3.11 or newer.

    python3 build_scripts/dev.py run      set up, write the practice book, print its report, open the window
    python3 build_scripts/dev.py test     set up, then every check (further words go to pytest)
    python3 build_scripts/dev.py shots    set up, then pictures of every page into build/shots/
    python3 build_scripts/dev.py setup    only set up

The syntax of this file and of machine.py stays within Python 3.8, so that an older Python gets as far as the
sentence that asks for a newer one.
"""

from __future__ import annotations

import argparse
import os
import sys

import machine

BOOK = os.path.join("build", "练习台账.ubk")
REPORT = os.path.join("build", "2020年度工作总结.pdf")


def environment(screen: bool) -> dict[str, str]:
    """The variables child processes get; without a screen Qt draws in memory."""
    env = dict(os.environ)
    if not screen:
        env["QT_QPA_PLATFORM"] = "offscreen"
    # They and what they start speak UTF-8, whatever the code page of the system.
    env.setdefault("PYTHONUTF8", "1")
    return env


def run() -> int:
    """The practice book, its report, and the window if there is a screen."""
    screen = machine.has_screen()
    env = environment(screen)
    program = [str(machine.PYTHON), "-m", "unionbook"]
    (machine.ROOT / "build").mkdir(exist_ok=True)
    for words in (["demo", BOOK, "--force"], ["report", BOOK, "--period", "2020", "--pdf", REPORT]):
        code = machine.shown([*program, *words], env)
        if code:
            return code
    book, report = machine.ROOT / BOOK, machine.ROOT / REPORT
    where = f"Practice book and its yearly report: {book.parent}"
    machine.say(f"练习台账：{book}\n年度总结：{report}", where)
    if not screen:
        machine.say("这里没有显示器，不打开窗口。", "There is no display here, so no window is opened.")
        return 0
    return machine.shown([*program, BOOK], env)


def spread(words: list[str]) -> list[str]:
    """Words for pytest to use every core, each test file whole in one process; none where the caller says how.

    More processes than cores: a test of a window waits about a third of its time.
    """
    if any(word.startswith("-n") for word in words):
        return []
    return ["-n", str((os.cpu_count() or 1) * 3 // 2), "--dist", "loadfile"]


def test(words: list[str]) -> int:
    """Every check, all of them even if one fails, then a summary."""
    env = environment(machine.has_screen())
    python = str(machine.PYTHON)
    steps = {
        "ruff": [python, "-m", "ruff", "check", "."],
        "mypy": [python, "-m", "mypy"],
        "pytest": [python, "-m", "pytest", *spread(words), *words],
    }
    codes = {name: machine.shown(command, env) for name, command in steps.items()}
    print()
    for name, code in codes.items():
        print(f"{'通过 passed' if code == 0 else '未通过 FAILED'}  {name}", flush=True)
    return 1 if any(codes.values()) else 0


def shots(words: list[str]) -> int:
    """Pictures of every page."""
    command = [str(machine.PYTHON), str(machine.ROOT / "build_scripts" / "shots.py"), *words]
    return machine.shown(command, environment(machine.has_screen()))


def main() -> int:
    machine.speak()
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that runs before the floor is known
        have = ".".join(str(part) for part in sys.version_info[:3])
        machine.say(
            f"需要 Python 3.11 或更新的版本，这里是 {have}。",
            f"Python 3.11 or newer is needed; this is {have}.",
        )
        return 1
    parser = argparse.ArgumentParser(description="set up, run and check the project")
    parser.add_argument("command", choices=["run", "test", "shots", "setup"])
    asked, words = parser.parse_known_args()
    if words and asked.command in ("run", "setup"):
        parser.error(f"unknown: {' '.join(words)}")
    machine.ensure()
    if asked.command == "run":
        return run()
    if asked.command == "test":
        return test(words)
    if asked.command == "shots":
        return shots(words)
    machine.say("准备好了。", "Everything is set up.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
