"""What a merge is told, and what its stages hand on: settings, pages, notes found and placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from overlay.model.pack import Basis, Note
from overlay.model.track import Span

Placement = Literal["top", "flat", "gap", "track"]
How = Literal["quote", "words", "time"]
Reason = Literal["not-found", "ambiguous", "no-room", "other-episode", "filtered"]
LabelStyle = Literal["words", "marks"]
Status = Literal["unplaced", "absent"]

PLACEMENTS: tuple[Placement, ...] = ("top", "flat", "gap", "track")


@dataclass(frozen=True, slots=True)
class Profile:
    """How much text fits on screen and how long it takes to read (see `reading.profiles`).

    ``width`` is in terminal cells; a pace is either characters a second or words a minute (the
    other is 0); ``dense`` and ``unreadable`` are characters a second of a page and the dialogue
    beside it; the other figures are milliseconds.
    """

    name: str
    width: int
    lines: int
    characters_per_second: int
    words_per_minute: int
    lead_in: int
    shortest: int
    longest: int
    gap: int
    dense: int = 20
    unreadable: int = 28


@dataclass(frozen=True, slots=True)
class Page:
    """What fits on screen at once: its lines, and how long they take to read."""

    lines: tuple[str, ...]
    reading: int


@dataclass(frozen=True, slots=True)
class TimedPage:
    """A page with its time on screen."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A note with its moment: the claim's span, the cues that speak it, how found and how sure.

    ``cues`` are positions from 0 of the first and the last cue; both -1 when a time alone says
    where the claim is. ``score`` is from 0 to 1.
    """

    note: Note
    claim: Span
    cues: tuple[int, int]
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A located note with its pages, and its short form's pages where there is one."""

    located: Located
    pages: tuple[Page, ...]
    short: tuple[Page, ...] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A note with its pages on screen."""

    located: Located
    pages: tuple[TimedPage, ...]

    @property
    def note(self) -> Note:
        return self.located.note


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A note without screen time, with the reason; ``absent`` when it need not be here at all."""

    note: Note
    status: Status
    reason: Reason
    message: str
    located: Located | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can choose about a merge.

    ``language`` None means the pack's own; ``delay`` is the longest time in milliseconds between
    the end of a claim and the start of its note; empty ``categories`` and ``bases`` mean all.
    """

    placement: Placement = "top"
    profile: str = "default"
    episode: int | None = None
    language: str | None = None
    labels: LabelStyle = "words"
    delay: int = 10_000
    categories: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
