"""One record: its form, built from the declaration."""
