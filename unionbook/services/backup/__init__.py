"""Backups of the open book: when they are made, where they lie, what a restore would change, and whether they work."""
