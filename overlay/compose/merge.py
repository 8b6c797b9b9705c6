"""Dialogue and notes in one track, per placement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from overlay.compose.marker import NOTE, encode
from overlay.compose.markup import paused, stacked
from overlay.model import Cue, Placed, Placement, Track


def compose(track: Track, notes: Sequence[Placed], placement: Placement) -> Track:
    """The track with the notes on it; for the placement `track`, the notes alone.

    ``notes`` are in order of time and do not overlap one another. Cues that no note touches are
    the very cues of ``track``.
    """
    if placement == "flat":
        from overlay.compose.flat import flattened  # the other placements need none of it

        return replace(track, cues=flattened(track.cues, notes), warnings=())
    write = paused if placement == "gap" else stacked
    marker = encode([NOTE])
    cues = [
        Cue(page.span.start, page.span.end, write(page.lines, marker))
        for note in notes
        for page in note.pages
    ]
    if placement != "track":
        cues = sorted([*track.cues, *cues], key=_start)
    return replace(track, cues=tuple(cues), warnings=())


def _start(cue: Cue) -> int:
    return cue.start
