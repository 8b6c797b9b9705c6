"""A merged track back to the track without notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from overlay.compose.marker import ENDS, HAS_SETTINGS, NOTE, PIECE, SIGNATURE, STARTS, decode
from overlay.errors import Diagnostic
from overlay.model import Cue, Track


class Stripped(NamedTuple):
    """A track without notes, how many cues were notes or pieces, and what could not be undone."""

    track: Track
    marked: int
    doubts: tuple[Diagnostic, ...]


class _Part(NamedTuple):
    """One cue's share of a piece, as its marker tells it."""

    text: str
    flags: int
    rank: int
    bridged: int
    settings: str


class _Open(NamedTuple):
    """A cue whose pieces are being joined, with the position of its first piece."""

    place: int
    rank: int
    start: int
    end: int
    text: str
    settings: str


class _Kept(NamedTuple):
    """A cue of the stripped track; ``rank`` is its place among cues of its start, where known."""

    place: int
    rank: int | None
    cue: Cue


def strip(track: Track) -> Stripped:
    """Take every marked note out and join the pieces of cut cues again.

    Cues without a marker are untouched. A marked cue that somebody edited, so that its lines no
    longer add up, is kept as it stands and told of as a doubt: dialogue is never thrown away.
    """
    if not any(SIGNATURE in cue.text for cue in track.cues):
        return Stripped(track, 0, ())
    kept: list[_Kept] = []
    open_cues: list[_Open] = []
    doubts: list[Diagnostic] = []
    marked = 0
    for place, cue in enumerate(track.cues):
        found = decode(cue.text)
        if found is None:
            kept.append(_Kept(place, None, cue))
            continue
        marked += 1
        numbers, text = found
        if numbers == (NOTE,):
            continue
        parts = _parts(numbers, text)
        joined = None if parts is None else _joined(open_cues, parts, cue, place)
        if joined is None:
            doubts.append(_doubt(place + 1))
            kept.append(_Kept(place, None, cue))
            continue
        open_cues, finished = joined
        kept.extend(_closed(one) for one in finished)
    for left in open_cues:
        doubts.append(_doubt(left.place + 1))
        kept.append(_closed(left))
    cues = _ordered(kept) if marked else track.cues
    return Stripped(replace(track, cues=cues), marked, tuple(doubts))


def _closed(one: _Open) -> _Kept:
    return _Kept(one.place, one.rank, Cue(one.start, one.end, one.text, one.settings))


def _ordered(kept: list[_Kept]) -> tuple[Cue, ...]:
    """The cues by start; of those with one start, each at its rank, the others around them."""
    kept.sort(key=lambda one: (one.cue.start, one.place))
    ordered: list[Cue] = []
    for _, group in groupby(kept, key=lambda one: one.cue.start):
        same = list(group)
        ranked = {one.rank: one.cue for one in same if one.rank is not None}
        others = iter([one.cue for one in same if one.rank is None])
        doubled = [one.cue for one in same if one.rank is not None and ranked[one.rank] is not one.cue]
        for rank in range(max(len(same), max(ranked, default=0) + 1)):
            cue = ranked.get(rank) or next(others, None)
            if cue is not None:
                ordered.append(cue)
        ordered.extend([*others, *doubled])
    return tuple(ordered)


def _parts(numbers: Sequence[int], text: str) -> list[_Part] | None:
    """The dialogue in a piece, or None when marker and text do not agree."""
    try:
        return list(_read(iter(numbers), text.split("\n") if text else []))
    except (ValueError, StopIteration, RuntimeError):
        return None


def _read(numbers: Iterator[int], lines: list[str]) -> Iterator[_Part]:
    kind, note, above, count = (next(numbers) for _ in range(4))
    if kind != PIECE:
        raise ValueError(f"no such marker: {kind}")
    used = 0
    for number in range(count):
        if number == above:
            used += note
        length, flags = next(numbers), next(numbers)
        rank = next(numbers) if flags & STARTS else 0
        bridged = next(numbers) if flags & ENDS else 0
        size = next(numbers) if flags & HAS_SETTINGS else 0
        settings = bytes(next(numbers) for _ in range(size)).decode()
        yield _Part("\n".join(lines[used : used + length]), flags, rank, bridged, settings)
        used += length
    if above >= count:
        used += note
    if used != len(lines) or next(numbers, None) is not None:
        raise ValueError("the lines do not add up")


def _joined(
    open_cues: Sequence[_Open], parts: Sequence[_Part], piece: Cue, place: int
) -> tuple[list[_Open], list[_Open]] | None:
    """The cues still open and those finished after one more piece; None when it continues nothing."""
    waiting = list(open_cues)
    still: list[_Open] = []
    finished: list[_Open] = []
    for part in parts:
        if part.flags & STARTS:
            joined = _Open(place, part.rank, piece.start, piece.end, part.text, part.settings)
        else:
            begun = next((cue for cue in waiting if cue.text == part.text and cue.end == piece.start), None)
            if begun is None:
                return None
            waiting.remove(begun)
            joined = begun._replace(end=piece.end)
        if part.flags & ENDS:
            finished.append(joined._replace(end=joined.end - part.bridged))
        else:
            still.append(joined)
    return [*waiting, *still], finished


def _doubt(cue: int) -> Diagnostic:
    return Diagnostic(
        "unsure",
        "this cue carries the mark of a note, but its lines were changed since; it is kept as it stands",
        "finding",
        cue=cue,
        hint="Look at the cue and take the note's lines out by hand.",
    )
