"""Bringing a table in: choosing it, its columns, what is wrong with its rows, and what came of it."""
