"""A quote laid along a stretch of the track: which words are the same, and how far that is the same line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from overlay.locate.meaning import count_negations, is_number, names
from overlay.locate.phrase import Phrase, Reading
from overlay.locate.transcript import Transcript

# How much of a word's information counts as a loss when it belongs to a cue of somebody else in between.
_INTERRUPTION = 0.5
# A capitalised word of at least this share of the rarest word's information is a name.
_NAME = 0.5
_KEY_WORD_CHANGED = 0.8
_OTHER_MEANING = 0.6


class Tie(NamedTuple):
    """Words of the track, at [first, end), that stand for words of the phrase."""

    first: int
    end: int
    reading: Reading


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
    return Alignment(matched, _score(transcript, wanted, chain, matched))


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
    costs = [weights[word] * _INTERRUPTION for word in said[low:high]]
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


def _score(transcript: Transcript, wanted: Phrase, chain: Sequence[Tie], matched: Sequence[int]) -> float:
    """Matched information over that of the phrase and of the foreign words, less what changes the meaning."""
    cues = {transcript.cue_of(at) for at in matched}
    gaps = [
        Gap(missing, *_foreign(transcript, cues, between)) for missing, between in _differences(wanted, chain)
    ]
    weights, said = transcript.weights, transcript.words
    total = sum(tie.reading.weight for tie in chain)
    for gap in gaps:
        total += sum(wanted.weights[index] for index in gap.missing)
        total += sum(weights[said[at]] for at in gap.foreign)
        total += sum(weights[said[at]] for at in gap.interrupting) * _INTERRUPTION
    return sum(tie.reading.gain for tie in chain) / total * _same_meaning(transcript, wanted, matched, gaps)


class Gap(NamedTuple):
    """Where phrase and track differ: words of the phrase, of the same cues, and of cues in between."""

    missing: Sequence[int]
    foreign: Sequence[int]
    interrupting: Sequence[int]


def _differences(wanted: Phrase, chain: Sequence[Tie]) -> Iterator[tuple[range, range]]:
    """The stretches between the ties, on both sides; at each edge as many words as are missing there."""
    index, at = 0, chain[0].first - chain[0].reading.start
    for tie in chain:
        reading = tie.reading
        if reading.start > index or tie.first > at:
            yield range(index, reading.start), range(at, tie.first)
        index, at = reading.start + reading.words, tie.end
    if index < len(wanted.words):
        yield range(index, len(wanted.words)), range(at, at + len(wanted.words) - index)


def _foreign(transcript: Transcript, cues: Collection[int], between: range) -> tuple[list[int], list[int]]:
    """Of some words those that belong to given cues, and those of others' cues that come in turn."""
    foreign, interrupting = [], []
    for at in between:
        if not 0 <= at < len(transcript.words) or at in transcript.asides:
            continue
        cue = transcript.cue_of(at)
        if cue in cues:
            foreign.append(at)
        elif cue not in transcript.overlapped:
            interrupting.append(at)
    return foreign, interrupting


def _same_meaning(
    transcript: Transcript, wanted: Phrase, matched: Sequence[int], gaps: Sequence[Gap]
) -> float:
    """1, or less when words differ that a line's meaning hangs on: numbers, denials, names, telling words."""
    missing = [wanted.words[index] for gap in gaps for index in gap.missing]
    foreign = [at for gap in gaps for at in gap.foreign]
    if not missing and not foreign:
        return 1.0
    strange = [transcript.words[at] for at in foreign]
    if any(map(is_number, missing)) or any(map(is_number, strange)):
        return _OTHER_MEANING
    if count_negations([transcript.words[at] for at in sorted({*matched, *foreign})]) != count_negations(
        wanted.words
    ):
        return _OTHER_MEANING
    telling = {word for word in missing if transcript.weight(word) >= _NAME * transcript.rarest}
    if telling and not telling.isdisjoint(names(wanted.text)):
        return _OTHER_MEANING
    return float(_KEY_WORD_CHANGED ** sum(_is_key_gap(transcript, wanted, gap) for gap in gaps))


def _is_key_gap(transcript: Transcript, wanted: Phrase, gap: Gap) -> bool:
    """Whether a telling word is missing, or has been replaced, or replaces one."""
    missing = [wanted.words[index] for index in gap.missing]
    foreign = [transcript.words[at] for at in gap.foreign]
    if not missing:
        return False
    if not all(transcript.is_common(word) for word in (*missing, *foreign)):
        return True
    return any(map(transcript.is_rare, missing)) and any(map(transcript.is_rare, foreign))
