"""What a track says: its words, when they are said, and how much each of them tells."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import compress, count, islice
from math import log2

from overlay.locate.folding import is_unspaced
from overlay.locate.spelling import Spellings, likeness
from overlay.locate.tokens import tokenise
from overlay.model import Cue

_LONG_WORD = 6
_SHORT_WORDS = {1: 0.4, 2: 0.4, 3: 0.5, 4: 0.6}
# A word of at least this share of the rarest word's information carries the meaning of a line.
_KEY_WORD = 0.65

Key = str | tuple[str, ...]


class Transcript:
    """What a track says: its words with their cues, their times and how rare each word is.

    ``weights`` say in bits how much each word tells: the logarithm to base 2 of how many words
    there are for each time that the track says this one, at most ``rarest`` for a word said once.
    Short words tell less, as in every alphabet they are mostly the common ones of the language.
    """

    def __init__(self, cues: Sequence[Cue]) -> None:
        spoken = tokenise([cue.text for cue in cues])
        self.cues = cues
        self.words = spoken.words
        self.starts = spoken.starts
        self.asides = spoken.asides
        self.labels = spoken.labels
        self.overlapped = _overlapped(cues)
        self.counts: Counter[str] = Counter(self.words)
        total = max(len(self.words), 2)
        self.rarest = log2(total)
        self.weights = {word: self._weight(word, log2(total / times)) for word, times in self.counts.items()}

    def is_rare(self, word: str) -> bool:
        """Whether a word is said so seldom that a line's meaning may hang on it, however short it is."""
        return log2(max(len(self.words), 2) / self.counts.get(word, 1)) >= _KEY_WORD * self.rarest

    def weight(self, word: str) -> float:
        """What a word tells in bits; a word that the track never says a little more than one said once."""
        known = self.weights.get(word)
        return self._weight(word, self.rarest + 1) if known is None else known

    def _weight(self, word: str, bits: float) -> float:
        length = len(word)
        if length >= _LONG_WORD:
            return max(bits, _KEY_WORD * self.rarest)
        if length not in _SHORT_WORDS or (length == 1 and is_unspaced(word)):
            return bits
        return min(bits, _SHORT_WORDS[length] * self.rarest)

    def is_common(self, word: str) -> bool:
        """Whether a word tells too little for the meaning of a line to hang on it."""
        return self.weight(word) < _KEY_WORD * self.rarest

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self.counts)

    def respellings(self, word: str, *, name: bool) -> dict[str, float]:
        """Words of the track that are another spelling of one that it never says, with how alike they are."""
        alike = {
            other: likeness(word, other, common=not name and self.is_common(other), name=name)
            for other in self._spellings.near(word)
        }
        return {other: share for other, share in alike.items() if share}

    def cue_of(self, word: int) -> int:
        """The position of the cue that holds the word at a position."""
        return bisect_right(self.starts, word) - 1

    def time_of(self, word: int) -> int:
        """When a word is said, in ms: its share of the way through its cue."""
        at = self.cue_of(word)
        cue, first, end = self.cues[at], self.starts[at], self.starts[at + 1]
        return cue.start + max(cue.end - cue.start, 0) * (word - first) // (end - first)

    def index(self, keys: Iterable[Key]) -> dict[Key, list[int]]:
        """Where each of some words, or runs of words, is said: positions of the first word in order."""
        found: dict[Key, list[int]] = {key: [] for key in keys}
        if any(isinstance(key, str) for key in found):
            for at in compress(count(), map(found.__contains__, self.words)):
                found[self.words[at]].append(at)
        for size in {len(key) for key in found if not isinstance(key, str)}:
            runs = zip(*(islice(self.words, skip, None) for skip in range(size)), strict=False)
            for at in compress(count(), map(found.__contains__, runs)):
                found[tuple(self.words[at : at + size])].append(at)
        return found


def _overlapped(cues: Sequence[Cue]) -> Collection[int]:
    """Positions of the cues that are on screen together with another one."""
    found: set[int] = set()
    latest, holder = -1, -1
    for at, cue in enumerate(cues):
        if cue.start < latest and cue.end > cue.start:
            found.add(at)
            found.add(holder)
        if cue.end > latest:
            latest, holder = cue.end, at
    return found
