"""Words that are the same but for their spelling."""

from __future__ import annotations

from collections.abc import Collection

from overlay.locate.meaning import are_numbers, is_denial

_OTHER_SPELLING, _OTHER_FORM = 0.85, 0.6
_SHORTEST, _SHORTEST_SWAPPED, _STEM = 4, 3, 5
_LONG_FOR_ADDED, _LONG_FOR_CHANGED = 8, 10
_LONGEST_DIFFERENCE = 2
_SHORTEST_STEM, _ENDINGS = 3, (2, 3)
_LONG = 8


class Spellings:
    """Some words, to be asked which of them another word may be in another spelling."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._by_edge: dict[tuple[str, int], list[str]] = {}
        for word in words:
            for key in _edges(word, len(word)):
                self._by_edge.setdefault(key, []).append(word)

    def near(self, word: str) -> set[str]:
        """The words that `likeness` may accept, and a few more."""
        lengths = range(len(word) - _ENDINGS[-1], len(word) + _ENDINGS[-1] + 1)
        alike = (self._by_edge.get(key, ()) for length in lengths for key in _edges(word, length))
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        return {other for others in alike for other in others}.union(
            other for other in swapped if other in self._words
        )


def _edges(word: str, length: int) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a word begins and ends with, as keys of words of a length.

    Two spellings differ in one place, by so few letters that one of these edges is the same.
    """
    edge = 3 if length >= _LONG else 2
    return (word[:edge], length), ("-" + word[-edge:], length)


def likeness(one: str, other: str, *, common: bool = False, name: bool = False) -> float:
    """How far two different words can stand for one another: 0, or less than 1.

    0.85 for another spelling, 0.6 for another form with an ending of two or three letters. Two
    numbers never can, nor a denial and what it denies (`ever` and `never`, `have` and `havent`),
    nor two different short words. A slip is believed in a word one letter shorter if that is
    ``common``, and only in one a letter longer if it is a ``name``.

    >>> likeness("colour", "color"), likeness("fit", "fitted"), likeness("kiel", "kiev")
    (0.85, 0.6, 0.0)
    """
    head, left, right = _difference(one, other)
    if max(len(left), len(right)) > _ENDINGS[-1] or are_numbers(one, other):
        return 0.0
    length = min(len(one), len(other))
    if is_denial(one) != is_denial(other) and (head == 0 or head == length):
        return 0.0
    if _is_respelling(head, left, right, length + common - name, max(len(one), len(other))):
        return _OTHER_SPELLING
    is_ending = not name and head == length >= _SHORTEST_STEM and len(left + right) in _ENDINGS
    return _OTHER_FORM if is_ending else 0.0


def _is_respelling(head: int, left: str, right: str, length: int, longest: int) -> bool:
    """Whether two words are one: the same but for what differs behind a common start of ``head`` letters."""
    widest = max(len(left), len(right))
    if widest > _LONGEST_DIFFERENCE:
        return False
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
