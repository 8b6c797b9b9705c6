"""Each kind of anchor to those who look it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from overlay.locate.places import Finding
from overlay.locate.times import find_times
from overlay.model import Anchor, Moment, Note, Quote, Track, Words

if TYPE_CHECKING:
    from overlay.locate.transcript import Transcript

Findings = dict[int, Finding]


def find(track: Track, notes: Sequence[Note], language: str | None) -> list[list[Finding]]:
    """What each note's anchors find in a track, in the order of the anchors.

    A time of a named release finds nothing by itself. The track's words are read only if a note
    has a quote or words.
    """
    anchors = [anchor for note in notes for anchor in note.anchors]
    found = _find_times(track, anchors) | _find_spoken(track, anchors, language)
    return [[found[id(anchor)] for anchor in note.anchors if id(anchor) in found] for note in notes]


def is_searched(anchor: Anchor) -> bool:
    """Whether an anchor finds places by itself: all but times of named releases do."""
    return not isinstance(anchor, Moment) or anchor.release is None


def _find_times(track: Track, anchors: Sequence[Anchor]) -> Findings:
    moments = [anchor for anchor in anchors if isinstance(anchor, Moment) and is_searched(anchor)]
    return _by_anchor(moments, find_times(track, moments)) if moments else {}


def _find_spoken(track: Track, anchors: Sequence[Anchor], language: str | None) -> Findings:
    quotes = [anchor for anchor in anchors if isinstance(anchor, Quote)]
    words = [anchor for anchor in anchors if isinstance(anchor, Words)]
    if not quotes and not words:
        return {}
    from overlay.locate.transcript import Transcript

    transcript = Transcript(track.cues)
    return _find_quotes(transcript, quotes, language) | _find_words(transcript, words, language)


def _find_quotes(transcript: Transcript, quotes: Sequence[Quote], language: str | None) -> Findings:
    if not quotes:
        return {}
    from overlay.locate.quotes import find_quotes

    return _by_anchor(quotes, find_quotes(transcript, quotes, language))


def _find_words(transcript: Transcript, words: Sequence[Words], language: str | None) -> Findings:
    if not words:
        return {}
    from overlay.locate.words import find_words

    return _by_anchor(words, find_words(transcript, words, language))


def _by_anchor(anchors: Sequence[Anchor], findings: Sequence[Finding]) -> Findings:
    return {id(anchor): finding for anchor, finding in zip(anchors, findings, strict=True)}
