"""Anchors to moments: where in a track each note's claim is made, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from overlay.locate.anchors import find, is_searched
from overlay.locate.choice import choose
from overlay.locate.evidence import known_times, weigh
from overlay.locate.outcomes import belongs_to, not_of_episode, outcome
from overlay.locate.places import Finding
from overlay.model import Located, Note, Track, Unplaced

__all__ = ["locate", "matches"]


def locate(
    track: Track, notes: Sequence[Note], *, episode: int | None = None, language: str | None = None
) -> tuple[tuple[Located, ...], tuple[Unplaced, ...]]:
    """Find where in a track the notes' claims are made.

    ``episode`` is the one that the track belongs to, None if unknown; ``language`` (BCP 47) is
    preferred where a track speaks several of an anchor's languages. Returns the located notes in
    order of their claims, and the others in order of the notes, each with its reason. A note whose
    anchor means every occurrence is located several times.
    """
    here = [note for note in notes if belongs_to(note, episode)]
    evidence = [weigh(findings) for findings in find(track, here, language)]
    picks = choose([one.options for one in evidence], known_times(here))
    outcomes = iter([outcome(*case, episode) for case in zip(here, evidence, picks, strict=True)])
    located: list[Located] = []
    unplaced: list[Unplaced] = []
    for note in notes:
        found = next(outcomes) if belongs_to(note, episode) else not_of_episode(note, episode)
        if isinstance(found, Unplaced):
            unplaced.append(found)
        else:
            located += found
    return tuple(sorted(located, key=lambda one: (one.claim.start, one.claim.end))), tuple(unplaced)


def matches(
    track: Track, notes: Sequence[Note], episode: int | None = None, language: str | None = None
) -> list[list[tuple[int, list[int]]]]:
    """Every place where an anchor fits, before any choice: for each note, for each anchor that is searched.

    An anchor is told by its position from 0, a place by its claim's start in ms. A note of another
    episode has none.
    """
    here = [note for note in notes if belongs_to(note, episode)]
    findings = iter(find(track, here, language))
    return [_starts(note, next(findings)) if belongs_to(note, episode) else [] for note in notes]


def _starts(note: Note, findings: Sequence[Finding]) -> list[tuple[int, list[int]]]:
    searched = [position for position, anchor in enumerate(note.anchors) if is_searched(anchor)]
    return [
        (position, [place.start for place in finding.places])
        for position, finding in zip(searched, findings, strict=True)
    ]
