"""The promises, one check each, over an original, the file made from it and the pack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from overlay.errors import Diagnostic
from overlay.model import Cue, Located, Pack, Profile, Span, Track
from overlay.reading import cells, characters, reading_time
from overlay.timecode import short_clock
from overlay.verify.notes import Showing, Sighting, recognised, sightings
from overlay.verify.screen import TOLERANCE, Shown, Timeline, read_screen, uncovered

_TAG = re.compile(r"<[^<>]*>|\{[^{}]*\}")


class Evidence(NamedTuple):
    """What a proof looks at.

    ``stripped`` is ``merged`` without notes, ``remade`` a new merge of each of the two;
    ``located`` where the notes' claims are in ``original``; ``notes_only`` is set for a file that
    is meant for a second subtitle slot.
    """

    original: Track
    merged: Track
    stripped: Track
    remade: tuple[Track, Track]
    pack: Pack
    located: tuple[Located, ...]
    profile: Profile
    delay: int
    notes_only: bool


def verify(evidence: Evidence) -> tuple[Diagnostic, ...]:
    """Every breach of a promise in a merged file, in the order of the promises; empty when all hold.

    Severity `error` is a breach, `finding` something that a person should look at.
    """
    original = Track(()) if evidence.notes_only else evidence.original
    screen = read_screen(original, evidence.merged)
    showings = recognised(sightings(screen), evidence.pack)
    breaches: list[Diagnostic] = []
    if not evidence.notes_only:
        breaches.extend(_dialogue(evidence.original, screen))
    breaches.extend(_accounted(showings, evidence))
    breaches.extend(_in_time(showings, evidence))
    breaches.extend(_readable(showings, evidence))
    if not evidence.notes_only:
        breaches.extend(_reversible(evidence.original, evidence.stripped))
        breaches.extend(_repeatable(*evidence.remade))
    breaches.extend(_only_data(showings))
    if all(one.severity == "warning" for one in breaches):
        breaches.extend(_made_with(evidence))
    return tuple(breaches)


def _made_with(evidence: Evidence) -> Iterator[Diagnostic]:
    """Whether the file is the one that a merge with the options given makes: promise 7."""
    made, merged = evidence.remade[0].cues, evidence.merged.cues
    if [(cue.start, cue.end, cue.text) for cue in made] != [(cue.start, cue.end, cue.text) for cue in merged]:
        yield Diagnostic(
            "made-otherwise",
            "a merge with these options makes another file of the original",
            "finding",
            hint="Give the options that it was made with (--placement, --profile, --labels, --delay, "
            "--category, --basis), or merge again: the pack or the tool may have changed since.",
        )


def _breach(code: str, message: str, *, cue: int | None = None, note: str | None = None) -> Diagnostic:
    return Diagnostic(code, message, "error", cue=cue, note=note)


def _dialogue(original: Track, screen: Sequence[Shown]) -> Iterator[Diagnostic]:
    """Promise 1: each line of dialogue is on screen for its whole time, to the character."""
    spans: dict[int, list[Span]] = {}
    for shown in screen:
        for index in shown.originals:
            if shown.cue.end > shown.cue.start:
                spans.setdefault(index, []).append(Span(shown.cue.start, shown.cue.end))
    for index, cue in enumerate(original.cues):
        if not cue.shown:
            continue
        gap = uncovered(Span(cue.start, cue.end), spans.get(index, []))
        if gap is not None:
            yield _breach("dialogue-lost", f"{_quoted(cue)} is not on screen {_during(gap)}", cue=index + 1)
        elif max(span.end for span in spans[index]) > cue.end + TOLERANCE:
            yield _breach("dialogue-long", f"{_quoted(cue)} stays on screen after its end", cue=index + 1)


def _accounted(showings: Sequence[Showing], evidence: Evidence) -> Iterator[Diagnostic]:
    """Promise 2: each note found in the episode is shown, and nothing else is."""
    shown: dict[str, int] = {}
    for showing in showings:
        if not showing.notes:
            first = showing.pages[0]
            text = " ".join(first.lines)
            yield _breach(
                "unknown-text", f'"{text}" is neither dialogue nor a note of the pack', cue=first.cue
            )
        for note in showing.notes:
            shown[note.id] = shown.get(note.id, 0) + 1
    for located in evidence.located:
        left = shown.get(located.note.id, 0)
        if left < 1:
            spot = short_clock(located.claim.start)
            yield Diagnostic(
                "note-missing",
                f"its claim is made at {spot}, but the note is not shown",
                "finding",
                note=located.note.id,
                hint="There was no room for it, as `overlay merge` tells, or the merge had other options.",
            )
        shown[located.note.id] = left - 1


def _in_time(showings: Sequence[Showing], evidence: Evidence) -> Iterator[Diagnostic]:
    """Promise 3: no note before its claim, none later than permitted."""
    claims: dict[str, list[Span]] = {}
    for located in evidence.located:
        claims.setdefault(located.note.id, []).append(located.claim)
    for showing in showings:
        start = showing.pages[0].span.start
        places = [claim for note in showing.notes for claim in claims.get(note.id, ())]
        if not showing.notes or any(claim.start <= start <= claim.end + evidence.delay for claim in places):
            continue
        name = showing.notes[0].id
        spot = f"shown at {short_clock(start)}"
        if not places:
            message = f"{spot}, but its claim is not found in the original, or these options hold it back"
            yield _breach("note-unlocated", message, note=name)
        elif start < min(claim.start for claim in places):
            yield _breach("note-early", f"{spot}, before its claim is made", note=name)
        else:
            limit = f"more than {evidence.delay / 1000:g} s after its claim"
            yield _breach("note-late", f"{spot}, {limit}", note=name)


def _readable(showings: Sequence[Showing], evidence: Evidence) -> Iterator[Diagnostic]:
    """Promise 4: time enough to read, never too long, one note at a time, within lines and width."""
    profile = evidence.profile
    pages = [page for showing in showings for page in showing.pages]
    for before, after in pairwise(sorted(pages, key=lambda page: page.span.start)):
        if before.span.end > after.span.start:
            yield _breach("notes-overlap", f"two notes at once {_during(after.span)}", cue=after.cue)
    dialogue = Timeline(evidence.original.cues)
    for page in pages:
        length, needed = page.span.length, reading_time(page.lines, profile)
        if length < min(needed, profile.longest):
            yield _breach("page-short", f"up for {length} ms, read in {needed} ms", cue=page.cue)
        if length > profile.longest:
            yield _breach("page-long", f"up for {length} ms, at most {profile.longest} ms", cue=page.cue)
        if len(page.lines) > profile.lines:
            yield _breach("page-tall", f"{len(page.lines)} lines, at most {profile.lines}", cue=page.cue)
        widest = max(map(cells, page.lines))
        if widest > profile.width:
            yield _breach("page-wide", f"{widest} cells wide, at most {profile.width}", cue=page.cue)
        yield from _load(page, dialogue, evidence)


def _load(page: Sighting, dialogue: Timeline, evidence: Evidence) -> Iterator[Diagnostic]:
    text = 0.0
    for place in dialogue.during(page.span.start, page.span.end):
        cue = evidence.original.cues[place]
        shared = min(cue.end, page.span.end) - max(cue.start, page.span.start)
        text += characters(_TAG.sub("", cue.text).replace("\n", "")) * shared / (cue.end - cue.start)
    if not text:
        return
    load = (text + sum(map(characters, page.lines))) * 1000 / page.span.length
    if load > evidence.profile.unreadable + _ROUNDING:
        yield _breach("page-unreadable", f"with the dialogue {load:.1f} characters a second", cue=page.cue)
    elif load > evidence.profile.dense + _ROUNDING:
        message = (
            f"with the dialogue {load:.1f} characters a second; over {evidence.profile.dense} is hard to read"
        )
        yield Diagnostic("page-dense", message, "warning", cue=page.cue)


_ROUNDING = 0.01


def _reversible(original: Track, stripped: Track) -> Iterator[Diagnostic]:
    """Promise 5: without its notes the file is the original again."""
    for place, (before, after) in enumerate(zip(original.cues, stripped.cues, strict=False), 1):
        if before != after:
            message = f"taking the notes out gives {_described(after)}, the original has {_described(before)}"
            yield _breach("not-reversible", message, cue=place)
            return
    if len(original.cues) != len(stripped.cues):
        counts = f"{len(stripped.cues)} cues, the original has {len(original.cues)}"
        yield _breach("not-reversible", f"taking the notes out gives {counts}")


def _repeatable(from_original: Track, from_merged: Track) -> Iterator[Diagnostic]:
    """Promise 6: merging the merged file gives what merging the original gives."""
    if from_original.cues != from_merged.cues:
        yield _breach(
            "not-idempotent", "merging this file again gives another result than merging the original"
        )


def _only_data(showings: Sequence[Showing]) -> Iterator[Diagnostic]:
    """Promise 9: a note's text is text, whatever it holds."""
    for showing in showings:
        for page in showing.pages:
            if page.markup:
                yield _breach(
                    "markup", f'markup in the text of a note: "{" ".join(page.lines)}"', cue=page.cue
                )


def _quoted(cue: Cue) -> str:
    text = cue.text.replace("\n", " / ")
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


def _during(span: Span) -> str:
    return f"from {span.start} to {span.end} ms"


def _described(cue: Cue) -> str:
    settings = f" {cue.settings}" if cue.settings else ""
    return f"{_quoted(cue)} {_during(Span(min(cue.start, cue.end), cue.end))}{settings}"
