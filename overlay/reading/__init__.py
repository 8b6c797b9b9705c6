"""How wide a text is, how it wraps, how long it takes to read, and how a note fills pages."""

from overlay.reading.labels import label
from overlay.reading.pace import characters, reading_time
from overlay.reading.pages import paginate
from overlay.reading.plain import plain
from overlay.reading.profiles import PROFILES, profile_for
from overlay.reading.width import cells
from overlay.reading.wrap import Unit, units_of, wrap

__all__ = [
    "PROFILES",
    "Unit",
    "cells",
    "characters",
    "label",
    "paginate",
    "plain",
    "profile_for",
    "reading_time",
    "units_of",
    "wrap",
]
