"""The sheet of GB/T 9704-2012 in points: A4, text area 156 × 225 mm, 22 lines of 28 characters."""

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
TOP = 37 * MM  # 天头
BINDING = 28 * MM  # 订口, the left edge of an odd page
WIDTH = 156 * MM
HEIGHT = 225 * MM
LINES = 22
CHARACTERS = 28

# Twenty-eight glyphs of 16 pt are 158 mm wide, so a cell of the grid is a little narrower than its glyph.
CELL = WIDTH / CHARACTERS
PITCH = HEIGHT / LINES  # from one line to the next

BODY_SIZE = 16.0  # 3号
TITLE_SIZE = 22.0  # 2号
NUMBER_SIZE = 14.0  # 4号, page numbers
NUMBER_DROP = 7 * MM  # from the text area down to the dash of the page number
SEAL = 42 * MM

INDENT = 2.0  # characters

# In a Chinese font the em square stands this far above the baseline, as a part of the size.
ASCENT = 0.88


def left(page: int, mirror: bool) -> float:
    """The text area's left edge on page 0, 1, …; mirrored, an even page has its binding at the right."""
    return PAGE_WIDTH - WIDTH - BINDING if mirror and page % 2 else BINDING
