"""A phrase laid along a stretch of the track: which words of both are the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from overlay.locate.phrases import Phrase, Tie
from overlay.locate.sameness import sameness
from overlay.locate.transcript import Transcript

# What it costs to pass over a word, as a share of what the word tells: one of the track, one of the phrase.
_SKIPPED, _LEFT_OUT = 0.5, 0.25


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
    chain = _best_chain(ties, _Costs(transcript, wanted, low, high))
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


class _Costs:
    """What it costs to come from one word to another, in the track and in the phrase."""

    def __init__(self, transcript: Transcript, wanted: Phrase, low: int, high: int) -> None:
        self._low = low
        self._track = [0.0, *accumulate(_skipping(transcript, low, high))]
        self._phrase = [0.0, *accumulate(weight * _LEFT_OUT for weight in wanted.weights)]
        self.length = len(wanted.words)

    def until(self, track: int, phrase: int) -> float:
        """The cost of all words before two positions, one in the track and one in the phrase."""
        return self._track[track - self._low] + self._phrase[phrase]


def _skipping(transcript: Transcript, low: int, high: int) -> list[float]:
    """What it costs to pass over each word of a window; words that are no part of the line cost nothing."""
    weights, said = transcript.weights, transcript.words
    costs = [weights[word] * _SKIPPED for word in said[low:high]]
    if transcript.asides or transcript.overlapped:
        for at in range(low, high):
            if at in transcript.asides or transcript.cue_of(at) in transcript.overlapped:
                costs[at - low] = 0.0
    return costs


def _best_chain(ties: Sequence[Tie], costs: _Costs) -> tuple[Tie, ...]:
    """The ties in rising order on both sides whose gains, less the words passed over, sum highest."""
    # For each word of the phrase, the best chain that ends there: its value plus the costs up to its end.
    nothing = (float("-inf"), -1)
    ends = [nothing] * costs.length
    before: list[int] = []
    best, best_at = 0.0, 0
    for at, tie in enumerate(ties):
        reading = tie.reading
        freed, previous = max(ends[: reading.start], default=nothing)
        reached = freed - costs.until(tie.first, reading.start)
        if reached <= 0 or ties[previous].end > tie.first:
            reached, previous = 0.0, -1
        value = reading.gain + reached
        before.append(previous)
        if value > best:
            best, best_at = value, at
        end = reading.start + reading.words
        ends[end - 1] = max(ends[end - 1], (value + costs.until(tie.end, end), at))
    chain = []
    while best_at >= 0:
        chain.append(ties[best_at])
        best_at = before[best_at]
    return tuple(reversed(chain))
