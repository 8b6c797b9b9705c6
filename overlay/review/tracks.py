"""Whether anchors match too much in a given track, of the work or of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from overlay.errors import Diagnostic
from overlay.locate import locate, matches
from overlay.model import Moment, Note, Pack, Track, Words
from overlay.review.rules import broken
from overlay.timecode import short_clock

_MOST_PLACES = 3
"""In so many places an anchor's words may be said and the first still be meant."""

_SHOWN = 5


def broad(track: Track, pack: Pack, *, episode: int | None, language: str | None) -> Iterator[Diagnostic]:
    """Anchors that fit more than three places of a track of the work, and mean one.

    ``episode`` is the one that the track belongs to, None if unknown; ``language`` (BCP 47) is the
    track's, where it is known.
    """
    for note, found in zip(pack.notes, matches(track, pack.notes, episode, language), strict=True):
        for position, starts in found:
            if len(starts) > _MOST_PLACES and _means_one(note, position):
                yield broken(
                    "anchor-broad",
                    f"anchors[{position + 1}] fits {len(starts)} places: {_shown(starts)}",
                    "Ask for one more word, a smaller `within`, or rule places out with `unless`.",
                    note.id,
                )


def stray(track: Track, pack: Pack, *, language: str | None) -> Iterator[Diagnostic]:
    """Notes that would be shown in a track of another work, with what is said there."""
    spoken = [note for note in map(_spoken, pack.notes) if note is not None]
    located, _ = locate(track, spoken, language=language)
    for one in located:
        yield broken(
            "anchor-stray",
            f"the note would be shown at {short_clock(one.claim.start)}, by “{_said(track, one.cues)}”",
            "Ask for a word that only this work says, or rule the place out with `unless`.",
            one.note.id,
        )


def _said(track: Track, cues: tuple[int, int]) -> str:
    first, last = cues
    return " ".join(" ".join(cue.text.split()) for cue in track.cues[first : last + 1])


def _means_one(note: Note, position: int) -> bool:
    """Whether an anchor has words, of which the first place is meant; a quote says what it means."""
    anchor = note.anchors[position]
    return isinstance(anchor, Words) and anchor.occurrence is None


def _spoken(note: Note) -> Note | None:
    """A note with those of its anchors that depend on what is said; nothing if there are none."""
    anchors = tuple(anchor for anchor in note.anchors if not isinstance(anchor, Moment))
    return replace(note, anchors=anchors) if anchors else None


def _shown(starts: Sequence[int]) -> str:
    shown = ", ".join(short_clock(start) for start in starts[:_SHOWN])
    return shown + (", …" if len(starts) > _SHOWN else "")
