"""Words that are the same but for their spelling."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from overlay.locate.meaning import are_numbers

_OTHER_SPELLING = 0.85
_SHORTEST, _SHORTEST_SWAPPED, _STEM = 4, 3, 5
_LONG_FOR_ADDED, _LONG_FOR_CHANGED = 8, 10
_LONGEST_DIFFERENCE = 2
_EDGE = 2


class Spellings:
    """Some words, to be asked which of them another word may be in another spelling."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._by_edge: dict[tuple[str, int], list[str]] = {}
        for word in words:
            for key in _edges(word, len(word)):
                self._by_edge.setdefault(key, []).append(word)

    def near(self, word: str) -> set[str]:
        """Words of nearly the same length that begin or end alike, and those with two letters swapped."""
        lengths = range(len(word) - _LONGEST_DIFFERENCE, len(word) + _LONGEST_DIFFERENCE + 1)
        alike = (self._by_edge.get(key, ()) for length in lengths for key in _edges(word, length))
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        return {other for others in alike for other in others}.union(
            other for other in swapped if other in self._words
        )


def _edges(word: str, length: int) -> Iterator[tuple[str, int]]:
    """The keys of a word: its first and its last letters, with a length."""
    yield word[:_EDGE], length
    yield "-" + word[-_EDGE:], length


def likeness(one: str, other: str, *, common: bool = False) -> float:
    """How far two different words can stand for one another: 0, or 0.85 for another spelling.

    Two numbers never can, nor two different short words; a slip in a word that is ``common`` is
    believed in a word one letter shorter.

    >>> likeness("colour", "color"), likeness("mutinied", "mutineed"), likeness("kiel", "kiev")
    (0.85, 0.85, 0.0)
    """
    if abs(len(one) - len(other)) > _LONGEST_DIFFERENCE:
        return 0.0
    head, left, right = _difference(one, other)
    if max(len(left), len(right)) > _LONGEST_DIFFERENCE or are_numbers(one, other):
        return 0.0
    length = min(len(one), len(other)) + common
    return _OTHER_SPELLING if _is_respelling(head, left, right, length, max(len(one), len(other))) else 0.0


def _is_respelling(head: int, left: str, right: str, length: int, longest: int) -> bool:
    """Whether two words are one: the same but for what differs behind a common start of ``head`` letters."""
    widest = max(len(left), len(right))
    if len(left) == 2 and left == right[::-1]:
        return length >= _SHORTEST_SWAPPED
    if head == 0:
        # A letter before a word can deny it, as in "amoral".
        return widest == 1 and length >= _STEM and left + right not in ("a", "α")
    if head >= _STEM and head + widest == longest:
        return True
    if not left or not right:
        return length >= (_SHORTEST if widest == 1 else _LONG_FOR_ADDED)
    return length >= (_STEM if widest == 1 else _LONG_FOR_CHANGED)


def _difference(one: str, other: str) -> tuple[int, str, str]:
    """The length of the common start, and what lies between it and the common end in each word."""
    shortest = min(len(one), len(other))
    head = 0
    while head < shortest and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shortest - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, one[head : len(one) - tail], other[head : len(other) - tail]
