"""The installation against itself: every part is used once, in a folder that is thrown away."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

AGAIN = "请重新安装程序"


@dataclass(frozen=True)
class Result:
    """One part of the program. trouble: "" when it works, else what is wrong and what to do."""

    part: str
    trouble: str


class Broken(Exception):
    """A part does not work; the text is one Chinese sentence."""


def results() -> list[Result]:
    """The state of every part."""
    return [_tried(part, work) for part, work in PARTS.items()]


def _tried(part: str, work: Callable[[], None]) -> Result:
    try:
        work()
    except Broken as broken:
        return Result(part, str(broken))
    except Exception as fault:
        # Whatever it is, the other parts are still to be looked at.
        return Result(part, f"不能用（{type(fault).__name__}：{fault}），{AGAIN}。")
    return Result(part, "")


def _files() -> None:
    from unionbook.store.pc.installed import altered, home, trouble

    if told := trouble():
        raise Broken(told)
    folder = home()
    if folder is not None and (other := altered(folder)):
        raise Broken(f"有 {len(other)} 个文件的内容变了（{other[0]}），{AGAIN}。")


def _modules() -> None:
    from unionbook.ui.frame.warming import NEEDED

    home = sys.modules["unionbook"].__path__
    own = (one.name for one in walk_packages(home, "unionbook.") if one.name != "unionbook.__main__")
    for name in (*own, *NEEDED):
        try:
            import_module(name)
        except ImportError as fault:
            raise Broken(f"程序的 {name} 载入不了（{fault}），请安装所缺的系统库，或重新安装程序。") from None


def _place() -> None:
    from unionbook.store.pc.folder import unwritable

    if why := unwritable():
        raise Broken(why)


def _drawers() -> None:
    from unionbook.ground import kept
    from unionbook.ground.lint import faults
    from unionbook.records import CABINET

    if getattr(sys, "frozen", False) and kept.read() is None:
        raise Broken(f"随程序的记录定义（{kept.SHIPPED}）读不出来，{AGAIN}。")
    if found := list(faults(CABINET)):
        raise Broken(f"记录的定义里有 {len(found)} 处错误（{found[0]}），{AGAIN}。")


def _laws() -> None:
    from unionbook.records import CABINET
    from unionbook.services.law import statute

    for kind in CABINET:
        for clock in kind.clocks:
            if clock.rule and clock.rule not in statute().rules:
                raise Broken(f"期限“{clock.label}”的依据（{clock.rule}）不在 statute.toml 里，{AGAIN}。")


def _fonts() -> None:
    from unionbook.ground import resources
    from unionbook.services.pdf.fonts import Fonts, Role

    shipped = Fonts(folders=())
    for role in Role:
        if shipped.face(role, "会") is None:
            raise Broken(f"打印用的字体不全（{role.name}），{AGAIN}。")
    # Windows has a screen font of its own.
    for weight in ("500Medium", *(() if sys.platform == "win32" else ("400Regular", "700Bold"))):
        if not resources.path("fonts", f"NotoSansSC_{weight}.ttf").is_file():
            raise Broken(f"缺少窗口用的字体 NotoSansSC_{weight}.ttf，{AGAIN}。")


def _icons() -> None:
    from unionbook.ground import resources
    from unionbook.records import CABINET
    from unionbook.ui.look import drawings

    there = set(drawings.names())
    for kind in CABINET:
        if kind.icon not in there:
            raise Broken(f"缺少图标 {kind.icon}，{AGAIN}。")
    from PySide6.QtGui import QImageReader

    if QImageReader(str(resources.path("icons", "app.svg"))).read().isNull():
        raise Broken(f"图标画不出来，{AGAIN}。")


def _window() -> None:
    for module in ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtPdf"):
        try:
            import_module(f"PySide6.{module}")
        except ImportError as fault:
            raise Broken(f"载入不了 {module}（{fault}），请安装所缺的系统库，或重新安装程序。") from None


def _plugins() -> None:
    from PySide6.QtCore import QLibraryInfo

    home = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    for folder, word in (("platforms", "q"), ("imageformats", "svg")):
        if not any(word in file.name for file in (home / folder).glob("*")):
            raise Broken(f"缺少 Qt 插件 {folder}，{AGAIN}。")


def _photos() -> None:
    from PySide6.QtGui import QImageReader

    from unionbook.services.attachments.sniffing import Sort

    read = {bytes(one.data()).decode("ascii") for one in QImageReader.supportedImageFormats()}
    if lacking := [sort.value for sort in Sort if sort.picture and sort.value not in read]:
        raise Broken(f"{'、'.join(lacking)} 照片读不了（缺少 Qt 插件），{AGAIN}。")


def _book() -> None:
    from unionbook.records import CABINET
    from unionbook.services.check import check
    from unionbook.store.files import create_book, open_book

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "自检.ubk")
        with create_book(path, CABINET) as book, book.change("自检") as act:
            uid = act.add("office", {"name": "样板镇总工会", "superior": "练习市总工会"})
        with open_book(path, CABINET) as book:
            if book.title("office", uid) != "样板镇总工会" or check(book):
                raise Broken(f"写进台账的内容读回来不一样，{AGAIN}。")


def _cipher() -> None:
    from unionbook.records import CABINET
    from unionbook.store.files import create_book, open_book
    from unionbook.store.secrecy.keys import new_key
    from unionbook.store.secrecy.unlock import by_passphrase, encrypted

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "自检.ubk")
        create_book(path, CABINET, new_key("自检用的口令").raw).close()
        if not encrypted(path):
            raise Broken(f"加密的台账没有加密，{AGAIN}。")
        open_book(path, CABINET, by_passphrase(path, "自检用的口令").raw).close()


def _columns() -> None:
    from unionbook.records import CABINET
    from unionbook.store.files import create_book
    from unionbook.store.opening.declared import made, remembered

    if made(CABINET)["made"] != remembered(CABINET)["made"]:
        raise Broken(f"升级台账的步骤得不出现在的表，{AGAIN}。")
    with tempfile.TemporaryDirectory() as folder, create_book(Path(folder, "自检.ubk"), CABINET) as book:
        for kind in CABINET:
            stored = {row[1] for row in book.rows(f'PRAGMA table_info("{kind.name}")')}
            if stored != {"uid", *kind.fields}:
                raise Broken(f"{kind.label}的表与定义不符，{AGAIN}。")


def _page() -> None:
    from unionbook.ground.periods import Period
    from unionbook.records import CABINET
    from unionbook.services.issue.verify import read_pdf
    from unionbook.services.report import print_report
    from unionbook.store.files import create_book

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "自检.pdf")
        with create_book(Path(folder, "自检.ubk"), CABINET) as book:
            with book.change("自检") as act:
                act.add("office", {"name": "样板镇总工会", "superior": "练习市总工会"})
            print_report(book, Period.parse(str(date.today().year)), page)
        if "样板镇总工会" not in read_pdf(page.read_bytes())[0]:
            raise Broken(f"印出来的 PDF 读不回来，{AGAIN}。")


PARTS: dict[str, Callable[[], None]] = {
    "程序文件": _files,
    "本机文件夹": _place,
    "记录种类": _drawers,
    "建表和升级": _columns,
    "法规数值": _laws,
    "字体": _fonts,
    "图标": _icons,
    "窗口组件": _window,
    "窗口插件": _plugins,
    "照片": _photos,
    "台账读写": _book,
    "加密": _cipher,
    "打印": _page,
    "程序模块": _modules,
}
