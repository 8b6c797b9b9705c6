"""Where an anchor may belong in a track, as the finders of quotes, words and times tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from overlay.model import How, Occurrence


class Place(NamedTuple):
    """One place: the claim's [start, end) in ms, its first and last cue from 0 (or -1), and how sure."""

    start: int
    end: int
    first: int
    last: int
    how: How
    score: float


class Finding(NamedTuple):
    """What one anchor found.

    ``places`` are in order of time. ``settled`` means that the first of them is meant unless the
    note's other anchors or its neighbours say otherwise; if it is false only they can tell.
    ``every`` means that all are meant. ``tried`` says in words what was looked for and what came
    nearest.
    """

    places: tuple[Place, ...]
    settled: bool
    every: bool
    tried: str


def select(places: list[Place], occurrence: Occurrence, tried: str, *, settled: bool = True) -> Finding:
    """The finding for places in order of time, of which an anchor means one, the first or all."""
    if occurrence == "all":
        return Finding(tuple(places), True, True, tried)
    if occurrence is None:
        return Finding(tuple(places), settled, False, tried)
    if occurrence <= len(places):
        return Finding((places[occurrence - 1],), True, False, tried)
    wanted = f"{tried}, but occurrence {occurrence} is asked for"
    return Finding((), True, False, wanted if places else tried)


def ranks(found: Iterable[Iterable[str]], hint: str | None) -> dict[str, int]:
    """The languages that anchors were found in, ranked from 0: the commonest first, of equals the hint."""
    tally = Counter(language for languages in found for language in languages)
    wanted = (hint or "").casefold().split("-")[0]
    order = sorted(tally, key=lambda tag: (-tally[tag], tag.casefold().split("-")[0] != wanted, tag))
    return {language: rank for rank, language in enumerate(order)}
