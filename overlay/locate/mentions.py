"""Where words and phrases that an anchor names are said, beginnings of words included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from overlay.locate.folding import fold
from overlay.locate.transcript import Transcript


class Piece(NamedTuple):
    """One word of an alternative, or the beginning of any word."""

    word: str
    open_end: bool


Alternative = tuple[Piece, ...]


class Hit(NamedTuple):
    """Where an alternative is said: the positions of its first and its last word."""

    first: int
    last: int


class Group(NamedTuple):
    """The alternatives of one thing that must be said, as the author wrote them and ready to look up."""

    written: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


def group_of(alternatives: Iterable[str]) -> Group:
    """Read the alternatives of a group, as an author writes them: words and phrases, `*` for any ending."""
    listed = tuple(alternatives)
    read = (_alternative(text) for text in listed)
    return Group(listed, tuple(alternative for alternative in read if alternative))


def _alternative(text: str) -> Alternative:
    pieces: list[Piece] = []
    for written in text.split():
        words = fold(written).split()
        pieces += [Piece(word, open_end=False) for word in words[:-1]]
        pieces += [Piece(word, written.endswith("*")) for word in words[-1:]]
    return tuple(pieces)


class Mentions:
    """A transcript with an index of the words that some groups name."""

    def __init__(self, transcript: Transcript, groups: Iterable[Group]) -> None:
        self.transcript = transcript
        pieces = {piece for group in groups for alternative in group.alternatives for piece in alternative}
        vocabulary = sorted(transcript.counts) if any(piece.open_end for piece in pieces) else []
        self._forms = {piece: self._expand(piece, vocabulary) for piece in pieces}
        self._index = transcript.index({form for forms in self._forms.values() for form in forms})
        self._hits: dict[tuple[Alternative, ...], list[Hit]] = {}

    @staticmethod
    def _expand(piece: Piece, vocabulary: Sequence[str]) -> frozenset[str]:
        if not piece.open_end:
            return frozenset((piece.word,))
        low = bisect_left(vocabulary, piece.word)
        high = bisect_right(vocabulary, piece.word + "\U0010ffff")
        return frozenset(vocabulary[low:high])

    def hits(self, group: Group) -> list[Hit]:
        """Where one of the alternatives is said, in order; speaker labels are not said."""
        known = self._hits.get(group.alternatives)
        if known is None:
            found = {hit for alternative in group.alternatives for hit in self._said(alternative)}
            known = self._hits[group.alternatives] = sorted(found)
        return known

    def _said(self, alternative: Alternative) -> Iterator[Hit]:
        words, labels = self.transcript.words, self.transcript.labels
        rest = alternative[1:]
        for form in self._forms[alternative[0]]:
            for at in self._index[form]:
                end = at + len(alternative)
                if at in labels or end > len(words):
                    continue
                if all(
                    word in self._forms[piece] for word, piece in zip(words[at + 1 : end], rest, strict=True)
                ):
                    yield Hit(at, end - 1)
