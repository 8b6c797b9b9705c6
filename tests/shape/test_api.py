"""The public names are these, and each is there."""

from __future__ import annotations

import overlay

PUBLIC = [
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


def test_the_public_names_are_these() -> None:
    assert sorted(overlay.__all__) == PUBLIC


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert [name for name in PUBLIC if not (getattr(overlay, name).__doc__ or "").strip()] == []
