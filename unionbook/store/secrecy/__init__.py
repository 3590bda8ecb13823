"""Keeping the file secret: the passphrase and its key, the sheet that opens a book without it, another key."""
