"""疑似重复: two rows that are one and the same person, firm or union; finding them in the whole book, making them one.

- `comparing`: when two values agree in a manner of a sign (`ground/upkeep.py`), and the keys under which they meet.
- `scan`: every pair of a kind that may be one, with its score and the reasons in words.
- `apart`: 不是同一人, noted of a pair.
- `merging`: one row of two, field by field; what links to the other one follows.  `prospect`: what it will be.
"""
