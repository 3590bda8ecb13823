"""The one module reportlab names. No picture goes through it: the program's own are Qt's."""


class Image:
    """What nothing in the program is an instance of."""
