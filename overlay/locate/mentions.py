"""Where words and phrases that an anchor names are said, beginnings of words included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from overlay.locate.folding import CUE_BREAK, fold
from overlay.locate.transcript import Transcript


class Piece(NamedTuple):
    """One word of an alternative, or the beginning of any word."""

    word: str
    open_end: bool


Alternative = tuple[Piece, ...]

_SHORTEST_FORM, _LONGEST_ENDING = 4, 3
"""Other forms of a word share so many letters, and differ in so many at the end."""


class Hit(NamedTuple):
    """Where an alternative is said: the positions of its first and its last word."""

    first: int
    last: int


class Group(NamedTuple):
    """The alternatives of one thing that must be said, as the author wrote them, and those that may be said.

    An alternative that has a word which the track never says is not among the latter.
    """

    written: tuple[str, ...]
    sayable: tuple[Alternative, ...]


class Mentions:
    """A transcript with an index of the words that some groups name.

    ``listed`` are the groups as authors write them: each alternative a word or phrase, `*` for any
    ending.
    """

    def __init__(self, transcript: Transcript, listed: Iterable[Sequence[str]]) -> None:
        self.transcript = transcript
        self._vocabulary = sorted(transcript.counts)
        self._forms: dict[Piece, frozenset[str]] = {}
        self._read = self._sayable({word for texts in listed for text in texts for word in text.split()})
        self._index = transcript.index({form for forms in self._forms.values() for form in forms})
        self._hits: dict[tuple[Alternative, ...], list[Hit]] = {}

    def _sayable(self, written: Iterable[str]) -> dict[str, Alternative]:
        """What each written word is looked up as, if the track says it; all are folded in one go."""
        listed = [word for word in written if CUE_BREAK not in word]
        if not listed:
            return {}
        folded = fold(CUE_BREAK.join(listed)).split(CUE_BREAK)
        read: dict[str, Alternative] = {}
        for word, text in zip(listed, folded, strict=True):
            pieces = _pieces(text.split(), word.endswith("*"))
            if all(self._is_said(piece) for piece in pieces):
                read[word] = pieces
        return read

    def _is_said(self, piece: Piece) -> bool:
        """Whether the track says a piece; the words that it stands for are remembered."""
        if not piece.open_end:
            if piece.word in self.transcript.counts:
                self._forms[piece] = frozenset((piece.word,))
        elif piece not in self._forms:
            vocabulary = self._vocabulary
            low = bisect_left(vocabulary, piece.word)
            high = bisect_right(vocabulary, piece.word + "\U0010ffff")
            if low < high:
                self._forms[piece] = frozenset(vocabulary[low:high])
        return piece in self._forms

    def group(self, texts: Sequence[str]) -> Group:
        """Read one of the groups."""
        return Group(tuple(texts), tuple(filter(None, map(self._alternative, texts))))

    def _alternative(self, text: str) -> Alternative:
        """What an alternative is looked up as; nothing if it holds a word that is never said."""
        read = self._read
        if text in read:
            return read[text]
        words = text.split()
        if not all(word in read for word in words):
            return ()
        return tuple(chain.from_iterable(read[word] for word in words))

    def hits(self, group: Group) -> list[Hit]:
        """Where one of the alternatives is said, in order; speaker labels are not said."""
        known = self._hits.get(group.sayable)
        if known is None:
            found = {hit for alternative in group.sayable for hit in self._said(alternative)}
            known = self._hits[group.sayable] = sorted(found)
        return known

    def other_form(self, group: Group) -> str | None:
        """A word of the track that begins as one of a group's words does, or that one of them begins with."""
        for written in group.written:
            word = fold(written).strip()
            if len(word) < _SHORTEST_FORM or " " in word:
                continue
            at = bisect_left(self._vocabulary, word)
            if at < len(self._vocabulary) and self._vocabulary[at].startswith(word):
                return self._vocabulary[at]
            for end in range(len(word) - 1, max(_SHORTEST_FORM, len(word) - _LONGEST_ENDING) - 1, -1):
                if word[:end] in self.transcript.counts:
                    return word[:end]
        return None

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


def _pieces(words: Sequence[str], open_end: bool) -> Alternative:
    last = len(words) - 1
    return tuple([Piece(word, open_end and at == last) for at, word in enumerate(words)])
