"""UnionBook (工会台账): an offline record book for township trade-union offices."""

__version__ = "0.1.0"
