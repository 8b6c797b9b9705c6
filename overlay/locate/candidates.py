"""The few stretches of a track where a phrase may be said, looked up by its rarest words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from overlay.locate.phrase import Phrase
from overlay.locate.transcript import Key, Transcript

_RARE = 32
_FEWEST_SEEDS, _MOST_SEEDS = 6, 12
_SLACK = 4

Index = Mapping[Key, Sequence[int]]


class Seed(NamedTuple):
    """A word, or a pair of words, of a phrase by which places are looked up, with its position there."""

    at: int
    key: Key


class Line(NamedTuple):
    """A quote in one language, ready to be looked up: its words, and its seeds from the rarest on."""

    language: str
    text: str
    words: list[str]
    seeds: list[Seed]


class Stretch(NamedTuple):
    """A stretch of the track that shares seeds with a line: the range of where the line would begin.

    ``votes`` is what the seeds tell in bits; ``bound`` is how much of the line can match at most.
    """

    low: int
    high: int
    votes: float
    bound: float


def line(transcript: Transcript, language: str, text: str, words: list[str]) -> Line:
    """Make a quote ready to be looked up in a track."""
    return Line(language, text, words, _seeds(transcript, words))


def _seeds(transcript: Transcript, words: list[str]) -> list[Seed]:
    """The rarest words of a line that the track says; pairs of neighbours where rare words are too few."""
    counts = transcript.counts
    most = min(max(_FEWEST_SEEDS, len(words) // 3), _MOST_SEEDS)
    known = sorted((counts[word], at) for at, word in enumerate(words) if word in counts)
    seeds = [Seed(at, words[at]) for count, at in known[:most] if count <= _RARE]
    if len(seeds) < most:
        pairs = sorted(
            (min(counts[one], counts[other]), at)
            for at, (one, other) in enumerate(pairwise(words))
            if one in counts and other in counts and max(counts[one], counts[other]) > _RARE
        )
        seeds += [Seed(at, (words[at], words[at + 1])) for _, at in pairs[: most - len(seeds)]]
    return seeds or [Seed(at, words[at]) for _, at in known[:1]]


def exact(transcript: Transcript, wanted: Line, index: Index) -> list[int]:
    """Where a line is said to the word: positions of its first word, rising."""
    words = wanted.words
    if not wanted.seeds or not all(word in transcript.counts for word in words):
        return []
    said, offset = transcript.words, wanted.seeds[0].at
    starts = (at - offset for at in index[wanted.seeds[0].key])
    return [start for start in starts if start >= 0 and said[start : start + len(words)] == words]


def stretches(wanted: Line, ready: Phrase, index: Index) -> list[Stretch]:
    """Stretches where a line may be said, the likeliest first and none that is half as likely as that."""
    starts = _starts(wanted.seeds, index)
    width = 2 * reach(ready)
    joined: list[tuple[int, int, int]] = []
    for start in sorted(starts):
        if joined and start <= joined[-1][0] + width:
            low, _, seen = joined[-1]
            joined[-1] = (low, start, seen | starts[start])
        else:
            joined.append((start, start, starts[start]))
    most = ready.possible_total
    told = {seen: _told(wanted, ready, seen) for seen in {seen for _, _, seen in joined}}
    enough = max((votes for votes, _ in told.values()), default=0.0) / 2
    found = [
        Stretch(low, high, votes, most - absent)
        for low, high, seen in joined
        for votes, absent in [told[seen]]
        if votes >= enough
    ]
    return sorted(found, key=lambda stretch: (-stretch.votes, stretch.low))


def _starts(seeds: Sequence[Seed], index: Index) -> dict[int, int]:
    """For each word of the track where a line might begin, the set of the seeds that say so, as bits."""
    starts: dict[int, int] = {}
    for bit, seed in enumerate(seeds):
        for at in index[seed.key]:
            start = at - seed.at
            starts[start] = starts.get(start, 0) | 1 << bit
    return starts


def _told(wanted: Line, ready: Phrase, seen: int) -> tuple[float, float]:
    """What the seeds seen tell in bits, and the words among the other ones."""
    votes, absent = 0.0, 0.0
    for bit, seed in enumerate(wanted.seeds):
        if seen >> bit & 1:
            votes += ready.weights[seed.at]
        elif isinstance(seed.key, str):
            absent += ready.weights[seed.at]
    return votes, absent


def reach(ready: Phrase) -> int:
    """How many words further than a phrase is long a match may spread."""
    return len(ready.words) // 4 + _SLACK
