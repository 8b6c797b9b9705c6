"""The notes that a merged file shows: put together from its lines, and recognised in the pack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from overlay.model import Note, Pack, Span
from overlay.verify.screen import Shown

_WRAPPING = re.compile(r'^\{\\an8\}|<font color="#ffff00">|</font>|</?i>|[\u2060-\u2069]')
_HEAD = re.compile(r"^\s*\[([^\[\]]*?)(?: ([0-9]+)/([0-9]+))?\]\s*")
_MARKUP = re.compile(r"<[a-zA-Z/!]|\{\\|-->|\\[Nnh]")


class Sighting(NamedTuple):
    """One page as a viewer meets it: its time, its lines without wrapping, the cue that begins it."""

    span: Span
    lines: tuple[str, ...]
    cue: int
    markup: bool


def sightings(screen: Sequence[Shown]) -> list[Sighting]:
    """The pages on screen, cues that go on showing the same lines taken together."""
    pages: list[Sighting] = []
    for shown in screen:
        if not shown.others or shown.cue.end <= shown.cue.start:
            continue
        text = "\n".join(shown.others)
        bare = _WRAPPING.sub("", text)
        lines = tuple(bare.split("\n"))
        span = Span(shown.cue.start, shown.cue.end)
        if pages and pages[-1].lines == lines and pages[-1].span.end == span.start:
            pages[-1] = pages[-1]._replace(span=Span(pages[-1].span.start, span.end))
        else:
            pages.append(Sighting(span, lines, shown.place + 1, _MARKUP.search(bare) is not None))
    return pages


class Showing(NamedTuple):
    """A note as a viewer meets it: the notes of the pack that it can be (none: unknown), its pages."""

    notes: tuple[Note, ...]
    pages: tuple[Sighting, ...]


def recognised(pages: Sequence[Sighting], pack: Pack) -> list[Showing]:
    """Put pages together by the count in their labels, and tell which note of the pack they are.

    Texts are compared by their letters and digits alone, so that neither line breaks nor signs
    replaced for safety matter.
    """
    known: dict[str, list[Note]] = {}
    for note in pack.notes:
        for form in (note.text, note.short):
            for _, text in form or ():
                same = known.setdefault(_letters(text), [])
                if note not in same:
                    same.append(note)
    showings: list[Showing] = []
    waiting: list[Sighting] = []
    for page in pages:
        head = _HEAD.match(" ".join(page.lines))
        number, count = (int(head[2] or 1), int(head[3] or 1)) if head else (1, 1)
        if waiting and number != len(waiting) + 1:
            showings.append(_showing(waiting, known))
            waiting = []
        waiting.append(page)
        if number == count:
            showings.append(_showing(waiting, known))
            waiting = []
    if waiting:
        showings.append(_showing(waiting, known))
    return showings


def _showing(pages: Sequence[Sighting], known: dict[str, list[Note]]) -> Showing:
    text = "".join(_letters(_HEAD.sub("", " ".join(page.lines))) for page in pages)
    return Showing(tuple(known.get(text, ())), tuple(pages))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
