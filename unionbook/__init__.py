"""UnionBook (工会台账): an offline record book for township trade-union offices."""

from unionbook.ground.later import put_off
from unionbook.ground.unloaded import put_off_loading

__version__ = "0.1.0"

put_off_loading()
put_off()
