"""The way into a book: what is looked at, and in which order, before a file is believed.

1. `outside`: the first bytes, the size and the files beside it, before SQLite is let near it.
2. `guard`, `declared`: the tables and indexes in it are those the program makes, and nothing else is there.
3. `health`: the seal; without one, SQLite's quick check and the ends of the chains.
4. `standing`: this copy against the newest this PC has seen.
5. `upgrade`: older tables are brought up to date on a copy.

`way` goes through them. A book that may not be written to is opened all the same, where it can be, with the reason.
"""
