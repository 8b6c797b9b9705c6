"""The dialogue as a scheduler sees it: when somebody speaks, and how much there is to read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from overlay.model import Cue, Track
from overlay.reading import characters

_TAGS = r"<[^<>]*>|\{[^{}]*\}"


class Dialogue:
    """The shown cues of a track, found by time.

    A look-up takes time in proportion to the cues asked for, not to those in the track.
    """

    __slots__ = ("_cues", "_reach", "_starts")

    def __init__(self, track: Track) -> None:
        self._cues = [cue for cue in track.cues if cue.text and cue.end > cue.start]
        self._starts = [cue.start for cue in self._cues]
        self._reach = list(accumulate([cue.end for cue in self._cues], max))

    def window(self, start: int, end: int) -> Window:
        """What is said in [start, end], ready for questions about spans inside it."""
        first = bisect_right(self._reach, start)
        last = bisect_right(self._starts, end)
        return Window([cue for cue in self._cues[first:last] if cue.end >= start], start)


class Window:
    """The dialogue of a short time, as running totals at each of its boundaries.

    A boundary is a time at which a cue appears or goes. Text is counted in millionths of a
    character and spread evenly over its cue, so that all sums are of integers.
    """

    __slots__ = ("_inside", "_pace", "_shared", "_speaking", "_text", "boundaries")

    def __init__(self, cues: Sequence[Cue], start: int) -> None:
        changes = [(start, 0, 0)]
        for cue in cues:
            pace = _reading(cue.text) * 1_000_000 // (cue.end - cue.start)
            changes.append((cue.start, 1, pace))
            changes.append((cue.end, -1, -pace))
        changes.sort()
        self.boundaries: list[int] = []
        self._shared: list[int] = []
        self._text: list[int] = []
        self._speaking: list[int] = []
        self._pace: list[int] = []
        self._inside: list[bool] = []
        shared = text = speaking = pace = 0
        before = changes[0][0]
        for time, change, change_of_pace in changes:
            if time != before or not self.boundaries:
                shared += speaking * (time - before)
                text += pace * (time - before)
                self.boundaries.append(time)
                self._shared.append(shared)
                self._text.append(text)
                self._speaking.append(speaking)
                self._pace.append(pace)
                self._inside.append(speaking > 0)
                before = time
            speaking += change
            pace += change_of_pace
            if change < 0:
                # Ends come first among the changes of one time: who still speaks then, speaks on.
                self._inside[-1] = speaking > 0
            self._speaking[-1] = speaking
            self._pace[-1] = pace

    def totals(self, time: int) -> tuple[int, int]:
        """The milliseconds of dialogue on screen, and the text read, before ``time``."""
        place = bisect_right(self.boundaries, time) - 1
        if place < 0:
            return 0, 0
        passed = time - self.boundaries[place]
        return self._shared[place] + self._speaking[place] * passed, self._text[place] + self._pace[
            place
        ] * passed

    def between(self, start: int, end: int) -> list[int]:
        """The boundaries in [start, end], in order."""
        return self.boundaries[bisect_left(self.boundaries, start) : bisect_right(self.boundaries, end)]

    def cuts(self, start: int, end: int) -> int:
        """How many boundaries lie strictly between two times."""
        return bisect_left(self.boundaries, end) - bisect_right(self.boundaries, start)

    def splits(self, time: int) -> bool:
        """Whether a cue is on screen both just before and just after a time."""
        place = bisect_right(self.boundaries, time) - 1
        if place < 0:
            return False
        return self._inside[place] if self.boundaries[place] == time else self._speaking[place] > 0


def _reading(text: str) -> int:
    """How many characters a viewer reads in a cue; tags and line ends are not read."""
    if "<" in text or "{" in text:
        text = re.sub(_TAGS, "", text)
    if "\n" in text:
        text = text.replace("\n", "")
    return characters(text)
