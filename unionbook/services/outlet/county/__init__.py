"""The county's own tables: tied once to figures and lists, filled as they are, everything else left as it was."""
