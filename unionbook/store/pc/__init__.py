"""What this PC remembers of the books it has seen: nothing of their content, only which copy is the newest."""
