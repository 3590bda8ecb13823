"""经费: who pays dues, what came in for which months, what went back to the unions, how it is shared."""

from unionbook.records.dues.fee import FEE, Fee
from unionbook.records.dues.payer import PAYER, Payer
from unionbook.records.dues.receipt import RECEIPT, DuesReceipt
from unionbook.records.dues.returned import BATCH, RETURN, DuesReturn, ReturnBatch
from unionbook.records.dues.small import SMALL_YEAR, SmallYear
from unionbook.records.dues.split import SHARE, SPLIT, Split, SplitShare

__all__ = [
    "BATCH",
    "FEE",
    "PAYER",
    "RECEIPT",
    "RETURN",
    "SHARE",
    "SMALL_YEAR",
    "SPLIT",
    "DuesReceipt",
    "DuesReturn",
    "Fee",
    "Payer",
    "ReturnBatch",
    "SmallYear",
    "Split",
    "SplitShare",
]
