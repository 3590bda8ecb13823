"""The command line: one sub-command for each thing the window does, calling the same services."""

COMMANDS = {
    "new": "books",
    "demo": "books",
    "info": "books",
    "kinds": "declared",
    "list": "reading",
    "show": "showing",
    "search": "reading",
    "add": "adding",
    "set": "writing",
    "stage": "writing",
    "drop": "writing",
    "history": "past",
    "undo": "past",
    "due": "numbers",
    "figures": "numbers",
    "rows": "numbers",
    "tables": "tabled",
    "report": "papers",
    "print": "forms",
    "verify": "papers",
    "encrypt": "secrecy",
    "passphrase": "secrecy",
    "check": "health",
    "selfcheck": "health",
}
"""Command → the module of this package that declares and runs it, in the order of the help."""
