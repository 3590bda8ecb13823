"""The store: one SQLite file, the door through which every write goes, and what the file remembers of it."""
