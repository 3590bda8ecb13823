"""From a narrowed list to a number of the office's own."""

from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.ui.ledger.onpaper import whose
from unionbook.ui.ledger.subsets import DRAFTS, FIXED

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

NO_CONDITION = {
    FIXED: "这份名单是从别处打开的，没有筛选条件，不能做成数字。请先点“全部”，再用按钮或搜索筛选。",
    DRAFTS: "草稿不计入任何数字。请先点“全部”，再用按钮或搜索筛选。",
}


def show_counting(drawer: "Drawer") -> None:
    """Ask what is to be counted of the rows the list shows, and keep it as a figure."""
    filters, shell = drawer.filters, drawer.shell
    if (why := NO_CONDITION.get(filters.chip)) is not None:
        shell.refuse(Refusal(why))
        return
    if not drawer.form.leave():
        return
    from unionbook.ui.aside.figuresheet import FigureSheet

    sheet = FigureSheet(drawer.book, drawer.kind, filters.condition, whose(drawer) or "全部", drawer)
    sheet.made.connect(lambda _: shell.toast("已存成数字，报告里插入数字时就能找到它。", shell.undo))
    sheet.open()
