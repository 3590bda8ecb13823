"""Services: plain functions over the book that print, export, import and check."""
