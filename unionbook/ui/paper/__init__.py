"""The report on screen: the very pages that are printed."""
