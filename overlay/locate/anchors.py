"""Each kind of anchor to those who look it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from overlay.locate.places import Finding
from overlay.locate.times import find_times
from overlay.model import Anchor, Moment, Note, Quote, Track, Words

Kind = TypeVar("Kind", Quote, Words, Moment)
Findings = dict[int, Finding]


def find(track: Track, notes: Sequence[Note], language: str | None) -> list[list[Finding]]:
    """What each note's anchors find in a track, in the order of the anchors.

    A time of a named release finds nothing by itself. The track's words are read only if a note
    asks for words.
    """
    anchors = [anchor for note in notes for anchor in note.anchors]
    found = _find_times(track, anchors) | _find_speech(track, anchors, language)
    return [[found[id(anchor)] for anchor in note.anchors if id(anchor) in found] for note in notes]


def _find_times(track: Track, anchors: Sequence[Anchor]) -> Findings:
    moments = [anchor for anchor in anchors if isinstance(anchor, Moment) and anchor.release is None]
    return _by_anchor(moments, lambda: find_times(track, moments))


def _find_speech(track: Track, anchors: Sequence[Anchor], language: str | None) -> Findings:
    quotes = [anchor for anchor in anchors if isinstance(anchor, Quote)]
    words = [anchor for anchor in anchors if isinstance(anchor, Words)]
    if not quotes and not words:
        return {}
    from overlay.locate.quotes import find_quotes
    from overlay.locate.transcript import Transcript
    from overlay.locate.words import find_words

    transcript = Transcript(track.cues)
    found = _by_anchor(quotes, lambda: find_quotes(transcript, quotes, language))
    return found | _by_anchor(words, lambda: find_words(transcript, words, language))


def _by_anchor(anchors: Sequence[Kind], look_up: Callable[[], list[Finding]]) -> Findings:
    return {id(anchor): one for anchor, one in zip(anchors, look_up(), strict=True)} if anchors else {}
