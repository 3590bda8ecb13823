"""The window around the pages: tabs, menus, search, undo, messages, settings, long work."""
