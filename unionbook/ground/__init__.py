"""The ground floor: ideas that need nothing but the standard library."""
