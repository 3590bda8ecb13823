"""The first page without a book, and 今日 with one."""
