"""Help: what can be done on the page in front, the sheet of all keys, and what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from unionbook import __version__
from unionbook.ui.look import icons, theme

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

STEPS = {
    "今日": (
        "左上是正在走的期限和等着办的名单，最急的在最前。点右边的字就打开那条记录、那份名单。按 F6 在各块之间走。",
        "右上是年度目标和一年的数字，圆环上的短线是时间进度。点任何一个数字，都会列出组成它的每一条记录。",
        "看别的年份，用右上角的左右箭头。",
        "右下是数据体检：缺的、重的、久没更新的资料，没填完的草稿，最近一次备份。点右边的字就去办。",
    ),
    "报告": (
        "报告里的数字都由台账自动得出，看到的页面就是打印出来的页面。右上选报告期，按 Ctrl+R 直接看上周的周报。",
        "点文中的数字，会列出组成它的每一条记录；数字不对时先改那条记录。",
        "改文字：双击一段，或按 F2。数字是一个个小块，字可以打在它们前后；按 Ctrl+J 插入数字，按 F4 改写法或手工改数。",
        "一行是一句。方括号里的半句，没有数字时不印；行首的灰条是这句话的条件。Ctrl+Enter 保存，Esc 返回。",
        "按 F3 逐处核对，看完点“标为已读”，以后有变动的数字会用虚线框出来。",
        "定稿以后文字、数字和当时的记录一起留存，重印一字不差；要改就点“更正”，再定一版。",
    ),
    "": (
        "左边是列表，右边是表单。点一行就看到它的全部内容，直接改，按 Ctrl+S 保存。",
        "登记新的一条按 Ctrl+N；填完一栏按 Enter 到下一栏；Ctrl+Enter 保存并接着登记下一条。",
        "日期可以只打 3.8 或 20260308；在日期栏里按 T 就是今天。",
        "没填完也能离开：内容存成草稿，黄色标出，不计入任何数字。",
        "列表上方的搜索框边打边找；旁边的圆角按钮是常用的筛选，上面的箭头是各阶段的人数。",
        "一次办很多条：按空格勾选（Ctrl+A 全选），再按 F8；不能办的会先列出来，办完可以一步撤销。",
        "县里退回一份名单：勾选报上去的人，复制名单，在列表里按 Ctrl+V，自动核对谁在名单上。",
        "想看一个人的全部情况，按 Ctrl+G；看完按 Alt+← 回来。",
        "打印按 Ctrl+P：勾选了就印勾选的，在表单里就印这一条，否则印列表；印之前先看到页面。",
        "删错了按 Ctrl+Z，或到“数据—回收站”里恢复。",
    ),
    "数据体检": (
        "列出资料里缺的、重的、对不上的；上报前必须处理的在前。点右边的字，就列出这些记录，改好一条少一条。",
        "程序能自己改的有“自动改”，改完可以撤销。核对过、确实没有错的，点“不再提示”，以后不再列出。",
        "“逐条核对整本台账”按所有规定把每条记录核对一遍，并核对文件本身；核对时可以继续做别的。",
    ),
    "消息记录": ("办成了什么、为什么没有办成，打开台账以来说过的话都在这里，最新的在最前。",),
    "导入": (
        "把 Excel、WPS 表格拖到窗口里，或按 Ctrl+I 再选最近的一个。标题、合并表头、合计行不用先删；几张表时在右上选。",
        "对应列：绿的是自动认出，黄的请看一眼。按 F4 改对应的栏目，按 Delete 不导入这一列，Enter 到下一步。",
        "检查：只列出要看的行。按 F2 就地改，按数字键选定，按 Delete 不导入；同样的问题按 Ctrl+Enter 都按此处理。",
        "表里的人可能是台账里同名的人时会先问；选“是另一人”就记下来，以后不再问。",
        "台账里已有的：可以跳过、只补空着的、用表里的更新，或另加一条。点上面的数字，只看那些行。",
        "按 Enter 导入：先自动备份，一步写入。不对就点“撤销这次导入”；明天也可以，在“数据—操作记录”里撤销。",
        "没有导入的行连同原因导出，改好再导入；对应方式会记住，下个月同样的表直接到检查。",
    ),
    "设置": (
        "左边是本单位的资料、期限和规定，右边是这台电脑的显示。按 Tab 走到“打开”，再按 Enter。",
        "节假日安排：程序已收录国务院公布的放假和调休，本单位另有放假、上班的日子可以自己添加。",
        "法律和本地规定：每项时限和标准都写明条款；本地另有文件的，写上文件名称和施行日期就按本地的算。",
        "承办人请假、调离，用“顶岗”把他手上的件一次交给别人；年底用“会员变动”核对会员人数。",
    ),
    "打印": (
        "左边选表格，中间就是要印出来的页面，右边可以改。直接按 Enter 就打印；Esc 返回，什么也不改。",
        "“印哪些”默认是刚才勾选的；没有勾选就是筛选出来的、当前这一条，或这种表通常印的。也可以印空白表。",
        "名册可以选取列：按空格勾选，按 Alt+↑↓ 改次序；还能改横竖、在表后留几行空行。下次打印还是这样。",
        "证件号码、电话默认遮住。要印完整的，勾选以后写明用途，记入查阅登记。公示的名单一律遮住。",
        "有金额的表，下面先核对人数、合计与批准数一致不一致。按 F6 在各栏之间走。",
    ),
    "自定数字": (
        "在任何一个列表里先筛选，再从“更多”选“把筛选做成数字…”，写好名称和口径就存下了；报告里插入数字时能找到它。",
        "按 Enter 看它背后的记录，按 F2 改名称和写法，按 Delete 删除；还用在报告里的删不掉。",
        "右上换年份，看它在别的年份是多少。",
    ),
    "定稿时的记录": (
        "列出定稿那天组成这个数字的记录，以后改了台账也不变；最后一列写着后来有没有改动、删除。",
        "按 Enter 打开这条记录现在的样子；“现在的数字”列出今天组成它的记录。",
        "定稿最后一页印着每个数字的代码，如 2021-01-017：按 Ctrl+K 输入代码，也能到这里。",
    ),
    "核对报告原件": (
        "收到一份 PDF，点“选择 PDF 文件”或把它拖到这一页，就知道是不是定稿原件、数字有没有动过。",
        "只有纸的，用手机扫最后一页的二维码，把文字粘贴进来，按“核对”。",
        "绿的是对得上，红的是对不上；草稿会写明是草稿。全在本机核对，不联网。",
    ),
    "备份": (
        "关闭台账时自动备份到这台电脑；每一份都读回核对、数过才算数。列表写明每份和现在差什么。",
        "恢复：在列表里选一份，按 Enter 看会变什么，再按 Enter 恢复。现在的台账会先备份好，想回来随时可以。",
        "恢复以后旧备份暂不清理；看过内容没有错，点“内容无误，继续清理”。",
        "“第二备份位置”最好选另一块盘；每年做一次恢复演练，才知道备份真的能用。",
        "带到别处用“复制到 U 盘”，换名字另存按 F12；拔 U 盘以前用“文件—安全退出”。",
    ),
    "会员变动": (
        "年初会员加入会、转入，减转出、退会、去世，应当正好是年末会员。点任何一个数字，都会列出这些会员。",
        "右上可以只看一个基层工会（连同它下面的），也可以换年份、半年、季度。",
        "对得上时下面逐月列出，按 Enter 只看那个月；对不上时逐个写出是谁、差多少、怎么改，按 Enter 打开那条记录。",
    ),
    "顶岗": (
        "选原承办人和顶岗人，下面会写出要移交哪些件；写明原因，按 Enter 办理。",
        "每一件的办理经过里都会记上一笔，原承办人成为 B 角。办错了按 Ctrl+Z 一步撤销。",
        "以前办过的，点右上“以前的顶岗记录”。",
    ),
    "节假日安排": (
        "列出一年里与平常不同的日子，用左右箭头换年份。期限按这些日子计算。",
        "按 Ctrl+N 添加本单位自己的放假、上班日子；在某一天上按 Enter，可以改成本单位的安排。",
        "同一天只能有一条；删去自己添加的，就又按程序收录的算。",
    ),
    "法律和本地规定": (
        "左边是每项时限和标准现在的数，右边是它历次的版本，写明条款和自何日起施行。",
        "本地另有规定的，按 Ctrl+N 填数值、施行日期和依据；没有依据不能保存。施行日期以前的件仍按旧的算。",
        "按 Ctrl+F 按事项或条款查找；在自定过的事项上按 Enter，打开自己填的那一条。",
    ),
    "隐私和口令": (
        "设口令就把整本台账加密，U 盘丢了别人看不到；恢复单印好锁进保险柜。没有口令也没有恢复单，谁都打不开。",
        "离开时按 Ctrl+L 锁定；有人站在旁边按 F9，姓名和号码遮住。",
        "看完整号码、打印、导出都记入“查阅登记”，只能看，不能改。",
    ),
    "保存期限与清除": (
        "列出已过保存期限的记录：用途结束那天起，保存几年按“法律和本地规定”算。按 Enter 看这条记录。",
        "按空格勾选（Ctrl+A 全选），按 Del 清除：先写明会清掉什么、留下什么，再问一次。",
        "姓名、号码和文字从记录和全部修改历史里抹去，不能撤销；编号、日期、金额留下，往年的数字不变。",
    ),
}
"""Tab or topic → what can be done there; "" is for the lists and forms."""

MORE = {
    "会员": "年底核对人数：右上“⋯”里的“会员变动”，年初加减各项变动应当等于年末，对不上的逐个写出。",
    "信访": "承办人请假、调离：右上“⋯”里的“顶岗”，把他没办结的件一次交给另一位。",
}
"""Tab → what can be done there besides its records."""

FIELD_KEYS = (
    ("到下一栏，最后一栏之后到“保存”", "Enter"),
    ("到下一栏，到上一栏", "Tab，Shift+Tab"),
    ("打开选项或日历", "Alt+↓ 或 F4"),
    ("今天（日期栏）", "T 或 Ctrl+;"),
    ("前后一天，前后一月（日期栏）", "+ - [ ]"),
    ("照上一条记录填这一栏", "Ctrl+' 或 Ctrl+D"),
    ("上一条，下一条记录", "Alt+↑，Alt+↓"),
    ("添一行（家庭成员、办理经过…）", "Ctrl+J"),
    ("看完整的号码", "Ctrl+U"),
    ("关掉浮层，放弃这一栏，回到列表，清空搜索", "Esc"),
)


LIST_KEYS = (
    ("勾选这一行，取消勾选", "空格"),
    ("勾选列表中的全部", "Ctrl+A"),
    ("从上次点的一行勾到这一行", "Shift+点方框"),
    ("办下一步；办已勾选的", "F8"),
    ("与剪贴板里的名单核对（有勾选时）", "Ctrl+V"),
    ("批量修改已勾选的一栏", "Ctrl+M"),
    ("此人的全部情况", "Ctrl+G"),
    ("换到同一页的另一类记录", "Alt+1、Alt+2…"),
    ("取消勾选，清空搜索", "Esc"),
)


REPORT_KEYS = (
    ("保存改好的一段", "Ctrl+Enter"),
    ("另起一段", "Ctrl+Shift+Enter"),
    ("改上一段，改下一段", "Alt+↑，Alt+↓"),
    ("这一段上移，下移", "Alt+Shift+↑，Alt+Shift+↓"),
    ("插入数字", "Ctrl+J"),
    ("改数字的写法，手工改数", "F4"),
)


class HelpSheet(QDialog):
    """A sheet over the window; Esc closes it. keys: only the keys."""

    def __init__(self, desk: "Desk", keys: bool) -> None:
        super().__init__(desk)
        page = desk.page
        tab = desk.tabs[desk.pages.index].label if desk.pages.index >= 0 else page.topic if page is not None else ""
        title = "快捷键一览" if keys else f"{tab or '本页'}：怎么用"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        inner = theme.look(QWidget(), "plain")
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 12, 0)
        words.setSpacing(theme.SIZES.px(8))
        if not keys:
            steps = [*STEPS.get(tab, STEPS[""]), *(words for at, words in MORE.items() if at == tab)]
            for number, step in enumerate(steps, 1):
                words.addWidget(_step(number, step))
            words.addSpacing(8)
        words.addLayout(_keys(desk))
        words.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setAccessibleName(title)
        done = theme.button("知道了", style="primary")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel(title), "title"))
        column.addWidget(area, 1)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        room = desk.frame.size()
        self.resize(min(theme.SIZES.px(760), room.width() - 60), min(theme.SIZES.px(600), room.height() - 60))
        done.setFocus()


def _step(number: int, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    told = QLabel(words)
    told.setWordWrap(True)
    row.addWidget(theme.look(QLabel(f"{number}."), "strong"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(told, 1)
    return line


def _keys(desk: "Desk") -> QGridLayout:
    """Two columns of (what, key), menu by menu, read from the actions themselves."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SIZES.px(12))
    grid.setVerticalSpacing(theme.SIZES.px(4))
    elsewhere = (("列表里", LIST_KEYS), ("填表时", FIELD_KEYS), ("改报告时", REPORT_KEYS))
    groups = [*desk.menus.listed(), *((title, list(keys)) for title, keys in elsewhere)]
    line = 0
    for title, keys in groups:
        head = theme.look(QLabel(title), "section")
        head.setContentsMargins(0, 8 if line else 0, 0, 2)
        grid.addWidget(head, line, 0, 1, 4)
        line += 1
        for number, (words, key) in enumerate(keys):
            place = 2 * (number % 2)
            told = theme.look(QLabel(words), "label")
            told.setWordWrap(True)
            grid.addWidget(told, line + number // 2, place)
            grid.addWidget(theme.look(QLabel(key), "strong"), line + number // 2, place + 1)
        line += (len(keys) + 1) // 2
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    return grid


class About(QDialog):
    """What the program is, and under which terms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("关于工会台账")
        tile = QLabel()
        tile.setPixmap(icons.tile(theme.SIZES.px(48), self.devicePixelRatio()))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(tile)
        head.addWidget(theme.look(QLabel(f"工会台账 UnionBook {__version__}"), "title"))
        head.addStretch()
        words = QLabel(
            "离线的工会台账：一个文件，管好会员、信访、帮扶、活动，年底自动成稿。\n"
            "不联网，不收集任何数据。程序按 Apache-2.0 许可发布；图标为 Fluent UI System Icons（MIT），"
            "字体为 Noto Sans SC、霞鹜文楷等（OFL-1.1），界面基于 Qt（LGPL-3.0）。"
        )
        words.setWordWrap(True)
        words.setFixedWidth(theme.SIZES.px(480))
        done = theme.button("知道了", style="primary")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(14))
        column.addLayout(head)
        column.addWidget(words)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
