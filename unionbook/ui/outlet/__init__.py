"""Out of the book: lists as files, the county's own tables filled."""
