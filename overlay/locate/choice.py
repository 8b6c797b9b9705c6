"""Which place each note gets: the best choice for all of them that keeps their known order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SLACK = 10_000
"""How many ms a note may be found before one that precedes it: their claims can overlap."""

NEAR = 500
"""Weights that differ by no more are nearly equal."""

_FITS_DISTANCE = 2 * NEAR + 1
_NEIGHBOURS, _AGREEING = 5, 3
_SAME_OFFSET = 5_000


class Option(NamedTuple):
    """A place that a note could get: its start in ms, and what the choice is worth, above 0."""

    start: int
    weight: int


class Known(NamedTuple):
    """When a note's claim is made in a release: its time in ms there."""

    release: str
    at: int


class Pick(NamedTuple):
    """What a note got: an option by position, or None; and all options, it among them, that do as well."""

    option: int | None
    equals: tuple[int, ...]


class _State(NamedTuple):
    """The best choice so far whose latest start is a given one: its worth, and how it came about."""

    worth: int
    note: int
    option: int
    before: _State | None


def choose(options: Sequence[Sequence[Option]], times: Sequence[Known | None]) -> list[Pick]:
    """Pick at most one option for each note so that the weights sum highest and order is kept.

    ``times`` are what is known of each note's time, None where nothing is. For every two notes
    known in the same release, the later one's pick starts no more than `SLACK` before the earlier
    one's; notes of the same time count in the order of their best options. Of equal sums the one
    with earlier starts wins. Options at the distance from their neighbours that the times tell are
    preferred.
    """
    picks = [_pick(own, _best(own)) for own in options]
    for chain in _chains(options, times).values():
        weighted = _with_distances([options[note] for _, _, note in chain], [at for at, _, _ in chain])
        chosen = _in_order(weighted)
        starts = [
            None if pick is None else own[pick].start for own, pick in zip(weighted, chosen, strict=True)
        ]
        for (_, _, note), own, pick, limits in zip(chain, weighted, chosen, _limits(starts), strict=True):
            picks[note] = _pick(own, pick, *limits)
    return picks


def _pick(
    options: Sequence[Option], pick: int | None, low: float = float("-inf"), high: float = float("inf")
) -> Pick:
    if pick is None:
        return Pick(None, ())
    needed = options[pick].weight - NEAR
    equals = (
        at for at, option in enumerate(options) if option.weight >= needed and low <= option.start <= high
    )
    return Pick(pick, tuple(equals))


def _best(options: Sequence[Option]) -> int | None:
    """The option of the greatest weight; the first of equals."""
    return max(range(len(options)), key=lambda at: (options[at].weight, -at), default=None)


def _chains(
    options: Sequence[Sequence[Option]], times: Sequence[Known | None]
) -> dict[str, list[tuple[int, int, int]]]:
    """For each release its notes that have options, in order: the time there, the best start, the note."""
    chains: dict[str, list[tuple[int, int, int]]] = {}
    for note, (own, known) in enumerate(zip(options, times, strict=True)):
        best = _best(own)
        if known is not None and best is not None:
            chains.setdefault(known.release, []).append((known.at, own[best].start, note))
    return {release: sorted(chain) for release, chain in chains.items()}


def _with_distances(options: Sequence[Sequence[Option]], times: Sequence[int]) -> list[list[Option]]:
    """The options, with more weight for those nearly best that fit the offset of the notes around."""
    certain = [note for note, own in enumerate(options) if len(own) == 1]
    offsets = [options[note][0].start - times[note] for note in certain]
    weighted = []
    for note, own in enumerate(options):
        offset = _offset(bisect_left(certain, note), offsets) if len(own) > 1 else None
        weighted.append(list(own) if offset is None else _fitted(own, times[note] + offset))
    return weighted


def _offset(at: int, offsets: Sequence[int]) -> int | None:
    """The offset that enough of the nearest certain notes share."""
    near = offsets[max(at - _NEIGHBOURS // 2 - 1, 0) : at + _NEIGHBOURS // 2 + 1]
    if len(near) < _AGREEING:
        return None
    middle = sorted(near)[len(near) // 2]
    return middle if sum(abs(offset - middle) <= _SAME_OFFSET for offset in near) >= _AGREEING else None


def _fitted(options: Sequence[Option], expected: int) -> list[Option]:
    """The options, with more weight for those nearly best whose start is the one expected."""
    needed = max(option.weight for option in options) - NEAR
    return [
        Option(option.start, option.weight + _FITS_DISTANCE)
        if option.weight >= needed and abs(option.start - expected) <= _SAME_OFFSET
        else option
        for option in options
    ]


def _in_order(options: Sequence[Sequence[Option]]) -> list[int | None]:
    """The heaviest picks, at most one for each note, with no start more than `SLACK` before an earlier one.

    A heaviest increasing subsequence: for each start that any option has, the best choice so far
    whose latest start it is, in a Fenwick tree of prefix maxima.
    """
    starts = sorted({option.start for own in options for option in own})
    states: list[_State | None] = [None] * len(starts)
    tree = _PrefixMaxima(len(starts))
    for note, own in enumerate(options):
        for at, state in list(_extended(own, note, starts, states, tree)):
            current = states[at]
            if current is None or state.worth > current.worth:
                states[at] = state
                tree.raise_to(at, state.worth)
    best = tree.best(len(starts) - 1)
    picks: list[int | None] = [None] * len(options)
    chosen = states[best] if best is not None else None
    while chosen is not None:
        picks[chosen.note] = chosen.option
        chosen = chosen.before
    return picks


def _extended(
    own: Sequence[Option],
    note: int,
    starts: Sequence[int],
    states: Sequence[_State | None],
    tree: _PrefixMaxima,
) -> Iterator[tuple[int, _State]]:
    """The choices that end with one of a note's options, each with the position of its latest start."""
    for option, (start, weight) in enumerate(own):
        at = bisect_left(starts, start)
        best = tree.best(at)
        before = states[best] if best is not None else None
        yield at, _State((before.worth if before else 0) + weight, note, option, before)
        for later in range(at + 1, bisect_right(starts, start + SLACK)):
            before = states[later]
            if before is not None:
                yield later, _State(before.worth + weight, note, option, before)


class _PrefixMaxima:
    """A Fenwick tree over values that only grow: the position of the greatest up to a given one."""

    def __init__(self, size: int) -> None:
        self._values = [0] * size
        self._best: list[int | None] = [None] * (size + 1)

    def raise_to(self, at: int, value: int) -> None:
        self._values[at] = value
        node = at + 1
        while node < len(self._best):
            self._best[node] = self._better(at, self._best[node])
            node += node & -node

    def best(self, last: int) -> int | None:
        """The position of the greatest value at positions up to ``last``; the first of equals."""
        found: int | None = None
        node = last + 1
        while node > 0:
            candidate = self._best[node]
            if candidate is not None:
                found = self._better(candidate, found)
            node -= node & -node
        return found

    def _better(self, one: int, other: int | None) -> int:
        if other is None:
            return one
        return min(one, other, key=lambda at: (-self._values[at], at))


def _limits(starts: Sequence[int | None]) -> Iterator[tuple[float, float]]:
    """For each note the earliest and the latest start that the picks before and after it allow."""
    highs: list[float] = []
    high = float("inf")
    for start in reversed(starts):
        highs.append(high + SLACK)
        high = high if start is None else min(high, start)
    low = float("-inf")
    for start, allowed in zip(starts, reversed(highs), strict=True):
        yield low - SLACK, allowed
        low = low if start is None else max(low, start)
