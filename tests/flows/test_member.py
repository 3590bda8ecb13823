"""Flow 3.1: a member is registered by keys alone, and the next one of the same unit with fewer."""

from flows.keys import Ctrl, Key, Keys
from ledger_desk import id_number

from unionbook.ui.frame.desk import Desk


def test_a_member_and_the_next_of_the_same_unit(desk: Desk) -> None:
    before = desk.book.count("member")
    with Keys(desk, most=60) as keys:
        keys.press(Key.Key_2, Ctrl)
        keys.press(Key.Key_N, Ctrl)
        keys.write("丁甲")
        keys.enter()
        keys.write(id_number(700))
        keys.enter()
        keys.write("13800009999")
        keys.enter()
        keys.write("sldz")
        keys.enter()
        keys.write("1")
        keys.enter()
        keys.press(Key.Key_Return, Ctrl)
    assert desk.book.count("member") == before + 1
    with Keys(desk, most=45) as keys:
        keys.write("丁乙")
        keys.enter()
        keys.write(id_number(701))
        keys.enter()
        keys.write("13800008888")
        keys.press(Key.Key_Return, Ctrl)
    assert desk.book.count("member") == before + 2
    ((uid,),) = desk.book.select("member", ["uid"], order=["-number"], limit=1)
    values = desk.book.must("member", uid)
    assert desk.book.title("member", uid) == "丁乙" and values["employment"] == "contract"
    assert desk.book.title("organisation", str(values["organisation"])) == "示例电子厂工会"
    assert values["joined_on"] == desk.book.today().isoformat()
