"""Lists of records: the order of their rows, the values they hold, what is copied, pasted and kept of them."""
