"""Whether anchors match too much in a given track, of the work or of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overlay.errors import Diagnostic
from overlay.locate import locate, matches
from overlay.model import Moment, Note, Pack, Track
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
    timeless = [note for note in pack.notes if not _all_times(note)]
    located, _ = locate(track, timeless, language=language)
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
    anchor = note.anchors[position]
    return not isinstance(anchor, Moment) and anchor.occurrence is None


def _all_times(note: Note) -> bool:
    return all(isinstance(anchor, Moment) for anchor in note.anchors)


def _shown(starts: Sequence[int]) -> str:
    shown = ", ".join(short_clock(start) for start in starts[:_SHOWN])
    return shown + (", …" if len(starts) > _SHOWN else "")
