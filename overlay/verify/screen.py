"""What a merged file shows, cue by cue: which lines are the original's, and which are not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from overlay.model import Cue, Span, Track

_MARKER = re.compile("^((?:\\{\\\\an?[0-9]+\\})?)\u2060\u2063\u2060[\u2061-\u2064]+\u2060")


class Shown(NamedTuple):
    """One cue of the merged file: the original cues (from 0) that it shows, and its other lines."""

    place: int
    cue: Cue
    originals: tuple[int, ...]
    others: tuple[str, ...]


class Timeline:
    """Cues found by time, each look-up in proportion to what it finds."""

    __slots__ = ("_cues", "_reach", "_starts")

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._starts = [cue.start for cue in cues]
        self._reach = list(accumulate([cue.end for cue in cues], max))

    def during(self, start: int, end: int) -> list[int]:
        """The positions of the shown cues that share time with [start, end)."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [
            place for place in range(first, last) if self._cues[place].end > start and self._cues[place].shown
        ]


def read_screen(original: Track, merged: Track) -> list[Shown]:
    """Tell the dialogue in every cue of ``merged`` from what was added to it.

    A cue shows an original one when that one's text stands in it, whole lines, to the character,
    at the original's time or up to half a second after it; a line counts once. The invisible
    marker before a cue's first letter is not looked at.
    """
    exact: dict[tuple[int, int, str], list[int]] = {}
    for place, cue in enumerate(original.cues):
        exact.setdefault((cue.start, cue.end, cue.text), []).append(place)
    timeline = Timeline(original.cues)
    shown: list[Shown] = []
    for place, cue in enumerate(merged.cues):
        same = exact.get((cue.start, cue.end, cue.text))
        if same:
            shown.append(Shown(place, cue, (same.pop(0),), ()))
        else:
            candidates = timeline.during(cue.start - TOLERANCE, cue.end)
            shown.append(_split(place, cue, original, candidates))
    return shown


TOLERANCE = 500
"""How many milliseconds a line may stay on screen after its end, under a note."""


def _split(place: int, cue: Cue, original: Track, candidates: Sequence[int]) -> Shown:
    """Find the candidates' texts among the lines of a cue; the rest is other.

    Those whose own time it is come before those that may stay on, the longest first.
    """
    cues = original.cues
    text = _MARKER.sub(r"\1", cue.text)
    lines: list[str | None] = list(text.split("\n")) if text else []
    found: list[int] = []
    for index in sorted(candidates, key=lambda one: (cues[one].end <= cue.start, -len(cues[one].lines), one)):
        wanted = cues[index].lines
        for start in range(len(lines) - len(wanted), -1, -1):
            if lines[start : start + len(wanted)] == wanted:
                lines[start : start + len(wanted)] = [None] * len(wanted)
                found.append(index)
                break
    return Shown(place, cue, tuple(sorted(found)), tuple(line for line in lines if line is not None))


def uncovered(span: Span, spans: Sequence[Span]) -> Span | None:
    """The first part of a span that none of the others covers, or None."""
    reached = span.start
    for other in sorted(spans, key=lambda other: other.start):
        if other.start > reached:
            break
        reached = max(reached, other.end)
    if reached >= span.end:
        return None
    later = [other.start for other in spans if other.start > reached]
    return Span(reached, min([*later, span.end]))
