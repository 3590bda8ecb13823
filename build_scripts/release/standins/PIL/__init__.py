"""In place of Pillow in the frozen program: reportlab imports a name of it and, for fonts and codes, never calls it."""

__version__ = "0"
