"""The keys, as the sheet on screen and the card on paper list them: resources/help/快捷键.txt."""

from functools import cache

from unionbook.ground import resources

FILE = "快捷键.txt"

Keys = list[tuple[str, str]]
"""What is done, and the key that does it."""


@cache
def groups() -> dict[str, Keys]:
    """Where the keys work → the keys, in the order of the file."""
    found: dict[str, Keys] = {}
    title = ""
    for line in resources.path("help", FILE).read_text(encoding="utf-8-sig").splitlines():
        if line.startswith("节："):
            title = line.removeprefix("节：").strip()
            found[title] = []
        elif line and not line.startswith("#"):
            words, _, key = line.rpartition(" = ")
            found[title].append((words, key))
    return found


IN_MENUS = ("文件", "编辑", "查看", "数据", "报告", "帮助")
"""The groups that a menu of the window lists itself; the others tell what works inside a page."""


def inside() -> dict[str, Keys]:
    """The groups that no menu tells."""
    return {title: keys for title, keys in groups().items() if title not in IN_MENUS}
