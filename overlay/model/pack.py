"""What authors write: notes, their anchors, and the packs that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Verdict = Literal["wrong", "invented", "misleading", "unproven", "disputed", "omitted", "right"]
Basis = Literal["record", "invention", "argument", "disputed"]

VERDICTS: tuple[Verdict, ...] = (
    "wrong", "invented", "misleading", "unproven", "disputed", "omitted", "right",
)  # fmt: skip
BASES: tuple[Basis, ...] = ("record", "invention", "argument", "disputed")

T = TypeVar("T")


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
