"""Help: one text per screen, the help of every field, the keys; the window, the manual and the card read the same."""
