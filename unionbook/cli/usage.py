"""The parser of the command line, in Chinese: headings, help and what is wrong with a call."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from unionbook.cli.ending import Usage

_SENTENCES = (
    (r"argument 命令: invalid choice: '(.*?)' \(choose from .*", "没有“{0}”这个命令。"),
    (r"the following arguments are required: (.*)", "缺少 {0}。"),
    (r"argument (\S+): invalid choice: (.*?) \(choose from .*", "{0} 不能写 {1}。"),
    (r"unrecognized arguments: (.*)", "看不懂 {0}。"),
    (r"argument (\S+): expected one argument", "{0} 后面要写一个值。"),
    (r"argument (\S+): expected at least one argument", "{0} 后面至少要写一个值。"),
    (r"argument (\S+): ignored explicit argument (.*)", "{0} 后面不带值，多写了 {1}。"),
    (r"argument (\S+): invalid \S+ value: (.*)", "{0} 应当是整数，不能是 {1}。"),
    (r"one of the arguments (.*) is required", "{0} 至少要写一个。"),
    (r"ambiguous option: (\S+) could match (.*)", "选项 {0} 不完整，可能是 {1}。"),
)
"""What argparse says, and how it is said here."""


def in_chinese(message: str) -> str:
    """One Chinese sentence for a message of argparse."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*found.groups())
    return "命令的写法不对。"


class Layout(argparse.HelpFormatter):
    """Help with the Chinese word before the pattern of a call."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that raises Usage instead of printing English and leaving."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", Layout)
        super().__init__(**options, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Raise Usage with the sentence and where to read more."""
        raise Usage(f"{in_chinese(message)}写法见 {self.prog} --help。")
