"""A phrase laid along a stretch of the track: which words of both are the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from overlay.locate.phrases import Phrase, Tie
from overlay.locate.sameness import sameness
from overlay.locate.transcript import Transcript

# What it costs to pass over a word, as a share of what the word tells.
_SKIPPED = 0.5


class Alignment(NamedTuple):
    """Where a phrase was laid: positions of the matched words, rising, and how far it is the same line."""

    matched: Sequence[int]
    score: float

    @property
    def first(self) -> int:
        return self.matched[0]

    @property
    def last(self) -> int:
        return self.matched[-1]


def align(transcript: Transcript, wanted: Phrase, low: int, high: int) -> Alignment | None:
    """Lay a phrase along the track's words at [low, high) so that most information is matched.

    Words before and after cost nothing, words between cost what they tell. None when no word is
    the same.
    """
    low, high = max(low, 0), min(high, len(transcript.words))
    ties = _ties(transcript, wanted, low, high)
    if not ties:
        return None
    costs = [0.0, *accumulate(_skipping(transcript, low, high))]
    chain = _best_chain(ties, costs, low, len(wanted.words))
    matched = [at for tie in chain for at in range(tie.first, tie.end)]
    return Alignment(matched, sameness(transcript, wanted, chain))


def _ties(transcript: Transcript, wanted: Phrase, low: int, high: int) -> list[Tie]:
    """Every way in which a word of the track can stand for one of the phrase, in order of the track.

    At one place the later words of the phrase come first, so that a chain never uses it twice.
    """
    said, readings = transcript.words, wanted.readings
    ties: list[Tie] = []
    for at in range(low, high):
        here = readings.get(said[at])
        if here is None:
            continue
        for reading in reversed(here):
            if not reading.then:
                ties.append(Tie(at, at + 1, reading))
            elif at + 1 < high and said[at + 1] == reading.then:
                ties.append(Tie(at, at + 2, reading))
    return ties


def _skipping(transcript: Transcript, low: int, high: int) -> list[float]:
    """What it costs to pass over each word of a window; words that are no part of the line cost nothing."""
    weights, said = transcript.weights, transcript.words
    costs = [weights[word] * _SKIPPED for word in said[low:high]]
    if transcript.asides or transcript.overlapped:
        for at in range(low, high):
            if at in transcript.asides or transcript.cue_of(at) in transcript.overlapped:
                costs[at - low] = 0.0
    return costs


def _best_chain(ties: Sequence[Tie], costs: Sequence[float], low: int, length: int) -> tuple[Tie, ...]:
    """The ties in rising order on both sides whose gains, less the words skipped, sum highest.

    ``costs`` are sums of skipping costs from ``low`` on; ``length`` is the number of words of the
    phrase.
    """
    # For each word of the phrase, the best chain that ends there: its value plus the costs up to its end.
    nothing = (float("-inf"), -1)
    ends = [nothing] * length
    before: list[int] = []
    best, best_at = 0.0, 0
    for at, tie in enumerate(ties):
        reading = tie.reading
        freed, previous = max(ends[: reading.start], default=nothing)
        reached = freed - costs[tie.first - low]
        if reached <= 0 or ties[previous].end > tie.first:
            reached, previous = 0.0, -1
        value = reading.gain + reached
        before.append(previous)
        if value > best:
            best, best_at = value, at
        last = reading.start + reading.words - 1
        ends[last] = max(ends[last], (value + costs[tie.end - low], at))
    chain = []
    while best_at >= 0:
        chain.append(ties[best_at])
        best_at = before[best_at]
    return tuple(reversed(chain))
