"""The few stretches of a track where a phrase may be said, looked up by its rarest words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from overlay.locate.phrases import Phrase
from overlay.locate.transcript import Key, Transcript

# So often at most a word is said that is looked up alone, and one that is looked up with its neighbour.
_RARE, _RARE_IN_A_PAIR = 32, 512
_FEWEST_SEEDS, _MOST_SEEDS = 4, 12
_FEWEST_TELLING, _MOST_PLACES = 2, 256
_SLACK, _SLACK_OF_OVERLAPPING = 4, 24

Index = Mapping[Key, Sequence[int]]


class Seed(NamedTuple):
    """A word, or a run of words, of a line by which places are looked up, with its position there."""

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
    """The rarest words of a line that the track says; runs of words where rare words are too few."""
    most = min(max(_FEWEST_SEEDS, len(words) // 3), _MOST_SEEDS)
    counts = [transcript.counts.get(word, 0) for word in words]
    known = sorted([(count, at) for at, count in enumerate(counts) if count])
    seeds = [Seed(at, words[at]) for count, at in known[:most] if count <= _RARE]
    if len(seeds) < most:
        runs = [run for at in range(len(words) - 1) if (run := _run(counts, at)) is not None]
        seeds += [Seed(at, tuple(words[at : at + size])) for _, at, size in sorted(runs)[: most - len(seeds)]]
    return seeds or [Seed(at, words[at]) for _, at in known[:1]]


def _run(counts: Sequence[int], at: int) -> tuple[int, int, int] | None:
    """A run of common words that hardly are common together: how common at most, where, of how many words.

    Two will do if one of them is not too common, else three.
    """
    rarest = min(counts[at : at + 2])
    if rarest <= _RARE:
        return None
    size = 2 if rarest <= _RARE_IN_A_PAIR else 3
    run = counts[at : at + size]
    return (min(run), at, size) if len(run) == size and min(run) > 0 else None


def exact(transcript: Transcript, wanted: Line, index: Index) -> list[int]:
    """Where a line is said to the word: positions of its first word, rising."""
    words = wanted.words
    if not wanted.seeds or not all(word in transcript.counts for word in words):
        return []
    said, rarest = transcript.words, min(wanted.seeds, key=lambda seed: len(index[seed.key]))
    starts = (at - rarest.at for at in index[rarest.key])
    return [start for start in starts if start >= 0 and said[start : start + len(words)] == words]


def stretches(transcript: Transcript, wanted: Line, ready: Phrase, index: Index) -> list[Stretch]:
    """Stretches where a line may be said, the likeliest first and none that is half as likely as that."""
    seeds = _telling(wanted.seeds, index)
    starts = _starts(seeds, index)
    width = 2 * reach(transcript, ready)
    joined: list[tuple[int, int, int]] = []
    for start in sorted(starts):
        if joined and start <= joined[-1][0] + width:
            low, _, seen = joined[-1]
            joined[-1] = (low, start, seen | starts[start])
        else:
            joined.append((start, start, starts[start]))
    most = ready.possible_total
    told = {seen: _told(seeds, ready, seen) for seen in {seen for _, _, seen in joined}}
    enough = max((votes for votes, _ in told.values()), default=0.0) / 2
    found = [
        Stretch(low, high, votes, most - absent)
        for low, high, seen in joined
        for votes, absent in [told[seen]]
        if votes >= enough
    ]
    return sorted(found, key=lambda stretch: (-stretch.votes, stretch.low))


def _telling(seeds: Sequence[Seed], index: Index) -> list[Seed]:
    """The seeds that narrow the search down: the rarest, up to a number of places."""
    telling: list[Seed] = []
    places = 0
    for seed in sorted(seeds, key=lambda seed: (len(index[seed.key]), seed.at)):
        places += len(index[seed.key])
        if len(telling) >= _FEWEST_TELLING and places > _MOST_PLACES:
            break
        telling.append(seed)
    return telling


def _starts(seeds: Sequence[Seed], index: Index) -> dict[int, int]:
    """For each word of the track where a line might begin, the set of the seeds that say so, as bits."""
    starts: dict[int, int] = {}
    for bit, seed in enumerate(seeds):
        for at in index[seed.key]:
            start = at - seed.at
            starts[start] = starts.get(start, 0) | 1 << bit
    return starts


def _told(seeds: Sequence[Seed], ready: Phrase, seen: int) -> tuple[float, float]:
    """What the seeds seen tell in bits, and the words among the other ones."""
    votes, absent = 0.0, 0.0
    for bit, seed in enumerate(seeds):
        if seen >> bit & 1:
            votes += ready.weights[seed.at]
        elif isinstance(seed.key, str):
            absent += ready.weights[seed.at]
    return votes, absent


def reach(transcript: Transcript, ready: Phrase) -> int:
    """How many words further than a phrase is long a match may spread; more where cues overlap."""
    return len(ready.words) // 4 + (_SLACK_OF_OVERLAPPING if transcript.overlapped else _SLACK)
