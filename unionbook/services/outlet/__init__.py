"""Out of the book: lists as shown to Excel and CSV, the county's own tables filled, a readable copy."""
