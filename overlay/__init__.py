r"""Merge timestamped correction notes into a subtitle track.

>>> import overlay
>>> track = overlay.parse("1\n00:00:01,000 --> 00:00:03,000\nThe sun goes round the earth.\n")
>>> pack = overlay.parse_pack([("pack.json", '''{"format": 1, "id": "sky", "title": "The sky",
...   "work": {"title": "A film"}, "language": "en", "license": "CC0-1.0",
...   "sources": {"almanac": {"title": "An almanac"}},
...   "notes": [{"id": "orbit", "anchors": [{"quote": "The sun goes round the earth"}],
...     "claim": "The sun goes round the earth.", "verdict": "wrong", "basis": "record",
...     "text": "The earth goes round the sun.", "sources": ["almanac"]}]}''')])
>>> result = overlay.annotate(track, pack, overlay.Settings(placement="flat"))
>>> [(note.note.id, note.pages[0].span) for note in result.placed]
[('orbit', Span(start=3000, end=7084))]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from overlay.compose import strip
    from overlay.errors import Diagnostic, OverlayError
    from overlay.formats import parse, render
    from overlay.formats.pysrt_bridge import from_pysrt, to_pysrt
    from overlay.load import load_pack, load_track
    from overlay.model import Cue, Note, Pack, Placed, Settings, Span, Track, Unplaced
    from overlay.pack import parse as parse_pack
    from overlay.pipeline import Result, annotate, prove

__version__ = "0.1.0"

__all__ = [
    "Cue",
    "Diagnostic",
    "Note",
    "OverlayError",
    "Pack",
    "Placed",
    "Result",
    "Settings",
    "Span",
    "Track",
    "Unplaced",
    "annotate",
    "from_pysrt",
    "load_pack",
    "load_track",
    "parse",
    "parse_pack",
    "prove",
    "render",
    "strip",
    "to_pysrt",
]

_HOMES = {
    "overlay.compose": ("strip",),
    "overlay.errors": ("Diagnostic", "OverlayError"),
    "overlay.formats": ("parse", "render"),
    "overlay.formats.pysrt_bridge": ("from_pysrt", "to_pysrt"),
    "overlay.load": ("load_pack", "load_track"),
    "overlay.model": ("Cue", "Note", "Pack", "Placed", "Settings", "Span", "Track", "Unplaced"),
    "overlay.pipeline": ("Result", "annotate", "prove"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: starting the tool loads only what it needs."""
    from importlib import import_module

    if name == "parse_pack":
        return import_module("overlay.pack").parse
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'overlay' has no attribute {name!r}")
