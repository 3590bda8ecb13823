"""查找: what a value is found by, what a typed word looks for, and which values of a kind are looked in. Pure rules."""
