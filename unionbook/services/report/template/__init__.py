"""Templates: readable files under resources/reports/ and texts in the book, read into headings and sentences."""

from unionbook.services.report.template.files import (
    USUAL,
    default_template,
    load,
    parse,
    template_about,
    template_names,
    template_text,
    use_of,
)
from unionbook.services.report.template.model import Chapter, Template
from unionbook.services.report.template.reading import USES
from unionbook.services.report.template.sources import Source, join, place_of, split

__all__ = [
    "USES",
    "USUAL",
    "Chapter",
    "Source",
    "Template",
    "default_template",
    "join",
    "load",
    "parse",
    "place_of",
    "split",
    "template_about",
    "template_names",
    "template_text",
    "use_of",
]
