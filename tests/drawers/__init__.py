"""Drawers that exist only for tests."""
