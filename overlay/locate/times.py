"""Where a time in the track at hand lies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from overlay.locate.places import Finding, Place, select
from overlay.model import Cue, Moment, Track
from overlay.timecode import short_clock

_SOON = 1_000
_UNTIL = 2_000
_PAST_THE_END = 60_000


def find_times(track: Track, moments: Sequence[Moment]) -> list[Finding]:
    """Look up each moment, whose time is one of this track; one finding for each, in order."""
    clock = _Clock(track.cues)
    return [_find(clock, moment) for moment in moments]


class _Clock:
    """The cues of a track, to be asked by time."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self.cues = cues
        self._starts = [cue.start for cue in cues]
        self._latest_ends = list(accumulate((cue.end for cue in cues), max))

    @property
    def end(self) -> int:
        return self._latest_ends[-1] if self.cues else 0

    def on_screen(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last cue that are shown at some time in [start, end); both -1 when none is."""
        first = bisect_right(self._latest_ends, start)
        last = bisect_left(self._starts, end) - 1
        while last >= first and not self._is_shown(last, start):
            last -= 1
        while first <= last and not self._is_shown(first, start):
            first += 1
        return (first, last) if first <= last else (-1, -1)

    def _is_shown(self, at: int, start: int) -> bool:
        return self.cues[at].shown and self.cues[at].end > start


def _find(clock: _Clock, moment: Moment) -> Finding:
    at = moment.at
    if at > clock.end + _PAST_THE_END:
        tried = f"the time {short_clock(at)} lies beyond the end of the track at {short_clock(clock.end)}"
        return select([], None, tried)
    until = moment.until or _end_of_claim(clock, at)
    first, last = clock.on_screen(at, until)
    return select([Place(at, until, first, last, "time", 1.0)], None, f"the time {short_clock(at)}")


def _end_of_claim(clock: _Clock, at: int) -> int:
    """The end of the dialogue that is on screen at a time or starts soon after it, else a moment later."""
    first, last = clock.on_screen(at, at + 1)
    if first < 0:
        first, last = clock.on_screen(at, at + _SOON + 1)
        last = first
    return clock.cues[last].end if first >= 0 else at + _UNTIL
