"""One register: its list with chips, search and batch deeds."""
