"""定稿: what goes out of the office is kept as it was, told apart from what the book says now, and can be verified."""
