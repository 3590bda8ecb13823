"""Getting the rows out of a damaged book: into a new one, through the door, with a list of what could not be had.

Every row is in the file twice: in its table, and as the changes that made it. `pages` reads the leaves of a plain file
one by one, whatever leads to them; `selects` reads an encrypted one through SQLite, around what it cannot read.
`gathering` puts both sides together, the changes proved by their chains; `rescue` writes the new book. The damaged file
is only ever read, as a copy.
"""
