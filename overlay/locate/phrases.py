"""A quote made ready for a track: what its words tell there, and how the track may write them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from overlay.locate.meaning import names
from overlay.locate.transcript import Transcript


class Reading(NamedTuple):
    """How words of the track can stand for words of a phrase.

    The track's word (and ``then`` the next one, if not empty) stands for ``words`` words of the
    phrase from ``start`` on, which tell ``weight`` bits there, of which ``gain`` are matched.
    """

    start: int
    words: int
    then: str
    weight: float
    gain: float


class Phrase(NamedTuple):
    """A quote's words with their weights in bits and the sum of these, and the readings by the track's word.

    ``possible`` holds for each word of the phrase the words of the track that a reading of it begins with.
    """

    text: str
    words: list[str]
    weights: list[float]
    total: float
    readings: dict[str, list[Reading]]
    possible: list[list[str]]

    @property
    def possible_total(self) -> float:
        """How many bits of the phrase the track can match at most, anywhere."""
        return sum(weight for weight, said in zip(self.weights, self.possible, strict=True) if said)


class Tie(NamedTuple):
    """Words of the track, at [first, end), that stand for words of the phrase."""

    first: int
    end: int
    reading: Reading


def phrase(transcript: Transcript, text: str, words: list[str]) -> Phrase:
    """Make a quote ready for a track.

    A word that the track says is only ever itself: another spelling beside it would be another
    word. One that the track never says may be misspelt, or written as two words, or as one with
    its neighbour.
    """
    weights = [transcript.weight(word) for word in words]
    ready = Phrase(text, words, weights, sum(weights), {}, [[] for _ in words])
    unknown = any(word not in transcript.counts for word in words)
    inside = names(text)[0] if unknown else set()
    for index, (word, weight) in enumerate(zip(words, weights, strict=True)):
        if word in transcript.counts:
            _add(ready, word, Reading(index, 1, "", weight, weight))
            continue
        for other, alike in transcript.respellings(word, name=word in inside).items():
            known = transcript.weight(other)
            _add(ready, other, Reading(index, 1, "", known, known * alike))
        for one, then in _halves(transcript, word):
            _add(ready, one, Reading(index, 1, then, weight, weight))
    for index, (one, other) in enumerate(pairwise(words)):
        if one + other in transcript.counts:
            weight = weights[index] + weights[index + 1]
            _add(ready, one + other, Reading(index, 2, "", weight, weight))
    return ready


def _add(ready: Phrase, word: str, reading: Reading) -> None:
    ready.readings.setdefault(word, []).append(reading)
    for index in range(reading.start, reading.start + reading.words):
        ready.possible[index].append(word)


def _halves(transcript: Transcript, word: str) -> list[tuple[str, str]]:
    """The pairs of the track's words that a word is made of."""
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return [(one, then) for one, then in cuts if one in transcript.counts and then in transcript.counts]


def bound(transcript: Transcript, wanted: Phrase, low: int, high: int) -> float:
    """How many bits of a phrase the track's words at [low, high) can match at most."""
    said = set(transcript.words[max(low, 0) : high])
    return sum(
        weight
        for weight, possible in zip(wanted.weights, wanted.possible, strict=True)
        if not said.isdisjoint(possible)
    )
