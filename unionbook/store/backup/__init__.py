"""Backups: whole copies of a book in other places, believed only after they were opened, checked and counted."""
