"""The values that every stage takes and returns: frozen, slotted, valid by construction.

Times are integer milliseconds; spans are half-open, [start, end). Positions of cues count from 0
here and from 1 in every report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from overlay.errors import Diagnostic

Placement = Literal["top", "flat", "gap", "track"]
Verdict = Literal["wrong", "invented", "misleading", "unproven", "disputed", "omitted", "right"]
Basis = Literal["record", "invention", "argument", "disputed"]
How = Literal["quote", "words", "time"]
Reason = Literal["not-found", "ambiguous", "no-room", "other-episode", "filtered"]
LabelStyle = Literal["words", "marks"]
Status = Literal["unplaced", "absent"]

PLACEMENTS: tuple[Placement, ...] = ("top", "flat", "gap", "track")
VERDICTS: tuple[Verdict, ...] = (
    "wrong", "invented", "misleading", "unproven", "disputed", "omitted", "right",
)  # fmt: skip
BASES: tuple[Basis, ...] = ("record", "invention", "argument", "disputed")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open time [start, end), with 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Cue:
    r"""A text shown during [start, end).

    ``text`` is verbatim, tags included; its lines are joined by ``\n`` and none is blank, except
    that an empty cue has the text ``""``. ``end`` may not be after ``start`` in a broken file:
    such a cue is kept and never shown. ``settings`` is what stood behind the time on its line.
    ``raw`` is the cue as its own format wrote it (times, settings and text), so that an untouched
    cue is written as it was read. Only `verbatim` sets it: a cue made in any other way, as by
    `dataclasses.replace`, has none. It takes no part in equality.
    """

    start: int
    end: int
    text: str
    settings: str = ""
    raw: str | None = field(default=None, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < 0:
            raise ValueError(f"negative time: {self.start} to {self.end}")

    @classmethod
    def verbatim(cls, start: int, end: int, text: str, settings: str, raw: str) -> Cue:
        """A cue as a reader found it, with the slice of the file that says the same.

        Times are at least 0. Reading a long track is mostly this: filling the slots one by one takes
        half the time of a frozen dataclass's own ``__init__``.
        """
        cue = object.__new__(cls)
        _set_start(cue, start)
        _set_end(cue, end)
        _set_text(cue, text)
        _set_settings(cue, settings)
        _set_raw(cue, raw)
        return cue

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n") if self.text else []

    @property
    def shown(self) -> bool:
        """Whether a viewer ever sees it: it lasts, and it holds text."""
        return self.end > self.start and bool(self.text)


_set_start, _set_end, _set_text, _set_settings, _set_raw = (
    Cue.__dict__[name].__set__ for name in ("start", "end", "text", "settings", "raw")
)


@dataclass(frozen=True, slots=True)
class Track:
    """One subtitle file or stream: its cues in order of their starts, and how it is written.

    ``newline`` is the file's line end; ``tail`` what follows the last cue (line ends only);
    ``format`` the name under which `formats` knows it. ``warnings`` are what the reader repaired.
    """

    cues: tuple[Cue, ...]
    format: str = "srt"
    newline: str = "\n"
    tail: str = "\n"
    warnings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = [cue.start for cue in self.cues]
        if starts != sorted(starts):
            raise ValueError("cues are out of order")

    @property
    def end(self) -> int:
        """When the last cue ends; 0 for an empty track."""
        return max((cue.end for cue in self.cues), default=0)


@dataclass(frozen=True, slots=True)
class ByLanguage(Generic[T]):
    """Something that differs by language: pairs of a BCP 47 tag and a value, tags unique."""

    entries: tuple[tuple[str, T], ...]

    def __post_init__(self) -> None:
        tags = [tag.casefold() for tag, _ in self.entries]
        if not tags or len(set(tags)) != len(tags):
            raise ValueError(f"languages must be unique and at least one: {tags}")

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return iter(self.entries)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(tag for tag, _ in self.entries)

    def match(self, language: str) -> tuple[str, T] | None:
        """The entry for a language: the same tag, else the nearest of the same base language.

        >>> ByLanguage((("pt-BR", "ação"), ("en", "deed"))).match("pt")
        ('pt-BR', 'ação')
        """
        wanted = language.casefold()
        base = wanted.split("-")[0]
        for test in (wanted, base):
            for entry in self.entries:
                if entry[0].casefold() == test:
                    return entry
        for entry in self.entries:
            if entry[0].casefold().split("-")[0] == base:
                return entry
        return None


Occurrence = int | Literal["all"] | None
"""Which of several matches is meant: the n-th from 1, all, or None: not said (the first)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """An anchor: a line of the dialogue, with what stands around it where that is given.

    ``after`` is how many milliseconds after the start of the quoted line the claim itself begins.
    """

    text: ByLanguage[str]
    prefix: ByLanguage[str] | None = None
    suffix: ByLanguage[str] | None = None
    occurrence: Occurrence = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """An anchor: words spoken within ``within`` milliseconds of one another.

    Per language, one group for each thing that must be said; a group holds its alternatives, and
    an alternative is a word or phrase whose last letters ``*`` stands for. ``unless`` holds words
    that, spoken within the same window, rule the place out.
    """

    groups: ByLanguage[tuple[tuple[str, ...], ...]]
    within: int = 10_000
    unless: ByLanguage[tuple[str, ...]] | None = None
    occurrence: Occurrence = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """An anchor: a time, in a named release or (``release`` None) in the track at hand."""

    at: int
    until: int | None = None
    release: str | None = None

    def __post_init__(self) -> None:
        if self.at < 0 or (self.until is not None and self.until <= self.at):
            raise ValueError(f"not a moment: {self.at} to {self.until}")


Anchor = Quote | Words | Moment


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference of a note to a source of its pack."""

    source: str
    locator: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One correction. The meaning of each field is told in the pack format's page."""

    id: str
    anchors: tuple[Anchor, ...]
    claim: str
    verdict: Verdict
    basis: Basis
    text: ByLanguage[str]
    episodes: tuple[int, ...] = ()
    short: ByLanguage[str] | None = None
    detail: ByLanguage[str] | None = None
    sources: tuple[Citation, ...] = ()
    category: str | None = None
    priority: int = 3
    author: str | None = None
    reviewed_by: str | None = None
    date: str | None = None
    status: Literal["draft", "reviewed"] | None = None

    def __post_init__(self) -> None:
        if not self.anchors:
            raise ValueError(f"note {self.id} has no anchor")
        if not 1 <= self.priority <= 5:
            raise ValueError(f"note {self.id}: priority {self.priority} is not 1 to 5")


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of a pack's bibliography."""

    key: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    accessed: str | None = None
    isbn: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What the notes are about."""

    title: str
    kind: Literal["film", "series", "lecture", "broadcast", "other"] = "other"
    original_title: str | None = None
    year: int | None = None
    episodes: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One cut of the work that anchors' times can refer to; ``fps`` is a decimal text."""

    key: str
    episode: int | None = None
    duration: int | None = None
    fps: str | None = None
    timing: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """The notes about one work, with their bibliography and the releases they know."""

    id: str
    title: str
    work: Work
    language: str
    license: str
    notes: tuple[Note, ...]
    sources: tuple[Source, ...] = ()
    releases: tuple[Release, ...] = ()


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
